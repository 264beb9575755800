import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from './App';
import { showIn } from './i18n';
import { useView } from './state/view';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/shell.css';
import './theme/panels.css';
import './theme/map.css';
import './theme/studies.css';

/** The map reads its colours from the page's tokens, so the theme must be on the page before anything renders. */
function followTheme() {
  const apply = () => {
    const { theme, preferredTheme } = useView.getState();
    document.documentElement.dataset['theme'] = theme ?? preferredTheme;
  };
  apply();
  useView.subscribe(apply);
}

followTheme();
const { lang, preferredLang } = useView.getState();
const words = showIn(lang ?? preferredLang);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void words.then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={new QueryClient()}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
