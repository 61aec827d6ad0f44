import { type Cell, readXlsx } from './sheets.js';
import { isZip } from './zip-parts.js';

/** Lines by which the separator is found: titles above the table may have commas of their own. */
const LOOKED_AT = 15;

/**
 * The cells of a file that somebody brings: XLSX, or CSV as spreadsheets write it; undefined when it is neither.
 * @param longestText characters of a cell of an XLSX file, where more are meant than are usual
 */
export async function readTable({ bytes }: { bytes: Buffer }, longestText?: number): Promise<Cell[][] | undefined> {
  if (isZip(bytes)) return readXlsx(bytes, longestText);
  const text = plainTextOf(bytes);
  return text === undefined ? undefined : readCsv(text);
}

/** What a text file says: UTF-8, or UTF-16 where its mark says so ("Unicode Text" of Excel); undefined for what is no text of these. */
export function plainTextOf(bytes: Buffer): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Rows by RFC 4180, with the separator that the first lines have most of: comma, semicolon or tab. */
export function readCsv(source: string): string[][] {
  const separator = separatorOf(source);
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] as string;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  return rows;
}

function separatorOf(source: string): string {
  const beginning = source.split('\n', LOOKED_AT).join('\n');
  const count = (sign: string): number => beginning.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] as string;
}
