import { Button, Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../../state/plan';

export function PlanProgress() {
  const { t } = useTranslation();
  const { job, cancel } = usePlan();
  const fraction = job?.progress?.fraction ?? null;
  const state = job?.status === 'queued' ? t('plan.queued') : t('plan.running');
  return (
    <div className="section progress">
      <ProgressBar value={(fraction ?? 0) * 100} isIndeterminate={fraction === null}>
        {({ percentage }) => (
          <>
            <Label>{job?.progress?.step || state}</Label>
            <span className={fraction === null ? 'progress-track busy' : 'progress-track'}>
              <i style={{ width: `${percentage ?? 40}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <Button className="button" onPress={() => void cancel()}>
        {t('plan.cancel')}
      </Button>
    </div>
  );
}
