import { expect, test } from 'vitest';
import {
  coordinates,
  date,
  dollars,
  factNumber,
  gigawatts,
  hectares,
  kilometers,
  megawatts,
  milliseconds,
} from './format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('megawatts keep a digit only where it matters', () => {
  expect(plain(megawatts(6.25, 'en'))).toBe('6.3 MW');
  expect(plain(megawatts(99, 'en'))).toBe('99 MW');
  expect(plain(megawatts(1234.4, 'en'))).toBe('1,234 MW');
});

test('totals are in gigawatts', () => expect(plain(gigawatts(67_109, 'en'))).toBe('67.1 GW'));

test('coordinates say their hemisphere', () => expect(plain(coordinates(-97.35, 31.22))).toBe('31.220° N, 97.350° W'));

test('a fact keeps its own digits and unit', () => {
  expect(plain(factNumber(0.0125, 'km', 'en', 'metric'))).toBe('0.0125 km');
  expect(plain(factNumber(12_345.678, null, 'en', 'us'))).toBe('12,346');
});

test('dates follow the language, and a wrong date is shown as it came', () => {
  expect(date('2026-11-24', 'en')).toBe('Nov 24, 2026');
  expect(date('2026-11-24', 'zh')).toBe('2026年11月24日');
  expect(date('soon', 'en')).toBe('soon');
});

test('a time too short to say is said to be short, not zero', () => {
  expect(milliseconds(0.00002, 'en')).toBe('< 0.1');
  expect(milliseconds(0.0031, 'en')).toBe('3.1');
});

test('lengths and areas are shown in the units that the reader chose', () => {
  expect(plain(kilometers(10, 'en', 'us'))).toBe('6.2 mi');
  expect(plain(hectares(100, 'en', 'us'))).toBe('247.1 acre');
  expect(plain(hectares(100, 'en', 'metric'))).toBe('100.0 ha');
  expect(plain(factNumber(2, 'km', 'en', 'us'))).toBe('1.24 mi');
  expect(plain(factNumber(7, 'MW', 'en', 'us'))).toBe('7 MW');
});

test('money is said in the size it has', () => {
  expect(plain(dollars(38_000_000, 'en'))).toBe('$38 M');
  expect(plain(dollars(1_250_000_000, 'en'))).toBe('$1.3 B');
});
