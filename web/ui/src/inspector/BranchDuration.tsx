import { useTranslation } from 'react-i18next';
import { useBranchHours, useHours } from '../api/queries';
import { Curve } from '../charts/Curve';
import { duration, hoursOver, timeOf } from '../charts/hours';
import { Exports } from '../export/Exports';
import * as format from '../format/format';
import { useLang, useView } from '../state/view';

/** How heavily the branch is loaded over the year, from its heaviest hour to its lightest, against its rating. */
export function BranchDuration({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const run = useView((v) => v.run);
  const hours = useHours(run).data;
  const series = useBranchHours(run, id).data?.loadingPercent;
  if (!hours || !series?.length) return null;
  const { hours: count, curve } = duration(series);
  const over = hoursOver(series, 100);
  const most = curve[0]?.[1] ?? 0;
  return (
    <div className="section">
      <div className="section-head">
        <h3>{t('hours.branchDuration')}</h3>
        <span className={over > 0 ? 'caption overloaded' : 'caption'}>
          {t('hours.over', { count: over, hours: format.integer(over, lang) })}
        </span>
      </div>
      <Curve
        summary={t('hours.branchSummary', { most: format.percent(most, lang), count: over })}
        lines={[{ name: 'loading', points: curve, colour: 'var(--accent)' }]}
        limit={{ y: 100, label: '100 %' }}
        xMost={count}
        xLabels={[
          [0, '0'],
          [count / 2, format.integer(count / 2, lang)],
          [count, `${format.integer(count, lang)} h`],
        ]}
        yLabel={(p) => format.percent(p, lang)}
      />
      <Exports
        name={`branch-${id}-hours`}
        heads={['hour', 'time', 'loadingPercent']}
        rows={() =>
          series.map((p, i) => [
            hours.firstHour + i,
            timeOf(hours.start, hours.firstHour + i)
              .toISOString()
              .slice(0, 16),
            p,
          ])
        }
      />
    </div>
  );
}
