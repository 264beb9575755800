import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../api/queries';
import type { GridFlow } from '../../api/types';
import * as format from '../../format/format';
import { useCurrentFlow } from '../../state/flow';
import { useLang, useView } from '../../state/view';
import { textIn } from '../../format/title';
import { Empty, Failure, Loading } from '../../ui/States';
import { ContingencyTable } from './ContingencyTable';
import { GeneratorTable } from './GeneratorTable';
import { HeadroomTable } from './HeadroomTable';
import { HeaviestTable } from './HeaviestTable';
import { ScenarioSection } from './ScenarioSection';

const tabs = ['heaviest', 'outages', 'headroom', 'generators'] as const;

export function GridPanel() {
  const { t } = useTranslation();
  const { flow, error, retry } = useCurrentFlow();
  const tab = useView((v) => v.tab);
  const set = useView((v) => v.set);
  const branchCount = useWorkspace().data?.branchCount;
  if (branchCount === 0) return <Empty>{t('grid.noFlow')}</Empty>;
  if (error && !flow) return <Failure error={error} onRetry={retry} />;
  if (!flow) return <Loading />;
  return (
    <>
      <ScenarioSection />
      {error ? <Failure error={error} onRetry={retry} /> : null}
      <Tabs
        className="tabs"
        selectedKey={tabs.find((k) => k === tab) ?? 'heaviest'}
        onSelectionChange={(key) => set({ tab: key === 'heaviest' ? null : String(key) })}
      >
        <TabList className="tab-list" aria-label={t('mode.grid')}>
          {tabs.map((key) => (
            <Tab key={key} id={key}>
              {t(`grid.tab.${key}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="heaviest" className="tab-panel">
          <HeaviestTable />
        </TabPanel>
        <TabPanel id="outages" className="tab-panel">
          <ContingencyTable />
        </TabPanel>
        <TabPanel id="headroom" className="tab-panel">
          <HeadroomTable />
        </TabPanel>
        <TabPanel id="generators" className="tab-panel">
          <GeneratorTable />
        </TabPanel>
      </Tabs>
      <Solved flow={flow} />
    </>
  );
}

/** How the figures came about, and what was adjusted to get them. */
function Solved({ flow }: { flow: GridFlow }) {
  const { t } = useTranslation();
  const lang = useLang();
  const ms = format.milliseconds(flow.solveSeconds, lang);
  return (
    <div className="solved micro">
      <p>{t('grid.solved', { convention: flow.convention, backend: flow.backend, ms })}</p>
      {flow.adjustments.length > 0 ? (
        <details className="adjustments">
          <summary>{t('grid.adjustments', { count: flow.adjustments.length })}</summary>
          <ul>
            {flow.adjustments.map((text, i) => (
              <li key={i}>{textIn(text, lang)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
