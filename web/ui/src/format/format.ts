// The one place where numbers and units become text.
import type { Language } from '../api/types';

const locale: Record<Language, string> = { en: 'en-US', zh: 'zh-CN' };
const cache = new Map<string, Intl.NumberFormat>();
const NBSP = '\u00a0';

function formatter(lang: Language, digits: number, least = digits) {
  const key = `${lang}/${digits}/${least}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale[lang], { maximumFractionDigits: digits, minimumFractionDigits: least });
    cache.set(key, found);
  }
  return found;
}

export const integer = (value: number, lang: Language) => formatter(lang, 0).format(value);
export const decimal = (value: number, lang: Language, digits: number) => formatter(lang, digits).format(value);
export const score = (value: number) => value.toFixed(3);
export const percent = (value: number, lang: Language, digits = 0) => `${decimal(value, lang, digits)}${NBSP}%`;
export const megawatts = (mw: number, lang: Language) =>
  `${formatter(lang, Math.abs(mw) < 100 ? 1 : 0, 0).format(mw)}${NBSP}MW`;
export const kilovolts = (kv: number, lang: Language) => `${formatter(lang, 1, 0).format(kv)}${NBSP}kV`;

/** Below a tenth it is no longer worth a figure. */
export const milliseconds = (seconds: number, lang: Language) =>
  seconds < 1e-4 ? `< ${decimal(0.1, lang, 1)}` : decimal(seconds * 1000, lang, 1);

/** System totals read better in gigawatts. */
export const gigawatts = (mw: number, lang: Language) => `${decimal(mw / 1000, lang, 1)}${NBSP}GW`;

/** Members of a list, as each language parts them. */
export const listed = (items: readonly string[], lang: Language) => items.join(lang === 'zh' ? '、' : ', ');

/** What stands between a name and what is said of it. */
export const colon: Record<Language, string> = { en: ': ', zh: '：' };

export function coordinates(lon: number, lat: number): string {
  const part = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(3)}°${NBSP}${value >= 0 ? positive : negative}`;
  return `${part(lat, 'N', 'S')}, ${part(lon, 'E', 'W')}`;
}

/** Money in the unit that leaves at most three figures before the point. */
export function dollars(usd: number, lang: Language, digits = 1): string {
  if (lang === 'zh') return dollarsInChinese(usd, digits);
  const [size, mark] = Math.abs(usd) >= 1e9 ? [1e9, 'B'] : Math.abs(usd) >= 1e6 ? [1e6, 'M'] : [1e3, 'k'];
  return `$${formatter(lang, digits, 0).format(usd / size)}${NBSP}${mark}`;
}

/** Chinese counts by ten thousands. */
function dollarsInChinese(usd: number, digits: number): string {
  const [size, mark] = Math.abs(usd) >= 1e8 ? [1e8, '亿'] : Math.abs(usd) >= 1e4 ? [1e4, '万'] : [1, ''];
  return `${formatter('zh', digits, 0).format(usd / size)}${NBSP}${mark}美元`;
}

/** Names one after another. */
export const list = (names: string[], lang: Language) => names.join(lang === 'zh' ? '、' : ', ');

/** Lengths and areas come in metric units and are shown in the reader's. */
export type Units = 'metric' | 'us';

export const MILES_PER_KM = 0.621371192;

const inUs: Record<string, [unit: string, factor: number]> = {
  km: ['mi', MILES_PER_KM],
  m: ['ft', 3.28083989],
  ha: ['acre', 2.47105381],
  km2: ['sq mi', 0.386102159],
};

/** The unit of long distances, and how many of it are a kilometre. */
export const lengthUnit = (units: Units) => {
  const [perKm, unit] = measured(1, 'km', units);
  return { unit, perKm };
};

function measured(value: number, unit: string, units: Units): [number, string] {
  const [name, factor] = (units === 'us' ? inUs[unit] : undefined) ?? [unit, 1];
  return [value * factor, name];
}

export function kilometers(km: number, lang: Language, units: Units): string {
  const [value, unit] = measured(km, 'km', units);
  return `${decimal(value, lang, 1)}${NBSP}${unit}`;
}

export function hectares(ha: number, lang: Language, units: Units): string {
  const [value, unit] = measured(ha, 'ha', units);
  return `${decimal(value, lang, 1)}${NBSP}${unit}`;
}

/** A fact's number with as many digits as it carries, four at most. */
export function factNumber(value: number, unit: string | null | undefined, lang: Language, units: Units): string {
  const [number, name] = unit ? measured(value, unit, units) : [value, ''];
  const digits = Math.abs(number) >= 1000 ? 0 : name === unit || !unit ? 4 : 2;
  return `${formatter(lang, digits, 0).format(number)}${name ? NBSP + name : ''}`;
}

/** Days as months, where they are many. */
export const months = (days: number, lang: Language) => formatter(lang, days < 365 ? 1 : 0, 0).format(days / 30.44);

/** ISO date of the contract in the reader's form. */
export function date(iso: string, lang: Language): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  return new Intl.DateTimeFormat(locale[lang], { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}

/** A local hour of a year: the day of the week tells a workday from a weekend. */
export const moment = (time: Date, lang: Language) =>
  new Intl.DateTimeFormat(locale[lang], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(time);

export const month = (time: Date, lang: Language) =>
  new Intl.DateTimeFormat(locale[lang], { month: 'short', timeZone: 'UTC' }).format(time);
