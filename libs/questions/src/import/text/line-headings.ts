import { cleanText } from '#kernel';

/** What a part of a file is called, with its number: "Chủ đề 2: …", "Phần A. …", "Chương thứ hai – …", or the number alone. */
const NUMBERED_PART =
  /^\s*(?:phần|chương|mục|chủ\s*đề|chuyên\s*đề|lĩnh\s*vực)\s+(?:thứ\s+)?(?:[ivx]{1,6}|\d{1,2}|[a-h]|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám)(?:\s*[.:)\-–—]|\s*$)/iu;
/** "I. PHẦN LỊCH SỬ": a letter or two may also be an option or a list, so these need more than their beginning. */
const ROMAN = /^\s*[IVX]{1,5}\s*[.):\-–]\s*\p{L}{2}/u;
/** "PHẦN LỊCH SỬ", in capitals. With a colon it is said of a question or of all: see LineQuestions. */
const CAPITAL_PART = /^\s*(?:PHẦN|CHƯƠNG|MỤC|CHỦ ĐỀ|CHUYÊN ĐỀ|LĨNH VỰC)\s+\p{L}/u;
/** A heading is short; what is longer is text. */
const LONGEST = 200;

/** Whether the line is a heading between questions. @param isBetween no question is open, or what is asked in it is over */
export function isHeading(text: string, isBetween: boolean): boolean {
  if (text.length > LONGEST) return false;
  if (NUMBERED_PART.test(text)) return true;
  return isBetween && text === text.toUpperCase() && (CAPITAL_PART.test(text) || ROMAN.test(text));
}

/** A heading as it is shown, and as questions keep it. */
export function headingText(text: string): string {
  return cleanText(text).slice(0, LONGEST);
}
