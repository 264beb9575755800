// Why one site stands before another, in figures that the ranking already gave: no score is made here.
import type { RankedSite } from '../api/types';

export interface Difference {
  criterion: string;
  /** Contribution of the first site less that of the second; null where either is unknown. */
  points: number | null;
}

/** Criterion by criterion, the largest difference first, unknown ones last. */
export function differences(of: RankedSite, against: RankedSite, criteria: string[]): Difference[] {
  return criteria
    .map((criterion) => {
      const [a, b] = [of.contributions[criterion] ?? null, against.contributions[criterion] ?? null];
      return { criterion, points: a === null || b === null ? null : a - b };
    })
    .sort((x, y) => size(y) - size(x));
}

const size = (d: Difference) => (d.points === null ? -1 : Math.abs(d.points));
const LEAST_POINTS = 0.0005;

export interface Standing {
  /** How much of the score the site lacks to the other; negative when it leads. */
  behind: number | null;
  losses: Difference[];
  gains: Difference[];
  unknown: string[];
}

export function standing(of: RankedSite, against: RankedSite, criteria: string[]): Standing {
  const all = differences(of, against, criteria);
  return {
    behind: of.score === null || against.score === null ? null : against.score - of.score,
    losses: all.filter((d) => d.points !== null && d.points < -LEAST_POINTS),
    gains: all.filter((d) => d.points !== null && d.points > LEAST_POINTS),
    unknown: all.filter((d) => d.points === null).map((d) => d.criterion),
  };
}
