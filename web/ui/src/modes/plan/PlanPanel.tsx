import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/client';
import type { Job } from '../../api/types';
import { isRunning } from '../../state/follow';
import { usePlan } from '../../state/plan';
import { useView } from '../../state/view';
import { Empty, Failure } from '../../ui/States';
import { PlanForm } from './PlanForm';
import { PlanOutcome } from './PlanOutcome';
import { PlanProgress } from './PlanProgress';

export function PlanPanel() {
  const { t } = useTranslation();
  const { job, error, lost } = usePlan();
  useLinkedJob();
  const problem = job?.problem;
  return (
    <>
      <PlanForm />
      {error ? <Failure error={error} /> : null}
      {lost && isRunning(job) ? <Empty>{t('plan.lost')}</Empty> : null}
      {isRunning(job) && !lost ? <PlanProgress /> : null}
      {job?.status === 'cancelled' && !hasPlan(job) ? <Empty>{t('plan.cancelled')}</Empty> : null}
      {job?.status === 'failed' ? (
        <Failure error={problem ? new ProblemError(problem) : new Error(t('plan.failed'))} />
      ) : null}
      {job?.result && (job.status === 'done' || hasPlan(job)) ? (
        <PlanOutcome result={job.result} isCut={job.status === 'cancelled'} />
      ) : null}
      {!job && !error ? <Empty>{t('plan.empty')}</Empty> : null}
    </>
  );
}

/** A cancelled search may have found one. */
const hasPlan = ({ result }: Job) => (result?.chosen.length ?? 0) > 0;

/** A link that names a job shows its answer. */
function useLinkedJob() {
  const linked = useView((v) => v.job);
  useEffect(() => {
    const { job, resume } = usePlan.getState();
    if (linked && job?.id !== linked) void resume(linked);
  }, [linked]);
}
