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
export const kilometers = (km: number, lang: Language) => `${decimal(km, lang, 1)}${NBSP}km`;
export const hectares = (ha: number, lang: Language) => `${decimal(ha, lang, 1)}${NBSP}ha`;
export const kilovolts = (kv: number, lang: Language) => `${formatter(lang, 1, 0).format(kv)}${NBSP}kV`;

/** Below a tenth it is no longer worth a figure. */
export const milliseconds = (seconds: number, lang: Language) =>
  seconds < 1e-4 ? `< ${decimal(0.1, lang, 1)}` : decimal(seconds * 1000, lang, 1);

/** System totals read better in gigawatts. */
export const gigawatts = (mw: number, lang: Language) => `${decimal(mw / 1000, lang, 1)}${NBSP}GW`;

export function coordinates(lon: number, lat: number): string {
  const part = (value: number, positive: string, negative: string) =>
    `${Math.abs(value).toFixed(3)}°${NBSP}${value >= 0 ? positive : negative}`;
  return `${part(lat, 'N', 'S')}, ${part(lon, 'E', 'W')}`;
}

/** A fact's number with as many digits as it carries, four at most. */
export const factNumber = (value: number, unit: string | null | undefined, lang: Language) =>
  `${formatter(lang, Math.abs(value) >= 1000 ? 0 : 4, 0).format(value)}${unit ? NBSP + unit : ''}`;

/** ISO date of the contract in the reader's form. */
export function date(iso: string, lang: Language): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  return new Intl.DateTimeFormat(locale[lang], { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}
