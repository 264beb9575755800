import { useTranslation } from 'react-i18next';
import { useSite } from '../api/queries';
import type { Fact, TieLine } from '../api/types';
import * as format from '../format/format';
import { useTieLineText } from '../format/useTieLineText';
import { useLang } from '../state/view';
import { KnownFact, UnknownFact } from './FactList';
import { dots } from '../format/dots';

/** What the map layers say at the site, unknown facts among them, and the routes of its tie lines. */
export function LayersHere({ site }: { site: string }) {
  const { t } = useTranslation();
  const detail = useSite(site).data;
  if (!detail) return null;
  const isMeasured = (f: Fact) => f.source?.method.startsWith('measured') || f.state === 'unknown';
  return (
    <>
      <Group title={t('layersHere.site')} facts={detail.facts.filter(isMeasured)} />
      <TieLines lines={detail.tieLines} />
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

/** The cheapest route is the one on the map. */
export function TieLines({ lines }: { lines: TieLine[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  const text = useTieLineText();
  if (lines.length === 0) return null;
  return (
    <div className="section">
      <h2>{t('layersHere.tieLines')}</h2>
      <p className="micro">{t('layersHere.onMap')}</p>
      <ul className="plain">
        {lines.map((line) => (
          <li key={line.bus} className="limit">
            <span>{t('layersHere.tieLineTo', { bus: line.bus, kv: format.kilovolts(line.kv, lang) })}</span>
            <span className="strong">
              {dots(text(line), line.barriersGivenUp && t('layersHere.barriers', { names: line.barriersGivenUp }))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
