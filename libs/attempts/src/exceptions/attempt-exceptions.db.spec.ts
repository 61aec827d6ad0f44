import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { UnitOfWork } from '#tenancy';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { AttemptLedger } from '../attempt-ledger.service.js';
import { AttemptRecords } from '../attempt-records.service.js';
import { AttemptsModule } from '../attempts.module.js';
import { Attempts } from '../attempts.service.js';
import { Sealing } from '../sealing.service.js';
import type { Attempt, AttemptId } from '../entities/attempt.entity.js';
import { AttemptExceptions, type Wish } from './attempt-exceptions.service.js';
import { AttemptFiles } from './attempt-files.service.js';

const at = (text: string): Date => parseLocal(text)!;
const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
const MINUTE = 60_000;
const PLACE = 'Lâm Đồng';

interface Sitter {
  id: AttemptId;
  registration: Registration;
  token: string;
}

describe('exceptions for attempts', () => {
  const context = DatabaseContext.forTests(AccessModule, AttemptsModule);
  const [anh, binh] = [randomUUID() as AccountId, randomUUID() as AccountId];
  let attempts: Attempts;
  let exceptions: AttemptExceptions;
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    [attempts, exceptions] = [context.get(Attempts), context.get(AttemptExceptions)];
    await hasRules({});
    await context.timeIs(at('2024-10-22 09:00'));
  });

  const hasRules = async (paper: { graceSeconds?: number }, max = 1): Promise<void> => {
    const part = aQuizPart({ attempts: { limit: { code: 'per-round', version: 1, max }, counts: { code: 'best', version: 1 } } });
    ({ tenantId, running } = await aTenantWithContest(context, {
      ruleSet: aRuleSet({ parts: [{ ...part, paper: { ...part.paper, ...paper } }] }),
    }));
  };
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const begun = (): Promise<Sitter> =>
    inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running);
      const { token } = await context.get(Sessions).open(accountId, 'contestant');
      return { token, registration, id: await attempts.start(running, running.rounds[0]!, registration) };
    });
  const read = ({ id, registration }: Pick<Sitter, 'id' | 'registration'>): Promise<Attempt> =>
    inScope(async () => (await attempts.sitting(id, registration.accountId)).attempt);
  const submitted = ({ id, token }: Sitter) => inScope(() => attempts.submit(id, { sessionToken: token }, 1, PLACE));
  const saved = ({ id, token }: Sitter, place: number, bits: number, seq: number) =>
    inScope(() => attempts.save(id, token, [{ place, bits, seq }]).then(() => 'kept', (error: unknown) => (error as { code: string }).code)); // prettier-ignore
  const wish = (over: Partial<Wish>): Wish => ({
    kind: 'extra-time',
    roundId: running.rounds[0]!.id,
    minutes: 10,
    cause: 'power',
    reason: 'Mất điện cả phường lúc đang thi',
    ...over,
  });
  const ask = (over: Partial<Wish>, by = anh) => inScope(() => exceptions.ask(wish(over), by));
  const grant = (id: Awaited<ReturnType<typeof ask>>, by = binh) => inScope(() => exceptions.grant(id, by, PLACE));
  const granted = async (over: Partial<Wish>): Promise<number> => grant(await ask(over));
  const refusal = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => (error as { code: string }).code); // prettier-ignore
  const own = ({ registration: { accountId } }: Sitter) => inScope(() => attempts.ofAccount(accountId, running.contest.id));
  const ranked = () =>
    inScope(async () => {
      const roundId = running.rounds[0]!.id;
      const ids: AttemptId[] = [];
      for await (const page of context.get(AttemptRecords).sealed([roundId], { asOf: roundId })) ids.push(...page.map(({ id }) => id));
      return ids;
    });

  describe('the grace of the rules', () => {
    /** One statement after the other in one transaction, in which the time stands: an answer and the sealing, so long after the deadline. */
    const after = async ({ id, registration }: Sitter, ms: number): Promise<{ kept: number; sealed: boolean }> => {
      await context.asSuperuser(`
        update attempts set deadline_at = app_now() - interval '${ms} milliseconds', choices = '{0,0,0}', seqs = '{0,0,0}' where id = '${id}';
        select attempt_save_many('${tenantId}', '{1}', array(select token_hash from sessions where account_id = '${registration.accountId}'), '{${id}}', '{null}',
          array['{1}'], array['{1}'], array['{1}']);
        select attempt_seal_expired('${tenantId}', '${running.rounds[0]!.id}', '${id}', 'LD', '{${id.slice(-8)}}', array['\\x00'::bytea])`);
      const { choices, submittedAt } = await read({ id, registration });
      return { kept: choices[0] ?? 0, sealed: submittedAt !== null };
    };

    it.each([0, 5, 30])(
      'of %d s takes what comes a millisecond before its end; from then on nothing, and the paper is sealed',
      async (seconds) => {
        await hasRules({ graceSeconds: seconds });
        const sitter = await begun();

        expect((await read(sitter)).graceSeconds).toBe(seconds);
        expect(await after(sitter, seconds * 1000 - 1)).toEqual({ kept: 1, sealed: false });
        expect(await after(sitter, seconds * 1000)).toEqual({ kept: 0, sealed: true });
        expect(await after(await begun(), seconds * 1000 + 1)).toEqual({ kept: 0, sealed: true });
      },
    );
  });

  it('is granted by somebody else than who asked, once; the database holds to it', async () => {
    const { id: attemptId } = await begun();
    const id = await ask({ attemptId });

    expect(await refusal(grant(id, anh))).toBe('SECOND_PERSON');
    await expect(
      context.asSuperuser("update attempt_exceptions set state = 'granted', decided_by = asked_by, decided_at = app_now() where id = $1", [
        id,
      ]),
    ).rejects.toThrow('attempt_exceptions_by_two');
    const both = await Promise.allSettled([grant(id), grant(id, randomUUID() as AccountId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(grant(id))).toBe('ALREADY_DECIDED');
  });

  it('is turned down, changes nothing then, and may be asked for again', async () => {
    const sitter = await begun();
    const before = await read(sitter);
    const id = await ask({ attemptId: sitter.id });
    expect(await refusal(ask({ attemptId: sitter.id }))).toBe('ALREADY_ASKED');
    await inScope(() => exceptions.decline(id, binh, 'Chưa thấy có sự cố nào'));

    expect(await read(sitter)).toEqual(before);
    expect(await refusal(grant(id))).toBe('ALREADY_DECIDED');
    expect(await refusal(ask({ attemptId: sitter.id }))).toBeUndefined();
  });

  it('is unknown to other tenants', async () => {
    const sitter = await begun();
    const id = await ask({ attemptId: sitter.id });
    const other = await context.aTenant();

    expect(await refusal(context.as(other, () => exceptions.grant(id, binh, PLACE)))).toBe('NO_EXCEPTION');
    expect(await refusal(context.as(other, () => context.get(AttemptFiles).file(running.contest.id, sitter.id)))).toBe('NO_SUCH_ATTEMPT');
  });

  describe('more time', () => {
    it('goes to the one attempt, also past the end of the round, is written down and told', async () => {
      const [sitter, beside] = [await begun(), await begun()];
      const before = (await read(sitter)).deadlineAt;

      expect(await granted({ attemptId: sitter.id, minutes: 15 })).toBe(1);
      expect((await read(sitter)).deadlineAt).toEqual(later(before, 15 * MINUTE));
      expect((await read(beside)).deadlineAt.getTime() - (await read(beside)).startedAt.getTime()).toBe(15 * MINUTE);
      await inScope(async () => {
        expect((await context.get(AuditTrail).of(sitter.id)).map(({ action, actorId, reason }) => [action, actorId, reason])).toEqual([
          // Without the words: the trail is for good, and they may speak of health.
          ['exception.asked', anh, null],
          ['exception.granted', binh, null],
        ]);
        expect((await context.get(Outbox).newest(1))[0]?.body).toContain('thêm 15 phút');
        expect(await exceptions.counts(running.contest.id, null)).toEqual([{ kind: 'extra-time', cause: 'power', attempts: 1 }]);
      });
    });

    it('goes to all open attempts of the round, none to those handed in', async () => {
      const [first, second, done] = [await begun(), await begun(), await begun()];
      await submitted(done);
      const given = async (one: Sitter): Promise<number> => {
        const { startedAt, deadlineAt } = await read(one);
        return (deadlineAt.getTime() - startedAt.getTime()) / MINUTE;
      };

      expect(await granted({})).toBe(2);
      expect([await given(first), await given(second), await given(done)]).toEqual([25, 25, 15]);
    });

    it('goes to people of a unit alone', async () => {
      const sitter = await begun();

      expect(await granted({ unitId: sitter.registration.unitId })).toBe(1);
      await context.asSuperuser(
        'update registrations set unit_id = (select id from units where tenant_id = $1 and id <> unit_id limit 1) where id = $2',
        [tenantId, sitter.registration.id],
      );
      expect(await refusal(granted({ unitId: sitter.registration.unitId }))).toBe('NOT_OPEN');
    });

    it('within the grace of one, while its person begins another: never both', async () => {
      await hasRules({ graceSeconds: 60 }, 3);
      const second = (sitter: Sitter) => inScope(() => attempts.start(running, running.rounds[0]!, { sessionToken: sitter.token }));
      const over = async (): Promise<Sitter> => {
        const sitter = await begun();
        await context.asSuperuser(`update attempts set deadline_at = app_now() - interval '1 second' where id = $1`, [sitter.id]);
        return sitter;
      };
      const [before, meanwhile] = [await over(), await over()];
      const next = await second(before);
      expect(await refusal(granted({ attemptId: before.id }))).toBe('NOT_OPEN');
      expect(next).not.toBe(before.id);

      const id = await ask({ attemptId: meanwhile.id });
      let got: Promise<AttemptId> | undefined;
      await inScope(() =>
        context.get(UnitOfWork).run(async () => {
          await exceptions.grant(id, binh, PLACE);
          got = second(meanwhile);
          await new Promise((resolve) => setTimeout(resolve, 300));
        }),
      );
      expect(await got).toBe(meanwhile.id);
    });

    it('and a hand-in at the same moment: either the paper is sealed in time, or it has the time', async () => {
      for (let n = 0; n < 5; n += 1) {
        const sitter = await begun();
        const before = (await read(sitter)).deadlineAt;
        const id = await ask({ attemptId: sitter.id });
        const [given] = await Promise.allSettled([grant(id), submitted(sitter)]);
        const { submittedAt, deadlineAt } = await read(sitter);

        expect(submittedAt).not.toBeNull();
        expect(deadlineAt).toEqual(given.status === 'fulfilled' ? later(before, 10 * MINUTE) : before);
        expect((await inScope(() => exceptions.get(id))).state).toBe(given.status === 'fulfilled' ? 'granted' : 'asked');
      }
    });
  });

  describe('re-opening', () => {
    it('goes on with the paper, its answers and the time used, takes no turn, and counts in its stead', async () => {
      const sitter = await begun();
      await saved(sitter, 1, 2, 1);
      await context.timeIs(at('2024-10-22 09:05'));
      await submitted(sitter);
      await context.timeIs(at('2024-10-22 14:00'));
      expect(await refusal(ask({ kind: 'extra-time', attemptId: sitter.id }))).toBe('NOT_OPEN');
      const from = await context.databaseTime();
      await granted({ kind: 're-opening', attemptId: sitter.id, minutes: 12 });
      const to = await context.databaseTime();

      const sealed = await read(sitter);
      const next = (await own(sitter)).find(({ continues }) => continues === sitter.id)!;
      expect(next).toMatchObject({
        ...{
          number: 1,
          sequel: 1,
          seed: sealed.seed,
          questions: sealed.questions,
          orders: sealed.orders,
          choices: [2, 0, 0],
          submittedAt: null,
        },
      });
      const used = sealed.submittedAt!.getTime() - sealed.startedAt.getTime();
      expect(next.deadlineAt.getTime() - next.startedAt.getTime()).toBe(used + 12 * MINUTE);
      const reopenedAt = later(next.deadlineAt, -12 * MINUTE);
      expect([reopenedAt >= from, reopenedAt <= to]).toEqual([true, true]);
      expect(await ranked()).toEqual([]);
      expect(await inScope(() => attempts.countsOf([sitter.registration.id]))).toEqual(new Map([[sitter.registration.id, 1]]));
      // Starting again leads there.
      expect(await inScope(() => attempts.start(running, running.rounds[0]!, { sessionToken: sitter.token }))).toBe(next.id);

      await saved({ ...sitter, id: next.id }, 2, 1, 5);
      await context.timeIs(at('2024-10-22 14:03'));
      await submitted({ ...sitter, id: next.id });
      expect(await ranked()).toEqual([next.id]);
      const counts = await inScope(() => context.get(AttemptLedger).countByUnit(running.contest.id, null));
      expect(counts.map(({ people, attempts: all, sealed: done }) => [people, all, done])).toEqual([[1, 1, 1]]);
      // What was sealed stays as it was.
      expect(await read(sitter)).toEqual(sealed);
    });

    it('leaves the turns as they were', async () => {
      await hasRules({}, 2);
      const sitter = await begun();
      await submitted(sitter);
      await granted({ kind: 're-opening', attemptId: sitter.id });
      const next = (await own(sitter)).find(({ continues }) => continues === sitter.id)!;
      await submitted({ ...sitter, id: next.id });

      const second = await inScope(() => attempts.start(running, running.rounds[0]!, { sessionToken: sitter.token }));
      expect((await own(sitter)).find(({ id }) => id === second)).toMatchObject({ number: 2, sequel: 0 });
      await submitted({ ...sitter, id: second });
      expect(await refusal(inScope(() => attempts.start(running, running.rounds[0]!, { sessionToken: sitter.token })))).toBe(
        'NO_ATTEMPT_LEFT',
      );
    });

    it('is done once, whoever asks at the same time', async () => {
      const sitter = await begun();
      await submitted(sitter);
      const over = { kind: 're-opening', attemptId: sitter.id } as const;

      const asked = await Promise.allSettled([ask(over), ask(over, binh)]);
      expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const [one] = asked.filter((result) => result.status === 'fulfilled');
      await grant(one!.value, randomUUID() as AccountId);
      expect(await refusal(ask(over))).toBe('ALREADY_ASKED');
      expect(await own(sitter)).toHaveLength(2);
    });

    describe('while the same person starts', () => {
      /** The board opens an attempt again and has not finished, when the person presses the button: what they are given, and what is open then. */
      const both = async (): Promise<{ got: AttemptId; next: AttemptId; open: number }> => {
        await hasRules({}, 3);
        const sitter = await begun();
        await submitted(sitter);
        const id = await ask({ kind: 're-opening', attemptId: sitter.id });
        let got: Promise<AttemptId> | undefined;
        await inScope(() =>
          context.get(UnitOfWork).run(async () => {
            await exceptions.grant(id, binh, PLACE);
            got = attempts.start(running, running.rounds[0]!, { sessionToken: sitter.token });
            await new Promise((resolve) => setTimeout(resolve, 300));
          }),
        );
        await got;
        const open = (await own(sitter)).filter(({ submittedAt }) => !submittedAt);
        return { got: await got!, next: open.find(({ sequel }) => sequel === 1)!.id, open: open.length };
      };

      it('leads them to it: nobody has two attempts open', async () => {
        const { got, next, open } = await both();

        expect(open).toBe(1);
        expect(got).toBe(next);
      });

      it('would give them two, if neither waited for the other', async () => {
        const [lock] = await context.asSuperuser<{ body: string }>("select pg_get_functiondef('attempt_lock'::regproc) as body");
        await context.asSuperuser(`create or replace function attempt_lock(registration uuid) returns bigint language sql volatile as
          'select (random() * 1e15)::bigint'`);
        try {
          expect((await both()).open).toBe(2);
        } finally {
          await context.asSuperuser(lock!.body);
        }
      });

      it('is refused where they were first', async () => {
        await hasRules({}, 3);
        for (let n = 0; n < 8; n += 1) {
          const sitter = await begun();
          await submitted(sitter);
          const id = await ask({ kind: 're-opening', attemptId: sitter.id });
          await Promise.allSettled([grant(id), inScope(() => attempts.start(running, running.rounds[0]!, { sessionToken: sitter.token }))]);

          expect((await own(sitter)).filter(({ submittedAt }) => !submittedAt)).toHaveLength(1);
        }
      });
    });

    it('is refused once the round is ranked', async () => {
      const sitter = await begun();
      await submitted(sitter);
      const id = await ask({ kind: 're-opening', attemptId: sitter.id });
      await context.asSuperuser("update rounds set state = 'settling' where id = $1", [running.rounds[0]!.id]);

      expect(await refusal(grant(id))).toBe('ROUND_DECIDED');
      expect((await inScope(() => exceptions.get(id))).state).toBe('asked');
      expect(await own(sitter)).toHaveLength(1);
    });
  });

  describe('late answers', () => {
    const late = async (): Promise<Sitter> => {
      const sitter = await begun();
      await saved(sitter, 1, 2, 1);
      await submitted(sitter);
      expect(await saved(sitter, 2, 4, 7)).toBe('ATTEMPT_SEALED');
      expect(await saved(sitter, 2, 1, 6)).toBe('ATTEMPT_SEALED');
      return sitter;
    };

    it('are listed without a word of what they say', async () => {
      const sitter = await late();

      const [one, ...others] = await inScope(() => context.get(AttemptFiles).lateIn(running.rounds[0]!.id));
      expect(others).toEqual([]);
      expect(one).toMatchObject({ attempt: { id: sitter.id }, places: 1, decision: undefined });
    });

    it('are taken into an attempt that is sealed at once, as of the same moment, and counts in its stead', async () => {
      const sitter = await late();
      const sealed = await read(sitter);
      await granted({ kind: 'late-answers', attemptId: sitter.id });

      const next = (await own(sitter)).find(({ continues }) => continues === sitter.id)!;
      expect(next).toMatchObject({ choices: [2, 4, 0], sealedBy: 'board', submittedAt: sealed.submittedAt, startedAt: sealed.startedAt });
      expect(next.receiptCode).not.toBe(sealed.receiptCode);
      expect(next.sealSha256).not.toBe(sealed.sealSha256);
      expect(await ranked()).toEqual([next.id]);
      expect(await read(sitter)).toEqual(sealed);
    });

    it('are left out by one person, once, and it is told', async () => {
      const sitter = await late();
      const leaveOut = () =>
        inScope(() => exceptions.leaveOut(sitter.id, { cause: 'other', reason: 'Đến muộn hơn một giờ, không có sự cố' }, anh));
      await leaveOut();

      expect(await refusal(leaveOut())).toBe('ALREADY_ASKED');
      expect(await refusal(ask({ kind: 'late-answers', attemptId: sitter.id }))).toBe('ALREADY_ASKED');
      expect(await ranked()).toEqual([sitter.id]);
      expect((await inScope(() => context.get(Outbox).newest(1)))[0]?.body).toContain('không tính các câu trả lời đến muộn');
    });

    it('that there are none of cannot be decided on', async () => {
      const sitter = await begun();
      await submitted(sitter);

      expect(await refusal(ask({ kind: 'late-answers', attemptId: sitter.id }))).toBe('NO_LATE_ANSWERS');
    });
  });

  it('keep a round waiting that has attempts with more time', async () => {
    const sitter = await begun();
    await granted({ attemptId: sitter.id, minutes: 30 });
    const { deadlineAt } = await read(sitter);
    await context.timeIs(later(deadlineAt, -MINUTE));

    await inScope(async () => {
      expect(await context.get(Sealing).sealExpired(running.rounds[0]!.id, PLACE)).toBe(0);
      expect(await context.get(Sealing).unsealed(running.rounds[0]!.id)).toBe(1);
    });
  });
});
