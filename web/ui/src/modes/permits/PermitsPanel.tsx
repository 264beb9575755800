import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDetermination } from '../../api/queries';
import type { RankedSite } from '../../api/types';
import { Exports, pointFeature } from '../../export/Exports';
import { textIn } from '../../format/title';
import { usePermitQuestion } from '../../state/permits';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Failure, Loading } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { useLinked } from '../../ui/useLinked';
import { StatusFilters } from '../rank/StatusFilters';
import { QuestionForm } from './QuestionForm';
import { RegimeSection } from './RegimeSection';

const order = { excluded: 0, unknown: 1, review: 2, eligible: 3 };

export function PermitsPanel() {
  const { t } = useTranslation();
  const { ranking, shown, sites, error, retry } = useCurrentRanking();
  const columns = useColumns();
  const linked = useLinked<RankedSite>('site', (site) => site.id);
  if (error && !ranking) return <Failure error={error} onRetry={retry} />;
  if (!ranking) return <Loading />;
  if (sites.length === 0) return <Empty>{t('rank.noSites')}</Empty>;
  return (
    <>
      <RegimeSection />
      <Questions />
      <StatusFilters />
      {shown.length === 0 ? (
        <Empty>{t('rank.noneShown')}</Empty>
      ) : (
        <div className="table-box">
          <DataTable label={t('permits.table')} columns={columns} rows={shown} {...linked} />
          <PermitExports sites={shown} />
        </div>
      )}
    </>
  );
}

function PermitExports({ sites }: { sites: RankedSite[] }) {
  const lang = useLang();
  const row = ({ id, name, lon, lat, status, statusReason }: RankedSite) => ({
    ...{ id, name, lon, lat, status },
    reason: textIn(statusReason, lang),
  });
  return (
    <div className="table-foot">
      <Exports
        name="permits"
        heads={['id', 'name', 'lon', 'lat', 'status', 'reason']}
        rows={() => sites.map((s) => Object.values(row(s)))}
        features={() => sites.map((s) => pointFeature(s.lon, s.lat, row(s)))}
      />
    </div>
  );
}

/** The questions are about the selected site's project. */
function Questions() {
  const selection = useView((v) => v.selection);
  const site = selection?.kind === 'site' ? selection.id : null;
  const determination = useDetermination(usePermitQuestion(site));
  return determination.data ? <QuestionForm missing={determination.data.missingFacts} /> : null;
}

function useColumns(): Column<RankedSite>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('rank.site'),
        track: '128px',
        sortBy: (s) => s.name,
        cell: (s) => (
          <span className="strong" title={s.name}>
            {s.name}
          </span>
        ),
      },
      {
        id: 'status',
        header: t('rank.permit'),
        track: '94px',
        sortBy: (s) => order[s.status],
        cell: (s) => <StatusChip status={s.status} />,
      },
      {
        id: 'reason',
        header: t('permits.reason'),
        track: 'minmax(0, 1fr)',
        cell: (s) => (
          <span className="caption" title={textIn(s.statusReason, lang)}>
            {textIn(s.statusReason, lang)}
          </span>
        ),
      },
    ],
    [t, lang],
  );
}
