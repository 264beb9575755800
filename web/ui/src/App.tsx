import { lazy, Suspense, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from './api/queries';
import { showIn } from './i18n';
import { Inspector } from './inspector/Inspector';
import { MapView } from './map/MapView';
import { RankPanel } from './modes/rank/RankPanel';
import { Below } from './shell/Below';
import { Rail } from './shell/Rail';
import { TopBar } from './shell/TopBar';
import { Tour } from './shell/Tour';
import { useKeys } from './shell/useKeys';
import { FlowProvider } from './state/flow';
import { RankingProvider } from './state/ranking';
import { linkViewToAddress, useLang, useTheme, useView } from './state/view';
import { Crash } from './ui/Crash';
import { Failure, Loading } from './ui/States';
import { ToastLine } from './ui/toast';
import { dots } from './format/dots';

/** The first view is Rank for most; the other modes come when they are asked for. */
const panels = {
  rank: RankPanel,
  permits: lazy(() => import('./modes/permits/PermitsPanel').then((m) => ({ default: m.PermitsPanel }))),
  grid: lazy(() => import('./modes/grid/GridPanel').then((m) => ({ default: m.GridPanel }))),
  plan: lazy(() => import('./modes/plan/PlanPanel').then((m) => ({ default: m.PlanPanel }))),
};

export function App() {
  const lang = useLang();
  useKeys();
  useEffect(linkViewToAddress, []);
  useEffect(() => void showIn(lang), [lang]);
  return (
    <I18nProvider locale={lang === 'zh' ? 'zh-CN' : 'en-US'}>
      <RankingProvider>
        <FlowProvider>
          <Shell />
        </FlowProvider>
      </RankingProvider>
    </I18nProvider>
  );
}

function Shell() {
  const { t } = useTranslation();
  const mode = useView((v) => v.mode);
  const hasSelection = useView((v) => v.selection !== null);
  // The theme is set before the first paint (main.tsx); here only its changes redraw what reads the tokens.
  const theme = useTheme();
  const workspace = useWorkspace();
  const lang = useLang();
  const title = workspace.data?.title[lang];
  useEffect(() => {
    document.title = dots(t(`mode.${mode}`), title, t('app.name'));
  }, [mode, title, t]);
  const Panel = panels[mode];
  return (
    <div className={hasSelection ? 'app has-selection' : 'app'} data-mode={mode} data-theme-in-use={theme}>
      <TopBar />
      <Rail />
      <section className="left" aria-label={t(`mode.${mode}`)}>
        <Crash key={mode}>
          {workspace.error ? (
            <Failure error={workspace.error} onRetry={() => void workspace.refetch()} />
          ) : workspace.data ? (
            <Suspense fallback={<Loading />}>
              <Panel />
            </Suspense>
          ) : (
            <Loading />
          )}
        </Crash>
      </section>
      <main className="centre" aria-label={t('app.map')}>
        <Crash>
          <MapView />
        </Crash>
        <Below />
      </main>
      <Inspector />
      <Tour />
      <ToastLine />
    </div>
  );
}
