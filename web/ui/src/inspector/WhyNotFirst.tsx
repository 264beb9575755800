import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSiteComparison } from '../api/queries';
import type { RankedSite } from '../api/types';
import * as format from '../format/format';
import { useCriterionTitles, useCurrentRanking, useWeighedCriteria } from '../state/ranking';
import { standing, type Difference } from '../state/standing';
import { useLang, useView } from '../state/view';

/** What stands between this site and the first: criterion by criterion, in points of the score. */
export function WhyNotFirst({ site }: { site: RankedSite }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { sites } = useCurrentRanking();
  const criteria = useWeighedCriteria();
  const titles = useCriterionTitles();
  const select = useView((v) => v.select);
  const first = sites.find((s) => s.rank === 1);
  if (!first) return null;
  const isFirst = first.id === site.id;
  const other = isFirst ? sites.find((s) => s.rank === 2) : first;
  if (!other || site.score === null) return null;
  const { behind, losses, gains, unknown } = standing(
    site,
    other,
    criteria.map((c) => c.id),
  );
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t(isFirst ? 'why.first' : 'why.notFirst')}</h2>
        {behind === null ? null : (
          <span className="caption">
            {t(behind >= 0 ? 'why.behind' : 'why.ahead', { points: format.score(Math.abs(behind)) })}
          </span>
        )}
      </div>
      <p className="caption">
        {t(isFirst ? 'why.secondIs' : 'why.firstIs')}{' '}
        <Button className="link-button" onPress={() => select({ kind: 'site', id: other.id })}>
          {other.name}
        </Button>
      </p>
      <Differences items={[...losses, ...gains]} titles={titles} />
      {unknown.length > 0 ? (
        <p className="caption">
          {t('why.unknown', {
            criteria: format.listed(
              unknown.map((id) => titles[id] ?? id),
              lang,
            ),
          })}
        </p>
      ) : null}
      <Swap upper={isFirst ? site.id : other.id} lower={isFirst ? other.id : site.id} />
      {site.status === 'excluded' ? <p className="caption">{t('why.excluded')}</p> : null}
    </div>
  );
}

/** How little the weights must move to turn the two round: whether the order is firm. */
function Swap({ upper, lower }: { upper: string; lower: string }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { request } = useCurrentRanking();
  const set = useView((v) => v.set);
  // Another method orders by something else than the weighted sum that this turns round.
  const isSum = request?.method === 'weighted-sum';
  const pair = useSiteComparison([upper, lower], isSum ? request : null).data?.pairs[0];
  if (!pair) return null;
  const { swap } = pair;
  if (!swap) return <p className="caption">{t('why.noSwap')}</p>;
  const use = () =>
    set({ weights: Object.fromEntries(Object.entries(swap.weights).map(([id, w]) => [id, Math.round(w * 100)])) });
  return (
    <p className="caption">
      {t('why.swap', { share: format.percent(swap.movedWeight * 100, lang, 1) })}{' '}
      <Button className="text-button" onPress={use}>
        {t('why.useSwap')}
      </Button>
    </p>
  );
}

const SHOWN = 5;

function Differences({ items, titles }: { items: Difference[]; titles: Record<string, string> }) {
  const shown = [...items].sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0)).slice(0, SHOWN);
  const most = Math.max(...shown.map((d) => Math.abs(d.points ?? 0)), 1e-9);
  return (
    <ul className="differences">
      {shown.map(({ criterion, points }) => (
        <li key={criterion}>
          <span>{titles[criterion] ?? criterion}</span>
          <DifferenceBar share={(points ?? 0) / most} />
          <span className="value">{signed(points ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Left of the middle: points lost; right of it: points won. */
const DifferenceBar = ({ share }: { share: number }) => (
  <span className="difference-bar" aria-hidden="true">
    <i
      className={share < 0 ? 'loss' : 'gain'}
      style={{ width: `${Math.abs(share) * 50}%`, left: share < 0 ? `${50 - Math.abs(share) * 50}%` : '50%' }}
    />
  </span>
);

const signed = (points: number) => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(3)}`;
