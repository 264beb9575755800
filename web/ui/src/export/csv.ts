export type CsvValue = string | number | boolean | null | undefined;

/** RFC 4180: quoted where needed, unknown is an empty cell. A text that a spreadsheet would run as a formula is disarmed. */
export const csv = (heads: string[], rows: CsvValue[][]) =>
  [heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
