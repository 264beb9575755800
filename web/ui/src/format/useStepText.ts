import { useTranslation } from 'react-i18next';
import type { JobProgress } from '../api/types';
import { useLang } from '../state/view';
import * as format from './format';

/** What a job does now, in the reader's language; a search is told by its figures. */
export function useStepText(): (progress: JobProgress | null | undefined) => string | null {
  const { t } = useTranslation();
  const lang = useLang();
  const number = (value: number | null) => (value === null ? '–' : format.decimal(value, lang, 4));
  return (progress) => {
    if (!progress?.step) return null;
    const { search, step } = progress;
    return search
      ? t('plan.round', {
          round: search.round,
          limits: search.limitsAdded,
          best: number(search.incumbent),
          bound: number(search.bound),
        })
      : t(`plan.step.${step}`, { defaultValue: step });
  };
}
