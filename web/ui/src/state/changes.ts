// A grid scenario as text in the link: load:1042:300,generation:7:200:solar-pv,retire:7,heat-wave:1.08:0.93
import type { GridChange } from '../api/types';
import { encode } from './codec';

export const writeChanges = (changes: GridChange[]) =>
  changes.map((change) => [change.kind, ...parts(change)].map((p) => encode(String(p))).join(':')).join(',');

function parts(change: GridChange): (string | number)[] {
  switch (change.kind) {
    case 'load':
      return [change.bus, change.mw];
    case 'generation':
      return [change.bus, change.mw, change.technology];
    case 'retire':
    case 'keep':
      return [change.generator];
    case 'outage':
      return [change.branch];
    case 'scale':
      return [change.loadFactor];
    case 'upgrade':
      return [change.branch, change.rateMw];
    case 'heat-wave':
      return [change.loadFactor, change.ratingFactor];
  }
}

export const readChanges = (text: string | null): GridChange[] =>
  (text ?? '').split(',').flatMap((part) => {
    const change = readChange(part);
    return change ? [change] : [];
  });

function readChange(text: string): GridChange | null {
  const [kind = '', ...rest] = text.split(':');
  const [a, b] = rest.map(Number);
  const isNumber = (n: number | undefined): n is number => n !== undefined && Number.isFinite(n);
  if (!isNumber(a)) return null;
  if (kind === 'retire' || kind === 'keep') return { kind, generator: a };
  if (kind === 'outage') return { kind, branch: a };
  if (kind === 'scale') return { kind, loadFactor: a };
  if (!isNumber(b)) return null;
  if (kind === 'load') return { kind, bus: a, mw: b };
  if (kind === 'generation') return rest[2] ? { kind, bus: a, mw: b, technology: rest[2] } : null;
  if (kind === 'upgrade') return { kind, branch: a, rateMw: b };
  return kind === 'heat-wave' ? { kind, loadFactor: a, ratingFactor: b } : null;
}

/** What a change is about: a second change of the same thing takes the place of the first. */
const subject = (change: GridChange) => {
  switch (change.kind) {
    case 'load':
      return `load:${change.bus}`;
    case 'generation':
      return `generation:${change.bus}:${change.technology}`;
    case 'retire':
    case 'keep':
      return `generator:${change.generator}`;
    case 'outage':
    case 'upgrade':
      return `branch:${change.branch}`;
    case 'scale':
    case 'heat-wave':
      return change.kind;
  }
};

/** The scenario with this change in it; a load or generation of zero takes it out. */
export function withChange(changes: GridChange[], change: GridChange): GridChange[] {
  const at = changes.findIndex((c) => subject(c) === subject(change));
  const isNothing = (change.kind === 'load' || change.kind === 'generation') && change.mw === 0;
  if (isNothing) return changes.filter((_, i) => i !== at);
  return at < 0 ? [...changes, change] : changes.map((c, i) => (i === at ? change : c));
}
