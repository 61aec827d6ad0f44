import { foldVietnamese } from '#kernel';
import { LETTERS, readKey } from './key-letters.js';
import { blankQuestion, type RawFile, type RawQuestion } from './raw-question.js';

/** What stands in a cell of a table. */
export type TableCell = string | number | boolean | Date | null | undefined;

type TextField = 'code' | 'topic' | 'difficulty' | 'text' | 'explanation' | 'source' | 'article';
type Field = TextField | 'key' | 'number' | `option-${number}`;

/** The columns of the table, in the order of the template; the first spelling is its own. */
export const QUESTION_COLUMNS: readonly { field: Field; heads: readonly string[] }[] = [
  { field: 'number', heads: ['STT', 'TT', 'Số thứ tự', 'Câu', 'Câu số', 'Số câu'] },
  { field: 'code', heads: ['Mã', 'Mã câu', 'Mã câu hỏi'] },
  { field: 'topic', heads: ['Chủ đề', 'Chuyên đề', 'Nội dung', 'Lĩnh vực', 'Phần'] },
  { field: 'difficulty', heads: ['Độ khó', 'Mức độ'] },
  { field: 'text', heads: ['Câu hỏi', 'Nội dung câu hỏi', 'Nội dung câu', 'Đề bài'] },
  ...[...LETTERS].map((letter, n) => ({
    field: `option-${n}` as const,
    heads: [
      `Phương án ${letter}`,
      letter,
      `Đáp án ${letter}`,
      `PA ${letter}`,
      `Lựa chọn ${letter}`,
      `Phương án ${n + 1}`,
      `Đáp án ${n + 1}`,
    ],
  })),
  { field: 'key', heads: ['Đáp án', 'Đáp án đúng', 'Phương án đúng', 'Câu trả lời đúng', 'Trả lời', 'ĐA', 'Key'] },
  { field: 'explanation', heads: ['Giải thích', 'Hướng dẫn trả lời'] },
  { field: 'source', heads: ['Căn cứ', 'Văn bản', 'Nguồn', 'Trích dẫn', 'Tài liệu'] },
  { field: 'article', heads: ['Điều, khoản', 'Điều khoản', 'Điều'] },
];
const FIELD_OF = new Map(QUESTION_COLUMNS.flatMap(({ field, heads }) => heads.map((head) => [headKey(head), field] as const)));

/** Titles of the file may stand above the table. */
const HEAD_WITHIN = 15;

/** A table of questions, one in each row; undefined when no row says which column is the question and which are options. */
export function tableQuestions(rows: readonly (readonly TableCell[])[]): RawFile | undefined {
  const at = rows.slice(0, HEAD_WITHIN).findIndex((row) => isHead(fieldsOf(row)));
  if (at < 0) return undefined;
  const head = rows[at] ?? [];
  const fields = fieldsOf(head);
  const unknown = head.map(cellText).filter((text, column) => text !== '' && !fields[column]);
  const remarks = unknown.map((text) => `Cột “${text}” không có trong mẫu nên không được đọc.`);
  const questions = rows.slice(at + 1).flatMap((row, n): RawQuestion[] => {
    if (row.every((cell) => cellText(cell) === '') || isHead(fieldsOf(row))) return [];
    return [rowQuestion(row, fields, `Dòng ${at + n + 2}`)];
  });
  return { questions, remarks };
}

function fieldsOf(row: readonly TableCell[]): (Field | undefined)[] {
  const fields = row.map((cell) => FIELD_OF.get(headKey(cellText(cell))));
  // "Nội dung" alone is the question where nothing else is.
  if (!fields.includes('text')) {
    const topic = row.findIndex((cell) => headKey(cellText(cell)) === headKey('Nội dung'));
    if (topic >= 0) fields[topic] = 'text';
  }
  // Of two columns with one meaning the first one has it.
  return fields.map((field, column) => (fields.indexOf(field) === column ? field : undefined));
}

function isHead(fields: readonly (Field | undefined)[]): boolean {
  return fields.includes('text') && fields.includes('option-0') && fields.includes('option-1');
}

function rowQuestion(row: readonly TableCell[], fields: readonly (Field | undefined)[], place: string): RawQuestion {
  const question = blankQuestion(place);
  const options: string[] = [];
  let key = '';
  fields.forEach((field, column) => {
    const text = cellText(row[column]);
    if (!field || field === 'number' || text === '') return;
    if (field === 'key') key = text;
    else if (isOption(field)) options[Number(field.slice(7))] = text;
    else question[field] = text;
  });
  // Options that are not there lie behind the last one; a gap between two is a fault.
  question.options = Array.from(options, (option: string | undefined) => option ?? '');
  if (key !== '') {
    const read = readKey(key, question.options);
    if (read) question.key = read;
    else question.remarks.push({ kind: 'error', text: `đáp án “${key}” không phải chữ cái của phương án nào` });
  }
  return question;
}

function isOption(field: Field): field is `option-${number}` {
  return field.startsWith('option-');
}

function cellText(cell: TableCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const [year, month, day] = cell.toISOString().slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  }
  if (typeof cell === 'boolean') return cell ? 'Đúng' : 'Sai';
  return String(cell).trim();
}

function headKey(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
