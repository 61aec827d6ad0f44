import { jest } from '@jest/globals';
import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { newId, parseLocal, type TenantId } from '#kernel';
import { HotStatements } from '#persistence';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { THE_EXAM } from '../../../test/factories/the-exam.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Attempts } from './attempts.service.js';
import { ContestantDesk } from './contestant-desk.service.js';
import { DeviceMarks } from './device-marks.service.js';
import type { AttemptId } from './entities/attempt.entity.js';
import { SubmitBook } from './submit-book.service.js';

jest.setTimeout(120_000);

const PLACE = 'Lâm Đồng';

interface Sitter {
  registration: Registration;
  token: string;
}

/** Starts, papers and looks of many travel in one statement each: nobody pays for a neighbour. */
describe('what travels together', () => {
  const context = DatabaseContext.forTests(...THE_EXAM);
  let attempts: Attempts;
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    attempts = context.get(Attempts);
    await context.timeIs(parseLocal('2024-10-22 08:00')!);
    ({ tenantId, running } = await aPlace());
  });
  afterEach(() => jest.restoreAllMocks());

  const aPlace = () => {
    const part = aQuizPart({
      prediction: { code: 'none', version: 1 },
      ranking: [
        { code: 'score', version: 1 },
        { code: 'draw', version: 1 },
      ],
      attempts: { limit: { code: 'unlimited', version: 1 }, counts: { code: 'best', version: 1 } },
    });
    return aTenantWithContest(context, { ruleSet: aRuleSet({ parts: [part] }) });
  };
  const inScope = <T>(work: () => Promise<T>, tenant = tenantId): Promise<T> => context.as(tenant, work);
  const person = async (): Promise<Sitter> => {
    const { accountId, registration } = await aContestant(context.module, running);
    return { registration, token: (await context.get(Sessions).open(accountId, 'contestant')).token };
  };
  const people = async (count: number): Promise<Sitter[]> => {
    const made: Sitter[] = [];
    for (let n = 0; n < count; n += 1) made.push(await person());
    return made;
  };
  const start = (token: string): Promise<AttemptId> => attempts.start(running, running.rounds[0]!, { sessionToken: token });
  const handIn = (id: AttemptId, token: string) => attempts.submit(id, { sessionToken: token }, null, PLACE);
  const codeOf = (result: PromiseSettledResult<unknown>): string =>
    result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code;
  /** What was asked of one kind, in how many statements. */
  const asked = (name: string): number => context.statements.filter((sql) => sql.includes(name)).length;
  /** As long as the test holds it, no statement comes back. */
  const holdStatements = (): (() => void) => {
    const statements = context.get(HotStatements);
    const run = statements.run.bind(statements);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    jest.spyOn(statements, 'run').mockImplementation((async (statement: never, values: never) => {
      await held;
      return run(statement, values);
    }) as typeof run);
    return release;
  };

  describe('starts', () => {
    it('of many at once need few statements; a row that cannot be written stops its own person alone', async () => {
      await inScope(async () => {
        const sitters = await people(12);
        await start((await person()).token);
        const mark = jest.spyOn(context.get(DeviceMarks), 'mark');
        mark.mockImplementation((device) => Buffer.alloc(device === 'bad' ? 3 : 16));
        context.statements.length = 0;

        const results = await Promise.allSettled(
          sitters.map(({ token }, n) =>
            attempts.start(running, running.rounds[0]!, { sessionToken: token }, { device: n === 5 ? 'bad' : `${n}` }),
          ),
        );

        expect(results.map(codeOf)).toEqual(sitters.map((_, n) => (n === 5 ? '23514' : 'done')));
        context.statements.length = 0;
        await Promise.all(sitters.map(({ token }) => start(token)));
        expect(asked('attempt_start')).toBeLessThanOrEqual(2);
      });
    });

    it('of one person on several devices in one statement are one', async () => {
      await inScope(async () => {
        const { registration, token } = await person();
        const others = await Promise.all([1, 2, 3].map(() => context.get(Sessions).open(registration.accountId, 'contestant')));
        await start((await person()).token);
        context.statements.length = 0;

        const ids = await Promise.all([token, ...others.map((session) => session.token)].map(start));

        expect(asked('attempt_start')).toBe(1);
        expect(new Set(ids).size).toBe(1);
        expect(await attempts.ofAccount(registration.accountId, running.contest.id)).toHaveLength(1);
      });
    });

    it('beyond the room there is are refused at once, and nobody who had room', async () => {
      await inScope(async () => {
        await start((await person()).token);
        const release = holdStatements();
        const begun = Promise.allSettled(Array.from({ length: 2_300 }, (_, n) => start(`nobody ${n}`)));
        await new Promise((resolve) => setTimeout(resolve, 300));
        jest.restoreAllMocks();
        release();

        const codes = (await begun).map(codeOf);
        // All come in one turn, before any statement leaves.
        expect(codes).toEqual(codes.map((_, n) => (n < 2_000 ? 'SIGN_IN_REQUIRED' : 'OVERLOADED')));
      });
    });

    it('of a crowd in one place do not hold up another place', async () => {
      const other = await aPlace();
      const crowd = await inScope(() => people(60));
      const stranger = await context.as(other.tenantId, async () => {
        const { accountId } = await aContestant(context.module, other.running);
        return (await context.get(Sessions).open(accountId, 'contestant')).token;
      });
      const done: string[] = [];
      const begun = [
        ...crowd.flatMap(({ token }) => Array.from({ length: 10 }, () => inScope(() => start(token)).then(() => done.push('crowd')))),
        context
          .as(other.tenantId, () => attempts.start(other.running, other.running.rounds[0]!, { sessionToken: stranger }))
          .then(() => done.push('stranger')),
      ];
      await Promise.all(begun);

      expect(done).toHaveLength(601);
      expect(done.indexOf('stranger')).toBeLessThan(300);
    });
  });

  describe('papers', () => {
    it('whose receipts would be alike are both handed in, under two numbers', async () => {
      await inScope(async () => {
        const sitters = await people(4);
        const ids = await Promise.all(sitters.map(({ token }) => start(token)));
        const book = context.get(SubmitBook);
        const handInAs = book.handIn.bind(book);
        let times = 0;
        jest
          .spyOn(book, 'handIn')
          .mockImplementation((tenant, paper) => handInAs(tenant, (times += 1) <= 6 ? { ...paper, code: '7777-7777' } : paper));

        const papers = await Promise.all(ids.map((id, n) => handIn(id, sitters[n]!.token)));

        const codes = papers.map(({ receiptCode }) => receiptCode);
        expect(new Set(codes).size).toBe(4);
        expect(codes.filter((code) => code === 'LD1-7777-7777')).toHaveLength(1);
        expect(times).toBeGreaterThan(6);
      });
    });

    it('are given up where no number is free, and nothing of them is written', async () => {
      await inScope(async () => {
        const [first, second] = await people(2);
        const [one, two] = [await start(first!.token), await start(second!.token)];
        const book = context.get(SubmitBook);
        const handInAs = book.handIn.bind(book);
        jest.spyOn(book, 'handIn').mockImplementation((tenant, paper) => handInAs(tenant, { ...paper, code: '7777-8888' }));
        await handIn(one, first!.token);

        await expect(handIn(two, second!.token)).rejects.toMatchObject({ constraint: 'attempts_receipt_key' });
        expect((await attempts.sitting(two, second!.registration.accountId)).attempt.submittedAt).toBeNull();
      });
    });

    it('beyond the room there is are refused at once, as those who start are; nobody who had room', async () => {
      await inScope(async () => {
        const release = holdStatements();
        const begun = Promise.allSettled(Array.from({ length: 4_300 }, () => handIn(newId<'attempt'>(new Date()), 'nobody')));
        await new Promise((resolve) => setTimeout(resolve, 300));
        jest.restoreAllMocks();
        release();

        const codes = (await begun).map(codeOf);
        expect(codes).toEqual(codes.map((_, n) => (n < 4_000 ? 'SIGN_IN_REQUIRED' : 'OVERLOADED')));
      });
    });

    it('of many at once, with a stranger’s and one without a session among them: each has the answer that is its own', async () => {
      await inScope(async () => {
        const sitters = await people(10);
        const ids = await Promise.all(sitters.map(({ token }) => start(token)));
        const stranger = await person();
        context.statements.length = 0;

        const results = await Promise.allSettled([
          ...ids.map((id, n) => handIn(id, sitters[n === 3 ? 4 : n]!.token)),
          handIn(ids[3]!, 'nobody'),
          handIn(ids[0]!, stranger.token),
        ]);

        const due = [...ids.map((_, n) => (n === 3 ? 'ATTEMPT_UNKNOWN' : 'done')), 'SIGN_IN_REQUIRED', 'ATTEMPT_UNKNOWN'];
        expect(results.map(codeOf)).toEqual(due);
        expect(asked('attempt_submit')).toBeLessThanOrEqual(2);
        results.slice(0, 10).forEach((result, n) => {
          if (result.status === 'fulfilled') expect(result.value).toMatchObject({ id: ids[n] });
        });
      });
    });
  });

  describe('looks', () => {
    it('of many at once are one statement, and each sees their own', async () => {
      await inScope(async () => {
        const desk = context.get(ContestantDesk);
        const sitters = await people(8);
        const ids = await Promise.all(sitters.map(({ token }) => start(token)));
        context.statements.length = 0;
        const tokens = [...sitters.map(({ token }) => token), 'nobody', sitters[0]!.token];

        const desks = await Promise.all(tokens.map((token) => desk.of(token, running, running.rounds[0]!.partCode)));

        // Who asks twice is in a second one.
        expect(asked('contestant_desks')).toBe(2);
        expect(desks.map((one) => one?.attempts.map(({ id }) => id))).toEqual([...ids.map((id) => [id]), undefined, [ids[0]]]);
        expect(desks.slice(0, 8).map((one) => one?.registration?.id)).toEqual(sitters.map(({ registration }) => registration.id));
      });
    });

    it('beyond the room there is are refused', async () => {
      await inScope(async () => {
        const desk = context.get(ContestantDesk);
        const release = holdStatements();
        const looks = Promise.allSettled(
          Array.from({ length: 4_300 }, (_, n) => desk.of(`nobody ${n}`, running, running.rounds[0]!.partCode)),
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
        jest.restoreAllMocks();
        release();

        expect((await looks).map(codeOf)).toEqual(Array.from({ length: 4_300 }, (_, n) => (n < 4_000 ? 'done' : 'OVERLOADED')));
      });
    });
  });

  it('goes without deadlock when two processes serve the same people at once, each on devices of their own', async () => {
    const second = await DatabaseContext.open(...THE_EXAM);
    try {
      const deadlocks = async (): Promise<number> => {
        await context.asSuperuser('select pg_stat_clear_snapshot()');
        const [row] = await context.asSuperuser<{ n: string }>(
          'select deadlocks as n from pg_stat_database where datname = current_database()',
        );
        return Number(row!.n);
      };
      const before = await deadlocks();
      const sitters = await inScope(() => people(6));
      const other = await inScope(() =>
        Promise.all(
          sitters.map(async ({ registration }) => (await context.get(Sessions).open(registration.accountId, 'contestant')).token),
        ),
      );
      const round = running.rounds[0]!;
      const both = <T>(work: (service: Attempts, token: string, n: number) => Promise<T>): Promise<T[]> =>
        Promise.all([
          ...sitters.map(({ token }, n) => inScope(() => work(attempts, token, n))),
          ...other.map((token, n) => second.as(tenantId, () => work(second.get(Attempts), token, n))),
        ]);
      for (let turn = 0; turn < 200; turn += 1) {
        const ids = await both((service, token) => service.start(running, round, { sessionToken: token }));
        expect(ids.slice(0, 6)).toEqual(ids.slice(6));
        await both((service, token, n) => service.save(ids[n]!, token, [{ place: 1, bits: 1 << (n % 4), seq: turn + 1 }]));
        const papers = await both((service, token, n) => service.submit(ids[n]!, { sessionToken: token }, null, PLACE));
        expect(papers.slice(0, 6)).toEqual(papers.slice(6));
      }

      expect(await deadlocks()).toBe(before);
      const own = await inScope(() => attempts.ofAccount(sitters[0]!.registration.accountId, running.contest.id));
      expect(own.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, n) => 200 - n));
    } finally {
      await second.close();
    }
  });
});
