import type { Answer, Localised, Status, Text } from './common';

export interface Criterion {
  id: string;
  title: Localised;
  unit: string;
  direction: 'higher' | 'lower';
  anchors: [x: number, score: number][];
  defaultWeight: number;
  factId: string;
  description: Localised;
}

export interface Criteria extends Answer {
  criteria: Criterion[];
  statuses: Status[];
}

/** How the criteria become one order: a weighted sum, closeness to the ideal site, or ordered weights that stress the weakest. */
export type RankMethod = 'weighted-sum' | 'topsis' | 'owa';
export const rankMethods: RankMethod[] = ['weighted-sum', 'topsis', 'owa'];

export interface RankRequest {
  weights?: Record<string, number>;
  method?: RankMethod;
  requestedMw?: number;
}

export interface RankedSite {
  id: string;
  featureId: number;
  name: string;
  lon: number;
  lat: number;
  county?: string | null;
  state?: string | null;
  rank: number | null;
  /** With unknown criteria this is the low end of an interval up to scoreHigh; equal to it when all are known. */
  score: number | null;
  scoreHigh?: number | null;
  status: Status;
  statusReason: Text;
  requestedMw: number;
  headroomMw: number | null;
  contributions: Record<string, number | null>;
  unknownCriteria: string[];
  firstRankShare?: number | null;
}

export interface Ranking extends Answer {
  method: string;
  requestedMw: number;
  weights: Record<string, number>;
  criteria: string[];
  sites: RankedSite[];
}

/** How often a site comes first when the weights are drawn at random. */
export interface Robustness extends Partial<Answer> {
  draws: number;
  sites: { id: string; firstRankShare: number; rankAcceptability: number[]; meanRank: number }[];
}

export interface SiteComparison extends Partial<Answer> {
  pairs: {
    upper: string;
    lower: string;
    lead: number;
    text: Text;
    /** The least move of weight that turns the order of the two round; null when none does. */
    swap: { movedWeight: number; weights: Record<string, number> } | null;
  }[];
}
