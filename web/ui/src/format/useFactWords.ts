import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFactCatalogue } from '../api/queries';
import type { FactValue } from '../api/types';
import { useLang } from '../state/view';
import { listed } from './format';
import { useMeasure } from './useMeasure';
import { idInWords } from './words';

/** Titles and values of the law's facts in the reader's language. */
export function useFactWords() {
  const { t } = useTranslation();
  const lang = useLang();
  const measure = useMeasure();
  const { data } = useFactCatalogue();
  return useMemo(() => {
    const titles = new Map(data?.facts.map((f) => [f.id, f.title]));
    const word = (code: string) => data?.words[code]?.[lang] ?? code.replaceAll('_', ' ');
    const value = (of: FactValue, unit: string | null | undefined): string => {
      if (of === null) return t('status.unknown');
      if (typeof of === 'boolean') return t(of ? 'site.yes' : 'site.no');
      if (typeof of === 'number') return measure.fact(of, unit === '1' ? null : unit);
      if (Array.isArray(of)) return of.length === 0 ? word('none') : listed(of.map(word), lang);
      return unit ? `${word(of)} ${unit}` : word(of);
    };
    return { title: (id: string) => titles.get(id)?.[lang] ?? idInWords(id), word, value };
  }, [t, lang, measure, data]);
}
