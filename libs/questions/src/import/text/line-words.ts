/** What lines of a list of questions begin with, as secretaries write them. */

/** Keeps apart in our own files what would be read as a beginning: it is not seen, and taken off again when the file is read. */
export const JOINER = '\u2060';

/** "Câu 12:", "Câu hỏi 12." with what is asked behind it. */
export const QUESTION = /^\s*(?:câu(?:\s*hỏi)?|question)\s*(?:số\s*)?(\d{1,4})(?!\d)\s*(?:\([^)]{0,30}điểm\s*\)\s*)?[.:)\-–/]?\s*/iu;
/** "12. " or "12) ", where nothing is called "Câu". */
export const NUMBERED = /^\s*(\d{1,4})\s*[.)/:]\s*(?=\D|$)/u;
/** "B.", "*B)", "B*." */
export const OPTION = /^\s*(\*?)\s*([A-Ja-j])(\*?)\s*[.)/:]\s*/u;
/** Said of the question before: what, and where its words begin. */
const FIELDS = {
  key: /^\s*(?:đáp\s*án(?:\s*đúng)?(?:\s*là)?|đ\/?a|phương\s*án\s*đúng|trả\s*lời|answer|key)\s*[:.\-–]\s*/iu,
  explanation: /^\s*(?:giải\s*thích|lời\s*giải|hướng\s*dẫn(?:\s*trả\s*lời)?)\s*[:\-–]\s*/iu,
  source: /^\s*(?:căn\s*cứ|nguồn|trích\s*dẫn|văn\s*bản|tài\s*liệu)\s*:\s*/iu,
  article: /^\s*(?:điều,?\s*khoản)\s*:\s*/iu,
  code: /^\s*mã(?:\s*câu(?:\s*hỏi)?)?\s*:\s*/iu,
  topic: /^\s*(?:chủ\s*đề|chuyên\s*đề|lĩnh\s*vực)\s*:\s*/iu,
  difficulty: /^\s*(?:độ\s*khó|mức\s*độ)\s*:\s*/iu,
} as const;
export type LineField = keyof typeof FIELDS;
/** A heading above the keys at the end. */
export const ANSWERS_HEAD = /^\s*(?:bảng\s*|phần\s*)?đáp\s*án(?:\s*(?:và|bộ|các|phần|đề|trắc|câu)\s.{0,60})?\s*[:.]?\s*$/iu;
/** Ends of documents. */
export const END = /^\s*[-–—_*=./\\]*\s*hết\s*[-–—_*=./\\]*\s*$/iu;

/** What a line says of the question before it. */
export function fieldOf(text: string): { field: LineField; from: number } | undefined {
  for (const field of Object.keys(FIELDS) as LineField[]) {
    const found = FIELDS[field].exec(text);
    if (found) return { field, from: found[0].length };
  }
  return undefined;
}
