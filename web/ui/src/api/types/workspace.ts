import type { Answer, Bounds, Localised } from './common';

export interface Workspace extends Answer {
  name: string;
  title: Localised;
  illustrative: boolean;
  illustrativeNote?: Localised | null;
  contentHash: string;
  createdAt?: string | null;
  bounds: Bounds;
  siteCount: number;
  busCount: number;
  branchCount: number;
  requestedMwDefault: number;
  asOf: string;
  regime: string;
  rulePacks: Pack[];
  attributions: string[];
}

export interface Pack {
  id: string;
  version: string;
  hash: string;
}

export interface LayerInfo {
  id: string;
  kind: string;
  title: Localised;
  /** false: the file is missing, and every fact measured on it is unknown. */
  isPresent: boolean;
  geometryKind: 'point' | 'line' | 'polygon';
  featureCount: number;
  source: string;
  sourceUrl?: string | null;
  vintage: string;
  licence: string;
  attribution: string;
  positionalAccuracyM?: number | null;
  illustrative: boolean;
  coverage?: { description: string; bounds?: Bounds | null } | null;
  tiles: string;
}

export interface Layers extends Answer {
  layers: LayerInfo[];
}
