import { useState, type ReactNode } from 'react';
import { Button, Input, Label, NumberField, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MissingFact } from '../../api/types';
import { idInWords } from '../../format/words';
import { inLang, titleOf } from '../../format/title';
import type { Stated } from '../../state/url';
import { useLang, useView } from '../../state/view';

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
                {idInWords(id)} = {valueText(value, t)}
              </span>
              <Button
                className="text-button remove"
                aria-label={t('ask.takeBack', { fact: idInWords(id) })}
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

const valueText = (value: Stated[string], t: (key: string) => string) =>
  typeof value === 'boolean' ? t(value ? 'site.yes' : 'site.no') : [value].flat().join(', ').replaceAll('_', ' ');

interface QuestionProps {
  fact: MissingFact;
  onAnswer: (value: Stated[string]) => void;
}

function Question({ fact, onAnswer }: QuestionProps) {
  const { t } = useTranslation();
  const lang = useLang();
  const title = titleOf(fact, lang) || idInWords(fact.id);
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

function AnswerField({ fact, title, onAnswer }: QuestionProps & { title: string }) {
  const { t } = useTranslation();
  if (fact.type === 'number') return <NumberAnswer fact={fact} title={title} onAnswer={onAnswer} />;
  if (fact.type === 'date') return <DayAnswer title={title} onAnswer={onAnswer} />;
  if (fact.type === 'choice' || fact.type === 'choices' || fact.type === 'text')
    return <WordAnswer fact={fact} title={title} onAnswer={onAnswer} />;
  return (
    <ToggleButtonGroup
      className="segments answer"
      aria-label={title}
      selectedKeys={[]}
      onSelectionChange={(keys) => onAnswer([...keys][0] === 'yes')}
    >
      <ToggleButton id="yes">{t('site.yes')}</ToggleButton>
      <ToggleButton id="no">{t('site.no')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

/** The browser's own date field. */
const DayAnswer = ({ title, onAnswer }: Pick<QuestionProps, 'onAnswer'> & { title: string }) => (
  <input
    className="plain-select"
    type="date"
    aria-label={title}
    onChange={(event) => event.target.value && onAnswer(event.target.value)}
  />
);

function NumberAnswer({ fact, title, onAnswer }: QuestionProps & { title: string }) {
  const { t } = useTranslation();
  const [value, setValue] = useState(NaN);
  return (
    <form
      className="answer-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isFinite(value)) onAnswer(value);
      }}
    >
      <NumberField className="field" aria-label={title} value={value} onChange={setValue}>
        <Label className="visually-hidden">{title}</Label>
        <Input placeholder={fact.unit ?? ''} />
      </NumberField>
      <Button type="submit" className="button small" isDisabled={!Number.isFinite(value)}>
        {t('ask.answer')}
      </Button>
    </form>
  );
}

function WordAnswer({ fact, title, onAnswer }: QuestionProps & { title: string }) {
  const { t } = useTranslation();
  const [value, setValue] = useState('');
  const options = fact.options ?? [];
  if (options.length > 0)
    return (
      <select
        className="plain-select"
        aria-label={title}
        value=""
        onChange={(event) =>
          event.target.value && onAnswer(fact.type === 'choices' ? [event.target.value] : event.target.value)
        }
      >
        <option value="">{t('ask.choose')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    );
  return (
    <form
      className="answer-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim()) onAnswer(value.trim());
      }}
    >
      <TextField className="field" value={value} onChange={setValue}>
        <Label className="visually-hidden">{title}</Label>
        <Input />
      </TextField>
      <Button type="submit" className="button small" isDisabled={!value.trim()}>
        {t('ask.answer')}
      </Button>
    </form>
  );
}
