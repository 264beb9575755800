import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fetchFirst } from './api/queries';
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

const LONGEST_WAIT_MS = 250;

followTheme();
const { lang, preferredLang } = useView.getState();
const words = showIn(lang ?? preferredLang);
const client = new QueryClient();
// With these answers the first thing drawn is the page and not a sign that it loads, and the map's worker has its work while
// the page makes its tables. They are mostly here by now; a slow server is not waited for.
const answers = Promise.race([fetchFirst(client), new Promise((late) => setTimeout(late, LONGEST_WAIT_MS))]);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void Promise.all([words, answers]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
