// What the page has learned about branches: names and ends come with map tiles and the flow's heaviest list.
import { create } from 'zustand';
import type { BranchList, HeavyBranch } from '../api/types';

export interface BranchInfo {
  id: number;
  name?: string;
  from?: number;
  to?: number;
  kv?: number;
  rateMw?: number;
  transformer?: boolean;
}

interface Branches {
  known: Map<number, BranchInfo>;
  learn: (branches: BranchInfo[]) => void;
}

export const useBranches = create<Branches>()((set, get) => ({
  known: new Map(),
  learn: (branches) => {
    const before = get().known;
    const news = branches.filter((b) => Object.keys(b).some((key) => !(key in (before.get(b.id) ?? {}))));
    if (news.length === 0) return;
    const known = new Map(before);
    for (const b of news) known.set(b.id, { ...known.get(b.id), ...b });
    set({ known });
  },
}));

export const infosOf = ({ id, name, from, to, kv }: BranchList): BranchInfo[] =>
  id.flatMap((branch, i) => {
    const info = { name: name[i], from: from[i], to: to[i], kv: kv[i] };
    return Object.values(info).includes(undefined) ? [] : [{ id: branch, ...info } as BranchInfo];
  });

/** What a list says of a branch; what it does not know stays unlearned. */
export const infoOf = ({ id, name, kv, from, to }: HeavyBranch): BranchInfo =>
  kv === null || from === null || to === null ? { id } : { id, name, kv, from, to };
