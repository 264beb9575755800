// What the page has learned about branches: names and ends come with map tiles and the flow's heaviest list.
import { create } from 'zustand';

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
