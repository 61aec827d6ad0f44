import { lowerFirst } from '#kernel';
import type { Part, RuleSet } from '../plan/rule-set.js';

/** A part in the middle of a sentence: "phần thi Tìm hiểu trực tuyến", "phần thi “Thi viết”". */
export function partName({ name }: Pick<Part, 'name'>): string {
  return /^phần thi /i.test(name) ? lowerFirst(name) : `phần thi “${name}”`;
}

/**
 * The end of a sentence that says of which part it speaks, where the contest has several: " của phần thi “Thi viết”".
 * @param said words that may already name the part
 */
export function ofPart(part: Part | undefined, { parts }: Pick<RuleSet, 'parts'>, said = ''): string {
  if (part === undefined || parts.length === 1) return '';
  return said.toLocaleLowerCase('vi').includes(part.name.toLocaleLowerCase('vi')) ? '' : ` của ${partName(part)}`;
}
