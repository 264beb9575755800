import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { useState } from 'react';
import { useHours, useWorkspace } from '../../api/queries';
import type { Hours } from '../../api/types';
import { Curve } from '../../charts/Curve';
import { HeatStrip } from '../../charts/HeatStrip';
import { duration, timeOf } from '../../charts/hours';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { textIn } from '../../format/title';
import { useLang, useView } from '../../state/view';

/** All hours of the year at once: pick one, and the map shows its flow. Absent where no hours are known. */
export function Timeline() {
  const branchCount = useWorkspace().data?.branchCount ?? 0;
  const hours = useHours(branchCount > 0).data;
  if (!hours || hours.systemLoadMw.length === 0) return null;
  return <Strip hours={hours} />;
}

type Shape = 'hourly' | 'duration';

function Strip({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  const lang = useLang();
  const hour = useView((v) => v.hour);
  const set = useView((v) => v.set);
  const [shape, setShape] = useState<Shape>('hourly');
  const say = (at: number) => format.moment(timeOf(hours.start, at), lang);
  const load = hour === null ? null : (hours.systemLoadMw[hour] ?? null);
  return (
    <section className="timeline" aria-label={t('hours.title')}>
      <div className="timeline-head">
        <strong>{hour === null ? t('hours.none') : say(hour)}</strong>
        <span className="caption">
          {load === null ? t('hours.pick') : t('hours.load', { load: format.gigawatts(load, lang) })}
        </span>
        {hour === null ? null : (
          <Button className="text-button" onPress={() => set({ hour: null })}>
            {t('hours.back')}
          </Button>
        )}
        <Exports
          name="system-load"
          heads={['hour', 'time', 'systemLoadMw']}
          rows={() => hours.systemLoadMw.map((mw, i) => [i, timeOf(hours.start, i).toISOString().slice(0, 16), mw])}
        />
        <ToggleButtonGroup
          className="segments"
          aria-label={t('hours.shape')}
          disallowEmptySelection
          selectedKeys={[shape]}
          onSelectionChange={(keys) => setShape([...keys][0] as Shape)}
        >
          <ToggleButton id="hourly">{t('hours.hourly')}</ToggleButton>
          <ToggleButton id="duration">{t('hours.duration')}</ToggleButton>
        </ToggleButtonGroup>
      </div>
      {shape === 'hourly' ? (
        <>
          <HeatStrip
            label={t('hours.strip')}
            values={hours.systemLoadMw}
            hour={hour}
            say={say}
            onHour={(at) => set({ hour: at })}
          />
          <Months hours={hours} />
        </>
      ) : (
        <LoadDuration hours={hours} />
      )}
      {hours.note ? <p className="micro">{textIn(hours.note, lang)}</p> : null}
    </section>
  );
}

function Months({ hours }: { hours: Hours }) {
  const lang = useLang();
  return (
    <div className="months micro" aria-hidden="true">
      {Array.from({ length: 12 }, (_, i) => (
        <span key={i}>{format.month(timeOf(hours.start, i * 730 + 24), lang)}</span>
      ))}
    </div>
  );
}

function LoadDuration({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { hours: count, curve } = duration(hours.systemLoadMw);
  const most = curve[0]?.[1] ?? 0;
  const least = curve.at(-1)?.[1] ?? 0;
  return (
    <Curve
      summary={t('hours.durationSummary', { most: format.gigawatts(most, lang), least: format.gigawatts(least, lang) })}
      lines={[{ name: 'load', points: curve, colour: 'var(--accent)' }]}
      xMost={count}
      xLabels={[
        [0, '0'],
        [count / 2, format.integer(count / 2, lang)],
        [count, `${format.integer(count, lang)} h`],
      ]}
      yLabel={(mw) => format.gigawatts(mw, lang)}
      height={104}
    />
  );
}
