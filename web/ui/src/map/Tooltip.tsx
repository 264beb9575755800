import { useTranslation } from 'react-i18next';
import { useLayers } from '../api/queries';
import * as format from '../format/format';
import { useBranches } from '../state/branches';
import { useCurrentFlow } from '../state/flow';
import { useCurrentRanking } from '../state/ranking';
import { useLang } from '../state/view';
import type { Pointed } from './useMapEvents';
import { useShownLoadings } from './useShownLoadings';
import { dots } from '../format/dots';

/** One line beside the pointer; everything more is in the inspector. */
export function Tooltip({ pointed }: { pointed: Pointed }) {
  const text = useTooltipText(pointed);
  if (!text) return null;
  const { x, y } = pointed;
  return (
    <div className="map-tip" style={{ left: x, top: y }} role="presentation">
      {text}
    </div>
  );
}

function useTooltipText({ hit }: Pointed): string {
  const { t } = useTranslation();
  const lang = useLang();
  const { byId } = useCurrentRanking();
  const layers = useLayers().data?.layers;
  const loading = useLoadingText();
  const branches = useBranches((b) => b.known);
  const p = hit.feature.properties;
  const name = typeof p['name'] === 'string' ? p['name'] : '';
  switch (hit.selection?.kind) {
    case 'site': {
      const site = byId.get(hit.selection.id);
      if (!site) return name;
      const score = site.score === null ? null : format.score(site.score);
      return dots(site.rank === null ? null : `#${site.rank}`, site.name, t(`status.${site.status}`), score);
    }
    case 'branch':
      return dots(
        name || branches.get(hit.selection.id)?.name || t('grid.branchTitle', { id: hit.selection.id }),
        loading(hit.selection.id),
      );
    case 'bus':
      return dots(
        name || t('grid.busTitle', { id: hit.selection.id }),
        typeof p['kv'] === 'number' ? format.kilovolts(p['kv'], lang) : null,
      );
    default: {
      const layer = layers?.find((l) => `layer-${l.id}` === hit.feature.layer.id.replace(/-(pattern|line)$/, ''));
      return dots(name, layer?.title[lang]);
    }
  }
}

function useLoadingText() {
  const { t } = useTranslation();
  const lang = useLang();
  const { flow } = useCurrentFlow();
  const shown = useShownLoadings();
  return (id: number) => {
    const at = flow?.branches.id.indexOf(id) ?? -1;
    const background = shown.percent[shown.id.indexOf(id)];
    if (!flow) return typeof background === 'number' ? format.percent(background, lang, 1) : null;
    if (at < 0) return null;
    const percent = flow.branches.loadingPercent[at];
    const flowMw = flow.branches.flowMw[at];
    if (typeof flowMw !== 'number') return t('status.unknown');
    const mw = format.megawatts(Math.abs(flowMw), lang);
    return typeof percent === 'number' ? `${format.percent(percent, lang, 1)} (${mw})` : `${mw}, ${t('grid.noRate')}`;
  };
}
