import { createHash } from 'node:crypto';
import { AccountsModule, Sessions } from '#accounts';
import { AccessModule } from '#access';
import { ContestsModule, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { type Registration, RegistrationsModule } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { UnitsModule } from '#units';
import { aContestant, NOBODY } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { TWO_ROUNDS } from '../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AttemptsModule } from './attempts.module.js';
import { type Answer, Attempts } from './attempts.service.js';
import type { AttemptId } from './entities/attempt.entity.js';

const at = (text: string): Date => parseLocal(text)!;
const answer = (place: number, bits: number, seq: number): Answer => ({ place, bits, seq });

describe('a sitting', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    UnitsModule,
    ContestsModule,
    QuestionsModule,
    RegistrationsModule,
    AttemptsModule,
  );
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

    it('keeps to the limit of the rules', async () => {
      await inScope(async () => {
        const { registration } = await signedIn();
        for (let n = 0; n < 2; n += 1)
          await attempts.submit(await attempts.start(running, running.rounds[0]!, registration), registration.accountId, null, 'Lâm Đồng');

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

        const { receivedAt, seq } = await attempts.save(id, token, [answer(2, 4, 7)]);

        expect(receivedAt.getTime() - at('2024-10-22 08:01:30').getTime()).toBeLessThan(5_000);
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
        await expect(attempts.save(id, token, [answer(1, 1, 1)])).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
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
  });

  describe('sealing', () => {
    it('makes the kept answers unchangeable and gives a receipt', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1), answer(2, 2, 2)]);

        const sealed = await attempts.submit(id, registration.accountId, 1250, 'Lâm Đồng');

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

        const sealed = await attempts.submit(id, registration.accountId, null, 'Lâm Đồng');

        expect(sealed.marks).toEqual([1 << (paper[0]?.options[2] ?? -1), 0, 0]);
      });
    });

    it('has a hash that anybody who has the parts can make again', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1)]);
        const sealed = await attempts.submit(id, registration.accountId, 40, 'Lâm Đồng');

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

    it('happens once, however many ask', async () => {
      await inScope(async () => {
        const { id, registration } = await begun();

        const seals = await Promise.all(Array.from({ length: 6 }, (_, n) => attempts.submit(id, registration.accountId, n, 'Lâm Đồng')));

        expect(new Set(seals.map((seal) => seal.receiptCode)).size).toBe(1);
        expect(new Set(seals.map((seal) => seal.sealSha256)).size).toBe(1);
      });
    });

    it('keeps the prediction that was saved before', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [], 77);

        expect((await attempts.submit(id, registration.accountId, null, 'Lâm Đồng')).prediction).toBe('77');
      });
    });

    it('is done by the machine when time is over, as of the deadline', async () => {
      await inScope(async () => {
        const { id, registration, token } = await begun();
        await attempts.save(id, token, [answer(1, 1, 1)]);
        const running2 = await begun();
        await attempts.submit(running2.id, running2.registration.accountId, null, 'Lâm Đồng');
        await context.timeIs(at('2024-10-22 08:20'));

        expect(await attempts.sealExpired(running.rounds[0]!.id, 'Lâm Đồng')).toBe(1);

        const sealed = await kept(id, registration);
        expect(sealed).toMatchObject({ sealedBy: 'deadline', submittedAt: sealed.deadlineAt, marks: [expect.any(Number), 0, 0] });
        expect(await attempts.sealExpired(running.rounds[0]!.id, 'Lâm Đồng')).toBe(0);
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
        const guess = ({ id, registration }: typeof slow) => attempts.submit(id, registration.accountId, 40, 'Lâm Đồng');
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
        const sealed = await attempts.submit(id, registration.accountId, null, 'Lâm Đồng');

        expect((await attempts.byReceipt(sealed.receiptCode!)).id).toBe(id);
        await expect(attempts.byReceipt('LD1-0000-0000')).rejects.toMatchObject({ code: 'RECEIPT_UNKNOWN' });
        await expect(attempts.sitting(id, NOBODY)).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
      });
    });
  });

  it('is invisible to every other tenant, by receipt, session and id', async () => {
    const { id, token, code, accountId } = await inScope(async () => {
      const sitting = await begun();
      const sealed = await attempts.submit(sitting.id, sitting.registration.accountId, null, 'Lâm Đồng');
      return { ...sitting, code: sealed.receiptCode!, accountId: sitting.registration.accountId };
    });
    const stranger = await context.aTenant();

    await context.as(stranger, async () => {
      await expect(attempts.byReceipt(code)).rejects.toMatchObject({ code: 'RECEIPT_UNKNOWN' });
      await expect(attempts.sitting(id, accountId)).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
      await expect(attempts.save(id, token, [answer(1, 1, 1)])).rejects.toMatchObject({ code: 'ATTEMPT_UNKNOWN' });
    });
  });
});
