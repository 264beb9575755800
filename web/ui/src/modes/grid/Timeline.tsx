import { useEffect } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useHours, useWorkspace } from '../../api/queries';
import { useStepText } from '../../format/useStepText';
import { isRunning } from '../../state/follow';
import { useYear } from '../../state/year';
import { useView } from '../../state/view';
import { YearStrip } from './YearStrip';

/** All hours of the year at once, once they are solved: pick one, and the map shows its flows. */
export function Timeline() {
  const branchCount = useWorkspace().data?.branchCount ?? 0;
  const run = useView((v) => v.run);
  const hours = useHours(run);
  if (branchCount === 0) return null;
  if (hours.data) return <YearStrip hours={hours.data} />;
  return <SolveYear isLost={hours.error !== null} />;
}

/** Solving 8,760 hours takes a while, so it waits to be asked for. */
function SolveYear({ isLost }: { isLost: boolean }) {
  const { t } = useTranslation();
  const { job, error, solve, resume, cancel } = useYear();
  const changes = useView((v) => v.changes);
  useEffect(() => void resume(changes), [resume, changes]);
  const fraction = job?.progress?.fraction ?? null;
  const step = useStepText()(job?.progress) ?? t('plan.running');
  return (
    <section className="timeline" aria-label={t('hours.title')}>
      <div className="timeline-head">
        <strong>{t('hours.title')}</strong>
        {isRunning(job) ? (
          <>
            <ProgressBar
              className="year-progress"
              aria-label={step}
              value={(fraction ?? 0) * 100}
              isIndeterminate={fraction === null}
            >
              <span className="caption">{step}</span>
              <span className={fraction === null ? 'progress-track busy' : 'progress-track'}>
                <i style={{ width: `${(fraction ?? 0.4) * 100}%` }} />
              </span>
            </ProgressBar>
            <Button className="button small" onPress={cancel}>
              {t('plan.cancel')}
            </Button>
          </>
        ) : (
          <>
            <span className={error ? 'caption overloaded' : 'caption'} role={error ? 'alert' : undefined}>
              {error?.message ?? job?.problem?.title ?? t(isLost ? 'hours.lost' : 'hours.notSolved')}
            </span>
            <Button className="button small" onPress={() => void solve(changes)}>
              {t(changes.length > 0 ? 'hours.solveScenario' : 'hours.solve')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
