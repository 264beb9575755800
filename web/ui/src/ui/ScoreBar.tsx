import type { RankedSite } from '../api/types';
import * as format from '../format/format';

interface Interval {
  low: number | null;
  high: number | null;
}

/** Solid up to the low end; hatched on to the high end where unknown criteria leave it open. */
export const ScoreBar = ({ low, high }: Interval) => (
  <span className="score-bar" aria-hidden="true">
    {low === null ? null : <i style={{ width: `${low * 100}%` }} />}
    {low !== null && high !== null ? <i className="open" style={{ width: `${(high - low) * 100}%` }} /> : null}
  </span>
);

/** The high end of the score where unknown criteria leave it open; null where it is settled. */
export const openEnd = ({ score, scoreHigh }: Pick<RankedSite, 'score' | 'scoreHigh'>) =>
  typeof scoreHigh === 'number' && score !== null && scoreHigh > score ? scoreHigh : null;

export function scoreText(low: number | null, high: number | null): string {
  if (low === null) return '–';
  return high === null ? format.score(low) : `${format.score(low)}–${format.score(high)}`;
}
