// How single values are written in a link: readable, and nonsense is dropped on reading.

/** Leaves ':' and ',' out of the escaping's way: they separate our values. */
export const encode = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':');
export const list = (text: string | null) => (text ? text.split(',').filter(Boolean) : []);
export const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((v) => v === text) ?? null;

export function readNumber(text: string | null, above: number): number | null {
  const value = text ? Number(text) : NaN;
  return Number.isFinite(value) && value > above ? value : null;
}

export const readDay = (text: string | null) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

/** a:1,b:2 … the last colon divides, so ids may hold colons. */
const pairs = (text: string | null): [string, string][] =>
  list(text).flatMap((pair) => {
    const at = pair.lastIndexOf(':');
    return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as [string, string]] : [];
  });

export function readNumbers(text: string | null, least: number, most: number): Record<string, number> | null {
  const good = pairs(text)
    .map(([id, value]) => [id, value === '' ? NaN : Number(value)] as const)
    .filter(([, value]) => Number.isFinite(value) && value >= least && value <= most);
  return good.length ? Object.fromEntries(good) : null;
}

export const writeNumbers = (values: Record<string, number>) =>
  Object.entries(values)
    .map(([id, value]) => `${encode(id)}:${value}`)
    .join(',');

type StatedValue = string | number | boolean | string[];

/** A stated fact is a flag, a number, a word or, in brackets, a set of words. */
export const readStated = (text: string | null): Record<string, StatedValue> =>
  Object.fromEntries(pairs(text).map(([id, value]) => [id, statedValue(decode(value))]));

/** Values are escaped twice: the first reading of the query would give a comma back that then divides. */
export const writeStated = (facts: Record<string, StatedValue>) =>
  Object.entries(facts)
    .map(
      ([id, value]) =>
        `${encode(id)}:${encodeURIComponent(encodeURIComponent(Array.isArray(value) ? `[${value.join('|')}]` : String(value)))}`,
    )
    .join(',');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function statedValue(text: string): StatedValue {
  if (/^\[.*\]$/.test(text)) return text.slice(1, -1).split('|').filter(Boolean);
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
