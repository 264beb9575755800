import { useEffect, useMemo, useRef, useState } from 'react';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../api/queries';
import type { Workspace } from '../api/types';
import { DraftBar } from '../add/DraftBar';
import { useView } from '../state/view';
import { Attribution } from './Attribution';
import { createMap, styleApplier } from './createMap';
import { LayerBar } from './LayerBar';
import { Legend } from './Legend';
import { MapTools } from './MapTools';
import { mapStyle, type MapLook } from './style';
import { Tooltip } from './Tooltip';
import { useDrawing } from './useDrawing';
import { useFeatureStates, type LiveMap } from './useFeatureStates';
import { useFlyTo } from './useFlyTo';
import { useKeepInView } from './useKeepInView';
import { useLiveMapStore } from './liveMap';
import { useLearnSelected } from './useLearnSelected';
import { useMapEvents } from './useMapEvents';
import { useMapLook } from './useMapLook';

declare global {
  interface Window {
    /** Only with ?test=1: the MapLibre map, for browser tests. */
    __map?: MapLibreMap;
  }
}

/** Waits for the workspace: its bounds are the first view. */
export function MapView() {
  const { t } = useTranslation();
  const workspace = useWorkspace().data;
  const [canDraw] = useState(hasWebGl2);
  if (!canDraw) return <p className="map-failed">{t('map.failed')}</p>;
  return <div className="map">{workspace ? <DrawnMap workspace={workspace} /> : null}</div>;
}

/** Without it the tables must still work. */
const hasWebGl2 = () => document.createElement('canvas').getContext('webgl2') !== null;

function DrawnMap({ workspace }: { workspace: Workspace }) {
  const look = useMapLook();
  const container = useRef<HTMLDivElement>(null);
  const live = useLiveMap(container, look, workspace);
  const map = live?.map ?? null;
  const constraintIds = useMemo(
    () => look.constraints.filter((c) => look.shownLayers.includes(c.info.id)).map((c) => `layer-${c.info.id}`),
    [look],
  );
  useFeatureStates(live);
  useDrawing(map);
  useFlyTo(map);
  useKeepInView(map);
  useLearnSelected(map);
  const pointed = useMapEvents(map, constraintIds);
  return (
    <>
      <div ref={container} className="map-canvas" />
      <LayerBar />
      <DraftBar />
      <MapTools map={map} workspace={workspace} />
      <Legend />
      <Attribution workspace={workspace} />
      {pointed ? <Tooltip pointed={pointed} /> : null}
    </>
  );
}

function useLiveMap(container: React.RefObject<HTMLDivElement | null>, look: MapLook, workspace: Workspace) {
  const { t } = useTranslation();
  const [live, setLive] = useState<LiveMap | null>(null);
  const first = useRef({ look, workspace, label: t('map.label') });
  useEffect(() => {
    if (!container.current) return;
    const { look, workspace, label } = first.current;
    const { camera, test } = useView.getState();
    const map = createMap(container.current, mapStyle(look), camera ?? workspace.bounds, label);
    if (test) window.__map = map;
    useLiveMapStore.setState({ map });
    setLive({ map, style: styleApplier(map) });
    return () => {
      delete window.__map;
      useLiveMapStore.setState({ map: null });
      map.remove();
      setLive(null);
    };
  }, [container]);
  useEffect(() => live?.style.apply(mapStyle(look)), [live, look]);
  return live;
}
