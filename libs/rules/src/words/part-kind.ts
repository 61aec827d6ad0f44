import { bareWords, saysName } from './same-words.js';

/** Of an essay; `other` is a part that the plan names and nobody else knows. */
export type PartKind = 'cover' | 'contents' | 'lists' | 'thanks' | 'preface' | 'main' | 'references' | 'annex' | 'other';

/** What an organiser calls the parts, and what authors write above them: bare words, without "phần" before them. */
const NAMES: Readonly<Record<Exclude<PartKind, 'main' | 'other'>, readonly string[]>> = {
  cover: ['bìa', 'trang bìa', 'tờ bìa', 'bìa chính', 'bìa phụ', 'trang bìa phụ'],
  contents: ['mục lục', 'bảng mục lục', 'trang mục lục'],
  lists: [
    'danh mục từ viết tắt',
    'danh mục các từ viết tắt',
    'danh mục chữ viết tắt',
    'danh mục các chữ viết tắt',
    'danh mục viết tắt',
    'các từ viết tắt',
    'từ viết tắt',
    'chữ viết tắt',
    'bảng chữ viết tắt',
    'bảng ký hiệu viết tắt',
    'danh mục bảng',
    'danh mục các bảng',
    'danh mục bảng biểu',
    'danh mục hình',
    'danh mục các hình',
    'danh mục hình ảnh',
    'danh mục biểu đồ',
  ],
  thanks: ['lời cảm ơn', 'lời cám ơn', 'lời cam đoan', 'lời cam kết', 'lời tri ân'],
  preface: ['mở đầu', 'lời mở đầu', 'lời nói đầu', 'lời giới thiệu', 'mở bài', 'lời dẫn', 'lời tựa', 'dẫn nhập'],
  references: [
    'tài liệu tham khảo',
    'danh mục tài liệu tham khảo',
    'danh mục các tài liệu tham khảo',
    'danh mục tài liệu',
    'nguồn tài liệu tham khảo',
    'nguồn tài liệu',
    'nguồn tham khảo',
    'tài liệu trích dẫn',
    'nguồn trích dẫn',
    'tài liệu và nguồn tham khảo',
    'tài liệu nguồn tham khảo',
    'các tài liệu tham khảo',
    'tư liệu tham khảo',
    'thư mục tham khảo',
    'sách báo tham khảo',
    'nguồn',
  ],
  annex: ['phụ lục', 'các phụ lục', 'danh mục phụ lục', 'phụ lục kèm theo', 'phụ lục hình ảnh', 'phụ lục ảnh', 'phụ lục minh chứng'],
};

/** Parts that belong to the content of an essay, whatever stands in the plan. */
const MAIN_NAMES = [
  'nội dung',
  'nội dung chính',
  'nội dung bài viết',
  'nội dung bài dự thi',
  'nội dung bài thi',
  'thân bài',
  'giải quyết vấn đề',
  'kết luận',
  'kết luận và kiến nghị',
  'kết luận kiến nghị',
  'kết luận và đề xuất',
  'kết luận và khuyến nghị',
  'kiến nghị',
  'kiến nghị và đề xuất',
  'kiến nghị đề xuất',
  'đề xuất kiến nghị',
  'đề xuất và kiến nghị',
  'kết bài',
  'lời kết',
  'kết thúc',
];

const KINDS = Object.keys(NAMES) as (keyof typeof NAMES)[];
const PART = /^(?:phần|phan)\s+/u;
const BARE_ANNEX = /^(?:phụ lục|phu luc)(?: (?:số|so))?(?: (?:\d{1,3}|[ivx]{1,5}|[a-h]))?$/u;

/** The kind of a part by its name alone, as "phần mở đầu" in a plan or "MỞ ĐẦU:" above a part; undefined for any other words. */
export function kindOfName(name: string): PartKind | undefined {
  const words = bareWords(name);
  const short = words.replace(PART, '');
  if (BARE_ANNEX.test(short)) return 'annex';
  const is = (known: string): boolean => saysName(words, known) || saysName(short, known);
  const found = KINDS.find((kind) => NAMES[kind].some(is));
  return found ?? (MAIN_NAMES.some(is) ? 'main' : undefined);
}

/** "Trang bìa" and so on, for the reader of a count. */
export const PART_NAMES: Readonly<Record<Exclude<PartKind, 'other'>, string>> = {
  cover: 'Trang bìa',
  contents: 'Mục lục',
  lists: 'Danh mục chữ viết tắt, bảng, hình',
  thanks: 'Lời cảm ơn, lời cam đoan',
  preface: 'Phần mở đầu',
  main: 'Nội dung chính',
  references: 'Tài liệu tham khảo',
  annex: 'Phụ lục',
};
