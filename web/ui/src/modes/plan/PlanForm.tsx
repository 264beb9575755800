import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../api/queries';
import { lengthUnit } from '../../format/format';
import { isRunning } from '../../state/follow';
import { usePlan } from '../../state/plan';
import { asksCost, heldOf, isValid, lacksCost, requestOf, studyOf, type Study } from '../../state/study';
import { useView } from '../../state/view';
import { Check, Field, ObjectiveSelect } from './fields';

/** The study: how many sites of which size, best in what, and over which years. */
export function PlanForm() {
  const { t } = useTranslation();
  const workspaceMw = useWorkspace().data?.requestedMwDefault;
  const viewMw = useView((v) => v.requestedMw);
  const defaultMw = viewMw ?? workspaceMw ?? NaN;
  const held = useView((v) => v.study);
  const set = useView((v) => v.set);
  const [more, setMore] = useState('');
  const { job, start } = usePlan();
  const study = studyOf(held, defaultMw);
  const extra = readMore(more);
  const change = (part: Partial<Study>) => set({ study: heldOf({ ...study, ...part }, defaultMw) });
  const needsCost = lacksCost(study, extra);
  const canRun = isValid(study) && extra !== null && !needsCost;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canRun) void start(requestOf(study, extra));
  };
  return (
    <form className="section form" onSubmit={submit}>
      <h2>{t('plan.title')}</h2>
      <p className="caption">{t('plan.lead')}</p>
      <Fields study={study} change={change} />
      <Check isOn={study.allowUndetermined} onChange={(allowUndetermined) => change({ allowUndetermined })}>
        {t('plan.undetermined')}
      </Check>
      <Check isOn={study.tradeOff} onChange={(tradeOff) => change({ tradeOff })}>
        {t('plan.tradeOff')}
      </Check>
      <details className="more-study">
        <summary>{t('plan.more')}</summary>
        <label className="field">
          <span className="field-label">{t('plan.moreHint')}</span>
          <textarea
            value={more}
            rows={6}
            spellCheck={false}
            placeholder='{ "dispatch": { "upgrades": [ … ] } }'
            onChange={(event) => setMore(event.target.value)}
          />
        </label>
        {extra === null ? <p className="note">{t('plan.moreInvalid')}</p> : null}
      </details>
      {needsCost ? <p className="note">{t('plan.needsCost')}</p> : null}
      {isValid(study) ? null : <p className="note">{t('plan.invalid')}</p>}
      <Button type="submit" className="button primary" isDisabled={!canRun || isRunning(job)}>
        {t('plan.run')}
      </Button>
    </form>
  );
}

/** null: not a JSON object. Empty text is no addition. */
function readMore(text: string): Record<string, unknown> | null {
  if (!text.trim()) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function Fields({ study, change }: { study: Study; change: (part: Partial<Study>) => void }) {
  const { t } = useTranslation();
  const distance = lengthUnit(useView((v) => v.units));
  // The link and the study hold kilometres; the field holds what the reader reads in.
  const length = (key: 'minSpacingKm' | 'lineMusd', label: string, factor: number) => (
    <Field
      label={label}
      value={study[key] * factor}
      onChange={(value) => change({ [key]: value / factor })}
      least={0}
      placeholder={t('plan.noLimit')}
    />
  );
  const number = (key: keyof Study, label: string, least: number, placeholder = '') => (
    <Field
      label={label}
      value={study[key] as number}
      onChange={(value) => change({ [key]: value })}
      least={least}
      placeholder={placeholder}
      isYear={key === 'firstYear'}
    />
  );
  return (
    <div className="form-row">
      {number('siteCount', t('plan.count'), 1)}
      {number('requestedMw', t('plan.mw'), 1)}
      <ObjectiveSelect value={study.objective} onChange={(objective) => change({ objective })} />
      {length('minSpacingKm', t('plan.spacing', { unit: distance.unit }), distance.perKm)}
      {number('firstYear', t('plan.firstYear'), 2020, t('plan.noYears'))}
      {study.firstYear > 0 ? number('years', t('plan.years'), 1) : null}
      {study.firstYear > 0 ? number('budgetMusd', t('plan.budget'), 0, t('plan.noLimit')) : null}
      {asksCost(study) ? number('siteMusd', t('plan.siteCost'), 0) : null}
      {asksCost(study) ? length('lineMusd', t('plan.lineCost', { unit: distance.unit }), 1 / distance.perKm) : null}
      {number('alternatives', t('plan.alternatives'), 0)}
    </div>
  );
}
