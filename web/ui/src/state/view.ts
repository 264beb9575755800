import { create } from 'zustand';
import type { Language, Status } from '../api/types';
import type { Units } from '../format/format';
import { readLink, writeLink, type Camera, type LinkedView, type Mode, type Selection, type Theme } from './url';

/** How many sites fit side by side. */
export const MOST_COMPARED = 4;

/** What the pointer is on, in the table or on the map. */
export type Hover = Selection | null;

interface View extends LinkedView {
  hover: Hover;
  preferredTheme: Theme;
  preferredLang: Language;
  units: Units;
  goTo: (mode: Mode) => void;
  select: (selection: Selection | null) => void;
  setHover: (hover: Hover) => void;
  setWeights: (weights: Record<string, number> | null) => void;
  setRequestedMw: (requestedMw: number | null) => void;
  toggleStatus: (status: Status) => void;
  setLayers: (layers: string[] | null) => void;
  toggleCompare: (site: string) => void;
  /** Any part of the view that is no more than a value. */
  set: (part: Partial<LinkedView>) => void;
  setCamera: (camera: Camera) => void;
  setTheme: (theme: Theme) => void;
  setLang: (lang: Language) => void;
  setUnits: (units: Units) => void;
}

const stored = (key: string) => window.localStorage.getItem(`planner.${key}`);
const store = (key: string, value: string) => window.localStorage.setItem(`planner.${key}`, value);

function preferredTheme(): Theme {
  const kept = stored('theme');
  if (kept === 'light' || kept === 'dark') return kept;
  return window.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function preferredLang(): Language {
  const kept = stored('lang');
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export const useView = create<View>()((set, get) => ({
  ...readLink(new URL(window.location.href)),
  hover: null,
  preferredTheme: preferredTheme(),
  preferredLang: preferredLang(),
  units: stored('units') === 'us' ? 'us' : 'metric',
  goTo: (mode) => {
    if (mode === get().mode) return;
    // Push first: what follows the view into the address bar would overwrite the entry to come back to.
    window.history.pushState(null, '', writeLink({ ...get(), mode, tab: null }));
    set({ mode, hover: null, tab: null });
  },
  select: (selection) => set({ selection }),
  setHover: (hover) => set({ hover }),
  setWeights: (weights) => set({ weights }),
  setRequestedMw: (requestedMw) => set({ requestedMw }),
  toggleStatus: (status) => {
    const { hidden } = get();
    set({ hidden: hidden.includes(status) ? hidden.filter((s) => s !== status) : [...hidden, status] });
  },
  toggleCompare: (site) => {
    const { compare } = get();
    if (compare.includes(site)) set({ compare: compare.filter((id) => id !== site) });
    else if (compare.length < MOST_COMPARED) set({ compare: [...compare, site] });
  },
  setLayers: (layers) => set({ layers }),
  set: (part) => set(part),
  setCamera: (camera) => set({ camera }),
  setTheme: (theme) => {
    store('theme', theme);
    set({ preferredTheme: theme, theme: get().theme && theme });
  },
  setLang: (lang) => {
    store('lang', lang);
    set({ preferredLang: lang, lang: get().lang && lang });
  },
  setUnits: (units) => {
    store('units', units);
    set({ units });
  },
}));

/** A link's own theme or language wins over the reader's preference, and only for that link. */
export const useTheme = () => useView((v) => v.theme ?? v.preferredTheme);
export const useLang = () => useView((v) => v.lang ?? v.preferredLang);

export const isSame = (a: Selection | null, b: Selection | null) => a?.kind === b?.kind && a?.id === b?.id;

/** Keeps the address bar and the view equal, both ways. Returns the undo. */
export function linkViewToAddress(): () => void {
  const write = () => {
    const link = writeLink(useView.getState());
    const { pathname, search, hash } = window.location;
    if (link !== pathname + search + hash) window.history.replaceState(null, '', link);
  };
  const read = () => useView.setState(readLink(new URL(window.location.href)));
  const unsubscribe = useView.subscribe(write);
  window.addEventListener('popstate', read);
  write();
  return () => {
    unsubscribe();
    window.removeEventListener('popstate', read);
  };
}
