import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import type { Status } from '../api/types';
import * as format from '../format/format';
import { useLiveMapStore } from '../map/liveMap';
import { loadingClasses, voltageClasses } from '../map/loading';
import { dataColours } from '../map/palette';
import { useShownLayers } from '../map/useMapLook';
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

function useCaption(): () => Caption {
  const { t } = useTranslation();
  const lang = useLang();
  const mode = useView((v) => v.mode);
  const colour = useView((v) => v.branchColour);
  const shown = useShownLayers();
  const workspace = useWorkspace().data;
  return () => {
    const c = dataColours();
    const classes = colour === 'voltage' ? voltageClasses : loadingClasses;
    const unit = colour === 'voltage' ? ' kV' : ' %';
    const colours = colour === 'voltage' ? c.voltage : c.loading;
    const branches = classes.map((k, i) => ({
      label: k.label + unit,
      colour: colours[i] ?? c.noLimit,
      shape: 'line' as const,
    }));
    const sites = (Object.keys(shapes) as Status[]).map((s) => ({
      label: t(`status.${s}`),
      colour: c.status[s],
      shape: shapes[s],
    }));
    return {
      title: [workspace?.title[lang] ?? t('app.name'), t(`mode.${mode}`)].join(' · '),
      note: [
        workspace ? t('top.asOf', { date: format.date(workspace.asOf, lang) }) : '',
        workspace?.illustrative ? t('top.illustrativeNote') : '',
        workspace ? `${workspace.name} ${workspace.contentHash.slice(0, 12)}` : '',
      ]
        .filter(Boolean)
        .join(' · '),
      sources: [t('map.basemap'), ...(workspace?.attributions ?? [])].join(' · '),
      legend: [...(shown.includes('branch') ? branches : []), ...(shown.includes('site') ? sites : [])],
    };
  };
}
