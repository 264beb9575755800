import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import type { Status } from '../api/types';
import * as format from '../format/format';
import { useLiveMapStore } from '../map/liveMap';
import { dots } from '../format/dots';
import { headroomClasses, loadingClasses, voltageClasses } from '../map/loading';
import { dataColours } from '../map/palette';
import { useSelectedTieLines, useShownLayers } from '../map/useMapLook';
import { useLang, useView } from '../state/view';
import { drawPicture, type Caption } from './picture';

const shapes: Record<Status, Caption['legend'][number]['shape']> = {
  eligible: 'circle',
  review: 'diamond',
  excluded: 'square',
  unknown: 'ring',
};

/** Makes the picture of the map as it is now; null without a map. */
export function usePicture(): (() => HTMLCanvasElement) | null {
  const map = useLiveMapStore((s) => s.map);
  const caption = useCaption();
  return map ? () => drawPicture(map, caption()) : null;
}

const ramp = (classes: { label: string }[], colours: readonly string[], unit: string, shape: 'line' | 'circle') =>
  classes.map((k, i) => ({ label: k.label + unit, colour: colours[i] ?? '', shape, startsRow: i === 0 }));

function useCaption(): () => Caption {
  const { t } = useTranslation();
  const lang = useLang();
  const mode = useView((v) => v.mode);
  const colour = useView((v) => v.branchColour);
  const shown = useShownLayers();
  const workspace = useWorkspace().data;
  const hasTieLine = useSelectedTieLines().length > 0;
  return () => {
    const c = dataColours();
    const classes = colour === 'voltage' ? voltageClasses : loadingClasses;
    const unit = colour === 'voltage' ? ' kV' : ' %';
    const branches = ramp(classes, colour === 'voltage' ? c.voltage : c.loading, unit, 'line');
    const buses = ramp(headroomClasses, c.headroom, ' MW', 'circle');
    const sites = (Object.keys(shapes) as Status[]).map((s, i) => ({
      label: t(`status.${s}`),
      colour: c.status[s],
      shape: shapes[s],
      startsRow: i === 0,
    }));
    const tie = { label: t('map.tieLine'), colour: c.accent, shape: 'dashes' as const };
    return {
      title: dots(workspace?.title[lang] ?? t('app.name'), t(`mode.${mode}`), t(`map.${colour}Title`)),
      note: dots(
        workspace && t('top.asOf', { date: format.date(workspace.asOf, lang) }),
        workspace?.illustrative && t('top.illustrativeNote'),
        workspace && `${workspace.name} ${workspace.contentHash.slice(0, 12)}`,
      ),
      sources: dots(t('map.basemap'), ...(workspace?.attributions ?? [])),
      legend: [
        ...(shown.includes('branch') ? branches : []),
        ...(shown.includes('headroom') ? buses : []),
        ...(shown.includes('site') ? sites : []),
        ...(hasTieLine ? [tie] : []),
      ],
    };
  };
}
