import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useContingencies } from '../api/queries';
import * as format from '../format/format';
import { useBranches } from '../state/branches';
import { useLang, useView } from '../state/view';

const SHOWN = 5;

/** Which single outages load this branch most (N-1). */
export function BranchOutages({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const select = useView((v) => v.select);
  const data = useContingencies(true).data;
  const known = useBranches((b) => b.known);
  if (!data) return null;
  const listed = data.worst
    .filter((w) => w.branch === id)
    .map((w) => ({ id: w.outage, name: w.outageName, percent: w.loadingPercent }));
  const at = data.worstByBranch.id.indexOf(id);
  const outage = data.worstByBranch.outage[at];
  const percent = data.worstByBranch.loadingPercent[at];
  const fallback =
    typeof outage === 'number' && typeof percent === 'number'
      ? [{ id: outage, name: known.get(outage)?.name ?? t('grid.branchTitle', { id: outage }), percent }]
      : [];
  const worst = (listed.length > 0 ? listed : fallback).slice(0, SHOWN);
  if (worst.length === 0) return null;
  return (
    <div className="section">
      <h3>{t('grid.worstOutages')}</h3>
      <ul className="plain">
        {worst.map((w) => (
          <li key={w.id} className="limit">
            <Button className="link-button" onPress={() => select({ kind: 'branch', id: w.id })}>
              {w.name}
            </Button>
            <span className={w.percent > 100 ? 'strong overloaded' : 'strong'}>{format.percent(w.percent, lang)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
