import { useTranslation } from 'react-i18next';
import { useSite } from '../api/queries';
import type { Fact } from '../api/types';
import { useMeasure } from '../format/useMeasure';
import { KnownFact, UnknownFact } from './FactList';

/** What the map layers say at the site and along its tie line: measured facts, unknown ones among them. */
export function LayersHere({ site }: { site: string }) {
  const { t } = useTranslation();
  const measure = useMeasure();
  const detail = useSite(site).data;
  if (!detail) return null;
  const isMeasured = (f: Fact) => f.source?.method.startsWith('measured') || f.state === 'unknown';
  const along = detail.tieLine?.facts ?? [];
  return (
    <>
      <Group title={t('layersHere.site')} facts={detail.facts.filter((f) => isMeasured(f) && !along.includes(f))} />
      {along.length > 0 ? (
        <Group
          title={t('layersHere.tieLine', { km: measure.kilometers(detail.tieLine?.lengthKm ?? 0) })}
          facts={along}
        />
      ) : null}
    </>
  );
}

function Group({ title, facts }: { title: string; facts: Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <div className="section">
      <h2>{title}</h2>
      <dl className="facts">
        {facts
          .filter((f) => f.state !== 'unknown')
          .map((f) => (
            <KnownFact key={f.id} fact={f} />
          ))}
      </dl>
      <ul className="unknowns">
        {facts
          .filter((f) => f.state === 'unknown')
          .map((f) => (
            <UnknownFact key={f.id} fact={f} />
          ))}
      </ul>
    </div>
  );
}
