import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFlow, useWorkspace } from '../../api/queries';
import type { GridFlow } from '../../api/types';
import * as format from '../../format/format';
import { useLang } from '../../state/view';
import { Empty, Failure, Loading } from '../../ui/States';
import { HeadroomTable } from './HeadroomTable';
import { HeaviestTable } from './HeaviestTable';

export function GridPanel() {
  const { t } = useTranslation();
  const flow = useFlow();
  const branchCount = useWorkspace().data?.branchCount;
  if (branchCount === 0) return <Empty>{t('grid.noFlow')}</Empty>;
  if (flow.error) return <Failure error={flow.error} onRetry={() => void flow.refetch()} />;
  if (!flow.data) return <Loading />;
  return (
    <>
      <Totals flow={flow.data} />
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label={t('mode.grid')}>
          <Tab id="heaviest">{t('grid.heaviest')}</Tab>
          <Tab id="headroom">{t('grid.headroom')}</Tab>
        </TabList>
        <TabPanel id="heaviest" className="tab-panel">
          <HeaviestTable branches={flow.data.heaviest} />
        </TabPanel>
        <TabPanel id="headroom" className="tab-panel">
          <HeadroomTable />
        </TabPanel>
      </Tabs>
    </>
  );
}

function Totals({ flow }: { flow: GridFlow }) {
  const { t } = useTranslation();
  const lang = useLang();
  const ms = format.milliseconds(flow.solveSeconds, lang);
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('grid.flow')}</h2>
        <span className={flow.overloadedCount > 0 ? 'caption overloaded' : 'caption'}>
          {t('grid.overloaded', { count: flow.overloadedCount })}
        </span>
      </div>
      <dl className="figures">
        <div>
          <dt className="micro">{t('grid.load')}</dt>
          <dd>{format.gigawatts(flow.totalLoadMw, lang)}</dd>
        </div>
        <div>
          <dt className="micro">{t('grid.generation')}</dt>
          <dd>{format.gigawatts(flow.totalGenerationMw, lang)}</dd>
        </div>
      </dl>
      <p className="micro">{t('grid.solved', { convention: flow.convention, backend: flow.backend, ms })}</p>
      {flow.adjustments.length > 0 ? (
        <details className="adjustments">
          <summary>{t('grid.adjustments', { count: flow.adjustments.length })}</summary>
          <ul>
            {flow.adjustments.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
