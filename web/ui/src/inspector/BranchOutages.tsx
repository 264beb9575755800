import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useContingencies } from '../api/queries';
import * as format from '../format/format';
import { useLang, useView } from '../state/view';

const SHOWN = 5;

/** Which single outages load this branch most (N-1). */
export function BranchOutages({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const select = useView((v) => v.select);
  const data = useContingencies(
    true,
    useView((v) => v.changes),
  ).data;
  if (!data) return null;
  const worst = data.worst.filter((w) => w.branch === id).slice(0, SHOWN);
  const at = data.worstByBranch.id.indexOf(id);
  const percent = data.worstByBranch.loadingPercent[at];
  if (worst.length === 0 && typeof percent !== 'number') return null;
  return (
    <div className="section">
      <h3>{t('grid.worstOutages')}</h3>
      <ul className="plain">
        {worst.map(({ outage, loadingPercent }) => (
          <li key={`${outage.kind}:${outage.id}`} className="limit">
            {outage.kind === 'branch' ? (
              <Button className="link-button" onPress={() => select({ kind: 'branch', id: Number(outage.id) })}>
                {outage.name}
              </Button>
            ) : (
              <span>{outage.name}</span>
            )}
            <span className={(loadingPercent ?? 0) > 100 ? 'strong overloaded' : 'strong'}>
              {loadingPercent === null ? t('grid.noRate') : format.percent(loadingPercent, lang)}
            </span>
          </li>
        ))}
        {worst.length === 0 && typeof percent === 'number' ? (
          <li className="limit">
            <span>{t('grid.worstOutage')}</span>
            <span className="strong">{format.percent(percent, lang)}</span>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
