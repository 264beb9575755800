import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanResult } from '../../api/types';
import * as format from '../../format/format';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { StatusChip } from '../../ui/Status';

type Chosen = PlanResult['chosen'][number] & { order: number };

export function ChosenTable({ chosen }: { chosen: PlanResult['chosen'] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const rows = useMemo(() => chosen.map((c, i) => ({ ...c, order: i + 1 })), [chosen]);
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  const select = useView((v) => v.select);
  const setHover = useView((v) => v.setHover);
  return (
    <div className="table-box" style={{ maxHeight: 27 + 32 * Math.max(3, rows.length) }}>
      <DataTable
        label={t('plan.table')}
        columns={columns}
        rows={rows}
        keyOf={(c) => c.site}
        selected={selection?.kind === 'site' ? selection.id : null}
        hovered={hover?.kind === 'site' ? hover.id : null}
        onSelect={(c) => select({ kind: 'site', id: c.site })}
        onHover={(c) => setHover(c && { kind: 'site', id: c.site })}
      />
    </div>
  );
}

function useColumns(): Column<Chosen>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(
    () => [
      {
        id: 'order',
        header: '#',
        track: '40px',
        sortBy: (c) => c.order,
        cell: (c) => <span className="dim">{c.order}</span>,
      },
      {
        id: 'name',
        header: t('rank.site'),
        track: 'minmax(0, 1fr)',
        sortBy: (c) => c.name,
        cell: (c) => <span className="strong">{c.name}</span>,
      },
      {
        id: 'score',
        header: t('rank.score'),
        track: '60px',
        isRight: true,
        sortBy: (c) => c.score ?? undefined,
        cell: (c) => (c.score === null ? '–' : format.score(c.score)),
      },
      {
        id: 'mw',
        header: t('rank.mw'),
        track: '56px',
        isRight: true,
        sortBy: (c) => c.requestedMw,
        cell: (c) => format.integer(c.requestedMw, lang),
      },
      {
        id: 'status',
        header: t('rank.permit'),
        track: '94px',
        sortBy: (c) => c.status,
        cell: (c) => <StatusChip status={c.status} />,
      },
    ],
    [t, lang],
  );
}
