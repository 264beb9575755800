import type { RankColumns, RankedSite, Ranking } from './types';

/** The columns of a ranking as rows. */
export function rankingOf({ sites, ...rest }: RankColumns): Ranking {
  return { ...rest, sites: sites.id.map((_, at) => new Row(sites, rest.criteria, at)) };
}

/** Contributions are read by few rows at a time; a hundred thousand dictionaries would only fill memory. */
class Row implements RankedSite {
  readonly id: string;
  readonly featureId: number;
  readonly name: string;
  readonly county: string | null;
  readonly state: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly rank: number | null;
  readonly score: number;
  readonly scoreHigh: number;
  readonly status: RankedSite['status'];
  readonly statusReason: RankedSite['statusReason'];
  readonly requestedMw: number;
  readonly headroomMw: number | null;
  readonly #columns: RankColumns['sites'];
  readonly #criteria: string[];
  readonly #at: number;

  constructor(columns: RankColumns['sites'], criteria: string[], at: number) {
    [this.#columns, this.#criteria, this.#at] = [columns, criteria, at];
    this.id = columns.id[at] as string;
    this.featureId = columns.featureId[at] as number;
    this.name = columns.name[at] as string;
    this.county = columns.county[at] as string | null;
    this.state = columns.state[at] as string | null;
    this.lon = columns.lon[at] as number;
    this.lat = columns.lat[at] as number;
    this.rank = columns.rank[at] as number | null;
    this.score = columns.score[at] as number;
    this.scoreHigh = columns.scoreHigh[at] as number;
    this.status = columns.status[at] as RankedSite['status'];
    this.statusReason = columns.reasons[columns.statusReason[at] as number] as RankedSite['statusReason'];
    this.requestedMw = columns.requestedMw[at] as number;
    this.headroomMw = columns.headroomMw[at] as number | null;
  }

  get contributions(): RankedSite['contributions'] {
    return Object.fromEntries(this.#criteria.map((id, i) => [id, this.#columns.contributions[i]?.[this.#at] ?? null]));
  }
}
