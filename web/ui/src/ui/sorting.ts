export interface Sorting {
  id: string;
  isDescending: boolean;
}

interface Sortable {
  id: string;
  isDescendingFirst?: boolean;
}

/** What a click on a column's head asks for: one way, then the other, then the order as it came. */
export function nextSorting(now: Sorting | null, { id, isDescendingFirst = false }: Sortable): Sorting | null {
  if (now?.id !== id) return { id, isDescending: isDescendingFirst };
  return now.isDescending === isDescendingFirst ? { id, isDescending: !isDescendingFirst } : null;
}

/** The rows by a value of theirs; equal ones stay in their order, and those without a value come last whichever way. */
export function sorted<Row>(rows: Row[], by: (row: Row) => number | string | undefined, isDescending: boolean): Row[] {
  const sign = isDescending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: by(row) }));
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    return sign * compare(a.value, b.value);
  });
  return keyed.map(({ row }) => row);
}

/** One collator for all: making one for each pair takes most of the time of a long sort. */
const collator = new Intl.Collator(undefined, { numeric: true });

const compare = (a: number | string, b: number | string) =>
  typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
