import { useTranslation } from 'react-i18next';
import type { Fact, FactSource, Language, MissingFact, Text } from '../api/types';
import { factTitle, inLang, textIn, titleOf } from '../format/title';
import { useFactWords } from '../format/useFactWords';
import { useMeasure } from '../format/useMeasure';
import { useLang } from '../state/view';
import { dots } from '../format/dots';

/** Known facts with their source; unknown ones apart, with what would settle them. */
export function FactList({ facts, areaHa }: { facts: Fact[]; areaHa: number | null }) {
  const { t } = useTranslation();
  const measure = useMeasure();
  const known = facts.filter((f) => f.state === 'known' && !isStated(f));
  const stated = facts.filter((f) => f.state === 'known' && isStated(f));
  const unknown = facts.filter((f) => f.state === 'unknown');
  return (
    <>
      {unknown.length > 0 ? (
        <div className="section">
          <div className="section-head">
            <h2>{t('site.unknowns')}</h2>
          </div>
          <ul className="unknowns">
            {unknown.map((fact) => (
              <UnknownFact key={fact.id} fact={fact} />
            ))}
          </ul>
        </div>
      ) : null}
      <div className="section">
        <div className="section-head">
          <h2>{t('site.facts')}</h2>
        </div>
        {known.length === 0 ? <p className="caption">{t('site.noFacts')}</p> : null}
        <dl className="facts">
          {areaHa === null ? null : <FactRow title={t('site.area')} value={measure.hectares(areaHa)} />}
          {known.map((fact) => (
            <KnownFact key={fact.id} fact={fact} />
          ))}
        </dl>
      </div>
      {stated.length > 0 ? (
        <details className="section stated">
          <summary>{t('site.statedFacts', { count: stated.length })}</summary>
          <dl className="facts">
            {stated.map((fact) => (
              <KnownFact key={fact.id} fact={fact} />
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
}

/** Said by whoever made the workspace, not measured on a layer: many, and folded away. */
const isStated = (fact: Fact) => fact.source?.method === 'stated';

export function UnknownFact({
  fact,
}: {
  fact: Pick<Fact, 'id' | 'title' | 'titleZh'> & { reason?: Text | null; whatToGet?: Text | null };
}) {
  const lang = useLang();
  return (
    <li>
      <span className="strong">{factTitle(fact, lang)}</span>
      {fact.reason ? <span className="caption">{textIn(fact.reason, lang)}</span> : null}
      {fact.whatToGet ? <span className="caption get">→ {textIn(fact.whatToGet, lang)}</span> : null}
    </li>
  );
}

/** A missing fact of the law as it is listed: title and remedy in the reader's language. */
export const missingIn = (fact: MissingFact, lang: Language) => ({
  id: fact.id,
  title: titleOf(fact, lang),
  whatToGet: inLang(fact.whatToGet, fact.whatToGetZh, lang),
});

export function KnownFact({ fact }: { fact: Fact }) {
  const words = useFactWords();
  const lang = useLang();
  return (
    <FactRow
      title={factTitle(fact, lang)}
      value={words.value(fact.value, fact.unit)}
      source={fact.source ?? null}
      state={fact.state}
    />
  );
}

interface FactRowProps {
  title: string;
  value: string;
  source?: FactSource | null;
  state?: Fact['state'];
}

/** What was not measured or stated says so: a presumption must not read like a finding. */
function FactRow({ title, value, source = null, state = 'known' }: FactRowProps) {
  const { t } = useTranslation();
  return (
    <div className="fact">
      <dt>{title}</dt>
      <dd>{value}</dd>
      {source ? <SourceLine source={source} /> : null}
      {state === 'presumed' || state === 'derived' ? <dd className="micro source">{t(`finding.${state}`)}</dd> : null}
    </div>
  );
}

function SourceLine({ source }: { source: FactSource }) {
  const detail = dots(source.method, source.detail, source.licence);
  const name = `${source.dataSet} ${source.vintage}`.trim();
  return (
    <dd className="micro source" title={detail}>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
      {source.method ? ` · ${source.method}` : null}
    </dd>
  );
}
