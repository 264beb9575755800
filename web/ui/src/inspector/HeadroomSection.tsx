import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SiteDetail } from '../api/types';
import * as format from '../format/format';
import { textIn } from '../format/title';
import { useMeasure } from '../format/useMeasure';
import { useLang, useView } from '../state/view';
import { BaseOverloads } from './BaseOverloads';

export function HeadroomSection({ detail, requestedMw }: { detail: SiteDetail; requestedMw: number | null }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { headroom, poi } = detail;
  const mw = headroom?.injectionMw ?? null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('site.headroom')}</h2>
        {requestedMw === null ? null : (
          <span className="caption">
            {t('site.requested')} {format.megawatts(requestedMw, lang)}
          </span>
        )}
      </div>
      <div className="big-number">
        <strong>{mw === null ? t('site.headroomUnknown') : format.megawatts(mw, lang)}</strong>
        {mw !== null && requestedMw !== null ? <Verdict mw={mw} requestedMw={requestedMw} /> : null}
      </div>
      {poi ? <Poi poi={poi} /> : null}
      {headroom?.bindingBranch ? (
        <Binding id={headroom.bindingBranch.id} name={headroom.bindingBranch.name} outage={headroom.outage?.name} />
      ) : null}
      {mw === 0 ? <BaseOverloads /> : null}
      {headroom?.note ? <p className="caption">{textIn(headroom.note, lang)}</p> : null}
    </div>
  );
}

function Verdict({ mw, requestedMw }: { mw: number; requestedMw: number }) {
  const { t } = useTranslation();
  const lang = useLang();
  const missing = requestedMw - mw;
  return (
    <span className="caption">
      {missing > 0
        ? t('site.short', { mw: format.megawatts(missing, lang) })
        : t('site.fits', { mw: format.megawatts(requestedMw, lang) })}
    </span>
  );
}

function Poi({ poi }: { poi: NonNullable<SiteDetail['poi']> }) {
  const { t } = useTranslation();
  const lang = useLang();
  const measure = useMeasure();
  const select = useView((v) => v.select);
  return (
    <p className="caption">
      <Button className="link-button" onPress={() => select({ kind: 'bus', id: poi.bus })}>
        {t('site.headroomAt', { bus: poi.busName, km: measure.kilometers(poi.distanceKm) })}
      </Button>{' '}
      · {format.kilovolts(poi.kv, lang)}
    </p>
  );
}

export function Binding({ id, name, outage }: { id: number; name: string; outage?: string | null | undefined }) {
  const { t } = useTranslation();
  const select = useView((v) => v.select);
  return (
    <p className="caption">
      <Button className="link-button" onPress={() => select({ kind: 'branch', id })}>
        {t('site.binding', { branch: name })}
      </Button>
      {outage ? ` ${t('site.outage', { outage })}` : null}
    </p>
  );
}
