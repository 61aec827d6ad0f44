import { bareWords, saysName } from './same-words.js';
import { countWords } from './count-words.js';
import { numberedText } from './heading-number.js';
import { kindOfName } from './part-kind.js';
import type { TextBlock } from './text-block.js';

/** Of a line on a cover, and of all of it. */
const [LONGEST_LINE, LONGEST_COVER] = [45, 260];
/** Who it is: one of these makes a cover. */
const PERSON = ['họ và tên', 'họ tên', 'tác giả', 'nhóm tác giả', 'người dự thi', 'thí sinh', 'người viết', 'người thực hiện', 'chức vụ', 'ngày sinh', 'ngày tháng năm sinh', 'năm sinh']; // prettier-ignore
/** What it is: two of these do. */
const MATTER = ['cuộc thi', 'bài dự thi', 'bài thi', 'bài viết dự thi', 'hội thi', 'đơn vị', 'đơn vị công tác', 'nơi công tác', 'cơ quan', 'địa chỉ', 'điện thoại', 'số điện thoại', 'email', 'ủy ban nhân dân', 'uỷ ban nhân dân', 'ubnd', 'cộng hòa xã hội chủ nghĩa việt nam', 'cộng hoà xã hội chủ nghĩa việt nam', 'độc lập tự do hạnh phúc', 'trường', 'lớp', 'sở', 'phòng', 'chi bộ', 'đảng bộ', 'tham dự cuộc thi', 'kính gửi']; // prettier-ignore
/** These say so wherever they stand in a short line. */
const ANYWHERE = ['cuộc thi', 'hội thi', 'bài dự thi', 'họ và tên', 'chức vụ', 'đơn vị công tác'];
/** "Đắk Lắk, tháng 8 năm 2021", "NĂM 2021" */
const DATE = /(?:^|[,\s])(?:ngày\s+\S+\s+)?(?:tháng\s+\S+\s*(?:năm|\/)?\s*)?(?:năm\s+)?(?:19|20)\d\d\.?$/iu;

/**
 * How many blocks at the beginning are a cover: short lines that say who has written what for which contest. 0 where there is none;
 * what stands after the last such line is text already.
 */
export function coverLength(blocks: readonly TextBlock[]): number {
  let [persons, matters, words, length] = [0, 0, 0, 0];
  for (const [at, block] of blocks.entries()) {
    const own = countWords(block.text);
    words += own;
    if (own > LONGEST_LINE || words > LONGEST_COVER || block.kind === 'note' || isProse(block.text)) break;
    // "1. Họ và tên: …"
    const said = numberedText(block.text)?.rest ?? block.text;
    const [person, matter] = [says(said, PERSON), says(said, MATTER)];
    if (!person && !matter && beginsText(block.text)) break;
    if (person) persons += 1;
    if (matter) matters += 1;
    // The value of a label stands in the next cell; place and date stand below everything.
    const before = blocks[at - 1];
    const isValue = length === at && before !== undefined && block.kind === 'table' && isLabel(before.text);
    const isDate = length > 0 && at - length < 2 && own <= 10 && DATE.test(block.text);
    if (person || matter || isValue || isDate) length = at + 1;
  }
  return persons > 0 || matters > 1 ? length : 0;
}

function isProse(text: string): boolean {
  return countWords(text) > 14 && /[.!?;]["”»)]?$/u.test(text);
}

/** A line with which the text begins: a part by its name, or a first number. */
function beginsText(text: string): boolean {
  const numbered = numberedText(text);
  const kind = kindOfName(numbered?.rest ?? text) ?? kindOfName(text);
  return (kind !== undefined && kind !== 'cover') || (numbered !== undefined && numbered.of !== 'point');
}

/** Whether a line begins with one of these names, or holds one that says it anywhere. */
function says(text: string, names: readonly string[]): boolean {
  const words = bareWords(text).split(' ');
  return names.some((name) => {
    const length = name.split(' ').length;
    const places = ANYWHERE.includes(name) ? words.length : 1;
    return Array.from({ length: places }, (_, at) => words.slice(at, at + length).join(' ')).some((found) => saysName(found, name));
  });
}

function isLabel(text: string): boolean {
  return countWords(text) <= 6;
}
