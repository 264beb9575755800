import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Input, Label, NumberField, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../api/queries';
import { isRunning, usePlan } from '../../state/plan';
import { useView } from '../../state/view';
import { Icon } from '../../ui/Icon';

export function PlanForm() {
  const { t } = useTranslation();
  const workspaceMw = useWorkspace().data?.requestedMwDefault;
  const viewMw = useView((v) => v.requestedMw);
  const [siteCount, setSiteCount] = useState(3);
  const [mw, setMw] = useState(viewMw ?? workspaceMw ?? NaN);
  const [spacingKm, setSpacingKm] = useState(NaN);
  const [allowUndetermined, setAllow] = useState(false);
  const { job, start } = usePlan();
  const isValid = Number.isInteger(siteCount) && siteCount > 0 && mw > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isValid) return;
    void start({
      siteCount,
      requestedMw: mw,
      allowUndetermined,
      ...(spacingKm > 0 ? { minSpacingKm: spacingKm } : {}),
    });
  };
  return (
    <form className="section form" onSubmit={submit}>
      <h2>{t('plan.title')}</h2>
      <p className="caption">{t('plan.lead')}</p>
      <div className="form-row">
        <Field label={t('plan.count')} value={siteCount} onChange={setSiteCount} least={1} />
        <Field label={t('plan.mw')} value={mw} onChange={setMw} least={1} />
      </div>
      <Field
        label={t('plan.spacing')}
        value={spacingKm}
        onChange={setSpacingKm}
        least={0}
        hint={t('plan.spacingHint')}
      />
      <Checkbox className="check" isSelected={allowUndetermined} onChange={setAllow}>
        <span className="check-box" aria-hidden="true">
          <Icon name="check" size={12} />
        </span>
        {t('plan.undetermined')}
      </Checkbox>
      {isValid ? null : <p className="note">{t('plan.invalid')}</p>}
      <Button type="submit" className="button primary" isDisabled={!isValid || isRunning(job)}>
        {t('plan.run')}
      </Button>
    </form>
  );
}

interface FieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  least: number;
  hint?: string;
}

const Field = ({ label, value, onChange, least, hint }: FieldProps) => (
  <NumberField className="field" value={value} onChange={onChange} minValue={least}>
    <Label>{label}</Label>
    <Input />
    {hint ? (
      <Text slot="description" className="micro">
        {hint}
      </Text>
    ) : null}
  </NumberField>
);
