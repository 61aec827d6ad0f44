import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import type { RunningContest } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { Outbox } from '#mail';
import { Erasure, type Registration } from '#registrations';
import { aMember } from '../../../test/factories/a-member.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AppealsModule } from './appeals.module.js';
import { BoardQuestions } from './board-questions.service.js';

describe('questions to the board', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AppealsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let registration: Registration;
  let by: AccountId;
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const questions = () => context.get(BoardQuestions);
  const ask = (text = 'Tôi là Lụa, thi trên máy tính được không?') => questions().ask(running.contest.id, registration.id, text);
  const answer = (id: string, publicQuestion = '') =>
    questions().answer(running.contest.id, id, { answer: 'Được, trên mọi máy.', publicQuestion }, by);
  const published = () => questions().published(running.contest.id, { skip: 0, limit: 9 });

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context));
    await inScope(async () => {
      ({ registration } = await aContestant(context.module, running));
      by = await aMember(tenantId, ['author']);
    });
  });

  it('are asked once however often the button is pressed, and three at a time', async () => {
    await inScope(async () => {
      const ids = await Promise.all([1, 2, 3].map(() => ask()));
      expect(new Set(ids).size).toBe(1);
      await ask('Câu hỏi thứ hai?');
      await ask('Câu hỏi thứ ba?');
      await expect(ask('Câu hỏi thứ tư?')).rejects.toMatchObject({ code: 'QUESTIONS_WAIT' });
      expect(await ask()).toBe(ids[0]);
      await answer(ids[0]!);
      await ask('Câu hỏi thứ tư?');
      await expect(ask('?')).rejects.toMatchObject({ code: 'QUESTION_SHORT' });
      expect(await questions().waiting(running.contest.id)).toBe(3);
    });
  });

  it('are answered once, to the asker, who is told without the words', async () => {
    await inScope(async () => {
      const id = await ask();
      const ends = await Promise.allSettled([answer(id), answer(id)]);
      expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await published()).total).toBe(0);
      const letters = (await context.get(Outbox).newest()).filter(({ subject }) => subject.includes('câu hỏi'));
      expect(letters).toHaveLength(1);
      expect(letters[0]!.body).not.toContain('trên mọi máy');
      expect((await questions().of(registration.id))[0]).toMatchObject({ answerText: 'Được, trên mọi máy.', publicText: null });
    });
  });

  it('are public in the board’s words alone; erasing the asker leaves these', async () => {
    await inScope(async () => {
      const [open, own] = [await ask(), await ask('Câu chỉ hỏi riêng cho tôi?')];
      await answer(open, 'Thi trên máy tính được không?');
      await answer(own);
      const before = await published();
      expect(before.answers).toMatchObject([{ question: 'Thi trên máy tính được không?', answer: 'Được, trên mọi máy.' }]);

      await context.get(Erasure).erase(running, registration, 'contestant');
      expect(await published()).toEqual(before);
      const left = await questions().page(running.contest.id, { isAnswered: true, skip: 0, limit: 9 });
      expect(left.questions.map(({ questionText, answerText }) => [questionText, answerText]).toSorted()).toEqual(
        [
          [null, 'Được, trên mọi máy.'],
          [null, null],
        ].toSorted(),
      );
    });
  });

  it('of another tenant are not there', async () => {
    const id = await inScope(() => ask());
    const elsewhere = await context.aTenant();
    await expect(context.as(elsewhere, () => answer(id))).rejects.toMatchObject({ code: 'NO_QUESTION' });
  });
});
