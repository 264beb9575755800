import { useTranslation } from 'react-i18next';
import { useDetermination, useRegimes } from '../api/queries';
import type { Determination, Text, Titled, Truth } from '../api/types';
import * as format from '../format/format';
import { outcomeIn } from '../format/outcome';
import { inLang, titleOf } from '../format/title';
import { useFactWords } from '../format/useFactWords';
import { usePermitQuestion } from '../state/permits';
import { useCurrentRanking } from '../state/ranking';
import { useLang } from '../state/view';
import { Failure, Loading } from '../ui/States';
import { Limited } from '../ui/Limited';
import { TruthIcon } from '../ui/Status';
import { LawDifference } from '../modes/permits/LawDifference';
import { WhatIf } from '../modes/permits/WhatIf';
import { missingIn, UnknownFact } from './FactList';
import { FindingTree } from './FindingTree';
import { LayersHere } from './LayersHere';
import { OpenGroundList } from './OpenGroundList';
import { SiteHead } from './SiteInspector';
import { dots } from '../format/dots';

export function DeterminationInspector({ id }: { id: string }) {
  const determination = useDetermination(usePermitQuestion(id));
  const { byId } = useCurrentRanking();
  const { t } = useTranslation();
  const lang = useLang();
  if (determination.error) return <Failure error={determination.error} onRetry={() => void determination.refetch()} />;
  return (
    <>
      <div className="inspector-body">
        <SiteHead id={id} ranked={byId.get(id)} detail={undefined} />
        {determination.data ? <Answer of={determination.data} site={id} /> : <Loading />}
      </div>
      <p className="foot caption">{(lang === 'en' && determination.data?.notLegalAdvice) || t('permits.notAdvice')}</p>
    </>
  );
}

function Answer({ of, site }: { of: Determination; site: string }) {
  const { t } = useTranslation();
  const lang = useLang();
  const known = useRegimes().data?.regimes.find((r) => r.id === of.regime);
  const regime = known ? titleOf(known, lang) : of.regime;
  return (
    <>
      <div className="section">
        <h3>{t('permits.level')}</h3>
        <p className="big-number">
          <strong className="level">{t(`permits.levels.${of.reviewLevel}`)}</strong>
        </p>
        <p>{of.summary[lang]}</p>
        <p className="micro">
          {dots(`${t('permits.regime')} ${regime}`, `${t('permits.asOf')} ${format.date(of.asOf, lang)}`)}
        </p>
      </div>
      <LawDifference site={site} />
      <WhatIf site={site} />
      <div className="section">
        <h2>{t('permits.missing')}</h2>
        <OpenGroundList site={site} />
        {of.missingFacts.length === 0 ? (
          <p className="caption">{t('permits.missingNone')}</p>
        ) : (
          <Limited className="unknowns" items={of.missingFacts} limit={8}>
            {(fact) => <UnknownFact key={fact.id} fact={missingIn(fact, lang)} />}
          </Limited>
        )}
      </div>
      <div className="section">
        <h2>{t('permits.evidence')}</h2>
        <FindingTree findings={of.findings} />
      </div>
      <Truths
        title={t('permits.exclusions')}
        items={of.categoricalExclusions.map((c) => ({ ...c, id: c.ruleId, note: c.citation }))}
      />
      <Truths
        title={t('permits.circumstances')}
        items={of.extraordinaryCircumstances.map((c) => ({ ...c, note: c.citation }))}
      />
      <Truths title={t('permits.permits')} items={of.permits.map((p) => ({ ...p, note: p.citation }))} />
      <LayersHere site={site} />
      <Assumptions of={of} />
      <div className="section">
        <h2>{t('permits.packs')}</h2>
        <ul className="plain">
          {of.packs.map((pack) => (
            <li key={pack.id} className="caption">
              {pack.id} {pack.version} <code className="micro">{pack.hash.slice(0, 12)}</code>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** What the screening took for granted about the project, each with its reason. */
function Assumptions({ of }: { of: Determination }) {
  const { t } = useTranslation();
  const lang = useLang();
  const words = useFactWords();
  if (of.assumptions.length === 0) return null;
  return (
    <div className="section">
      <h2>{t('permits.assumptions')}</h2>
      <ul className="unknowns">
        {of.assumptions.map((a) => (
          <li key={a.factId}>
            <span className="strong">
              {words.title(a.factId)} ={' '}
              {words.value(a.value === 'true' ? true : a.value === 'false' ? false : a.value, null)}
            </span>
            <span className="caption">{inLang(a.why, a.whyZh, lang)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TruthItem extends Titled {
  id: string;
  truth: Truth;
  note?: string;
  url?: string | null;
  outcome?: Text | null;
}

function Truths({ title, items }: { title: string; items: TruthItem[] }) {
  const { t } = useTranslation();
  const lang = useLang();
  if (items.length === 0) return null;
  return (
    <div className="section">
      <h2>{title}</h2>
      <Limited className="tree" items={[...items].sort(byTruth)} limit={8}>
        {(item) => (
          <li key={item.id}>
            <div className="node">
              <TruthIcon truth={item.truth} />
              <span className="node-title">{titleOf(item, lang)}</span>
              <span className="micro">{t(`truth.${item.truth}`)}</span>
              {item.note ? (
                <p className="evidence">
                  {item.outcome ? <span className="outcome">{outcomeIn(item.outcome, lang, t)}</span> : null}
                  {item.url ? (
                    <a href={item.url} target="_blank" rel="noreferrer">
                      {item.note}
                    </a>
                  ) : (
                    item.note
                  )}
                </p>
              ) : null}
            </div>
          </li>
        )}
      </Limited>
    </div>
  );
}

/** What holds first, then what is open, then what does not hold. */
const truthOrder: Record<Truth, number> = { true: 0, unknown: 1, false: 2 };
const byTruth = (a: TruthItem, b: TruthItem) => truthOrder[a.truth] - truthOrder[b.truth];
