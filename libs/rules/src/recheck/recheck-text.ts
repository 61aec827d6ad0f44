import { createHash } from 'node:crypto';
import { canonicalJson } from '../plan/canonical-json.js';
import type { StandingLine } from '../ranking/standing.js';
import { RECHECK_FORMAT, type RecheckAttempt, type RecheckHead, type RecheckRecord } from './recheck-record.js';

const ATTEMPT_COLUMNS = [
  ...['id', 'round', 'person', 'unit', 'block', 'audience', 'startedAt', 'submittedAt', 'seed', 'questions', 'marks', 'prediction'],
  ...['salt', 'seal', 'ruleSet', 'bank'],
] as const satisfies readonly (keyof RecheckAttempt)[];

const LINE_COLUMNS = [
  ...['rank', 'person', 'attempt', 'points', 'allCorrect', 'prediction', 'durationMs', 'submittedAt'],
] as const satisfies readonly (keyof StandingLine)[];

/** Rows of one kind stand under a line that names their columns. */
interface Tables {
  attempt: readonly (keyof RecheckAttempt)[];
  line: readonly (keyof StandingLine)[];
}
type Table = keyof Tables;

/** What a file of this form says of each attempt and each line: no column for what it never says. */
function tablesOf({ form, unitsNamed }: Pick<RecheckHead, 'form' | 'unitsNamed'>): Tables {
  const missing: readonly (keyof RecheckAttempt)[] = [
    ...(form === 'public' ? (['salt'] as const) : []),
    ...(unitsNamed === 'none' ? (['unit'] as const) : []),
    ...(unitsNamed === 'of-many' ? [] : (['block'] as const)),
  ];
  return { attempt: ATTEMPT_COLUMNS.filter((column) => !missing.includes(column)), line: LINE_COLUMNS };
}

const CHUNK_CHARACTERS = 1 << 16;

/** The file as text, in portions: one canonical JSON value for each line, the last of which has the SHA-256 of all before it. */
export async function* recheckText(records: AsyncIterable<RecheckRecord> | Iterable<RecheckRecord>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts = { attempt: 0, line: 0 };
  let tables = tablesOf({ form: 'public', unitsNamed: 'none' });
  let table: Table | undefined;
  let waiting = '';
  for await (const record of records) {
    if (record.kind === 'attempt' || record.kind === 'line') {
      const { kind } = record;
      if (table !== kind) waiting += `${canonicalJson({ kind: 'table', of: kind, columns: tables[kind] })}\n`;
      table = kind;
      counts[kind] += 1;
      waiting += `${rowText(tables, record)}\n`;
    } else waiting += `${canonicalJson(record)}\n`;
    if (record.kind === 'head') tables = tablesOf(record);
    if (waiting.length < CHUNK_CHARACTERS) continue;
    hash.update(waiting, 'utf8');
    yield waiting;
    waiting = '';
  }
  hash.update(waiting, 'utf8');
  yield `${waiting}${canonicalJson({ kind: 'end', attempts: counts.attempt, lines: counts.line, sha256: hash.digest('hex') })}\n`;
}

/** Rows hold strings, numbers, true, false, null and lists of numbers, so that plain JSON is canonical. */
function rowText({ attempt, line }: Tables, record: Extract<RecheckRecord, { kind: Table }>): string {
  return JSON.stringify(
    record.kind === 'attempt' ? attempt.map((column) => record.attempt[column]) : line.map((column) => record.line[column]),
  );
}

/** A file that cannot be read as one; the message is a sentence in Vietnamese that names the line. */
export class UnreadableRecheckFile extends Error {
  override readonly name = 'UnreadableRecheckFile';
}

/** Whether the text is as it was written: its last line says so. */
export interface TextCheck {
  isWhole: boolean;
  /** SHA-256 of the lines before the last. */
  sha256: string;
}

/** What a line may be besides a row of a table. */
interface ReadLine {
  kind?: unknown;
  format?: unknown;
  form?: unknown;
  unitsNamed?: unknown;
  of?: unknown;
  columns?: unknown;
}

/** Reads a file line by line. `read` takes each line without its end; `finish` tells whether nothing was cut off or changed. */
export class RecheckTextReader {
  private readonly hash = createHash('sha256');
  private readonly counts = { attempt: 0, line: 0 };
  private tables: Tables | undefined;
  private table: Table | undefined;
  private lineNumber = 0;
  private end: { attempts: number; lines: number; sha256: string } | undefined;

  /** @returns the record; undefined for a line that only serves reading @throws UnreadableRecheckFile */
  read(line: string): RecheckRecord | undefined {
    this.lineNumber += 1;
    if (this.end) throw this.unreadable('sau dòng kết thúc không được có gì nữa');
    const value = this.parse(line);
    if (!isEnd(value)) this.hash.update(`${line}\n`, 'utf8');
    if (Array.isArray(value)) return this.row(value);
    if (isEnd(value)) {
      this.end = value;
      return undefined;
    }
    if (this.lineNumber === 1) this.tables = this.tablesOf(value);
    if (value.kind === 'table') {
      this.table = value.of === 'attempt' || value.of === 'line' ? value.of : undefined;
      const columns = this.table && this.tables?.[this.table];
      if (!columns || canonicalJson(value.columns) !== canonicalJson(columns)) throw this.unreadable('các cột không như mô tả');
      return undefined;
    }
    return value as unknown as RecheckRecord;
  }

  finish(): TextCheck {
    const sha256 = this.hash.digest('hex');
    const { end, counts } = this;
    return { sha256, isWhole: end?.sha256 === sha256 && end.attempts === counts.attempt && end.lines === counts.line };
  }

  private tablesOf({ format, form, unitsNamed }: ReadLine): Tables {
    const isKnown = (form === 'board' || form === 'public') && (unitsNamed === 'all' || unitsNamed === 'of-many' || unitsNamed === 'none');
    if (format !== RECHECK_FORMAT || !isKnown) throw this.unreadable('đây không phải hồ sơ kiểm tra lại của Khoa Bảng');
    return tablesOf({ form, unitsNamed });
  }

  private row(values: unknown[]): RecheckRecord {
    const { table } = this;
    const columns = table && this.tables?.[table];
    if (!columns || values.length !== columns.length) throw this.unreadable('dòng số liệu không đúng số cột');
    this.counts[table] += 1;
    const entries = Object.fromEntries(columns.map((column, at) => [column, values[at]]));
    return table === 'attempt'
      ? { kind: 'attempt', attempt: { unit: null, block: null, salt: null, ...entries } as unknown as RecheckAttempt }
      : { kind: 'line', line: entries as unknown as StandingLine };
  }

  private parse(line: string): ReadLine | unknown[] {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // Said below.
    }
    throw this.unreadable('không phải JSON');
  }

  private unreadable(why: string): UnreadableRecheckFile {
    return new UnreadableRecheckFile(`Không đọc được dòng ${this.lineNumber} của tệp: ${why}.`);
  }
}

function isEnd(value: object): value is { kind: 'end'; attempts: number; lines: number; sha256: string } {
  return (value as { kind?: unknown }).kind === 'end';
}
