import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation, Finding } from '../api/types';
import * as format from '../format/format';
import { outcomeIn } from '../format/outcome';
import { inLang, titleOf } from '../format/title';
import { useLang } from '../state/view';
import { Icon } from '../ui/Icon';
import { Limited } from '../ui/Limited';
import { Original } from '../ui/Original';
import { TruthIcon } from '../ui/Status';
import { KnownFact, UnknownFact } from './FactList';

/** A step with more rules than this waits for a click. */
const OPEN_UP_TO = 3;
const SHOWN_AT_ONCE = 8;

/** Step by step, rule by rule, condition by condition: the trace of the screening is the answer. */
export function FindingTree({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="caption">{t('finding.none')}</p>;
  return <Branches findings={findings} depth={0} />;
}

const Branches = ({ findings, depth }: { findings: Finding[]; depth: number }) => (
  <Limited className="tree" items={findings} limit={depth === 0 ? Infinity : SHOWN_AT_ONCE}>
    {(finding, i) => <Node key={`${finding.id}-${i}`} finding={finding} depth={depth} />}
  </Limited>
);

function Node({ finding, depth }: { finding: Finding; depth: number }) {
  const { t } = useTranslation();
  const title = useTitle(finding, depth);
  const hasMore = finding.children.length > 0 || finding.facts.length > 0;
  const [isOpen, setOpen] = useState(depth === 0 && hasMore && finding.children.length <= OPEN_UP_TO);
  return (
    <li>
      <div className="node">
        <TruthIcon truth={finding.truth} />
        <span className={finding.title ? 'node-title' : 'node-title condition'}>
          {hasMore ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={t('finding.expand', { title })}
              onClick={() => setOpen(!isOpen)}
            >
              {title}
              {'\u00a0'}
              <Icon name="chevron" size={12} />
            </button>
          ) : (
            title
          )}
        </span>
        <span className="micro">{t(`truth.${finding.truth}`)}</span>
        <Evidence finding={finding} isWhole={isOpen || !hasMore || depth === 0} />
      </div>
      {isOpen && finding.children.length === 0 ? <FindingFacts finding={finding} /> : null}
      {isOpen && finding.children.length > 0 ? (
        <div className="below">
          <Branches findings={finding.children} depth={depth + 1} />
        </div>
      ) : null}
    </li>
  );
}

/** The steps have names in both languages; rules keep their own title, and a bare condition is its own title. */
function useTitle(finding: Finding, depth: number): string {
  const { t } = useTranslation();
  const lang = useLang();
  const given = titleOf(finding, lang) || inLang(finding.text, finding.textZh, lang);
  return depth === 0 ? t(`finding.steps.${finding.id}`, { defaultValue: given }) : given;
}

/** Closed, a rule shows what follows from it and where it stands; opened, its condition too. */
function Evidence({ finding, isWhole }: { finding: Finding; isWhole: boolean }) {
  const { t } = useTranslation();
  const lang = useLang();
  const text = isWhole && finding.title ? inLang(finding.text, finding.textZh, lang) : '';
  if (!text && !finding.citation && !finding.outcome) return null;
  return (
    <p className="evidence">
      {finding.outcome ? <span className="outcome">{outcomeIn(finding.outcome, lang, t)}</span> : null}
      {text ? (
        <span className="wording">{finding.textZh && lang === 'zh' ? text : <Original>{text}</Original>}</span>
      ) : null}
      {finding.citation ? <CitationLink citation={finding.citation} /> : null}
      {finding.confidence === 'primary' ? null : (
        <span className="micro">{t(`finding.confidence.${finding.confidence}`)}</span>
      )}
    </p>
  );
}

export function CitationLink({ citation }: { citation: Citation }) {
  const { t } = useTranslation();
  const lang = useLang();
  const { title, clause, url, copyRead, effectiveFrom: from, effectiveTo: to } = citation;
  const label = clause ? t('finding.clause', { title, clause }) : title;
  const until = to
    ? t('finding.inForceTo', { from: from && format.date(from, lang), to: format.date(to, lang) })
    : null;
  const force = until ?? (from ? t('finding.inForce', { from: format.date(from, lang) }) : undefined);
  if (!url)
    return (
      <cite lang="en" title={force}>
        {label}
      </cite>
    );
  return (
    <>
      <a lang="en" href={url} target="_blank" rel="noreferrer" title={force}>
        {label}
      </a>
      {copyRead ? (
        <a
          className="micro"
          href={copyRead}
          target="_blank"
          rel="noreferrer"
          title={t('finding.copyReadTitle', { title })}
        >
          {t('finding.copyRead')}
        </a>
      ) : null}
    </>
  );
}

/** A derived fact whose inputs are missing has no value, and is as open as an unknown one. */
function FindingFacts({ finding }: { finding: Finding }) {
  const open = finding.facts.filter((f) => f.state === 'unknown' || f.value === null);
  const settled = finding.facts.filter((f) => !open.includes(f));
  return (
    <div className="finding-facts">
      <dl className="facts">
        {settled.map((fact) => (
          <KnownFact key={fact.id} fact={fact} />
        ))}
      </dl>
      <ul className="unknowns">
        {open.map((fact) => (
          <UnknownFact key={fact.id} fact={fact} />
        ))}
      </ul>
    </div>
  );
}
