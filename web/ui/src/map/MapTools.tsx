import type { Map as MapLibreMap } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../api/queries';
import type { Workspace } from '../api/types';
import { useCurrentRanking } from '../state/ranking';
import { useView } from '../state/view';
import { Icon } from '../ui/Icon';
import { IconButton } from '../ui/Buttons';
import { FIT_PADDING_PX } from './createMap';
import { pace, placeOf } from './useKeepInView';

const CLOSE_ZOOM = 10;

export function MapTools({ map, workspace }: { map: MapLibreMap | null; workspace: Workspace }) {
  const { t } = useTranslation();
  const selection = useView((v) => v.selection);
  const { byId } = useCurrentRanking();
  const buses = useHeadroom(selection?.kind === 'bus' || selection?.kind === 'branch').data?.buses;
  const fit = () => map?.fitBounds(workspace.bounds, { padding: FIT_PADDING_PX, duration: pace() });
  const goToSelection = () => {
    const place = map && selection ? placeOf(map, selection, byId, buses) : null;
    if (place) map?.easeTo({ center: place, zoom: Math.max(map.getZoom(), CLOSE_ZOOM), duration: pace() });
  };
  return (
    <div className="float map-tools" role="group" aria-label={t('app.map')}>
      <IconButton label={t('map.zoomIn')} onPress={() => map?.zoomIn({ duration: pace() })}>
        <Icon name="plus" />
      </IconButton>
      <IconButton label={t('map.zoomOut')} onPress={() => map?.zoomOut({ duration: pace() })}>
        <Icon name="minus" />
      </IconButton>
      <IconButton label={t('map.fit')} onPress={fit}>
        <Icon name="fit" />
      </IconButton>
      <IconButton label={t('map.fitSelection')} onPress={goToSelection} isDisabled={!selection}>
        <Icon name="target" />
      </IconButton>
    </div>
  );
}
