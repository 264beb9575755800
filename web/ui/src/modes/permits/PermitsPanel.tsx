import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../api/queries';
import type { RankedSite } from '../../api/types';
import * as format from '../../format/format';
import { titleIn } from '../../format/title';
import { useCurrentRanking } from '../../state/ranking';
import { useLang, useView } from '../../state/view';
import { DataTable, type Column } from '../../ui/DataTable';
import { Empty, Failure, Loading } from '../../ui/States';
import { StatusChip } from '../../ui/Status';
import { StatusFilters } from '../rank/StatusFilters';

const order = { excluded: 0, unknown: 1, review: 2, eligible: 3 };

export function PermitsPanel() {
  const { t } = useTranslation();
  const { ranking, shown, sites, error, retry } = useCurrentRanking();
  const columns = useColumns();
  const selection = useView((v) => v.selection);
  const hover = useView((v) => v.hover);
  const select = useView((v) => v.select);
  const setHover = useView((v) => v.setHover);
  if (error && !ranking) return <Failure error={error} onRetry={retry} />;
  if (!ranking) return <Loading />;
  if (sites.length === 0) return <Empty>{t('rank.noSites')}</Empty>;
  return (
    <>
      <Regime />
      <StatusFilters />
      {shown.length === 0 ? (
        <Empty>{t('rank.noneShown')}</Empty>
      ) : (
        <div className="table-box">
          <DataTable
            label={t('permits.table')}
            columns={columns}
            rows={shown}
            keyOf={(site) => site.id}
            selected={selection?.kind === 'site' ? selection.id : null}
            hovered={hover?.kind === 'site' ? hover.id : null}
            onSelect={(site) => select({ kind: 'site', id: site.id })}
            onHover={(site) => setHover(site && { kind: 'site', id: site.id })}
          />
        </div>
      )}
    </>
  );
}

function Regime() {
  const { t } = useTranslation();
  const lang = useLang();
  const workspace = useWorkspace().data;
  if (!workspace) return null;
  return (
    <div className="section">
      <dl className="pairs">
        <dt>{t('permits.regime')}</dt>
        <dd>{workspace.regime}</dd>
        <dt>{t('permits.asOf')}</dt>
        <dd>{format.date(workspace.asOf, lang)}</dd>
        <dt>{t('permits.packs')}</dt>
        <dd>{workspace.rulePacks.map((pack) => `${pack.id} ${pack.version}`).join(', ')}</dd>
      </dl>
      <p className="micro">{t('permits.notAdvice')}</p>
    </div>
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
        track: '118px',
        sortBy: (s) => s.name,
        cell: (s) => <span className="strong">{s.name}</span>,
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
          <span className="caption" title={titleIn(s.statusReason, lang)}>
            {titleIn(s.statusReason, lang)}
          </span>
        ),
      },
    ],
    [t, lang],
  );
}
