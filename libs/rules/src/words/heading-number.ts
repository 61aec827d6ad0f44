/** How a heading is numbered, from the widest to the narrowest; `phần` stands above `chương`, "1." above "1.1". */
export const NUMBER_CLASSES = [
  'part',
  'chapter',
  'section',
  'letter',
  'roman',
  'question',
  'arabic',
  'arabic2',
  'arabic3',
  'point',
] as const;
export type NumberClass = (typeof NUMBER_CLASSES)[number];

/** "II. Thực trạng" taken apart. */
export interface NumberedText {
  of: NumberClass;
  /** 2 of "II."; of "1.3" the last, 3. */
  number: number;
  /** What stands after the number; may be empty. */
  rest: string;
}

const WORDS: Readonly<Record<string, number>> = {
  nhất: 1, nhat: 1, một: 1, hai: 2, ba: 3, tư: 4, tu: 4, bốn: 4, năm: 5, nam: 5, sáu: 6, sau: 6, bảy: 7, bay: 7, tám: 8, tam: 8, chín: 9, mười: 10, muoi: 10,
}; // prettier-ignore
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
const SIGN = '\\s*(?:[.):/–—-]+|(?=\\s|$))\\s*';
const NAMED: readonly (readonly [NumberClass, RegExp])[] = [
  ['part', named('phần|phan')],
  ['chapter', named('chương|chuong')],
  ['section', named('mục|muc')],
  ['question', named('câu hỏi|cau hoi|câu|cau')],
];

function named(word: string): RegExp {
  return new RegExp(`^(?:${word})\\s+(?:(?:thứ|thu)\\s+)?(?:số\\s+)?(\\d{1,3}|[IVXL]{1,6}|[\\p{L}]{2,4})${SIGN}(.*)$`, 'iu');
}

/** The number before a text; undefined where there is none. A year or an amount at the beginning of a sentence is none. */
export function numberedText(text: string): NumberedText | undefined {
  for (const [of, pattern] of NAMED) {
    const [, number = '', rest = ''] = pattern.exec(text) ?? [];
    const value = numberOf(number);
    if (value !== undefined) return { of, number: value, rest };
  }
  const many = /^(\d{1,2}(?:\s?\.\s?\d{1,2})+)\s*[.):]?\s+(.*)$/u.exec(text);
  if (many) {
    const numbers = (many[1] ?? '').split('.').map(Number);
    return { of: numbers.length === 2 ? 'arabic2' : 'arabic3', number: numbers.at(-1) ?? 0, rest: many[2] ?? '' };
  }
  const arabic = /^(\d{1,3})\s*(?:[.)/:]|[–—-]\s)\s*(?=[^\d\s]|$)(.*)$/u.exec(text);
  if (arabic) return { of: 'arabic', number: Number(arabic[1]), rest: arabic[2] ?? '' };
  const roman = /^([IVX]{1,6})\s*[.)/:–—-]\s*(.*)$/u.exec(text);
  const value = roman && romanNumber(roman[1] ?? '');
  if (value) return { of: 'roman', number: value, rest: roman[2] ?? '' };
  const letter = /^([A-HK-Z])\s*[.)/:]\s+(.*)$/u.exec(text);
  if (letter) return { of: 'letter', number: (letter[1] ?? '').charCodeAt(0) - 64, rest: letter[2] ?? '' };
  const point = /^\(?([a-zđ])\s*[.)]\s+(.*)$/u.exec(text);
  return point ? { of: 'point', number: 'abcdđeghiklmnopqrstuvxy'.indexOf(point[1] ?? '') + 1, rest: point[2] ?? '' } : undefined;
}

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  return romanNumber(text) ?? WORDS[text.toLocaleLowerCase('vi')];
}

function romanNumber(text: string): number | undefined {
  if (!/^[IVXL]+$/.test(text)) return undefined;
  const values = [...text].map((sign) => ROMAN[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
