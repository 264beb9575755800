import { Button, Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Curve } from '../../charts/Curve';
import { Exports } from '../../export/Exports';
import * as format from '../../format/format';
import { useStepText } from '../../format/useStepText';
import { usePlan } from '../../state/plan';
import { useLang } from '../../state/view';

/** The running job: what it does now, and how far the best plan is from the best that can still be. */
export function PlanProgress() {
  const { t } = useTranslation();
  const lang = useLang();
  const { job, cancel, isCancelling } = usePlan();
  const progress = job?.progress;
  const gap = progress?.search?.gap;
  const fraction = progress?.fraction ?? null;
  const step = useStepText()(progress);
  const state = job?.status === 'queued' ? t('plan.queued') : t('plan.running');
  return (
    <div className="section">
      <div className="progress">
        <ProgressBar value={(fraction ?? 0) * 100} isIndeterminate={fraction === null}>
          {({ percentage }) => (
            <>
              <Label>{step ?? state}</Label>
              <span className={fraction === null ? 'progress-track busy' : 'progress-track'}>
                <i style={{ width: `${percentage ?? 40}%` }} />
              </span>
            </>
          )}
        </ProgressBar>
        <Button className="button" isDisabled={isCancelling} onPress={() => void cancel()}>
          {t(isCancelling ? 'plan.cancelling' : 'plan.cancel')}
        </Button>
      </div>
      {typeof gap === 'number' ? (
        <p className="caption">{t('plan.liveGap', { gap: format.percent(gap * 100, lang, 2) })}</p>
      ) : null}
      <Trail />
    </div>
  );
}

/** Best plan from below, bound from above: where they meet, the plan is proved best. */
function Trail() {
  const { t } = useTranslation();
  const trail = usePlan((p) => p.trail);
  if (trail.length < 2) return null;
  const last = trail.at(-1)?.seconds ?? 1;
  const points = (part: 'incumbent' | 'bound') =>
    trail.flatMap((p) => (p[part] === null ? [] : [[p.seconds, p[part]] as [number, number]]));
  return (
    <>
      <Exports
        name="search"
        heads={['seconds', 'incumbent', 'bound']}
        rows={() => trail.map((p) => [p.seconds, p.incumbent, p.bound])}
      />
      <Curve
        summary={t('plan.trail')}
        lines={[
          { name: 'bound', points: points('bound'), colour: 'var(--fg-3)', isThin: true },
          { name: 'incumbent', points: points('incumbent'), colour: 'var(--accent)' },
        ]}
        xMost={last}
        xLabels={[
          [0, '0 s'],
          [last, `${last.toFixed(0)} s`],
        ]}
        yLabel={(y) => y.toFixed(1)}
        height={90}
      />
    </>
  );
}
