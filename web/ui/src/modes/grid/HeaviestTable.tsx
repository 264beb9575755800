import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeavyBranch } from '../../api/types';
import * as format from '../../format/format';
import { useBranches } from '../../state/branches';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { LoadKey } from '../../ui/LoadMeter';

export function HeaviestTable({ branches }: { branches: HeavyBranch[] }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  const select = useView((v) => v.select);
  const setHover = useView((v) => v.setHover);
  return (
    <div className="table-box">
      <DataTable
        label={t('grid.heaviestTable')}
        columns={columns}
        rows={branches}
        keyOf={(b) => String(b.id)}
        selected={selection?.kind === 'branch' ? String(selection.id) : null}
        hovered={hover?.kind === 'branch' ? String(hover.id) : null}
        onSelect={({ id, name, kv, from, to }) => {
          useBranches.getState().learn([{ id, name, kv, from, to }]);
          select({ kind: 'branch', id });
        }}
        onHover={(b) => setHover(b && { kind: 'branch', id: b.id })}
      />
    </div>
  );
}

function useColumns(): Column<HeavyBranch>[] {
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
        header: t('grid.branch'),
        track: 'minmax(0, 1fr)',
        sortBy: (b) => b.name,
        cell: (b) => <span title={b.name}>{b.name}</span>,
      },
      {
        id: 'flow',
        header: t('grid.mw'),
        title: t('grid.flowMw'),
        track: '60px',
        isRight: true,
        isDescendingFirst: true,
        sortBy: (b) => Math.abs(b.flowMw),
        cell: (b) => <span className="dim">{format.integer(Math.abs(b.flowMw), lang)}</span>,
      },
      {
        id: 'loading',
        header: t('grid.loading'),
        track: '92px',
        isRight: true,
        isDescendingFirst: true,
        sortBy: (b) => b.loadingPercent ?? undefined,
        cell: (b) => (
          <>
            <LoadKey percent={b.loadingPercent} />
            <span className="strong">
              {b.loadingPercent === null ? '–' : format.percent(b.loadingPercent, lang, 1)}
            </span>
          </>
        ),
      },
    ],
    [t, lang],
  );
}
