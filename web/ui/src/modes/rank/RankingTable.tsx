import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RankedSite } from '../../api/types';
import * as format from '../../format/format';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { openEnd, ScoreBar, scoreText } from '../../ui/ScoreBar';
import { StatusChip } from '../../ui/Status';

const statusOrder = { eligible: 0, review: 1, unknown: 2, excluded: 3 };

export function RankingTable({ sites, isUpdating }: { sites: RankedSite[]; isUpdating: boolean }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  const select = useView((v) => v.select);
  const setHover = useView((v) => v.setHover);
  return (
    <div className={isUpdating ? 'table-box updating' : 'table-box'} aria-busy={isUpdating}>
      <DataTable
        label={t('rank.table')}
        columns={columns}
        rows={sites}
        keyOf={(site) => site.id}
        selected={selection?.kind === 'site' ? selection.id : null}
        hovered={hover?.kind === 'site' ? hover.id : null}
        onSelect={(site) => select({ kind: 'site', id: site.id })}
        onHover={(site) => setHover(site && { kind: 'site', id: site.id })}
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
        track: '40px',
        sortBy: (s) => s.rank ?? undefined,
        cell: (s) => <span className="dim">{s.rank ?? '–'}</span>,
      },
      {
        id: 'name',
        header: t('rank.site'),
        track: 'minmax(0, 1fr)',
        sortBy: (s) => s.name,
        cell: (s) => (
          <span className="strong" title={s.name}>
            {s.name}
          </span>
        ),
      },
      {
        id: 'score',
        header: t('rank.score'),
        track: 'var(--track-score)',
        isDescendingFirst: true,
        sortBy: (s) => s.score ?? undefined,
        cell: (s) => (
          <>
            <ScoreBar low={s.score} high={openEnd(s)} />
            {scoreText(s.score, null)}
          </>
        ),
      },
      {
        id: 'mw',
        header: t('rank.mw'),
        title: t('rank.mwTitle'),
        track: '48px',
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
