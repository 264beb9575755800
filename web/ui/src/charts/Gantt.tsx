import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayTask } from '../api/types';
import { listed } from '../format/format';
import { spanIn } from '../format/span';
import { textIn } from '../format/title';
import { useLang } from '../state/view';
import { schedule, type Arrow, type Bar } from './gantt';

const [NAMES, CHART, ROW, TOP] = [222, 398, 22, 22];
const DAYS_A_YEAR = 365;

/** Permits over time. The solid bar is the middle estimate, the pale tail the slow case of one in ten; outlined: perhaps not needed. */
export function Gantt({ tasks }: { tasks: PathwayTask[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { bars, arrows, last, unscheduled } = useMemo(() => schedule(tasks), [tasks]);
  const x = (day: number) => NAMES + (day / last) * (CHART - 12);
  const y = (row: number) => TOP + row * ROW;
  const height = TOP + bars.length * ROW + 6;
  return (
    <>
      <svg
        className="gantt"
        viewBox={`0 0 ${NAMES + CHART} ${height}`}
        role="img"
        aria-label={t('pathway.summary', {
          count: bars.length,
          list: listed(
            bars.map((b) => textIn(b.task.title, lang)),
            lang,
          ),
        })}
      >
        <Axis last={last} x={x} bottom={height} />
        {bars.map((bar) => (
          <Row key={bar.task.id} bar={bar} x={x} y={y} />
        ))}
        {arrows.map((arrow) => (
          <path
            key={arrow.key}
            className={arrow.isCritical ? 'link critical' : 'link'}
            d={elbow(arrow, x, y)}
            fill="none"
          />
        ))}
      </svg>
      {unscheduled.length > 0 ? (
        <p className="micro tray-note">
          {t('pathway.unscheduled', {
            list: listed(
              unscheduled.map((u) => textIn(u.title, lang)),
              lang,
            ),
          })}
        </p>
      ) : null}
    </>
  );
}

/** From one bar's edge to the other's: down first when there is room, so that lines do not cross bars. */
function elbow({ from, to }: Arrow, x: (day: number) => number, y: (row: number) => number): string {
  const [x1, y1, x2, y2] = [x(from.day), y(from.row) + ROW / 2, x(to.day), y(to.row) + ROW / 2];
  const turn = Math.min(x1 + 5, Math.max(x1, x2 - 4));
  return `M${x1} ${y1}H${turn}V${y2}H${x2}`;
}

function Axis({ last, x, bottom }: { last: number; x: (day: number) => number; bottom: number }) {
  const { t } = useTranslation();
  const years = Math.floor(last / DAYS_A_YEAR);
  const step = last < 500 ? 90 : last < 1500 ? 182 : DAYS_A_YEAR;
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  const label = (day: number) =>
    step === DAYS_A_YEAR || years > 3
      ? t('pathway.years', { count: Math.round(day / DAYS_A_YEAR) })
      : t('pathway.monthShort', { months: Math.round(day / 30.44) });
  return (
    <g>
      {ticks.map((day) => (
        <g key={day}>
          <line className="grid-line" x1={x(day)} x2={x(day)} y1={TOP - 6} y2={bottom} />
          <text className="axis" x={x(day) + 3} y={TOP - 9}>
            {label(day)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Row({ bar, x, y }: { bar: Bar; x: (day: number) => number; y: (row: number) => number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { task, row, start, end, late } = bar;
  const title = textIn(task.title, lang);
  const [left, right] = [x(start), Math.max(x(end), x(start) + 2)];
  const span = `${spanIn(task.p10Days, lang, t)} / ${spanIn(task.p50Days, lang, t)} / ${spanIn(task.p90Days, lang, t)}`;
  return (
    <g className={['task', task.isCritical ? 'critical' : '', task.truth === 'unknown' ? 'open' : ''].join(' ')}>
      <title>{`${title} · ${span}${task.citation ? ` · ${task.citation}` : ''}`}</title>
      {/* Only a page's own text ends in an ellipsis where the room does, in any language. */}
      <foreignObject x={0} y={y(row)} width={NAMES - 10} height={ROW}>
        <div className="task-name">
          <span>{title}</span>
          {task.truth === 'unknown' ? '\u00a0?' : null}
        </div>
      </foreignObject>
      {late !== null && x(late) > right ? (
        <rect className="late" x={right} y={y(row) + 7} width={x(late) - right} height={ROW - 14} rx={2} />
      ) : null}
      <rect className="bar" x={left} y={y(row) + 5} width={right - left} height={ROW - 10} rx={2} />
    </g>
  );
}
