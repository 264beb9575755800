import type { TFunction } from 'i18next';
import type { Language } from '../api/types';
import * as format from './format';

const DAYS_UP_TO = 90;

/** A duration in days while they are few, in months after. */
export const spanIn = (days: number | null, lang: Language, t: TFunction) =>
  days === null
    ? '–'
    : days < DAYS_UP_TO
      ? t('pathway.days', { count: Math.round(days) })
      : t('pathway.months', { months: format.months(days, lang) });
