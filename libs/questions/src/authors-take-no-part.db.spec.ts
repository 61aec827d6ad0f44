import { AccessModule, type StaffRole } from '#access';
import { AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule, type RunningContest } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { reasonInStanding, Registrations, RegistrationsModule } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { type Unit, UnitsModule } from '#units';
import { aContestant, aRunningContest, unitNamed } from '../../../test/factories/a-running-contest.js';
import { WHILE_OPEN } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { soonAfter } from '../../../test/support/soon-after.js';
import { QuestionBank } from './question-bank.service.js';
import { QuestionReviews } from './question-reviews.service.js';
import { QuestionsModule } from './questions.module.js';

describe('whoever has written a question', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, RegistrationsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let unit: Unit;

  beforeEach(async () => {
    await context.timeIs(WHILE_OPEN);
    tenantId = await context.aTenant();
    await inScope(async () => {
      running = await aRunningContest(context.module);
      unit = await unitNamed(context.module, 'Phường 9');
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const staff = async (fullName: string, email: string): Promise<AccountId> => {
    const roles: StaffRole[] = ['author'];
    const id = crypto.randomUUID() as AccountId;
    await context.asSuperuser(
      `insert into accounts (tenant_id, id, full_name, name_key, email, staff_roles) values ($1, $2, $3, lower($3), $4, $5)`,
      [tenantId, id, fullName, email, roles],
    );
    return id;
  };
  const writeAndSeal = async (author: AccountId): Promise<void> => {
    const question = {
      code: 'Q-900',
      topic: 'the-che',
      difficulty: 'easy',
      text: 'Câu?',
      options: ['Một', 'Hai'],
      key: [0],
      explanation: '',
      source: '',
    } as const;
    await context
      .get(QuestionBank)
      .add([{ ...question, options: [...question.options], key: [...question.key], topic: running.ruleSet.topics[0]!.code }], author);
    await context.get(QuestionReviews).approve({ code: 'Q-900', version: 1, by: crypto.randomUUID() as AccountId });
    await context.get(QuestionBank).seal(running.contest.id, running.ruleSet);
  };
  const PERSON = { fullName: 'Le Van Soan', contact: { kind: 'email', value: 'soan@vidu.vn' } } as const;

  it('may not register for the contest that uses it, and is told why', async () => {
    await inScope(async () => {
      await writeAndSeal(await staff('Le Van Soan', 'soan@vidu.vn'));

      const person = { ...PERSON, birthDate: '1970-01-01', audience: 'nhan-dan', basis: 'residence', unit } as const;
      expect((await context.get(Registrations).eligibility(running, person)).reasons.map(({ sentence }) => sentence)).toEqual([
        'Bạn là tác giả câu hỏi của cuộc thi này nên không được dự thi.',
      ]);
      await expect(aContestant(context.module, running, PERSON)).rejects.toMatchObject({ code: 'NOT_ELIGIBLE' });
    });
  });

  it('and had registered before is stopped at the start and left out of the standing', async () => {
    await inScope(async () => {
      const { registration } = await aContestant(context.module, running, PERSON);
      expect(await context.get(Registrations).barringReason(running, registration)).toBeUndefined();
      await writeAndSeal(await staff('Le Van Soan', 'soan@vidu.vn'));
      soonAfter(5_000);

      expect(await context.get(Registrations).barringReason(running, registration)).toMatch(/tác giả câu hỏi/);
      const [barred] = await context.get(Registrations).barred(running);
      expect(barred).toMatchObject({ pseudonym: registration.pseudonym });
      expect(reasonInStanding(running.ruleSet, barred!.teams[0]!)).toBe('Tác giả câu hỏi của cuộc thi');
    });
  }, 20_000);

  it('is no namesake, and may take part in a contest of other questions', async () => {
    await inScope(async () => {
      await writeAndSeal(await staff('Le Van Soan', 'soan@vidu.vn'));
      await aContestant(context.module, running, { fullName: 'Le Van Soan', contact: { kind: 'email', value: 'khac@vidu.vn' } });
      const id = await context.get(ContestPublisher).publish({ slug: '2025', ruleSet: aRuleSet({ code: 'khac' }) });

      await aContestant(context.module, await context.get(ContestReader).contest(id), PERSON);
    });
  });
});
