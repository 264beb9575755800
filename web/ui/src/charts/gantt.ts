import type { PathwayTask } from '../api/types';

export interface Bar {
  task: PathwayTask;
  row: number;
  start: number;
  end: number;
  /** End in the slow case of one in ten. */
  late: number | null;
}

export interface Arrow {
  key: string;
  from: { row: number; day: number };
  to: { row: number; day: number };
  isCritical: boolean;
}

/** Tasks by start, then end: what comes first stands first. Those without a schedule are listed apart. */
export function schedule(tasks: PathwayTask[]): {
  bars: Bar[];
  arrows: Arrow[];
  last: number;
  unscheduled: PathwayTask[];
} {
  const placed = tasks.filter((t) => t.startDay !== null && t.endDay !== null);
  const ordered = [...placed].sort(
    (a, b) => (a.startDay ?? 0) - (b.startDay ?? 0) || (a.endDay ?? 0) - (b.endDay ?? 0),
  );
  const bars = ordered.map((task, row): Bar => {
    const start = task.startDay ?? 0;
    return { task, row, start, end: task.endDay ?? start, late: task.latestEndDay ?? null };
  });
  const byId = new Map(bars.map((b) => [b.task.id, b]));
  const arrows = bars.flatMap((bar) =>
    bar.task.dependsOn.flatMap((link) => {
      const before = byId.get(link.id);
      return before ? [arrow(before, bar, link.type)] : [];
    }),
  );
  const last = Math.max(1, ...bars.flatMap((b) => [b.end, b.late ?? 0]));
  return { bars, arrows, last, unscheduled: tasks.filter((t) => !placed.includes(t)) };
}

function arrow(before: Bar, after: Bar, type: string): Arrow {
  return {
    key: `${before.task.id}>${after.task.id}`,
    from: { row: before.row, day: type === 'SS' ? before.start : before.end },
    to: { row: after.row, day: type === 'FF' ? after.end : after.start },
    isCritical: before.task.isCritical && after.task.isCritical,
  };
}
