import type { SubmissionCover } from '#documents';
import { formatDate } from '#kernel';
import { tidyDraft } from '#submissions';
import type { OwnSubmission } from './own-submissions.js';

/** The cover of what is being written, as far as it is. */
export function coverOf(
  { running, registration, part, submission }: OwnSubmission,
  { name, unit, now }: { name: string; unit: string; now: Date },
): SubmissionCover {
  const { contest } = running.ruleSet;
  const draft = tidyDraft(submission.draft);
  const isOfUnit = draft.authorKind === 'unit' || (draft.authorKind === '' && part.authors.length === 1 && part.authors[0] === 'unit');
  const others = draft.authors.map(({ fullName, position, unitName }) => ({ name: fullName, about: [position, unitName] }));
  const sender = { name, about: [registration.position ?? '', unit] };
  const people = (isOfUnit ? [...others, { ...sender, name: `Người gửi: ${name}` }] : [sender, ...others]).map(({ name: one, about }) => ({
    name: one,
    about: about.filter((text) => text.trim() !== '').join(', '),
  }));
  const year = formatDate(now).slice(-4);
  return {
    organiser: contest.organisers.join(' – '),
    kicker: 'Tham dự',
    contest: contest.name,
    part: part.name,
    title: draft.title.trim() === '' ? '(chưa có tên bài)' : draft.title,
    people: isOfUnit ? [{ name: unit, about: '' }, ...people] : people,
    foot: `${contest.plan.place}, năm ${year}`,
  };
}
