import { expect, test } from 'vitest';
import { en } from './en';
import { zh } from './zh';

type Tree = { [key: string]: string | Tree };

function texts(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : texts(value, `${path}${key}.`),
  );
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('both languages have the same texts, none empty', () => {
  const [english, chinese] = [texts(en), texts(zh)];
  expect(chinese.map(([key]) => key)).toEqual(english.map(([key]) => key));
  expect([...english, ...chinese].filter(([, text]) => !text.trim())).toEqual([]);
});

test('a translation keeps the placeholders of the original', () => {
  const chinese = new Map(texts(zh));
  for (const [key, text] of texts(en))
    expect([key, placeholders(chinese.get(key) ?? '')]).toEqual([key, placeholders(text)]);
});
