import type { FormEvent } from 'react';
import { Button, Checkbox, Input, Label, NumberField, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../api/queries';
import { isRunning, usePlan } from '../../state/plan';
import { heldOf, isValid, requestOf, studyOf, type Study } from '../../state/study';
import { useView } from '../../state/view';
import { Icon } from '../../ui/Icon';

/** The study: how many sites of which size, and what may be done for them. */
export function PlanForm() {
  const { t } = useTranslation();
  const workspaceMw = useWorkspace().data?.requestedMwDefault;
  const viewMw = useView((v) => v.requestedMw);
  const defaultMw = viewMw ?? workspaceMw ?? NaN;
  const held = useView((v) => v.study);
  const set = useView((v) => v.set);
  const { job, start } = usePlan();
  const study = studyOf(held, defaultMw);
  const change = (part: Partial<Study>) => set({ study: heldOf({ ...study, ...part }, defaultMw) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isValid(study)) void start(requestOf(study));
  };
  return (
    <form className="section form" onSubmit={submit}>
      <h2>{t('plan.title')}</h2>
      <p className="caption">{t('plan.lead')}</p>
      <div className="form-row">
        <Field
          label={t('plan.count')}
          value={study.siteCount}
          onChange={(siteCount) => change({ siteCount })}
          least={1}
        />
        <Field
          label={t('plan.mw')}
          value={study.requestedMw}
          onChange={(requestedMw) => change({ requestedMw })}
          least={1}
        />
        <Field
          label={t('plan.spacing')}
          value={study.minSpacingKm}
          onChange={(minSpacingKm) => change({ minSpacingKm })}
          least={0}
          placeholder={t('plan.noLimit')}
        />
        <Field
          label={t('plan.budget')}
          value={study.budgetMusd}
          onChange={(budgetMusd) => change({ budgetMusd })}
          least={0}
          placeholder={t('plan.noLimit')}
        />
        <Field label={t('plan.years')} value={study.years} onChange={(years) => change({ years })} least={1} />
        <Field
          label={t('plan.alternatives')}
          value={study.alternatives}
          onChange={(alternatives) => change({ alternatives })}
          least={0}
        />
      </div>
      <Check isOn={study.allowUndetermined} onChange={(allowUndetermined) => change({ allowUndetermined })}>
        {t('plan.undetermined')}
      </Check>
      <Check isOn={study.allowUpgrades} onChange={(allowUpgrades) => change({ allowUpgrades })}>
        {t('plan.upgradesAllowed')}
      </Check>
      {isValid(study) ? null : <p className="note">{t('plan.invalid')}</p>}
      <Button type="submit" className="button primary" isDisabled={!isValid(study) || isRunning(job)}>
        {t('plan.run')}
      </Button>
    </form>
  );
}

interface CheckProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: string;
}

const Check = ({ isOn, onChange, children }: CheckProps) => (
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
  hint?: string;
  placeholder?: string;
}

const Field = ({ label, value, onChange, least, hint, placeholder = '' }: FieldProps) => (
  <NumberField className="field" value={value} onChange={onChange} minValue={least}>
    <Label>{label}</Label>
    <Input placeholder={placeholder} />
    {hint ? (
      <Text slot="description" className="micro">
        {hint}
      </Text>
    ) : null}
  </NumberField>
);
