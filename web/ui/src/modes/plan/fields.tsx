import { Checkbox, Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { objectives, type Objective } from '../../api/types';
import { Icon } from '../../ui/Icon';

interface CheckProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: string;
}

export const Check = ({ isOn, onChange, children }: CheckProps) => (
  <Checkbox className="check" isSelected={isOn} onChange={onChange}>
    <span className="check-box" aria-hidden="true">
      <Icon name="check" size={12} />
    </span>
    {children}
  </Checkbox>
);

interface FieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  least: number;
  placeholder?: string;
  /** A year is a name, not an amount: 2028, never 2,028. */
  isYear?: boolean;
}

export const Field = ({ label, value, onChange, least, placeholder = '', isYear = false }: FieldProps) => (
  <NumberField
    className="field"
    value={value}
    onChange={onChange}
    minValue={least}
    formatOptions={{ useGrouping: !isYear }}
  >
    <Label>{label}</Label>
    <Input placeholder={placeholder} />
  </NumberField>
);

interface ObjectiveSelectProps {
  value: Objective;
  onChange: (objective: Objective) => void;
}

export function ObjectiveSelect({ value, onChange }: ObjectiveSelectProps) {
  const { t } = useTranslation();
  return (
    <label className="field">
      <span className="field-label">{t('plan.objectiveLabel')}</span>
      <select
        className="plain-select"
        value={value}
        onChange={(event) => onChange(objectives.find((o) => o === event.target.value) ?? 'score')}
      >
        {objectives.map((o) => (
          <option key={o} value={o}>
            {t(`plan.objectives.${o}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
