import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../api/queries';
import * as format from '../format/format';
import { IllustrativeBadge } from '../shell/IllustrativeBadge';
import { useLang } from '../state/view';
import { Failure, Loading } from '../ui/States';
import { Binding } from './HeadroomSection';

export function BusInspector({ id }: { id: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const headroom = useHeadroom();
  const bus = headroom.data?.buses.find((b) => b.bus === id);
  return (
    <div className="inspector-body">
      <div className="section inspector-head">
        <div className="section-head">
          <h2 className="title">{bus?.busName ?? t('grid.busTitle', { id })}</h2>
        </div>
        <p className="caption">
          {[
            t('grid.busTitle', { id }),
            bus && format.kilovolts(bus.kv, lang),
            bus && bus.lon !== null && bus.lat !== null ? format.coordinates(bus.lon, bus.lat) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <IllustrativeBadge />
      </div>
      {headroom.error ? <Failure error={headroom.error} onRetry={() => void headroom.refetch()} /> : null}
      {headroom.isLoading ? <Loading /> : null}
      {headroom.data && !bus ? <p className="section">{t('grid.busNotFound')}</p> : null}
      {bus ? (
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
          {bus.note ? <p className="caption">{bus.note}</p> : null}
          <p className="micro">{t('grid.headroomNote')}</p>
        </div>
      ) : null}
    </div>
  );
}
