import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { words } from './words';

/** A technology or fuel in the reader's language; one that nobody translated keeps its own name. */
export function useTechnologyName(): (id: string) => string {
  const { t } = useTranslation();
  return useCallback((id) => t(`technology.${id}`, { defaultValue: words(id.replaceAll('-', '_')) }), [t]);
}
