import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useContingencies } from '../../api/queries';
import type { WorstOutage } from '../../api/types';
import { Exports } from '../../export/Exports';
import { useGridFeatures } from '../../export/useGridFeatures';
import * as format from '../../format/format';
import { useBranches } from '../../state/branches';
import { useLang, useView } from '../../state/view';
import { DataTable, TWO_LINES_PX, type Column } from '../../ui/DataTable';
import { LoadKey } from '../../ui/LoadMeter';
import { Empty, Failure, Loading } from '../../ui/States';
import { useLinked } from '../../ui/useLinked';

/** Which branch gets heaviest when which other one goes out (N-1), of the base case or the scenario. */
export function ContingencyTable() {
  const { t } = useTranslation();
  const lang = useLang();
  const changes = useView((v) => v.changes);
  const contingencies = useContingencies(true, changes);
  const columns = useColumns();
  const places = useGridFeatures();
  const linked = useLinked<WorstOutage>('branch', (w) => w.branch);
  const select = (row: WorstOutage) => {
    useBranches.getState().learn([{ id: row.branch, name: row.name }]);
    linked.onSelect(row);
  };
  const { data, error, refetch } = contingencies;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.worst.length === 0) return <Empty>{t('grid.noOutage')}</Empty>;
  // A branch may suffer from several outages; the worst of them is the row that its selection marks.
  const selected = data.worst.find((w) => String(w.branch) === linked.selected);
  return (
    <div className="table-box">
      <p className="table-note micro">
        {t(changes.length > 0 ? 'grid.outagesOfScenario' : 'grid.outagesScreened', {
          count: data.screened,
          screened: format.integer(data.screened, lang),
          islanding: format.integer(data.splitting, lang),
        })}
      </p>
      <DataTable
        label={t('grid.outageTable')}
        columns={columns}
        rows={data.worst}
        {...linked}
        keyOf={keyOf}
        selected={selected ? keyOf(selected) : null}
        onSelect={select}
        rowPx={TWO_LINES_PX}
      />
      <div className="table-foot">
        <Exports
          name="contingencies"
          heads={['branch', 'name', 'outage', 'outageName', 'loadingPercent', 'flowMw', 'rateMw']}
          rows={() =>
            data.worst.map((w) => [
              w.branch,
              w.name,
              `${w.outage.kind}:${w.outage.id}`,
              w.outage.name,
              w.loadingPercent,
              w.flowMw,
              w.rateMw,
            ])
          }
          features={() => data.worst.flatMap((w) => places.ofBranch(w.branch, w))}
        />
      </div>
    </div>
  );
}

const keyOf = (w: WorstOutage) => `${w.branch}:${w.outage.kind}:${w.outage.id}`;

function useColumns(): Column<WorstOutage>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('grid.branchAndOutage'),
        track: 'minmax(0, 1fr)',
        sortBy: (w) => w.name,
        cell: (w) => (
          <span className="named" title={`${w.name}\n${t('site.outage', { outage: w.outage.name })}`}>
            <span>{w.name}</span>
            <span className="micro">{t('site.outage', { outage: w.outage.name })}</span>
          </span>
        ),
      },
      {
        id: 'loading',
        header: t('grid.loading'),
        track: '84px',
        isRight: true,
        isDescendingFirst: true,
        sortBy: (w) => w.loadingPercent ?? undefined,
        cell: (w) => (
          <>
            <LoadKey percent={w.loadingPercent} />
            <span className="strong">{w.loadingPercent === null ? '–' : format.percent(w.loadingPercent, lang)}</span>
          </>
        ),
      },
    ],
    [t, lang],
  );
}
