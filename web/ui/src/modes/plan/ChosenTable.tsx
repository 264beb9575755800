import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanResult } from '../../api/types';
import { Exports, pointFeature } from '../../export/Exports';
import * as format from '../../format/format';
import { MILES_PER_KM } from '../../format/format';
import { useCurrentRanking } from '../../state/ranking';
import { useLang } from '../../state/view';
import { DataTable, TWO_LINES_PX, type Column } from '../../ui/DataTable';
import { StatusChip } from '../../ui/Status';
import { useLinked } from '../../ui/useLinked';

type Chosen = PlanResult['chosen'][number] & { order: number };

export function ChosenTable({ chosen }: { chosen: PlanResult['chosen'] }) {
  const { t } = useTranslation();
  const hasYears = chosen.some((c) => typeof c.year === 'number');
  const columns = useColumns(hasYears);
  const rows = useMemo(() => chosen.map((c, i) => ({ ...c, order: i + 1 })), [chosen]);
  const { byId } = useCurrentRanking();
  const linked = useLinked<Chosen>('site', (c) => c.site);
  return (
    <div className="table-box" style={{ flex: 'none', height: 60 + TWO_LINES_PX * Math.max(2, rows.length) }}>
      <DataTable label={t('plan.table')} columns={columns} rows={rows} {...linked} rowPx={TWO_LINES_PX} />
      <div className="table-foot">
        <Exports
          name="chosen-sites"
          heads={[
            'order',
            'site',
            'name',
            'year',
            'requestedMw',
            'poi',
            'poiName',
            'connectionKm',
            'connectionMi',
            'score',
            'status',
          ]}
          rows={() =>
            rows.map((c) => [
              c.order,
              c.site,
              c.name,
              c.year ?? null,
              c.requestedMw,
              c.poi,
              c.poiName,
              c.connectionKm,
              c.connectionKm === null ? null : c.connectionKm * MILES_PER_KM,
              c.score,
              c.status,
            ])
          }
          features={() =>
            rows.flatMap((c) => {
              const site = byId.get(c.site);
              return site ? [pointFeature(site.lon, site.lat, { ...c })] : [];
            })
          }
        />
      </div>
    </div>
  );
}

function useColumns(hasYears: boolean): Column<Chosen>[] {
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
        cell: (c) => (
          <span className="strong two-lines" title={c.name}>
            {c.name}
          </span>
        ),
      },
      ...(hasYears ? [yearColumn(t('plan.year'))] : []),
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
    [t, lang, hasYears],
  );
}

const yearColumn = (header: string): Column<Chosen> => ({
  id: 'year',
  header,
  track: '50px',
  sortBy: (c) => c.year ?? undefined,
  cell: (c) => <span className="dim">{c.year ?? '–'}</span>,
});
