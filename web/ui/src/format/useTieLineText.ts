import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TieLine } from '../api/types';
import { useLang } from '../state/view';
import { dots } from './dots';
import * as format from './format';
import { useMeasure } from './useMeasure';

/** Length and cost of a routed tie line; an unknown cost is said to be so. */
export function useTieLineText() {
  const { t } = useTranslation();
  const lang = useLang();
  const measure = useMeasure();
  return useCallback(
    (line: Pick<TieLine, 'lengthKm' | 'costUsd'>) =>
      dots(
        measure.kilometers(line.lengthKm),
        line.costUsd === null ? t('layersHere.costUnknown') : format.dollars(line.costUsd, lang),
      ),
    [t, lang, measure],
  );
}
