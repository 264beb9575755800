import { beforeEach, expect, test } from 'vitest';
import { geometryOf, useDraft } from './draft';

const draft = () => useDraft.getState();
beforeEach(() => draft().drop());

test('a point is done with its first corner', () => {
  draft().start('point');
  draft().add([-97, 31]);
  expect([draft().isDone, geometryOf(draft())]).toEqual([true, { type: 'Point', coordinates: [-97, 31] }]);
});

test('an area needs three corners, and its ring closes', () => {
  draft().start('polygon');
  draft().add([0, 0]);
  draft().add([1, 0]);
  draft().finish();
  expect([draft().isDone, geometryOf(draft())]).toEqual([false, null]);
  draft().add([1, 1]);
  draft().finish();
  expect(draft().isDone).toBe(true);
  expect(geometryOf(draft())).toEqual({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  });
});

test('the last corner can be taken back, and nothing is drawn without a tool', () => {
  draft().add([5, 5]);
  expect(draft().corners).toEqual([]);
  draft().start('polygon');
  draft().add([0, 0]);
  draft().add([1, 0]);
  draft().undo();
  expect(draft().corners).toEqual([[0, 0]]);
});
