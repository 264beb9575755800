import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDetermination } from '../../api/queries';
import type { RankedSite } from '../../api/types';
import { Exports, pointFeature } from '../../export/Exports';
import { textIn } from '../../format/title';
import { OpenGroundList, useOpenGround } from '../../inspector/OpenGroundList';
import { usePermitQuestion } from '../../state/permits';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { DataTable, TWO_LINES_PX, type Column } from '../../ui/DataTable';
import { Empty, Failure, Loading } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { SiteName } from '../../ui/SiteName';
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
          <DataTable label={t('permits.table')} columns={columns} rows={shown} rowPx={TWO_LINES_PX} {...linked} />
          <PermitExports sites={shown} />
        </div>
      )}
    </>
  );
}

function PermitExports({ sites }: { sites: RankedSite[] }) {
  const lang = useLang();
  const row = ({ id, name, county, state, lon, lat, status, statusReason }: RankedSite) => ({
    ...{ id, name, county, state, lon, lat, status },
    reason: textIn(statusReason, lang),
  });
  return (
    <div className="table-foot">
      <Exports
        name="permits"
        heads={['id', 'name', 'county', 'state', 'lon', 'lat', 'status', 'reason']}
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
  const ground = useOpenGround(site);
  if (!determination.data || site === null) return null;
  return (
    <QuestionForm missing={determination.data.missingFacts} isGroundOpen={ground.length > 0}>
      <OpenGroundList site={site} />
    </QuestionForm>
  );
}

function useColumns(): Column<RankedSite>[] {
  const { t } = useTranslation();
  const lang = useLang();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('rank.site'),
        track: '136px',
        sortBy: (s) => s.name,
        cell: (s) => <SiteName site={s} />,
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
          <span className="caption two-lines" title={textIn(s.statusReason, lang)}>
            {textIn(s.statusReason, lang)}
          </span>
        ),
      },
    ],
    [t, lang],
  );
}
