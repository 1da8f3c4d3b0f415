/** The rows of a table in a text file. */
export type Rows = readonly (readonly string[])[];

/** What stands between two cells, by how the file is called; undefined when it holds no table. */
export function separatorOf(path: string): ',' | ';' | '\t' | undefined {
  if (/\.tsv$/i.test(path)) return '\t';
  return /\.csv$/i.test(path) ? ',' : undefined;
}

/** Reads comma- or tab-separated text: cells in quotes may hold separators, line breaks, and quotes written twice. */
export function rowsOf(text: string, separator: string): Rows {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r' || text[at + 1] !== '\n') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** The separator that a table uses: much that is called .csv has semicolons. */
export function separatorIn(text: string, named: ',' | ';' | '\t'): ',' | ';' | '\t' {
  const first = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  return named === ',' && !first.includes(',') && first.includes(';') ? ';' : named;
}
