import { NUMBER_CLASSES, type NumberClass } from './heading-number.js';
import type { Heading } from './headings.js';
import { bareWords, saysName } from './same-words.js';

/** What authors write within a preface; it goes on below. */
const WITHIN_PREFACE = ['lý do', 'lí do', 'mục đích', 'mục tiêu', 'nhiệm vụ', 'đối tượng', 'phạm vi', 'phương pháp', 'tính cấp thiết', 'sự cần thiết', 'tính mới', 'ý nghĩa', 'bố cục', 'kết cấu', 'cấu trúc', 'giới hạn', 'giả thuyết', 'căn cứ', 'lịch sử', 'giới thiệu']; // prettier-ignore
/** What stands above pieces of an annex. */
const WITHIN_ANNEX = /^(?:phụ lục|biểu|bảng|mẫu|hình|phiếu|danh sách|danh mục|sơ đồ|biểu đồ|ảnh|một số hình ảnh)(?:\s|$)/iu;

const rank = (of: NumberClass): number => NUMBER_CLASSES.indexOf(of);
/** Parts that stand for themselves, wherever they come. */
const isNamed = (heading: Heading): boolean => heading.kind !== undefined;

/**
 * The heading that ends the preface (or a part that only the plan knows) which `headings[at]` begins; undefined where none does.
 * A heading with a number goes to the next of its kind or a wider one. After one without, "1." is a section within it when wider
 * numbers come, or when counting begins again under another heading; otherwise the text proper begins with it.
 */
export function endOfPreface(headings: readonly Heading[], at: number): Heading | undefined {
  const own = headings[at] as Heading;
  return headings.find((heading, place) => place > at && endsPreface(headings, own, heading, place));
}

function endsPreface(headings: readonly Heading[], own: Heading, heading: Heading, place: number): boolean {
  if (isNamed(heading) && !isWithin(own, heading)) return true;
  if (own.level !== undefined && heading.level !== undefined) return heading.level <= own.level;
  if (own.of !== undefined) return heading.of !== undefined && rank(heading.of) <= rank(own.of);
  if (heading.of === undefined) return !WITHIN_PREFACE.some((name) => beginsWith(heading.title, name));
  return !isNested(headings, own, place);
}

/** "1. Mở đầu" and "1.1. Kết luận": a narrower number within a numbered part is a section of it, whatever it says. */
function isWithin(own: Heading, heading: Heading): boolean {
  return heading.kind === 'main' && own.of !== undefined && heading.of !== undefined && rank(heading.of) > rank(own.of);
}

/** Whether the numbers of this kind count sections within wider parts. */
function isNested(headings: readonly Heading[], own: Heading, place: number): boolean {
  const { of } = headings[place] as Heading;
  if (of === undefined) return false;
  let hasPeer = false;
  for (const heading of headings.slice(place + 1)) {
    if (heading.kind === 'annex' || heading.kind === 'references') return false;
    if (heading.of === undefined) hasPeer ||= heading.kind === 'main' || (own.isCapitals && heading.isCapitals);
    else if (heading.number === 1 && (rank(heading.of) < rank(of) || (heading.of === of && hasPeer))) return true;
  }
  return false;
}

/**
 * The heading that ends annexes or references, which mostly go to the end: a part by its name, a number that goes on counting
 * where the main part stopped, or a heading that its file says to be of the same level.
 */
export function endOfAnnex(headings: readonly Heading[], at: number): Heading | undefined {
  const own = headings[at] as Heading;
  const before = headings.slice(0, at);
  const counted = own.of === undefined ? before.findLast(({ of, kind }) => of !== undefined && kind !== 'contents') : own;
  const widest = before.reduce<number>((found, { of }) => (of === undefined ? found : Math.min(found, rank(of))), NUMBER_CLASSES.length);
  let last = own;
  for (const heading of headings.slice(at + 1)) {
    const isBelow = heading.at === last.next;
    if (heading.kind !== undefined && heading.kind !== own.kind) return heading;
    if (heading.kind === undefined && !isBelow && isAnother(own, heading)) return heading;
    if (heading.kind === undefined && goesOnCounting(heading, counted, widest, headings.slice(at + 1))) return heading;
    last = heading;
  }
  return undefined;
}

function isAnother(own: Heading, heading: Heading): boolean {
  return own.level !== undefined && heading.level !== undefined && heading.level <= own.level && !WITHIN_ANNEX.test(heading.title);
}

/** "IV." after "III. Tài liệu tham khảo"; not the fourth of a list that has begun with 1 within the part. */
function goesOnCounting(heading: Heading, counted: Heading | undefined, widest: number, within: readonly Heading[]): boolean {
  if (heading.of === undefined || counted?.of !== heading.of || rank(heading.of) > widest) return false;
  const begins = within.findIndex((one) => one.of === heading.of && one.number === 1);
  const isListed = begins >= 0 && begins < within.indexOf(heading);
  return heading.number === (counted.number ?? 0) + 1 && !isListed;
}

function beginsWith(title: string, name: string): boolean {
  return saysName(bareWords(title).split(' ').slice(0, name.split(' ').length).join(' '), name);
}
