import type { INestApplicationContext } from '@nestjs/common';
import { Staff } from '#accounts';
import { QuestionCatalogue, QuestionReviews, QuestionWriting } from '#questions';

/** What a secretary has changed since the bank was sealed: one question for each state in which a version may stand. */
const CHANGES = [
  { code: 'BM-001', becomes: 'approved' },
  { code: 'BM-003', becomes: 'returned' },
  { code: 'BM-005', becomes: 'waiting' },
] as const;
const ADDED = 'Đọc thêm: văn bản nêu ở phần căn cứ.';
const REASON = 'Hãy ghi rõ điều, khoản để người dự thi dễ tìm.';

/** Lets the secretary and an approver of the tenant in scope work on three questions, by the product's own services. */
export async function loadQuestionWork(context: INestApplicationContext): Promise<void> {
  const staff = await context.get(Staff).list();
  const [author, approver] = (['author', 'approver'] as const).map((role) => staff.find(({ roles }) => roles.includes(role)));
  if (!author || !approver) throw new Error('The demo has no author or no approver.');
  const [catalogue, writing, reviews] = [context.get(QuestionCatalogue), context.get(QuestionWriting), context.get(QuestionReviews)];
  for (const { code, becomes } of CHANGES) {
    const { topic, difficulty, text, options, key, source, article, images, explanation, version: seen } = await catalogue.find(code);
    // A further edition finds them changed already.
    if (seen > 1) continue;
    const draft = { topic, difficulty, text, options, key, source, article, images, explanation: `${explanation} ${ADDED}`.trim() };
    const { version } = await writing.change(code, { draft, seen, by: author.id });
    const reviewed = { code, version, by: approver.id };
    if (becomes === 'approved') await reviews.approve(reviewed);
    if (becomes === 'returned') await reviews.giveBack(reviewed, REASON);
  }
}
