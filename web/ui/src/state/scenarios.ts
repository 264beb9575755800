// Scenarios that the reader has kept in this browser. The one in view is in the link, not here.
import { create } from 'zustand';
import type { GridChange } from '../api/types';
import { readChanges, writeChanges } from './changes';

export interface KeptScenario {
  name: string;
  changes: GridChange[];
  totalLoadMw: number;
  overloadedCount: number;
}

interface Scenarios {
  kept: KeptScenario[];
  keep: (scenario: KeptScenario) => void;
  forget: (name: string) => void;
}

const KEY = 'planner.scenarios';
const MOST_KEPT = 12;

export const useScenarios = create<Scenarios>()((set, get) => ({
  kept: load(),
  keep: (scenario) => save([...get().kept.filter((k) => k.name !== scenario.name), scenario].slice(-MOST_KEPT), set),
  forget: (name) =>
    save(
      get().kept.filter((k) => k.name !== name),
      set,
    ),
}));

function save(kept: KeptScenario[], set: (part: Partial<Scenarios>) => void) {
  window.localStorage.setItem(KEY, JSON.stringify(kept.map((k) => ({ ...k, changes: writeChanges(k.changes) }))));
  set({ kept });
}

function load(): KeptScenario[] {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEY) ?? '[]') as (Omit<KeptScenario, 'changes'> & {
      changes: string;
    })[];
    return kept.map((k) => ({ ...k, changes: readChanges(k.changes) }));
  } catch {
    // Written by another version, or by hand: nothing to lose but a convenience.
    return [];
  }
}
