import type { RankRequest, Robustness, SiteComparison } from '../src/api/types';
import { answer } from './answer.ts';
import { rank } from './sites.ts';

export const robustness = (request: RankRequest): Robustness => ({
  ...answer(),
  draws: 1000,
  sites: rank(request).sites.map((s) => {
    const share = s.rank === null ? 0 : 1 / (s.rank + 2);
    return {
      id: s.id,
      firstRankShare: share,
      rankAcceptability: Array.from({ length: 10 }, (_, i) => share / (1 + Math.abs(i + 1 - (s.rank ?? 99)))),
      meanRank: s.rank ?? 999,
    };
  }),
});

export const compareSites = ([upper = '', lower = '']: string[], request: RankRequest): SiteComparison => ({
  ...answer(),
  pairs: [
    {
      upper,
      lower,
      lead: 0.1,
      text: 'Invented.',
      swap: { movedWeight: 0.12, weights: rank(request).weights },
    },
  ],
});
