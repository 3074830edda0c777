/**
 * A table as a file that spreadsheets open (RFC 4180): names of columns in the first row, numbers to their last digit with
 * a point before decimals, and nothing where there is no value.
 */
export function csv(columns: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number | undefined): string {
  const text = value === undefined || Number.isNaN(value) ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
