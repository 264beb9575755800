import { useMemo } from 'react';
import { useLang, useView } from '../state/view';
import * as format from './format';

/** Lengths, areas and facts in the reader's language and units. */
export function useMeasure() {
  const lang = useLang();
  const units = useView((v) => v.units);
  return useMemo(
    () => ({
      kilometers: (km: number) => format.kilometers(km, lang, units),
      hectares: (ha: number) => format.hectares(ha, lang, units),
      fact: (value: number, unit?: string | null) => format.factNumber(value, unit, lang, units),
    }),
    [lang, units],
  );
}
