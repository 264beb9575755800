import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation, Finding } from '../api/types';
import * as format from '../format/format';
import { useLang } from '../state/view';
import { Icon } from '../ui/Icon';
import { TruthIcon } from '../ui/Status';
import { KnownFact, UnknownFact } from './FactList';

/** Rule by rule, each resting on the ones below it: the trace of the screening is the answer. */
export function FindingTree({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="caption">{t('finding.none')}</p>;
  return <Branches findings={findings} depth={0} />;
}

const OPEN_DEPTH = 1;

const Branches = ({ findings, depth }: { findings: Finding[]; depth: number }) => (
  <ul className="tree">
    {findings.map((finding, i) => (
      <Node key={`${finding.id}-${i}`} finding={finding} depth={depth} />
    ))}
  </ul>
);

function Node({ finding, depth }: { finding: Finding; depth: number }) {
  const { t } = useTranslation();
  const hasMore = finding.children.length > 0 || finding.facts.length > 0;
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH);
  return (
    <li>
      <div className="node">
        <TruthIcon truth={finding.truth} />
        <span className="node-title">
          {hasMore ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={t('finding.expand', { title: finding.title })}
              onClick={() => setOpen(!isOpen)}
            >
              {finding.title}
              <Icon name="chevron" size={12} />
            </button>
          ) : (
            finding.title
          )}
        </span>
        <span className="micro">{finding.outcome ?? t(`truth.${finding.truth}`)}</span>
        <Evidence finding={finding} />
      </div>
      {isOpen && finding.facts.length > 0 ? <FindingFacts finding={finding} /> : null}
      {isOpen && finding.children.length > 0 ? <Branches findings={finding.children} depth={depth + 1} /> : null}
    </li>
  );
}

function Evidence({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  if (!finding.text && !finding.citation) return null;
  return (
    <p className="evidence">
      {finding.text} {finding.citation ? <CitationLink citation={finding.citation} /> : null}
      {finding.confidence === 'primary' ? null : (
        <span className="micro"> · {t(`finding.confidence.${finding.confidence}`)}</span>
      )}
    </p>
  );
}

export function CitationLink({ citation }: { citation: Citation }) {
  const { t } = useTranslation();
  const lang = useLang();
  const label = citation.clause
    ? t('finding.clause', { title: citation.title, clause: citation.clause })
    : citation.title;
  const { effectiveFrom: from, effectiveTo: to } = citation;
  const force = from
    ? to
      ? t('finding.inForceTo', { from: format.date(from, lang), to: format.date(to, lang) })
      : t('finding.inForce', { from: format.date(from, lang) })
    : undefined;
  if (!citation.url) return <cite title={force}>{label}</cite>;
  return (
    <a href={citation.url} target="_blank" rel="noreferrer" title={force}>
      {label}
    </a>
  );
}

const FindingFacts = ({ finding }: { finding: Finding }) => (
  <div className="finding-facts">
    <dl className="facts">
      {finding.facts
        .filter((f) => f.state === 'known')
        .map((fact) => (
          <KnownFact key={fact.id} fact={fact} />
        ))}
    </dl>
    <ul className="unknowns">
      {finding.facts
        .filter((f) => f.state === 'unknown')
        .map((fact) => (
          <UnknownFact key={fact.id} fact={fact} />
        ))}
    </ul>
  </div>
);
