import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../api/queries';
import type { BusHeadroom, GridChange } from '../api/types';
import * as format from '../format/format';
import { textIn } from '../format/title';
import { IllustrativeBadge } from '../shell/IllustrativeBadge';
import { useLang, useView } from '../state/view';
import { Failure, Loading } from '../ui/States';
import { BaseOverloads } from './BaseOverloads';
import { CopyCoordinates } from './CopyCoordinates';
import { Binding } from './HeadroomSection';
import { PlaceAtBus } from './PlaceAtBus';
import { dots } from '../format/dots';

export function BusInspector({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const changes = useView((v) => v.changes);
  const bus = useHeadroom().data?.buses.find((b) => b.bus === id);
  const headroom = useHeadroom(true, changes);
  const shown = headroom.data?.buses.find((b) => b.bus === id);
  return (
    <div className="inspector-body">
      <div className="section inspector-head">
        <div className="section-head">
          <h2 className="title">{bus?.busName ?? t('grid.busTitle', { id })}</h2>
        </div>
        <p className="caption place-line">
          {dots(t('grid.busTitle', { id }), bus && format.kilovolts(bus.kv, lang))}
          {bus && bus.lon !== null && bus.lat !== null ? <CopyCoordinates lon={bus.lon} lat={bus.lat} /> : null}
        </p>
        <IllustrativeBadge />
      </div>
      <PlaceAtBus bus={id} headroomMw={bus?.injectionMw ?? null} />
      {headroom.error ? <Failure error={headroom.error} onRetry={() => void headroom.refetch()} /> : null}
      {headroom.isLoading ? <Loading /> : null}
      {headroom.data && !shown ? <p className="section">{t('grid.busNotFound')}</p> : null}
      {shown ? <Headroom bus={shown} changes={changes} /> : null}
    </div>
  );
}

function Headroom({ bus, changes }: { bus: BusHeadroom; changes: GridChange[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  return (
    <div className="section">
      <h3>{t('grid.busHeadroom')}</h3>
      <div className="big-number">
        <strong>
          {bus.injectionMw === null ? t('site.headroomUnknown') : format.megawatts(bus.injectionMw, lang)}
        </strong>
      </div>
      {bus.bindingBranch ? (
        <Binding id={bus.bindingBranch.id} name={bus.bindingBranch.name} outage={bus.outage?.name} />
      ) : null}
      {typeof bus.redispatchMw === 'number' ? (
        <p className="caption">{t('grid.redispatch', { mw: format.megawatts(bus.redispatchMw, lang) })}</p>
      ) : null}
      {bus.injectionMw === 0 ? <BaseOverloads changes={changes} /> : null}
      {bus.note ? <p className="caption">{textIn(bus.note, lang)}</p> : null}
      <p className="micro">{t(changes.length > 0 ? 'grid.headroomOfScenario' : 'grid.headroomNote')}</p>
    </div>
  );
}
