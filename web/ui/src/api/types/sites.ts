import type { Answer, Fact, Status, Text } from './common';
import type { BusHeadroom } from './grid';
import type { Determination } from './permits';
import type { RankedSite } from './rank';

export interface BranchRef {
  id: number;
  name: string;
}

export interface Poi {
  bus: number;
  busName: string;
  kv: number;
  distanceKm: number;
}

export interface SiteDetail extends Answer {
  id: string;
  featureId: number;
  name: string;
  lon: number;
  lat: number;
  geometry: GeoJSON.Geometry;
  areaHa: number | null;
  status: Status;
  statusReason: Text;
  /** The nearest point of interconnection, and all that were found. */
  poi: Poi | null;
  pois: Poi[];
  facts: Fact[];
  /** The route to the point of interconnection; absent until it is worked out. */
  tieLine?: { geometry: GeoJSON.Geometry; lengthKm: number; facts?: Fact[] | null } | null;
  headroom: BusHeadroom | null;
  determination: Determination;
}

/** A site that the reader has drawn or dropped. The server keeps it until it stops. */
export interface AddedSite extends Partial<Answer> {
  site: SiteDetail;
  ranked?: RankedSite | null;
  wouldRank?: number | null;
}

export interface UploadedSites extends Partial<Answer> {
  added: number;
  ids: string[];
  diagnostics: { code?: string; severity?: string; what: string; where?: string | null; remedy?: string | null }[];
}
