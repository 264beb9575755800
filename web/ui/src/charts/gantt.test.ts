import { expect, test } from 'vitest';
import type { PathwayTask } from '../api/types';
import { schedule } from './gantt';

const task = (
  id: string,
  startDay: number | null,
  endDay: number | null,
  part: Partial<PathwayTask> = {},
): PathwayTask =>
  ({
    id,
    title: { en: id, zh: id },
    kind: 'permit',
    truth: 'true',
    p10Days: 1,
    p50Days: 2,
    p90Days: 30,
    latestEndDay: endDay === null ? null : endDay + 28,
    startDay,
    endDay,
    isCritical: false,
    dependsOn: [],
    ...part,
  }) as PathwayTask;

test('tasks stand in the order in which they start, and the axis reaches the latest end', () => {
  const { bars, last } = schedule([task('b', 10, 12), task('a', 0, 5)]);
  expect(bars.map((b) => [b.task.id, b.row])).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
  expect(last).toBe(40);
});

test('arrows start and end where the kind of link says', () => {
  const link = (type: 'FS' | 'SS' | 'FF') => [{ id: 'a', type, lagDays: 0 }];
  const from = (type: 'FS' | 'SS' | 'FF') => {
    const [only] = schedule([task('a', 0, 5), task('b', 6, 9, { dependsOn: link(type) })]).arrows;
    return [only?.from.day, only?.to.day];
  };
  expect([from('FS'), from('SS'), from('FF')]).toEqual([
    [5, 6],
    [0, 6],
    [5, 9],
  ]);
});

test('a task without days is not drawn at day zero but listed apart', () => {
  const { bars, unscheduled } = schedule([task('a', null, null)]);
  expect([bars.length, unscheduled.map((t) => t.id)]).toEqual([0, ['a']]);
});
