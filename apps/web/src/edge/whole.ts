import handlebars from 'handlebars';

/** Expressions that a heading must not tear over two lines: half of one means something else, or nothing. */
const EXPRESSIONS = [
  'giấy chứng nhận',
  'cải cách hành chính',
  'chuyển đổi số',
  'Ban Tổ chức',
  'Tổ thư ký',
  'Khoa Bảng',
  'bảng vàng',
  'biên nhận',
  'cá nhân',
  'câu hỏi',
  'công bố',
  'công tác',
  'cuộc thi',
  'dự thi',
  'đăng ký',
  'địa bàn',
  'điện thoại',
  'đơn vị',
  'giải pháp',
  'giải thưởng',
  'hướng dẫn',
  'kết quả',
  'mật khẩu',
  'sáng kiến',
  'số liệu',
  'tài liệu',
  'tập thể',
  'thể lệ',
  'thông tin',
  'tìm hiểu',
  'tra cứu',
  'tuyên truyền',
  'xác nhận',
  'xác thực',
  'xếp hạng',
  'Cao Bằng',
  'Đắk Lắk',
  'Lâm Đồng',
  'Phú Thọ',
  'Quang Trung',
  'Thái Nguyên',
];
const EXPRESSION = new RegExp(`(?<!\\p{L})(?:${EXPRESSIONS.join('|')})(?!\\p{L})`, 'giu');

/** "118/2025/NĐ-CP", "14-NQ/TU", "2021-2025", "2021 - 2025": numbers of documents and spans of years, which browsers break at their hyphens. */
const DOCUMENT_NUMBER = /(?<![\p{L}\d])(?:\d{4} [-–] \d{4}(?!\d)|\d+(?:[-/–][\p{L}\d]+)+)/gu;

/** "thứ Bảy", "Chủ nhật": a day's name is one word to the reader. */
const WEEKDAY = /(?<!\p{L})(?:[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ nhật)(?!\p{L})/gu;

/** A heading that breaks between expressions and not inside them. */
export function wholeExpressions(text: string): string {
  return kept(text, [EXPRESSION, DOCUMENT_NUMBER, WEEKDAY]);
}

/** A text in which the numbers of documents and the names of days stay on one line. */
export function wholeNumbers(text: string): string {
  return kept(text, [DOCUMENT_NUMBER, WEEKDAY]);
}

/** A text for print whose expressions are joined by no-break spaces: documents break their lines by themselves. */
export function unbroken(text: string): string {
  return text.replace(EXPRESSION, (found) => found.replace(/ /g, '\u00a0'));
}

/** The helpers of the pages' templates: {{asTitle heading}}, {{asText text}}. */
export const TEXT_HELPERS = {
  asTitle: (text?: string): handlebars.SafeString => new handlebars.SafeString(wholeExpressions(text ?? '')),
  asText: (text?: string): handlebars.SafeString => new handlebars.SafeString(wholeNumbers(text ?? '')),
};

/** Marked up rather than joined by characters that cannot be seen: what people copy or search for is what was written. */
function kept(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce(
    (html, pattern) => html.replace(pattern, (found) => `<span class="whole">${found}</span>`),
    handlebars.escapeExpression(text),
  );
}
