// Hours of a year: 8,760 values as 365 days of 24.
export const HOURS_A_DAY = 24;

export const dayOf = (hour: number) => Math.floor(hour / HOURS_A_DAY);
export const hourOfDay = (hour: number) => hour % HOURS_A_DAY;

/** Local time of an hour: the start is a wall-clock time, so nothing is shifted. */
export const timeOf = (start: string, hour: number) => {
  const first = new Date(`${start.slice(0, 19)}${start.length === 10 ? 'T00:00:00' : ''}Z`);
  return new Date(first.getTime() + hour * 3_600_000);
};

/** Values from highest to lowest, thinned to at most `points` for drawing; unknown ones are left out. */
export function duration(
  values: (number | null)[],
  points = 240,
): { hours: number; curve: [hour: number, value: number][] } {
  const known = values.filter((v): v is number => v !== null).sort((a, b) => b - a);
  const step = Math.max(1, Math.floor(known.length / points));
  const curve = known.flatMap((v, i) => (i % step === 0 || i === known.length - 1 ? [[i, v] as [number, number]] : []));
  return { hours: known.length, curve };
}

export const hoursOver = (values: (number | null)[], limit: number) =>
  values.reduce<number>((n, v) => (v !== null && v > limit ? n + 1 : n), 0);
