import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../../api/queries';
import type { BusHeadroom } from '../../api/types';
import * as format from '../../format/format';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Failure, Loading } from '../../ui/States';

export function HeadroomTable() {
  const { t } = useTranslation();
  const headroom = useHeadroom();
  const columns = useColumns();
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  const select = useView((v) => v.select);
  const setHover = useView((v) => v.setHover);
  if (headroom.error) return <Failure error={headroom.error} onRetry={() => void headroom.refetch()} />;
  if (!headroom.data) return <Loading />;
  if (headroom.data.buses.length === 0) return <Empty>{t('grid.noBuses')}</Empty>;
  return (
    <div className="table-box">
      <DataTable
        label={t('grid.headroomTable')}
        columns={columns}
        rows={headroom.data.buses}
        keyOf={(b) => String(b.bus)}
        selected={selection?.kind === 'bus' ? String(selection.id) : null}
        hovered={hover?.kind === 'bus' ? String(hover.id) : null}
        onSelect={(b) => select({ kind: 'bus', id: b.bus })}
        onHover={(b) => setHover(b && { kind: 'bus', id: b.bus })}
      />
    </div>
  );
}

function useColumns(): Column<BusHeadroom>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(
    () => [
      {
        id: 'kv',
        header: t('grid.kv'),
        track: '50px',
        isDescendingFirst: true,
        sortBy: (b) => b.kv,
        cell: (b) => <span className="dim">{format.integer(b.kv, lang)}</span>,
      },
      {
        id: 'name',
        header: t('grid.bus'),
        track: 'minmax(0, 1fr)',
        sortBy: (b) => b.busName,
        cell: (b) => (
          <span className="strong" title={b.busName}>
            {b.busName}
          </span>
        ),
      },
      {
        id: 'mw',
        header: t('grid.mw'),
        title: t('grid.headroom'),
        track: '64px',
        isRight: true,
        isDescendingFirst: true,
        sortBy: (b) => b.injectionMw ?? undefined,
        cell: (b) => (b.injectionMw === null ? '–' : format.integer(b.injectionMw, lang)),
      },
      {
        id: 'binding',
        header: t('grid.binding'),
        track: 'minmax(0, 1fr)',
        sortBy: (b) => b.bindingBranch?.name,
        cell: (b) => (
          <span className="caption" title={b.bindingBranch?.name}>
            {b.bindingBranch?.name ?? '–'}
          </span>
        ),
      },
    ],
    [t, lang],
  );
}
