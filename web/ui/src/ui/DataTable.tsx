// One table for ranking, permits, grid and plan: sortable, virtual, one selected row, linked hover.
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { activeTable } from './activeTable';
import { nextSorting, sorted, type Sorting } from './sorting';

const ROW_PX = 32;
/** Rows whose cells hold two lines. */
export const TWO_LINES_PX = 40;
const HEAD_PX = 27;

export interface Column<Row> {
  id: string;
  header: string;
  title?: string;
  /** CSS grid track. */
  track: string;
  isRight?: boolean;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by; unknown values come last whichever way. Leave out for columns that cannot be sorted. */
  sortBy?: (row: Row) => number | string | undefined;
  /** Where a high value is the better one, the first click shows it first. */
  isDescendingFirst?: boolean;
}

interface DataTableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  selected: string | null;
  hovered?: string | null;
  onSelect: (row: Row) => void;
  onHover?: (row: Row | null) => void;
  onOpen?: (row: Row) => void;
  rowPx?: number;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, selected, hovered, onSelect, onHover, onOpen, rowPx = ROW_PX } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const base = useId();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const by = columns.find((column) => column.id === sorting?.id)?.sortBy;
  const isDescending = sorting?.isDescending ?? false;
  const order = useMemo(() => (by ? sorted(rows, by, isDescending) : rows), [rows, by, isDescending]);
  const at = useMemo(
    () => (selected === null ? -1 : order.findIndex((row) => keyOf(row) === selected)),
    [order, selected, keyOf],
  );
  const virtualizer = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    // The head scrolls with the rows and sticks: a row under it is not in sight.
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
  });
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [at, virtualizer]);

  const move = (delta: number) => {
    const next = order[Math.max(0, Math.min(order.length - 1, at < 0 ? 0 : at + delta))];
    if (next) onSelect(next);
  };
  useEffect(() => activeTable.use({ move, open: () => open() }));
  const open = () => {
    const row = order[at];
    if (row) (onOpen ?? onSelect)(row);
  };
  const keyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(step);
  };

  const tracks = { gridTemplateColumns: columns.map((c) => c.track).join(' ') };
  const rowId = (key: string) => `${base}${key}`;
  const isDrawn = at >= 0 && virtualizer.getVirtualItems().some((item) => item.index === at);
  return (
    <div
      className="table"
      role="grid"
      aria-label={label}
      aria-rowcount={order.length + 1}
      aria-activedescendant={isDrawn && selected !== null ? rowId(selected) : undefined}
      tabIndex={0}
      ref={scroller}
      onKeyDown={keyDown}
      onMouseLeave={() => onHover?.(null)}
    >
      <div role="rowgroup" className="table-head">
        <div role="row" aria-rowindex={1} className="table-row" style={tracks}>
          {columns.map((column) => {
            const direction = sorting?.id !== column.id ? 'none' : isDescending ? 'descending' : 'ascending';
            return (
              <div
                key={column.id}
                role="columnheader"
                className={column.isRight ? 'cell end' : 'cell'}
                aria-sort={direction}
                title={column.title}
              >
                {column.sortBy ? (
                  <button type="button" tabIndex={-1} onClick={() => setSorting(nextSorting(sorting, column))}>
                    {column.header}
                    {{ none: '', ascending: ' ↑', descending: ' ↓' }[direction]}
                  </button>
                ) : (
                  column.header
                )}
              </div>
            );
          })}
        </div>
      </div>
      <div role="rowgroup" className="table-body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = order[item.index];
          if (!row) return null;
          const key = keyOf(row);
          return (
            <div
              key={key}
              id={rowId(key)}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={key === selected}
              className={key === hovered ? 'table-row hovered' : 'table-row'}
              style={{ ...tracks, height: rowPx, transform: `translateY(${item.start - HEAD_PX}px)` }}
              onClick={() => onSelect(row)}
              onDoubleClick={() => onOpen?.(row)}
              onMouseEnter={() => onHover?.(row)}
            >
              {columns.map((column) => (
                <div key={column.id} role="gridcell" className={column.isRight ? 'cell end' : 'cell'}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
