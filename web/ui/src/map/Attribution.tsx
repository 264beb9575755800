import { useTranslation } from 'react-i18next';
import type { Workspace } from '../api/types';
import { dots } from '../format/dots';

/** Sources must be named (GeoNames is CC BY 4.0), and invented data must say so on the map itself. */
export function Attribution({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  const parts = [t('map.basemap'), ...workspace.attributions];
  return (
    <p className="map-attribution" tabIndex={0}>
      {workspace.illustrative ? <strong>{t('top.illustrative')} · </strong> : null}
      {dots(...parts)}
    </p>
  );
}
