import { useTranslation } from 'react-i18next';
import { useGenerators, useHeadroom } from '../../api/queries';
import type { GridChange } from '../../api/types';
import * as format from '../../format/format';
import { useTechnologyName } from '../../format/useTechnologyName';
import { useBranches } from '../../state/branches';
import { useLang } from '../../state/view';

/** A change in words. */
export function useChangeText(): (change: GridChange) => string {
  const { t } = useTranslation();
  const lang = useLang();
  const technology = useTechnologyName();
  const buses = useHeadroom().data?.buses;
  const known = useBranches((b) => b.known);
  const generators = useGenerators(true).data?.generators;
  const bus = (id: number) => buses?.find((b) => b.bus === id)?.busName ?? t('grid.busTitle', { id });
  const branch = (id: number) => known.get(id)?.name ?? t('grid.branchTitle', { id });
  const generator = (id: number) => generators?.find((g) => g.id === id)?.name ?? String(id);
  return (change) => {
    switch (change.kind) {
      case 'load':
        return t('scenario.load', { mw: format.megawatts(change.mw, lang), bus: bus(change.bus) });
      case 'generation':
        return t('scenario.generation', {
          mw: format.megawatts(change.mw, lang),
          bus: bus(change.bus),
          technology: technology(change.technology),
        });
      case 'retire':
        return t('scenario.retire', { generator: generator(change.generator) });
      case 'keep':
        return t('scenario.keepOn', { generator: generator(change.generator) });
      case 'outage':
        return t('scenario.outage', { branch: branch(change.branch) });
      case 'upgrade':
        return t('scenario.upgrade', { branch: branch(change.branch), mw: format.megawatts(change.rateMw, lang) });
      case 'scale':
        return t('scenario.scale', { load: format.percent((change.loadFactor - 1) * 100, lang) });
      case 'heat-wave':
        return t('scenario.heatWave', {
          load: format.percent((change.loadFactor - 1) * 100, lang),
          rating: format.percent((1 - change.ratingFactor) * 100, lang),
        });
    }
  };
}
