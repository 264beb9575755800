import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Exports, pointFeature } from '../export/Exports';
import type { RankedSite } from '../api/types';
import { textIn } from '../format/title';
import { useCriterionTitles, useCurrentRanking } from '../state/ranking';
import { useLang, useView } from '../state/view';
import { IconButton } from '../ui/Buttons';
import { Icon } from '../ui/Icon';
import { CompareTable } from './CompareTable';
import { useReason } from './useReason';

/** Two to four sites side by side, under the map, with the reason why the best of them leads. */
export function CompareTray() {
  const { t } = useTranslation();
  const compare = useView((v) => v.compare);
  const set = useView((v) => v.set);
  const { byId } = useCurrentRanking();
  const sites = compare.flatMap((id) => byId.get(id) ?? []);
  const reason = useReason(sites);
  if (compare.length === 0) return null;
  return (
    <section className="tray" aria-label={t('compare.title')}>
      <div className="tray-head">
        <h2>{t('compare.title')}</h2>
        <p className="caption" role="status">
          {sites.length < 2 ? t('compare.needMore') : reason}
        </p>
        <CompareExports sites={sites} />
        <Button className="text-button" onPress={() => set({ compare: [] })}>
          {t('compare.clear')}
        </Button>
        <IconButton label={t('compare.close')} onPress={() => set({ compare: [] })}>
          <Icon name="close" size={14} />
        </IconButton>
      </div>
      <CompareTable sites={sites} />
    </section>
  );
}

function CompareExports({ sites }: { sites: RankedSite[] }) {
  const lang = useLang();
  const titles = useCriterionTitles();
  const ids = Object.keys(titles);
  return (
    <Exports
      name="comparison"
      heads={['id', 'name', 'rank', 'score', 'status', 'headroomMw', ...ids, 'reason']}
      rows={() =>
        sites.map((s) => [
          s.id,
          s.name,
          s.rank,
          s.score,
          s.status,
          s.headroomMw,
          ...ids.map((id) => s.contributions[id] ?? null),
          textIn(s.statusReason, lang),
        ])
      }
      features={() => sites.map((s) => pointFeature(s.lon, s.lat, { ...s, contributions: undefined }))}
    />
  );
}
