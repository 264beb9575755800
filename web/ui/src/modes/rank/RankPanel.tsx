import { useTranslation } from 'react-i18next';
import { useCurrentRanking } from '../../state/ranking';
import { Empty, Failure, Loading } from '../../ui/States';
import { MethodPicker } from './MethodPicker';
import { RankingTable } from './RankingTable';
import { StatusFilters } from './StatusFilters';
import { Weights } from './Weights';

export function RankPanel() {
  const { t } = useTranslation();
  const { ranking, sites, shown, error, retry, isUpdating } = useCurrentRanking();
  if (error && !ranking) return <Failure error={error} onRetry={retry} />;
  if (!ranking) return <Loading />;
  if (sites.length === 0) return <Empty>{t('rank.noSites')}</Empty>;
  return (
    <>
      <Weights />
      <MethodPicker />
      {error ? <Failure error={error} onRetry={retry} /> : null}
      <StatusFilters />
      {shown.length === 0 ? (
        <Empty>{t('rank.noneShown')}</Empty>
      ) : (
        <RankingTable sites={shown} isUpdating={isUpdating} />
      )}
    </>
  );
}
