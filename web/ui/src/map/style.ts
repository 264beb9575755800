// The whole map as a function of the view. MapLibre applies the difference to the style before.
import type { FeatureCollection, Geometry, Point } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { Language, LayerInfo } from '../api/types';
import type { Theme } from '../state/url';
import { basemapSources, fontFaces, ground, names } from './basemap';
import { constraintGround, constraintPoints, constraintSources, type ConstraintLook } from './constraintLayers';
import { draftLayers, draftSources, type DraftLook } from './draftLayers';
import { gridLayers, gridSources, overloadLabels, type GridLook } from './gridLayers';
import { basemapColours, dataColours } from './palette';
import {
  parcelLayers,
  siteLayers,
  siteSources,
  siteTileLayers,
  tieLineLayers,
  type SiteProperties,
  type TieLineLook,
} from './siteLayers';

export interface MapLook {
  theme: Theme;
  lang: Language;
  /** null while the workspace has no grid. */
  grid: GridLook | null;
  constraints: ConstraintLook[];
  shownLayers: string[];
  sites: FeatureCollection<Point, SiteProperties>;
  /** The layer of all sites, when they are so many that the map draws them from its tiles; else null. */
  manySites: LayerInfo | null;
  parcel: Geometry | null;
  selectedSite: string | null;
  /** From the selected site to its point of interconnection. */
  tieLine: TieLineLook | null;
  draft: DraftLook | null;
}

export function mapStyle(look: MapLook): StyleSpecification {
  const { theme, lang, grid, constraints, shownLayers } = look;
  const c = dataColours();
  const land = basemapColours(theme).land;
  return {
    version: 8,
    'font-faces': fontFaces(),
    sources: {
      ...basemapSources(),
      ...constraintSources(constraints),
      ...(grid ? gridSources(grid) : {}),
      ...siteSources(look.sites, look.parcel, look.tieLine, look.manySites),
      ...draftSources(look.draft),
    },
    layers: [
      ...ground(theme),
      ...constraintGround(constraints, shownLayers, c),
      ...parcelLayers(c),
      ...(grid ? gridLayers(grid, c, land) : []),
      ...constraintPoints(constraints, shownLayers),
      ...names(theme, lang),
      ...(grid ? overloadLabels(grid, c) : []),
      ...tieLineLayers(c),
      ...siteTileLayers(c, look.manySites, shownLayers.includes('site')),
      ...siteLayers(theme, c, look.selectedSite, shownLayers.includes('site')),
      ...draftLayers(look.draft, c),
    ],
  };
}
