import { expect, test } from 'vitest';
import { csv } from './csv';

test('commas, quotes and line ends are quoted', () =>
  expect(csv(['a', 'b'], [['x,y', 'say "no"\n']])).toBe('a,b\r\n"x,y","say ""no""\n"\r\n'));

test('unknown is empty, zero is not', () => expect(csv(['a', 'b'], [[null, 0]])).toBe('a,b\r\n,0\r\n'));

test('a name cannot become a formula, a negative number stays one', () =>
  expect(csv(['a', 'b'], [['=1+1', -2]])).toBe("a,b\r\n'=1+1,-2\r\n"));
