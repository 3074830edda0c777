/** A field; an empty one where there is no value. */
export type Cell = string | number | undefined;

/** As a file, with the mark by which spreadsheets know that names in other letters are UTF-8. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const text = csv(columns, rows);
  return /[^ -~\r\n]/.test(text) ? `\ufeff${text}` : text;
}

/**
 * A table as CSV that spreadsheets open (RFC 4180): column names in the first row, numbers at full precision with a
 * decimal point, and an empty field where there is no value.
 */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: Cell): string {
  const text = value === undefined || Number.isNaN(value) ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
