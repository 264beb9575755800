export interface Place {
  lon: number;
  lat: number;
}

const NUMBER = String.raw`[+-]?\d{1,3}(?:\.\d+)?`;
// Degrees alone, or with minutes and seconds: 31.22, 31°13′, 31° 13' 12.0".
const ANGLE = String.raw`(${NUMBER})\s*(?:[°º度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*[′'’分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[″"”秒]|'')\s*)?)?)?`;
const SIDE = '([NSEW]|北纬|南纬|东经|西经)';
const PART = String.raw`${SIDE}?\s*${ANGLE}\s*${SIDE}?`;
const PAIR = new RegExp(String.raw`^\s*\(?\s*${PART}\s*[,;，；、\s]\s*${PART}\s*\)?\s*$`, 'i');
const GROUPS = 5;

const sides: Record<string, 'N' | 'S' | 'E' | 'W'> = { 北纬: 'N', 南纬: 'S', 东经: 'E', 西经: 'W' };

interface Angle {
  degrees: number;
  /** null: the text names no side of the Earth. */
  isLatitude: boolean | null;
}

/**
 * "31.22, -97.35", "31.22° N 97.35° W", "31°13′12″N, 97°21′W", "北纬31.22，西经97.35": latitude first, as maps print it, unless the
 * letters say otherwise. null when it is no place on Earth.
 */
export function readCoordinates(text: string): Place | null {
  const found = PAIR.exec(text);
  if (!found) return null;
  const [first, second] = [angle(found.slice(1, 1 + GROUPS)), angle(found.slice(1 + GROUPS, 1 + 2 * GROUPS))];
  if (!first || !second) return null;
  const isSwapped = first.isLatitude === false || second.isLatitude === true;
  const isTwice = first.isLatitude !== null && first.isLatitude === second.isLatitude;
  const [lat, lon] = isSwapped ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  return !isTwice && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { lat, lon } : null;
}

/** null: two sides are named, or more than sixty minutes. */
function angle([before, degrees, minutes = '0', seconds = '0', after]: (string | undefined)[]): Angle | null {
  if ((before && after) || Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const letter = (before ?? after)?.toUpperCase();
  const side = letter === undefined ? null : (sides[letter] ?? letter);
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isNegative = degrees?.startsWith('-') || side === 'S' || side === 'W';
  return { degrees: isNegative ? -size : size, isLatitude: side === null ? null : side === 'N' || side === 'S' };
}
