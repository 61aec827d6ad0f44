import { cleanText } from '#kernel';

/** No plan is longer: the longest of the samples has a quarter of it. A form carries it, three bytes and more to a letter. */
export const DRAFT_MOST = 80_000;
const TITLE_MOST = 300;
const UNNAMED = 'Cuộc thi chưa có tên';

/** The text of a plan as it is kept: lines end in one way, whatever the form or the file had. */
export function draftSource(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** What a list calls a draft: the contest's short name as its plan says it so far. */
export function draftTitle(plan: Readonly<Record<string, unknown>>): string {
  const contest = (plan['contest'] ?? {}) as { shortTitle?: unknown; name?: unknown };
  const found = [contest.shortTitle, contest.name, plan['code']].find((name) => typeof name === 'string' && cleanText(name) !== '');
  return typeof found === 'string' ? cleanText(found).slice(0, TITLE_MOST) : UNNAMED;
}
