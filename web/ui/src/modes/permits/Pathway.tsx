import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePathway } from '../../api/queries';
import { Gantt } from '../../charts/Gantt';
import { Exports } from '../../export/Exports';
import { textIn } from '../../format/title';
import { usePermitQuestion } from '../../state/permits';
import { useLang } from '../../state/view';
import { Loading } from '../../ui/States';
import { IconButton } from '../../ui/Buttons';
import { Icon } from '../../ui/Icon';
import { TimeToPower } from './TimeToPower';

/** Under the map: which permits depend on which, how long each takes, and when power could flow. */
export function Pathway({ site }: { site: string }) {
  const { t } = useTranslation();
  const lang = useLang();
  const pathway = usePathway(usePermitQuestion(site));
  const [isClosed, setClosed] = useState(false);
  // A server that knows no durations has no schedule to show; the permits themselves are in the inspector.
  if (pathway.error) return null;
  const { data } = pathway;
  return (
    <section className={isClosed ? 'tray closed' : 'tray'} aria-label={t('pathway.title')}>
      <div className="tray-head">
        <h2>{t('pathway.title')}</h2>
        {data ? <TimeToPower pathway={data} /> : null}
        {data ? (
          <Exports
            name="permit-schedule"
            heads={[
              'id',
              'title',
              'kind',
              'needed',
              'citation',
              'p10Days',
              'p50Days',
              'p90Days',
              'startDay',
              'endDay',
              'critical',
              'dependsOn',
            ]}
            rows={() =>
              data.longest.tasks.map((task) => [
                task.id,
                textIn(task.title, lang),
                task.kind,
                task.truth,
                task.citation ?? null,
                task.p10Days,
                task.p50Days,
                task.p90Days,
                task.startDay,
                task.endDay,
                task.isCritical,
                task.dependsOn.map((d) => `${d.id} ${d.type}+${d.lagDays}`).join('; '),
              ])
            }
          />
        ) : null}
        <IconButton label={t(isClosed ? 'pathway.open' : 'pathway.close')} onPress={() => setClosed(!isClosed)}>
          <Icon name={isClosed ? 'plus' : 'minus'} size={14} />
        </IconButton>
      </div>
      {isClosed ? null : (
        <div className="tray-body" tabIndex={0} role="region" aria-label={t('pathway.chart')}>
          {data ? <Gantt tasks={data.longest.tasks} /> : <Loading />}
          {data?.longest.tasks.length === 0 ? <p className="state">{t('pathway.none')}</p> : null}
          {data?.note ? <p className="micro tray-note">{textIn(data.note, lang)}</p> : null}
        </div>
      )}
    </section>
  );
}
