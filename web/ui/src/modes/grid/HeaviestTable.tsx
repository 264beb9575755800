import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeavyBranch } from '../../api/types';
import { Exports } from '../../export/Exports';
import { useGridFeatures } from '../../export/useGridFeatures';
import * as format from '../../format/format';
import { infoOf, useBranches } from '../../state/branches';
import { useCurrentFlow } from '../../state/flow';
import { useLang, useView } from '../../state/view';
import { DataTable, TWO_LINES_PX, type Column } from '../../ui/DataTable';
import { LoadKey } from '../../ui/LoadMeter';
import { Empty } from '../../ui/States';
import { useLinked } from '../../ui/useLinked';

interface Row extends HeavyBranch {
  basePercent: number | null;
}

/** The heaviest branches of what is shown; with a scenario, beside what they carry in the base case. */
export function HeaviestTable() {
  const { t } = useTranslation();
  const rows = useRows();
  const { hasScenario } = useCurrentFlow();
  const columns = useColumns(hasScenario);
  const places = useGridFeatures();
  const linked = useLinked<Row>('branch', (b) => b.id);
  const select = (row: Row) => {
    useBranches.getState().learn([infoOf(row)]);
    linked.onSelect(row);
  };
  if (rows.length === 0) return <Empty>{t('grid.noHeavy')}</Empty>;
  return (
    <div className="table-box">
      <DataTable
        label={t('grid.heaviestTable')}
        columns={columns}
        rows={rows}
        {...linked}
        onSelect={select}
        rowPx={TWO_LINES_PX}
      />
      <div className="table-foot">
        <Exports
          name="heaviest-branches"
          heads={['id', 'name', 'kv', 'flowMw', 'rateMw', 'loadingPercent', 'basePercent']}
          rows={() => rows.map((b) => [b.id, b.name, b.kv, b.flowMw, b.rateMw, b.loadingPercent, b.basePercent])}
          features={() => rows.flatMap((b) => places.ofBranch(b.id, b))}
        />
      </div>
    </div>
  );
}

function useRows(): Row[] {
  const { base, flow } = useCurrentFlow();
  const leastKv = useView((v) => v.leastKv);
  return useMemo(() => {
    const before = new Map(base?.branches.id.map((id, i) => [id, base.branches.loadingPercent[i] ?? null]));
    return (flow?.heaviest ?? [])
      .filter((b) => leastKv === null || (b.kv !== null && b.kv >= leastKv))
      .map((b) => ({ ...b, basePercent: before.get(b.id) ?? null }));
  }, [base, flow, leastKv]);
}

function useColumns(hasScenario: boolean): Column<Row>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(() => {
    const kv: Column<Row> = {
      id: 'kv',
      header: t('grid.kv'),
      track: '44px',
      isDescendingFirst: true,
      sortBy: (b) => b.kv ?? undefined,
      cell: (b) => <span className="dim">{b.kv === null ? '–' : format.integer(b.kv, lang)}</span>,
    };
    const name: Column<Row> = {
      id: 'name',
      header: t('grid.branch'),
      track: 'minmax(0, 1fr)',
      sortBy: (b) => b.name,
      cell: (b) => (
        <span className="two-lines" title={b.name}>
          {b.name}
        </span>
      ),
    };
    const loading: Column<Row> = {
      id: 'loading',
      header: t('grid.loading'),
      track: '84px',
      isRight: true,
      isDescendingFirst: true,
      sortBy: (b) => b.loadingPercent ?? undefined,
      cell: (b) => (
        <>
          <LoadKey percent={b.loadingPercent} />
          <span className="strong">{b.loadingPercent === null ? '–' : format.percent(b.loadingPercent, lang)}</span>
        </>
      ),
    };
    const flow: Column<Row> = {
      id: 'flow',
      header: t('grid.mw'),
      title: t('grid.flowMw'),
      track: '56px',
      isRight: true,
      isDescendingFirst: true,
      sortBy: (b) => Math.abs(b.flowMw),
      cell: (b) => <span className="dim">{format.integer(Math.abs(b.flowMw), lang)}</span>,
    };
    return hasScenario ? [kv, name, ...againstBase(t('scenario.baseShort'), lang, loading)] : [kv, name, flow, loading];
  }, [t, lang, hasScenario]);
}

const change = (b: Row) =>
  b.loadingPercent === null || b.basePercent === null ? null : b.loadingPercent - b.basePercent;

const againstBase = (header: string, lang: 'en' | 'zh', loading: Column<Row>): Column<Row>[] => [
  {
    id: 'base',
    header,
    track: '56px',
    isRight: true,
    isDescendingFirst: true,
    sortBy: (b) => b.basePercent ?? undefined,
    cell: (b) => <span className="dim">{b.basePercent === null ? '–' : format.percent(b.basePercent, lang)}</span>,
  },
  loading,
  {
    id: 'change',
    header: 'Δ',
    track: '44px',
    isRight: true,
    isDescendingFirst: true,
    sortBy: (b) => change(b) ?? undefined,
    cell: (b) => <span className="dim">{signedPoints(change(b), lang)}</span>,
  },
];

function signedPoints(points: number | null, lang: 'en' | 'zh'): string {
  if (points === null) return '–';
  const whole = Math.round(points);
  return whole > 0 ? `+${format.integer(whole, lang)}` : format.integer(whole, lang);
}
