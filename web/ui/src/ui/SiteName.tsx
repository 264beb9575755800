import type { RankedSite } from '../api/types';

/** A site by its name, over the county and State that it lies in. */
export const SiteName = ({ site }: { site: Pick<RankedSite, 'name' | 'county' | 'state'> }) => (
  <span className="named" title={site.name}>
    <span className="strong">{site.name}</span>
    <span className="micro">{placeOf(site) || '\u00a0'}</span>
  </span>
);

/** "Charles, MD"; empty where the workspace does not tell. */
export const placeOf = ({ county, state }: Pick<RankedSite, 'county' | 'state'>) =>
  [county, state].filter(Boolean).join(', ');
