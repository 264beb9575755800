import { useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Input,
  Label,
  NumberField,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { MissingFact } from '../../api/types';
import { useFactWords } from '../../format/useFactWords';
import type { Stated } from '../../state/url';
import { Icon } from '../../ui/Icon';

interface AnswerProps {
  fact: MissingFact;
  title: string;
  onAnswer: (value: Stated[string]) => void;
}

/** The field that fits the shape of the fact. */
export function AnswerField({ fact, title, onAnswer }: AnswerProps) {
  const { t } = useTranslation();
  if (fact.type === 'number') return <NumberAnswer fact={fact} title={title} onAnswer={onAnswer} />;
  if (fact.type === 'date') return <DayAnswer title={title} onAnswer={onAnswer} />;
  if (fact.type === 'choices' && (fact.options ?? []).length > 0)
    return <WordsAnswer fact={fact} title={title} onAnswer={onAnswer} />;
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
const DayAnswer = ({ title, onAnswer }: Pick<AnswerProps, 'title' | 'onAnswer'>) => (
  <input
    className="plain-select"
    type="date"
    aria-label={title}
    onChange={(event) => event.target.value && onAnswer(event.target.value)}
  />
);

function NumberAnswer({ fact, title, onAnswer }: AnswerProps) {
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

/** Several words may hold at once; none of them is an answer too, where the words have one for it. */
function WordsAnswer({ fact, title, onAnswer }: AnswerProps) {
  const { t } = useTranslation();
  const words = useFactWords();
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <CheckboxGroup className="answer-choices" aria-label={title} value={chosen} onChange={setChosen}>
      <div className="choices" tabIndex={0} role="group" aria-label={title}>
        {(fact.options ?? []).map((option) => (
          <Checkbox key={option} value={option} className="check">
            <span className="check-box" aria-hidden="true">
              <Icon name="check" size={12} />
            </span>
            {words.word(option)}
          </Checkbox>
        ))}
      </div>
      <Button className="button small" isDisabled={chosen.length === 0} onPress={() => onAnswer(chosen)}>
        {t('ask.answer')}
      </Button>
    </CheckboxGroup>
  );
}

function WordAnswer({ fact, title, onAnswer }: AnswerProps) {
  const { t } = useTranslation();
  const words = useFactWords();
  const [value, setValue] = useState('');
  const options = fact.options ?? [];
  if (options.length > 0)
    return (
      <select
        className="plain-select"
        aria-label={title}
        value=""
        onChange={(event) => event.target.value && onAnswer(event.target.value)}
      >
        <option value="">{t('ask.choose')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {words.word(option)}
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
