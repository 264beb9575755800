import { useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Hours } from '../../api/types';
import { Curve } from '../../charts/Curve';
import { HeatStrip } from '../../charts/HeatStrip';
import { duration, timeOf } from '../../charts/hours';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { useLang, useView } from '../../state/view';

type Shape = 'hourly' | 'duration';

export function YearStrip({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  const lang = useLang();
  const hour = useView((v) => v.hour);
  const set = useView((v) => v.set);
  const [shape, setShape] = useState<Shape>('hourly');
  const say = (at: number) => format.moment(timeOf(hours.start, hours.firstHour + at), lang);
  const at = hour === null ? null : hour - hours.firstHour;
  const load = at === null ? null : (hours.demandMw[at] ?? null);
  return (
    <section className="timeline" aria-label={t('hours.title')}>
      <div className="timeline-head">
        <strong>{at === null ? t('hours.none') : say(at)}</strong>
        <span className="caption">
          {load === null ? t('hours.pick') : t('hours.load', { load: format.gigawatts(load, lang) })}
        </span>
        <Button className="text-button" onPress={() => set(hour === null ? { run: null } : { hour: null })}>
          {t(hour === null ? 'hours.close' : 'hours.back')}
        </Button>
        <Exports
          name="hours"
          heads={['hour', 'time', 'demandMw', 'unservedMw', 'worstLoadingPercent']}
          rows={() =>
            hours.demandMw.map((mw, i) => [
              hours.firstHour + i,
              timeOf(hours.start, hours.firstHour + i)
                .toISOString()
                .slice(0, 16),
              mw,
              hours.unservedMw[i] ?? null,
              hours.worstLoadingPercent[i] ?? null,
            ])
          }
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
            values={hours.demandMw}
            hour={at}
            say={say}
            onHour={(i) => set({ hour: hours.firstHour + i })}
          />
          <Months hours={hours} />
        </>
      ) : (
        <LoadDuration hours={hours} />
      )}
    </section>
  );
}

const MONTHS = 12;

function Months({ hours }: { hours: Hours }) {
  const lang = useLang();
  const isYear = hours.demandMw.length >= 8_000;
  if (!isYear) return null;
  return (
    <div className="months micro" aria-hidden="true">
      {Array.from({ length: MONTHS }, (_, i) => (
        <span key={i}>{format.month(timeOf(hours.start, i * 730 + 24), lang)}</span>
      ))}
    </div>
  );
}

function LoadDuration({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { hours: count, curve } = duration(hours.demandMw);
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
      width={640}
    />
  );
}
