import { useEffect } from 'react';
import { modes } from '../state/url';
import { useView } from '../state/view';
import { activeTable } from '../ui/activeTable';
import { SEARCH_ID } from './Search';

/** 1-4 modes, / search, J/K or arrows through the table, Enter opens the inspector, Esc closes it. */
export function useKeys() {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (act(event.key, event.target)) event.preventDefault();
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}

function act(key: string, target: EventTarget | null): boolean {
  const { goTo, select, selection } = useView.getState();
  const mode = modes[Number(key) - 1];
  if (mode) goTo(mode);
  else if (key === '/') document.getElementById(SEARCH_ID)?.focus();
  else if (key === 'j' || (key === 'ArrowDown' && isNeutral(target))) activeTable.move(1);
  else if (key === 'k' || (key === 'ArrowUp' && isNeutral(target))) activeTable.move(-1);
  else if (key === 'Enter' && isNeutral(target)) openInspector();
  else if (key === 'Escape' && selection) select(null);
  else return false;
  return true;
}

function openInspector() {
  activeTable.open();
  document.getElementById('inspector')?.focus();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('input:not([type=range]), textarea, select') || target.isContentEditable);

/** Nothing that has its own use for arrows and Enter. */
const isNeutral = (target: EventTarget | null) =>
  target === document.body || (target instanceof HTMLElement && target.matches('[role=grid]'));
