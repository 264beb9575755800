import { useMemo } from 'react';
import type { PermitQuestion } from '../api/types';
import { useView } from './view';

/** What is asked about a site: under the chosen regime and day, with the facts that the reader states. */
export function usePermitQuestion(site: string | null): PermitQuestion | null {
  const facts = useView((v) => v.facts);
  const regime = useView((v) => v.regime);
  const asOf = useView((v) => v.asOf);
  return useMemo(
    () =>
      site === null
        ? null
        : {
            site,
            ...(Object.keys(facts).length > 0 ? { facts } : {}),
            ...(regime ? { regime } : {}),
            ...(asOf ? { asOf } : {}),
          },
    [site, facts, regime, asOf],
  );
}
