// The view as a link: mode in the path, choices in the query, camera in the hash.
//   /rank?w=headroom:35,water:20&sel=site:S12&hide=excluded&l=branch,park#6.75/31.25/-97.35
import { rankMethods, type GridChange, type Language, type RankMethod, type Status } from '../api/types';
import { readChanges, writeChanges } from './changes';
import * as code from './codec';

export const modes = ['rank', 'permits', 'grid', 'plan'] as const;
export type Mode = (typeof modes)[number];
export type Theme = 'light' | 'dark';
/** What the colour of a branch says: its loading, its loading after the worst outage, or its voltage. */
export const branchColours = ['loading', 'outage', 'voltage'] as const;
export type BranchColour = (typeof branchColours)[number];
export type Selection = { kind: 'site'; id: string } | { kind: 'branch'; id: number } | { kind: 'bus'; id: number };
export type Camera = { zoom: number; lat: number; lon: number };
/** A flag, a number, a word, or a set of words. */
export type Stated = Record<string, string | number | boolean | string[]>;

export interface LinkedView {
  mode: Mode;
  /** null = the workspace's default weights. */
  weights: Record<string, number> | null;
  method: RankMethod;
  /** null = the workspace's default. */
  requestedMw: number | null;
  selection: Selection | null;
  hidden: Status[];
  /** The ranking shows only sites whose name, county or id holds this text … */
  find: string;
  /** … and whose headroom is at least this. */
  leastMw: number | null;
  compare: string[];
  /** null = the workspace's own regime and day. */
  regime: string | null;
  asOf: string | null;
  /** The regime and day that the determination is compared with. */
  withRegime: string | null;
  withAsOf: string | null;
  /** Facts that the reader states about the project. */
  facts: Stated;
  /** The grid scenario: its changes against the base case. */
  changes: GridChange[];
  /** A solved year, and the hour of it that is shown. */
  run: string | null;
  hour: number | null;
  leastKv: number | null;
  /** The plan's study and the job that answers it. */
  study: Record<string, number>;
  job: string | null;
  tab: string | null;
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
  const get = (key: string) => query.get(key);
  return {
    mode: modes.find((m) => url.pathname.split('/')[1] === m) ?? 'rank',
    weights: code.readNumbers(get('w'), 0, 100),
    method: code.oneOf(rankMethods, get('m')) ?? 'weighted-sum',
    requestedMw: code.readNumber(get('mw'), 0),
    selection: readSelection(get('sel')),
    hidden: code.list(get('hide')).filter((s): s is Status => statuses.includes(s as Status)),
    find: get('q') ?? '',
    leastMw: code.readNumber(get('min'), 0),
    compare: code.list(get('cmp')).slice(0, 4),
    regime: get('regime'),
    asOf: code.readDay(get('asof')),
    withRegime: get('with'),
    withAsOf: code.readDay(get('withasof')),
    facts: code.readStated(get('f')),
    changes: readChanges(get('s')),
    run: get('run'),
    hour: code.readNumber(get('h'), -1),
    leastKv: code.readNumber(get('kv'), 0),
    study: code.readNumbers(get('plan'), 0, 1e12) ?? {},
    job: get('job'),
    tab: get('tab'),
    layers: query.has('l') ? code.list(get('l')) : null,
    branchColour: code.oneOf(branchColours, get('by')) ?? 'loading',
    camera: readCamera(url.hash),
    theme: code.oneOf(['light', 'dark'] as const, get('theme')),
    lang: code.oneOf(['en', 'zh'] as const, get('lang')),
    test: get('test') === '1',
  };
}

export function writeLink(view: LinkedView): string {
  const query: string[] = [];
  const add = (key: string, value: string | number | null | undefined | false) => {
    if (typeof value === 'string' ? value : typeof value === 'number') query.push(`${key}=${value}`);
  };
  add('w', view.weights && code.writeNumbers(view.weights));
  add('m', view.method !== 'weighted-sum' && view.method);
  add('mw', view.requestedMw);
  add('sel', view.selection && `${view.selection.kind}:${code.encode(String(view.selection.id))}`);
  add('hide', view.hidden.join(','));
  add('q', code.encode(view.find));
  add('min', view.leastMw);
  add('cmp', view.compare.map(code.encode).join(','));
  add('regime', view.regime && code.encode(view.regime));
  add('asof', view.asOf);
  add('with', view.withRegime && code.encode(view.withRegime));
  add('withasof', view.withAsOf);
  add('f', code.writeStated(view.facts));
  add('s', writeChanges(view.changes));
  add('run', view.run && code.encode(view.run));
  add('h', view.hour);
  add('kv', view.leastKv);
  add('plan', code.writeNumbers(view.study));
  add('job', view.job && code.encode(view.job));
  add('tab', view.tab && code.encode(view.tab));
  if (view.layers) query.push(`l=${view.layers.map(code.encode).join(',')}`);
  add('by', view.branchColour !== 'loading' && view.branchColour);
  add('theme', view.theme);
  add('lang', view.lang);
  add('test', view.test && '1');
  const hash = view.camera ? `#${writeCamera(view.camera)}` : '';
  return `/${view.mode}${query.length ? `?${query.join('&')}` : ''}${hash}`;
}

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
