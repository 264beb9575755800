// The view as a link: mode in the path, choices in the query, camera in the hash.
//   /rank?w=headroom:35,water:20&sel=site:S12&hide=excluded&l=branch,park#6.75/31.25/-97.35
import type { Language, Status } from '../api/types';

export const modes = ['rank', 'permits', 'grid', 'plan'] as const;
export type Mode = (typeof modes)[number];
export type Theme = 'light' | 'dark';
export type BranchColour = 'loading' | 'voltage';
export type Selection = { kind: 'site'; id: string } | { kind: 'branch'; id: number } | { kind: 'bus'; id: number };
export type Camera = { zoom: number; lat: number; lon: number };

export interface LinkedView {
  mode: Mode;
  /** null = the workspace's default weights. */
  weights: Record<string, number> | null;
  /** null = the workspace's default. */
  requestedMw: number | null;
  selection: Selection | null;
  hidden: Status[];
  /** Shown map layers; null = the default set. */
  layers: string[] | null;
  branchColour: BranchColour;
  camera: Camera | null;
  /** Only when the link names them; otherwise the reader's own preference holds. */
  theme: Theme | null;
  lang: Language | null;
  test: boolean;
}

const statuses: Status[] = ['eligible', 'review', 'excluded', 'unknown'];

export function readLink(url: URL): LinkedView {
  const query = url.searchParams;
  const theme = query.get('theme');
  const lang = query.get('lang');
  return {
    mode: modes.find((m) => url.pathname.split('/')[1] === m) ?? 'rank',
    weights: readWeights(query.get('w')),
    requestedMw: readNumber(query.get('mw'), 0),
    selection: readSelection(query.get('sel')),
    hidden: list(query.get('hide')).filter((s): s is Status => statuses.includes(s as Status)),
    layers: query.has('l') ? list(query.get('l')) : null,
    branchColour: query.get('by') === 'voltage' ? 'voltage' : 'loading',
    camera: readCamera(url.hash),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    lang: lang === 'en' || lang === 'zh' ? lang : null,
    test: query.get('test') === '1',
  };
}

export function writeLink(view: LinkedView): string {
  const query: string[] = [];
  const add = (key: string, value: string | null) => value !== null && query.push(`${key}=${value}`);
  add('w', view.weights && writeWeights(view.weights));
  add('mw', view.requestedMw === null ? null : String(view.requestedMw));
  add('sel', view.selection && `${view.selection.kind}:${encode(String(view.selection.id))}`);
  add('hide', view.hidden.length ? view.hidden.join(',') : null);
  add('l', view.layers && view.layers.map(encode).join(','));
  add('by', view.branchColour === 'voltage' ? 'voltage' : null);
  add('theme', view.theme);
  add('lang', view.lang);
  add('test', view.test ? '1' : null);
  const hash = view.camera ? `#${writeCamera(view.camera)}` : '';
  return `/${view.mode}${query.length ? `?${query.join('&')}` : ''}${hash}`;
}

/** Leaves ':' and ',' readable: they are allowed in a query and separate our values. */
const encode = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':');
const list = (text: string | null) => (text ? text.split(',').filter(Boolean) : []);

function readNumber(text: string | null, above: number): number | null {
  const value = text ? Number(text) : NaN;
  return Number.isFinite(value) && value > above ? value : null;
}

function readWeights(text: string | null): Record<string, number> | null {
  const pairs = list(text).map((pair) => {
    const at = pair.lastIndexOf(':');
    return [pair.slice(0, at), Number(pair.slice(at + 1))] as const;
  });
  const good = pairs.filter(([id, weight]) => id && Number.isFinite(weight) && weight >= 0 && weight <= 100);
  return good.length ? Object.fromEntries(good) : null;
}

const writeWeights = (weights: Record<string, number>) =>
  Object.entries(weights)
    .map(([id, weight]) => `${encode(id)}:${weight}`)
    .join(',');

function readSelection(text: string | null): Selection | null {
  const [, kind, id] = /^(site|branch|bus):(.+)$/.exec(text ?? '') ?? [];
  if (!kind || !id) return null;
  if (kind === 'site') return { kind, id };
  return /^\d+$/.test(id) ? { kind: kind as 'branch' | 'bus', id: Number(id) } : null;
}

function readCamera(hash: string): Camera | null {
  const [zoom, lat, lon] = hash.replace('#', '').split('/').map(Number);
  const good = [zoom, lat, lon].every((n) => n !== undefined && Number.isFinite(n));
  if (!good || Math.abs(lat as number) > 85 || Math.abs(lon as number) > 180) return null;
  return { zoom: zoom as number, lat: lat as number, lon: lon as number };
}

const writeCamera = ({ zoom, lat, lon }: Camera) => `${zoom.toFixed(2)}/${lat.toFixed(4)}/${lon.toFixed(4)}`;
