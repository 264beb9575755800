import { useTranslation } from 'react-i18next';
import type { RankedSite } from '../api/types';
import { useCriterionTitles, useCurrentRanking } from '../state/ranking';
import { standing } from '../state/standing';

/** One sentence: which of the sites leads, by how much over the next, and on what. */
export function useReason(sites: RankedSite[]): string {
  const { t } = useTranslation();
  const titles = useCriterionTitles();
  const { criteria } = useCurrentRanking();
  const order = sites.filter((s) => s.score !== null && s.rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const [best, next] = order;
  if (!best) return t('compare.noneRanked');
  if (!next) return t('compare.onlyRanked', { best: best.name });
  const { behind, losses, gains } = standing(
    next,
    best,
    criteria.map((c) => c.id),
  );
  const name = (list: { criterion: string }[]) => titles[list[0]?.criterion ?? ''];
  const points = Math.abs(behind ?? 0).toFixed(3);
  const why = { best: best.name, next: next.name, points, loss: name(losses), gain: name(gains) };
  if (losses.length === 0) return t('compare.even', why);
  return t(gains.length === 0 ? 'compare.leads' : 'compare.leadsBut', why);
}
