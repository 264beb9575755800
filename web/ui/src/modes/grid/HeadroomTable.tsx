import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeadroom } from '../../api/queries';
import type { BusHeadroom } from '../../api/types';
import { Exports, pointFeature } from '../../export/Exports';
import * as format from '../../format/format';
import { BaseOverloads } from '../../inspector/BaseOverloads';
import { useLang, useView } from '../../state/view';
import { DataTable, TWO_LINES_PX, type Column } from '../../ui/DataTable';
import { Empty, Failure, Loading } from '../../ui/States';
import { useLinked } from '../../ui/useLinked';

/** Load that each bus can take, in the base case or the scenario. */
export function HeadroomTable() {
  const { t } = useTranslation();
  const changes = useView((v) => v.changes);
  const headroom = useHeadroom(true, changes);
  const columns = useColumns();
  const leastKv = useView((v) => v.leastKv);
  const linked = useLinked<BusHeadroom>('bus', (b) => b.bus);
  if (headroom.error) return <Failure error={headroom.error} onRetry={() => void headroom.refetch()} />;
  if (!headroom.data) return <Loading />;
  const buses = headroom.data.buses.filter((b) => b.kv >= (leastKv ?? 0));
  if (buses.length === 0) return <Empty>{t('grid.noBuses')}</Empty>;
  return (
    <div className="table-box">
      {changes.length > 0 ? <p className="table-note micro">{t('grid.headroomOfScenario')}</p> : null}
      <BaseOverloads changes={changes} />
      <DataTable label={t('grid.headroomTable')} columns={columns} rows={buses} {...linked} rowPx={TWO_LINES_PX} />
      <div className="table-foot">
        <Exports
          name="headroom"
          heads={['bus', 'busName', 'kv', 'injectionMw', 'redispatchMw', 'bindingBranch', 'outage']}
          rows={() =>
            buses.map((b) => [
              b.bus,
              b.busName,
              b.kv,
              b.injectionMw,
              b.redispatchMw ?? null,
              b.bindingBranch?.name ?? null,
              b.outage?.name ?? null,
            ])
          }
          features={() =>
            buses.flatMap((b) => (b.lon === null || b.lat === null ? [] : [pointFeature(b.lon, b.lat, { ...b })]))
          }
        />
      </div>
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
        cell: (b) => <BusAndLimit bus={b} />,
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
    ],
    [t, lang],
  );
}

function BusAndLimit({ bus }: { bus: BusHeadroom }) {
  const { t } = useTranslation();
  const limit = bus.bindingBranch && t('site.binding', { branch: bus.bindingBranch.name });
  return (
    <span className="named" title={limit ? `${bus.busName}\n${limit}` : bus.busName}>
      <span className="strong">{bus.busName}</span>
      {limit ? <span className="micro">{limit}</span> : null}
    </span>
  );
}
