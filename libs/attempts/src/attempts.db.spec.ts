import { createHash } from 'node:crypto';
import { Accounts, Sessions } from '#accounts';
import { AccessModule } from '#access';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aContestant, NOBODY } from '../../../test/factories/a-running-contest.js';
import { handedIn } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { TWO_ROUNDS } from '../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AttemptsModule } from './attempts.module.js';
import type { Answer } from './answer-book.service.js';
import { Attempts } from './attempts.service.js';
import { Sealing } from './sealing.service.js';
import type { AttemptId } from './entities/attempt.entity.js';

const at = (text: string): Date => parseLocal(text)!;
const answer = (place: number, bits: number, seq: number): Answer => ({ place, bits, seq });

describe('a sitting', () => {
  const context = DatabaseContext.forTests(AccessModule, AttemptsModule);
  let attempts: Attempts;
  let tenantId: TenantId;
  let running: RunningContest;

  beforeAll(async () => {
    attempts = context.get(Attempts);
  });

  beforeEach(async () => {
    const part = aQuizPart({ attempts: { limit: { code: 'per-round', version: 1, max: 2 }, counts: { code: 'best', version: 1 } } });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: aRuleSet({ parts: [part] }) }));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const signedIn = async (): Promise<{ registration: Registration; token: string }> => {
    const { accountId, registration } = await aContestant(context.module, running);
    return { registration, token: (await context.get(Sessions).open(accountId, 'contestant')).token };
  };
  const begun = async (): Promise<{ id: AttemptId; registration: Registration; token: string }> => {
    const person = await signedIn();
    return { ...person, id: await attempts.start(running, running.rounds[0]!, person.registration) };
  };
  /** Somebody whom the tenant knows and who has not registered. */
  const anAccount = (): Promise<AccountId> =>
    context.get(Accounts).create({
      fullName: 'Người Ngoài',
      birthDate: '1980-01-01',
      contact: { kind: 'email', value: `ngoai-${Math.random()}@vidu.vn` },
      viaTenantId: null,
    });
  const kept = async (id: AttemptId, { accountId }: Registration) => (await attempts.sitting(id, accountId)).attempt;

  describe('starting', () => {
    it('draws the paper, once, with a deadline of its own', async () => {
      await inScope(async () => {
        const { id, registration } = await begun();
        const sitting = await attempts.sitting(id, registration.accountId);

        expect(sitting.paper).toHaveLength(3);
        expect(sitting.attempt.deadlineAt.getTime() - sitting.attempt.startedAt.getTime()).toBe(15 * 60_000);
        expect(sitting.attempt.questions.map((place) => sitting.bank.items[place]?.question)).toEqual(
          sitting.paper.map((item) => item.question),
        );
      });
    });

    it.each([
      [
        'audience group',
        {
          code: 'by-audience',
          groups: [
            ['can-bo', 'chi-so'],
            ['nhan-dan', 'the-che'],
          ].map(([group = '', topic = '']) => ({ audiences: [group], topics: [topic] })),
        },
      ],
      [
        'round',
        {
          code: 'by-round',
          rounds: [
            ['dot-1', 'chi-so'],
            ['dot-2', 'the-che'],
          ].map(([round = '', topic = '']) => ({ round, topics: [topic] })),
        },
      ],
    ])('draws the questions of the person’s %s, and the same paper whenever one looks', async (_, draw) => {
      const part = aQuizPart({ rounds: TWO_ROUNDS });
      const ruleSet = aRuleSet({
        topics: ['the-che', 'chi-so'].map((code) => ({ code, name: code })),
        audiences: ['can-bo', 'nhan-dan'].map((code) => ({ code, name: code, registersBy: 'either' as const })),
        parts: [{ ...part, paper: { ...part.paper, draw: { ...draw, version: 1 } } }],
      });
      ({ tenantId, running } = await aTenantWithContest(context, { ruleSet }));
      await inScope(async () => {
        const { id, registration } = await begun();
        const { paper, bank, attempt } = await attempts.sitting(id, registration.accountId);

        expect(registration.audience).toBe('can-bo');
        expect(attempt.questions.map((place) => bank.questions[place]?.topic)).toEqual(['chi-so', 'chi-so', 'chi-so']);
        expect(paper.map((item) => item.question)).toEqual(attempt.questions.map((place) => bank.questions[place]?.id));
      });
    });

    it('caps the deadline by the end of the round', async () => {
      await context.timeIs(at('2024-10-28 09:25'));
      await inScope(async () => {
        const { id, registration } = await begun();

        expect((await kept(id, registration)).deadlineAt).toEqual(at('2024-10-28 09:30'));
      });
    });

    it('gives back the open attempt, however many tabs start at once', async () => {
      await inScope(async () => {
        const { registration } = await signedIn();

        const ids = await Promise.all(Array.from({ length: 8 }, () => attempts.start(running, running.rounds[0]!, registration)));

        expect(new Set(ids).size).toBe(1);
        expect(await context.asSuperuser('select count(*)::int as n from attempts where registration_id = $1', [registration.id])).toEqual([
          { n: 1 },
        ]);
      });
    });

    it('costs one statement, session check included', async () => {
      await inScope(async () => {
        const { token } = await signedIn();
        // What concerns everybody is remembered: who is barred, the bank.
        await attempts.start(running, running.rounds[0]!, (await signedIn()).registration);
        context.statements.length = 0;

        await attempts.start(running, running.rounds[0]!, { sessionToken: token });

        expect(context.statements).toEqual([expect.stringContaining('attempt_start')]);
      });
    });

    it('is for whoever is signed in, and has registered', async () => {
      await inScope(async () => {
        const { token, registration } = await signedIn();
        const start = (sessionToken: string) => attempts.start(running, running.rounds[0]!, { sessionToken });

        expect((await kept(await start(token), registration)).registrationId).toBe(registration.id);
        await expect(start('nobody')).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
        const { token: foreign } = await context.get(Sessions).open(await anAccount(), 'contestant');
        await expect(start(foreign)).rejects.toMatchObject({ code: 'NOT_REGISTERED' });
        await context.get(Sessions).close(token);
        await expect(start(token)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
      });
    });

    it('keeps to the limit of the rules also when many start and hand in at once', async () => {
      await inScope(async () => {
        const { registration, token } = await signedIn();
        const again = async () => {
          const id = await attempts.start(running, running.rounds[0]!, { sessionToken: token });
          await attempts.submit(id, { sessionToken: token }, 1, 'Lâm Đồng');
        };

        await Promise.allSettled(Array.from({ length: 12 }, again));
        await Promise.allSettled(Array.from({ length: 12 }, again));

        expect(
          await context.asSuperuser('select array_agg(number order by number) as n from attempts where registration_id = $1', [
            registration.id,
          ]),
        ).toEqual([{ n: [1, 2] }]);
      });
    });

    it('keeps to the limit of the rules', async () => {
      await inScope(async () => {
        const { registration } = await signedIn();
        for (let n = 0; n < 2; n += 1)
          await handedIn(context.module, await attempts.start(running, running.rounds[0]!, registration), registration.accountId);

        await expect(attempts.start(running, running.rounds[0]!, registration)).rejects.toMatchObject({ code: 'NO_ATTEMPT_LEFT' });
      });
    });

    it.each([
      ['before the opening', '2024-10-21 09:59:59'],
      ['at the moment of closing', '2024-10-28 09:30'],
    ])('is refused %s', async (_, time) => {
      await inScope(async () => {
        const { registration } = await signedIn();
        await context.timeIs(at(time));

        await expect(attempts.start(running, running.rounds[0]!, registration)).rejects.toMatchObject({ code: 'ROUND_NOT_OPEN' });
      });
    });
  });

  describe('saving', () => {
    it('keeps answers and says when', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await context.timeIs(at('2024-10-22 08:01:30'));

        const from = await context.databaseTime();
        const { receivedAt, seq } = await attempts.save(id, token, [answer(2, 4, 7)]);
        const to = await context.databaseTime();

        expect([receivedAt >= from, receivedAt <= to]).toEqual([true, true]);
        expect(seq).toBe(7);
        expect(await kept(id, registration)).toMatchObject({ choices: [0, 4, 0], seqs: [0, 7, 0] });
      });
    });

    it('says what is held now at each place that was sent: not one’s own where a higher number was there', async () => {
      await inScope(async () => {
        const { id, token } = await begun();
        await attempts.save(id, token, [answer(1, 2, 9), answer(2, 1, 3)]);

        const { seq, held } = await attempts.save(id, token, [answer(2, 4, 5), answer(1, 8, 4), answer(7, 1, 6)]);

        expect({ seq, held }).toEqual({
          seq: 9,
          held: [
            { place: 2, bits: 4 },
            { place: 1, bits: 2 },
          ],
        });
      });
    });

    it('costs one statement', async () => {
      await inScope(async () => {
        const { id, token } = await begun();
        context.statements.length = 0;

        await attempts.save(id, token, [answer(1, 1, 1)]);

        expect(context.statements).toEqual([expect.stringContaining('attempt_save')]);
      });
    });

    it('takes requests twice and out of order: the newest answer of each question wins', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 2, 5), answer(3, 8, 6)]);

        await attempts.save(id, token, [answer(1, 1, 3)]);
        await attempts.save(id, token, [answer(1, 2, 5)]);
        await attempts.save(id, token, [answer(3, 1, 9)]);

        expect(await kept(id, registration)).toMatchObject({ choices: [2, 0, 1], seqs: [5, 0, 9] });
      });
    });

    it('loses nothing when many requests come at once', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();

        await Promise.all(Array.from({ length: 30 }, (_, n) => attempts.save(id, token, [answer((n % 3) + 1, 1 << (n % 4), n + 1)])));

        // The last of each question: numbers 28, 29 and 30.
        expect(await kept(id, registration)).toMatchObject({ seqs: [28, 29, 30], choices: [1 << 3, 1 << 0, 1 << 1] });
      });
    });

    it('ignores places that the paper does not have', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();

        await attempts.save(id, token, [answer(0, 1, 1), answer(4, 1, 2), answer(2, 1, 3)]);

        expect((await kept(id, registration)).choices).toEqual([0, 1, 0]);
      });
    });

    it('knows nobody else’s attempts and no ended session', async () => {
      await inScope(async () => {
        const { id, token } = await begun();
        const other = await signedIn();

        await expect(attempts.save(id, other.token, [answer(1, 1, 1)])).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
        await context.get(Sessions).close(token);
        await expect(attempts.save(id, token, [answer(1, 1, 1)])).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
      });
    });

    it('takes what was on the wire when time ran out, and nothing later', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await context.timeIs(at('2024-10-22 08:15:03'));
        await attempts.save(id, token, [answer(1, 1, 1)]);
        await context.timeIs(at('2024-10-22 08:15:10'));

        await expect(attempts.save(id, token, [answer(2, 1, 2)])).rejects.toMatchObject({ code: 'ATTEMPT_LATE' });
        expect((await kept(id, registration)).choices).toEqual([1, 0, 0]);
      });
    });

    it('keeps apart what came later, and only what was not held already', async () => {
      await inScope(async () => {
        const { id, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1)]);
        await context.timeIs(at('2024-10-22 08:15:10'));

        for (const answers of [[answer(1, 1, 1), answer(2, 8, 2)], [answer(2, 8, 2)]])
          await expect(attempts.save(id, token, answers, 120)).rejects.toMatchObject({ code: 'ATTEMPT_LATE' });

        expect(
          await context.asSuperuser('select place, number, mark, prediction from late_answers where attempt_id = $1 order by place', [id]),
        ).toEqual([
          { place: 0, number: 0, mark: null, prediction: '120' },
          { place: 2, number: 2, mark: 8, prediction: null },
        ]);
      });
    });

    it('keeps nothing of what comes a day later, or without end', async () => {
      await inScope(async () => {
        const { id, token } = await begun();
        await context.timeIs(at('2024-10-22 09:00'));
        for (let seq = 1; seq <= 20; seq += 1) await attempts.save(id, token, [answer(1, 1, seq)]).catch(() => undefined);
        const held = (): Promise<unknown> => context.asSuperuser('select count(*)::int as n from late_answers where attempt_id = $1', [id]);
        expect(await held()).toEqual([{ n: 6 }]);

        await context.timeIs(at('2024-10-23 08:15:01'));
        await attempts.save(id, token, [answer(2, 1, 99)]).catch(() => undefined);
        expect(await held()).toEqual([{ n: 6 }]);
      });
    });

    it('answers each of many sittings that are written together', async () => {
      await inScope(async () => {
        const sittings = [await begun(), await begun(), await begun()];
        const stranger = await signedIn();
        context.statements.length = 0;

        const [first, second, third, foreign] = await Promise.allSettled([
          attempts.save(sittings[0]!.id, sittings[0]!.token, [answer(1, 1, 1), answer(2, 2, 2)], 9),
          attempts.save(sittings[1]!.id, sittings[1]!.token, [answer(3, 4, 5)]),
          attempts.save(sittings[2]!.id, sittings[2]!.token, [answer(9, 4, 5)]),
          attempts.save(sittings[0]!.id, stranger.token, [answer(1, 8, 99)]),
        ]);

        expect([first, second].map((one) => (one.status === 'fulfilled' ? [one.value.seq, one.value.held] : one.reason))).toEqual([
          [
            2,
            [
              { place: 1, bits: 1 },
              { place: 2, bits: 2 },
            ],
          ],
          [5, [{ place: 3, bits: 4 }]],
        ]);
        expect(third).toMatchObject({ status: 'rejected', reason: { code: 'NO_SUCH_QUESTION' } });
        expect(foreign).toMatchObject({ status: 'rejected', reason: { code: 'ATTEMPT_UNKNOWN' } });
        // The stranger named the same sitting, so that came in a commit of its own.
        expect(context.statements.filter((sql) => sql.includes('attempt_save_many'))).toHaveLength(2);
        expect(await kept(sittings[0]!.id, sittings[0]!.registration)).toMatchObject({ choices: [1, 2, 0], prediction: '9' });
        expect(await kept(sittings[1]!.id, sittings[1]!.registration)).toMatchObject({ choices: [0, 0, 4], prediction: null });
      });
    });
  });

  describe('sealing', () => {
    it('makes the kept answers unchangeable and gives a receipt', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1), answer(2, 2, 2)]);

        const sealed = await handedIn(context.module, id, registration.accountId, 1250);

        expect(sealed).toMatchObject({
          sealedBy: 'contestant',
          prediction: '1250',
          receiptCode: expect.stringMatching(/^LD1-/),
          sealSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        });
        await expect(attempts.save(id, token, [answer(3, 1, 9)])).rejects.toMatchObject({ code: 'ATTEMPT_SEALED' });
        await expect(context.asSuperuser('update attempts set marks = marks where id = $1', [id])).rejects.toThrow('is sealed');
        await expect(context.asSuperuser('delete from attempts where id = $1', [id])).rejects.toThrow('is sealed');
      });
    });

    it('turns the shown options into the bank’s order', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        const { paper } = await attempts.sitting(id, registration.accountId);
        await attempts.save(id, token, [answer(1, 1 << 2, 1)]);

        const sealed = await handedIn(context.module, id, registration.accountId);

        expect(sealed.marks).toEqual([1 << (paper[0]?.options[2] ?? -1), 0, 0]);
      });
    });

    it('has a hash that anybody who has the parts can make again', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1)]);
        const sealed = await handedIn(context.module, id, registration.accountId, 40);

        const parts = [
          sealed.id,
          sealed.roundId,
          sealed.seed,
          sealed.questions,
          sealed.marks,
          40,
          sealed.submittedAt?.getTime(),
          sealed.receiptSalt?.toString('hex'),
        ];

        expect(
          createHash('sha256')
            .update(['khoa-bang-seal-1', ...parts].join('|'))
            .digest('hex'),
        ).toBe(sealed.sealSha256);
      });
    });

    it('costs one statement, session check included', async () => {
      await inScope(async () => {
        const { id, token } = await begun();
        context.statements.length = 0;

        await attempts.submit(id, { sessionToken: token }, 1, 'Lâm Đồng');

        expect(context.statements).toEqual([expect.stringContaining('attempt_submit')]);
      });
    });

    it('is for the person alone, and for who is signed in', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        const other = await signedIn();

        await expect(attempts.submit(id, { sessionToken: other.token }, 1, 'Lâm Đồng')).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
        await context.get(Sessions).close(token);
        await expect(attempts.submit(id, { sessionToken: token }, 1, 'Lâm Đồng')).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
        expect((await kept(id, registration)).submittedAt).toBeNull();
      });
    });

    it('waits for the guess that the rules ask for', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();

        await expect(attempts.submit(id, { sessionToken: token }, null, 'Lâm Đồng')).rejects.toMatchObject({ code: 'PREDICTION_MISSING' });
        expect((await kept(id, registration)).submittedAt).toBeNull();
      });
    });

    it('seals what was started before the database kept the order of options', async () => {
      await inScope(async () => {
        const [byHand, byTime] = [await begun(), await begun()];
        for (const { id, token } of [byHand, byTime]) await attempts.save(id, token, [answer(1, 1 << 2, 1)]);
        await context.asSuperuser('update attempts set orders = null where submitted_at is null');
        const shown = async ({ id, registration }: typeof byHand) =>
          (await attempts.sitting(id, registration.accountId)).paper[0]?.options[2] ?? -1;

        const { marks } = await handedIn(context.module, byHand.id, byHand.registration.accountId);
        await context.timeIs(at('2024-10-22 09:00'));
        await context.get(Sealing).sealExpired(running.rounds[0]!.id, 'Lâm Đồng');

        expect(marks).toEqual([1 << (await shown(byHand)), 0, 0]);
        expect((await kept(byTime.id, byTime.registration)).marks).toEqual([1 << (await shown(byTime)), 0, 0]);
      });
    });

    it('happens once, however many ask', async () => {
      await inScope(async () => {
        const { id, registration } = await begun();

        const seals = await Promise.all(Array.from({ length: 6 }, (_, n) => handedIn(context.module, id, registration.accountId, n)));

        expect(new Set(seals.map((seal) => seal.receiptCode)).size).toBe(1);
        expect(new Set(seals.map((seal) => seal.sealSha256)).size).toBe(1);
      });
    });

    it('keeps the prediction that was saved before', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [], 77);

        expect((await handedIn(context.module, id, registration.accountId, null)).prediction).toBe('77');
      });
    });

    it('is done by the machine when time is over, as of the deadline', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1)]);
        const running2 = await begun();
        await handedIn(context.module, running2.id, running2.registration.accountId);
        await context.timeIs(at('2024-10-22 08:20'));

        expect(await context.get(Sealing).sealExpired(running.rounds[0]!.id, 'Lâm Đồng')).toBe(1);

        const sealed = await kept(id, registration);
        expect(sealed).toMatchObject({ sealedBy: 'deadline', submittedAt: sealed.deadlineAt, marks: [expect.any(Number), 0, 0] });
        expect(await context.get(Sealing).sealExpired(running.rounds[0]!.id, 'Lâm Đồng')).toBe(0);
      });
    });

    it('is not brought about by looking while answers may still be on the wire', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        const look = async () => (await attempts.sealIfOver(id, registration.accountId, 'Lâm Đồng')).attempt;
        await context.timeIs(at('2024-10-22 08:15:02'));
        expect(await look()).toMatchObject({ submittedAt: null });
        await attempts.save(id, token, [answer(1, 1, 1)]);

        await context.timeIs(at('2024-10-22 08:16'));

        const sealed = await look();
        expect(sealed).toMatchObject({ sealedBy: 'deadline', submittedAt: sealed.deadlineAt, choices: [1, 0, 0] });
        expect((await look()).receiptCode).toBe(sealed.receiptCode);
      });
    });

    it('takes a guess within the grace and none later', async () => {
      await inScope(async () => {
        const [prompt, slow, tooLate] = [await begun(), await begun(), await begun()];
        const guess = ({ id, registration }: typeof slow) => handedIn(context.module, id, registration.accountId, 40);
        await attempts.save(tooLate.id, tooLate.token, [], 77);
        await context.timeIs(at('2024-10-22 08:15:02'));
        expect(await guess(prompt)).toMatchObject({ prediction: '40', sealedBy: 'contestant' });

        await context.timeIs(at('2024-10-22 08:16'));

        expect(await guess(slow)).toMatchObject({ prediction: null, sealedBy: 'deadline' });
        expect(await guess(tooLate)).toMatchObject({ prediction: '77', sealedBy: 'deadline' });
      });
    });

    it('is found by its receipt, and only there', async () => {
      await inScope(async () => {
        const { id, registration } = await begun();
        const sealed = await handedIn(context.module, id, registration.accountId);

        expect((await attempts.byReceipt(sealed.receiptCode!)).id).toBe(id);
        await expect(attempts.byReceipt('LD1-0000-0000')).rejects.toMatchObject({ code: 'RECEIPT_UNKNOWN' });
        await expect(attempts.sitting(id, NOBODY)).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
      });
    });
  });

  it('is invisible to every other tenant, by receipt, session and id', async () => {
    const { id, token, code, accountId } = await inScope(async () => {
      const sitting = await begun();
      const sealed = await handedIn(context.module, sitting.id, sitting.registration.accountId);
      return { ...sitting, code: sealed.receiptCode!, accountId: sitting.registration.accountId };
    });
    const stranger = await context.aTenant();

    await context.as(stranger, async () => {
      await expect(attempts.byReceipt(code)).rejects.toMatchObject({ code: 'RECEIPT_UNKNOWN' });
      await expect(attempts.sitting(id, accountId)).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
      await expect(attempts.save(id, token, [answer(1, 1, 1)])).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    });
  });
});
