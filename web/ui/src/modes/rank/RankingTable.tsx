import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankedSite } from '../../api/types';
import { Exports, pointFeature } from '../../export/Exports';
import * as format from '../../format/format';
import { textIn } from '../../format/title';
import { useCurrentRanking } from '../../state/ranking';
import { useLang } from '../../state/view';
import { DataTable, TWO_LINES_PX, type Column } from '../../ui/DataTable';
import { openEnd, ScoreBar, scoreText } from '../../ui/ScoreBar';
import { SiteName } from '../../ui/SiteName';
import { StatusChip } from '../../ui/Status';
import { useLinked } from '../../ui/useLinked';

const statusOrder = { eligible: 0, review: 1, unknown: 2, excluded: 3 };

export function RankingTable({ sites, isUpdating }: { sites: RankedSite[]; isUpdating: boolean }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const linked = useLinked<RankedSite>('site', (site) => site.id);
  return (
    <div className={isUpdating ? 'table-box updating' : 'table-box'} aria-busy={isUpdating}>
      <DataTable label={t('rank.table')} columns={columns} rows={sites} rowPx={TWO_LINES_PX} {...linked} />
      <RankingExports sites={sites} />
    </div>
  );
}

/** The ranking as files: the filtered rows, in rank order, with what each criterion adds. */
function RankingExports({ sites }: { sites: RankedSite[] }) {
  const lang = useLang();
  const { ranking } = useCurrentRanking();
  const criteria = ranking?.criteria ?? [];
  const row = (s: RankedSite) => ({
    rank: s.rank,
    id: s.id,
    name: s.name,
    county: s.county,
    state: s.state,
    lon: s.lon,
    lat: s.lat,
    score: s.score,
    scoreHigh: s.scoreHigh ?? null,
    status: s.status,
    statusReason: textIn(s.statusReason, lang),
    requestedMw: s.requestedMw,
    headroomMw: s.headroomMw,
    ...Object.fromEntries(criteria.map((id) => [`points_${id}`, s.contributions[id] ?? null])),
  });
  const heads = Object.keys(sites[0] ? row(sites[0]) : {});
  return (
    <div className="table-foot">
      <Exports
        name="ranking"
        heads={heads}
        rows={() => sites.map((s) => Object.values(row(s)))}
        features={() => sites.map((s) => pointFeature(s.lon, s.lat, row(s)))}
      />
    </div>
  );
}

function useColumns(): Column<RankedSite>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(
    () => [
      {
        id: 'rank',
        header: '#',
        track: '44px',
        sortBy: (s) => s.rank ?? undefined,
        cell: (s) => <span className="dim">{s.rank ?? '–'}</span>,
      },
      {
        id: 'name',
        header: t('rank.site'),
        track: 'minmax(0, 1fr)',
        sortBy: (s) => s.name,
        cell: (s) => <SiteName site={s} />,
      },
      {
        id: 'score',
        header: t('rank.score'),
        track: '56px',
        isDescendingFirst: true,
        sortBy: (s) => s.score ?? undefined,
        cell: (s) => (
          <span className="scored">
            {scoreText(s.score, null)}
            <ScoreBar low={s.score} high={openEnd(s)} />
          </span>
        ),
      },
      {
        id: 'mw',
        header: t('rank.mw'),
        title: t('rank.mwTitle'),
        track: '52px',
        isRight: true,
        isDescendingFirst: true,
        sortBy: (s) => s.headroomMw ?? undefined,
        cell: (s) => (s.headroomMw === null ? '–' : format.integer(s.headroomMw, lang)),
      },
      {
        id: 'status',
        header: t('rank.permit'),
        track: '94px',
        sortBy: (s) => statusOrder[s.status],
        cell: (s) => <StatusChip status={s.status} />,
      },
    ],
    [t, lang],
  );
}
