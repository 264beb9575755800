import { expect, test } from 'vitest';
import { openEnd, scoreText } from './ScoreBar';

test('a settled score has no open end, whichever way the server says so', () => {
  expect(openEnd({ score: 0.5, scoreHigh: 0.5 })).toBeNull();
  expect(openEnd({ score: 0.5, scoreHigh: null })).toBeNull();
});

test('an unknown criterion leaves the score open upwards', () => {
  expect(openEnd({ score: 0.5, scoreHigh: 0.62 })).toBe(0.62);
  expect(scoreText(0.5, 0.62)).toBe('0.500–0.620');
});

test('no score is a dash, not zero', () => expect(scoreText(null, null)).toBe('–'));
