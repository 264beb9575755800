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
import { useIsDataHere } from './useIsDataHere';
import { useMapEvents } from './useMapEvents';
import { useMapLook } from './useMapLook';

declare global {
  interface Window {
    /** Only with ?test=1: the MapLibre map, for browser tests. */
    __map?: MapLibreMap;
  }
}

/** Waits for the workspace, whose bounds are the first view, and for what is drawn on it. */
export function MapView() {
  const { t } = useTranslation();
  const workspace = useWorkspace().data;
  const isDataHere = useIsDataHere();
  const [hasFailed, setHasFailed] = useState(false);
  if (hasFailed) return <p className="map-failed">{t('map.failed')}</p>;
  return (
    <div className="map">
      {workspace && isDataHere ? <DrawnMap workspace={workspace} onFailure={() => setHasFailed(true)} /> : null}
    </div>
  );
}

interface DrawnMapProps {
  workspace: Workspace;
  /** The browser has no WebGL 2: the tables must still work. */
  onFailure: () => void;
}

function DrawnMap({ workspace, onFailure }: DrawnMapProps) {
  const look = useMapLook();
  const container = useRef<HTMLDivElement>(null);
  const live = useLiveMap(container, look, workspace, onFailure);
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

function tryCreate(create: () => MapLibreMap): MapLibreMap | null {
  try {
    return create();
  } catch (error) {
    console.warn(error);
    return null;
  }
}

function useLiveMap(
  container: React.RefObject<HTMLDivElement | null>,
  look: MapLook,
  workspace: Workspace,
  onFailure: () => void,
) {
  const { t } = useTranslation();
  const [live, setLive] = useState<LiveMap | null>(null);
  const first = useRef({ look, workspace, onFailure, label: t('map.label') });
  useEffect(() => {
    if (!container.current) return;
    const { look, workspace, onFailure, label } = first.current;
    const { camera, test } = useView.getState();
    const map = tryCreate(() =>
      createMap(container.current as HTMLElement, mapStyle(look), camera ?? workspace.bounds, label),
    );
    if (!map) return onFailure();
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
