import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MissingFact } from '../../api/types';
import { useFactWords } from '../../format/useFactWords';
import { inLang, titleOf } from '../../format/title';
import type { Stated } from '../../state/url';
import { useLang, useView } from '../../state/view';
import { AnswerField } from './AnswerField';

const ASKED_AT_ONCE = 5;

interface QuestionFormProps {
  missing: MissingFact[];
  /** The site is unknown for its ground too, which no answer here settles. */
  isGroundOpen: boolean;
  /** What is open of the ground. */
  children: ReactNode;
}

/** Asks only what can still change the answer: each answer removes the questions that it settles. */
export function QuestionForm({ missing, isGroundOpen, children }: QuestionFormProps) {
  const { t } = useTranslation();
  const facts = useView((v) => v.facts);
  const set = useView((v) => v.set);
  const [limit, setLimit] = useState(ASKED_AT_ONCE);
  const words = useFactWords();
  const stated = Object.entries(facts);
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('ask.title')}</h2>
        <span className="caption" role="status">
          {missing.length > 0
            ? t('ask.left', { count: missing.length })
            : t(isGroundOpen ? 'ask.groundOpen' : 'ask.settled')}
        </span>
      </div>
      {children}
      {stated.length > 0 ? (
        <ul className="changes" aria-label={t('ask.stated')}>
          {stated.map(([id, value]) => (
            <li key={id}>
              <span>
                {words.title(id)} = {words.value(value, null)}
              </span>
              <Button
                className="text-button remove"
                aria-label={t('ask.takeBack', { fact: words.title(id) })}
                onPress={() => set({ facts: Object.fromEntries(stated.filter(([other]) => other !== id)) })}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {missing.slice(0, limit).map((fact) => (
        <Question key={fact.id} fact={fact} onAnswer={(value) => set({ facts: { ...facts, [fact.id]: value } })} />
      ))}
      {missing.length > limit ? (
        <Button className="text-button" onPress={() => setLimit(limit + ASKED_AT_ONCE)}>
          {t('more', { count: missing.length - limit })}
        </Button>
      ) : null}
    </div>
  );
}

interface QuestionProps {
  fact: MissingFact;
  onAnswer: (value: Stated[string]) => void;
}

function Question({ fact, onAnswer }: QuestionProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const title = titleOf(fact, lang);
  return (
    <div className="question">
      <div>
        <span className="strong">{title}</span>
        {fact.rules ? <span className="micro"> {t('ask.rules', { count: fact.rules })}</span> : null}
      </div>
      <AnswerField fact={fact} title={title} onAnswer={onAnswer} />
      {fact.cost > 1 ? <p className="caption get">→ {inLang(fact.whatToGet, fact.whatToGetZh, lang)}</p> : null}
    </div>
  );
}
