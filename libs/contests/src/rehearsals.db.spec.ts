import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { MINUTE_MS, parseLocal, type AccountId, type TenantId } from '#kernel';
import { rehearse, type RuleSet } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aMember } from '../../../test/factories/a-member.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { eventually } from '../../../test/support/eventually.js';
import { ruleSetOf } from '../../../test/support/plan-files.js';
import { ContestDrafts, ContestsModule, type RehearsalId, RehearsalPlaying, Rehearsals, type WantedRehearsal } from './index.js';

const MORNING = parseLocal('2024-10-22 08:00')!;
const LAM_DONG = ruleSetOf('lam-dong');

describe('rehearsals', () => {
  const context = DatabaseContext.forTests(ContestsModule);
  let tenantId: TenantId;
  let by: AccountId;

  beforeEach(async () => {
    await context.timeIs(MORNING);
    tenantId = await context.aTenant();
    by = await aMember(tenantId, ['author']);
  });
  afterEach(() => jest.restoreAllMocks());

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const request = (wanted: Partial<WantedRehearsal> = {}): Promise<RehearsalId> =>
    inScope(() =>
      context
        .get(Rehearsals)
        .request({ draftId: null, title: 'Tìm hiểu', ruleSet: aRuleSet(), contestants: 50, seed: 'hat-giong', by, ...wanted }),
    );
  const played = (stopping?: AbortSignal): Promise<boolean> => inScope(() => context.get(RehearsalPlaying).playNext(stopping));
  const found = (id: RehearsalId) => inScope(() => context.get(Rehearsals).find(id, null));
  const isRunning = (id: RehearsalId): Promise<unknown> =>
    eventually(
      () => found(id),
      ({ state }) => state === 'running',
    );
  const acts = () =>
    context.asSuperuser<{ action: string; details: object }>(
      "select action, details from audit_entries where tenant_id = $1 and action like 'rehearsal.%' order by id",
      [tenantId],
    );
  /** As a worker leaves it that was killed in the middle. */
  const abandoned = (id: RehearsalId, tries = 1): Promise<unknown> =>
    context.asSuperuser(
      "update rehearsals set state = 'running', claim = gen_random_uuid(), claimed_at = $2, tries = $3, percent = 40, doing = 'Đợt thi thứ 1' where id = $1",
      [id, MORNING, tries],
    );
  const straight = (ruleSet: RuleSet, contestants: number, seed: string): string => {
    const playing = rehearse(ruleSet, { contestants, seed });
    for (;;) {
      const step = playing.next();
      if (step.done) return JSON.stringify(step.value);
    }
  };

  describe('asked for', () => {
    it('wait with the rules as they are now, and are written into the trail', async () => {
      const id = await request();

      const { state, percent, ruleSet, requestedBy, createdAt } = await found(id);
      expect({ state, percent, ruleSet, requestedBy, createdAt }).toEqual({
        state: 'queued',
        percent: 0,
        ruleSet: aRuleSet(),
        requestedBy: by,
        createdAt: expect.any(Date),
      });
      expect(await acts()).toEqual([{ action: 'rehearsal.requested', details: { contestants: 50 } }]);
    });

    it('twice are one, also at the same moment; with another number, seed or text of the rules they are others', async () => {
      const ids = await Promise.all([request(), request(), request()]);
      const others = [await request({ seed: 'khac' }), await request({ contestants: 51 })];

      expect(new Set(ids).size).toBe(1);
      expect(new Set([...ids, ...others]).size).toBe(3);
      expect(await acts()).toHaveLength(3);
      await played();
      expect(await request()).toBe(ids[0]);
      await expect(request({ ruleSet: aRuleSet({ code: 'khac' }) })).resolves.not.toBe(ids[0]);
    });

    it('are three at most until one has ended', async () => {
      const ids = [await request({ seed: '1' }), await request({ seed: '2' }), await request({ seed: '3' })];
      const fourth = Promise.allSettled(['4', '5'].map((seed) => request({ seed })));

      expect((await fourth).map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual([
        'REHEARSALS_FULL',
        'REHEARSALS_FULL',
      ]);
      await inScope(() => context.get(Rehearsals).cancel(ids[1]!, null, by));
      await expect(request({ seed: '4' })).resolves.toBeDefined();
    });

    it('of a draft are its own: not those of another, nor of the rules in force, nor of another tenant', async () => {
      const begin = (): Promise<Awaited<ReturnType<ContestDrafts['begin']>>> =>
        inScope(() => context.get(ContestDrafts).begin({ title: 'Bản soạn', source: 'code: a', origin: { kind: 'import' }, by }));
      const [draft, other] = [await begin(), await begin()];
      const id = await request({ draftId: draft });
      const rehearsals = context.get(Rehearsals);
      const stranger = await context.aTenant();

      expect((await inScope(() => rehearsals.list(draft))).map((one) => one.id)).toEqual([id]);
      expect(await inScope(() => rehearsals.list(other))).toEqual([]);
      expect(await inScope(() => rehearsals.list(null))).toEqual([]);
      for (const elsewhere of [other, null])
        await expect(inScope(() => rehearsals.find(id, elsewhere))).rejects.toMatchObject({ code: 'REHEARSAL_NOT_FOUND' });
      await expect(context.as(stranger, () => rehearsals.find(id, draft))).rejects.toMatchObject({ code: 'REHEARSAL_NOT_FOUND' });
      await expect(context.as(stranger, () => rehearsals.cancel(id, draft, by))).rejects.toMatchObject({ code: 'REHEARSAL_NOT_FOUND' });
    });
  });

  describe('played', () => {
    it('come out, to the letter, as the library plays them, in the order in which they were asked for', async () => {
      const [id, later] = [await request({ ruleSet: LAM_DONG, contestants: 300 }), await request({ seed: 'sau' })];

      expect(await played()).toBe(true);

      const { state, percent, result, finishedAt } = await found(id);
      expect([state, percent, finishedAt instanceof Date]).toEqual(['done', 100, true]);
      expect(JSON.stringify(result)).toBe(straight(LAM_DONG, 300, 'hat-giong'));
      expect((await found(later)).state).toBe('queued');
      expect([await played(), await played()]).toEqual([true, false]);
    });

    it('say how far they are while they are played', async () => {
      const id = await request({ ruleSet: LAM_DONG, contestants: 20_000 });
      const playing = played();

      const seen = await eventually(
        () => found(id),
        ({ percent }) => percent > 0,
      );

      expect(seen).toMatchObject({ state: 'running', doing: expect.stringMatching(/\S/) });
      await playing;
      expect((await found(id)).state).toBe('done');
    });

    it('are played again from the start when their worker was killed, with the same result, once', async () => {
      const id = await request();
      await abandoned(id);
      await context.timeIs(new Date(MORNING.getTime() + MINUTE_MS));

      expect((await Promise.all([played(), played()])).toSorted()).toEqual([false, true]);

      const { state, tries, result } = await found(id);
      expect([state, tries]).toEqual(['done', 2]);
      expect(JSON.stringify(result)).toBe(straight(aRuleSet(), 50, 'hat-giong'));
    });

    it('are left to the worker that has them while it lives, and after the demo’s clock was moved back are not lost', async () => {
      const id = await request();
      await abandoned(id);

      expect(await played()).toBe(false);
      await context.timeIs(new Date(MORNING.getTime() - 60 * MINUTE_MS));
      expect(await played()).toBe(true);
      expect((await found(id)).state).toBe('done');
    });

    it('are written down by nobody who has lost them to another', async () => {
      const id = await request({ ruleSet: LAM_DONG, contestants: 20_000 });
      const playing = played();
      await isRunning(id);
      await abandoned(id);

      await playing;

      const { state, result, percent } = await found(id);
      expect({ state, result, percent }).toEqual({ state: 'running', result: null, percent: 40 });
    });

    it('stop within moments when somebody stops them, and can be asked for again', async () => {
      const id = await request({ ruleSet: LAM_DONG, contestants: 20_000 });
      const playing = played();
      await isRunning(id);
      await inScope(() => context.get(Rehearsals).cancel(id, null, by));

      const began = performance.now();
      await playing;

      expect(performance.now() - began).toBeLessThan(4_000);
      expect(await found(id)).toMatchObject({ state: 'cancelled', result: null, place: null });
      expect((await acts()).map(({ action }) => action)).toEqual(['rehearsal.requested', 'rehearsal.cancelled']);
      expect(await request({ ruleSet: LAM_DONG, contestants: 20_000 })).not.toBe(id);
    });

    it('are put back in line when the worker is asked to end', async () => {
      const id = await request({ ruleSet: LAM_DONG, contestants: 20_000 });
      const stopping = new AbortController();
      const playing = played(stopping.signal);
      await isRunning(id);

      stopping.abort();
      await playing;

      expect(await found(id)).toMatchObject({ state: 'queued', tries: 0, claim: null });
    });

    it('stay as they came out when somebody stops them afterwards', async () => {
      const id = await request();
      await played();

      await inScope(() => context.get(Rehearsals).cancel(id, null, by));

      expect((await found(id)).state).toBe('done');
      expect((await acts()).map(({ action }) => action)).toEqual(['rehearsal.requested']);
    });
  });

  describe('that cannot be played', () => {
    const said: string[] = [];
    beforeEach(() => {
      said.length = 0;
      jest.spyOn(Logger.prototype, 'error').mockImplementation((text: unknown) => void said.push(String(text)));
    });

    it('keep a sentence, and the operator finds the trace', async () => {
      const id = await request();
      await context.asSuperuser(`update rehearsals set rule_set = '{"code": "tu-ban-sau"}' where id = $1`, [id]);

      expect(await played()).toBe(true);

      expect(await found(id)).toMatchObject({
        state: 'failed',
        error: 'Thể lệ đã lưu không đọc được bằng phiên bản phần mềm này. Hãy báo cho người vận hành.',
      });
      expect(said).toEqual([`rehearsal ${id} failed`]);
    });

    it('are given up after three workers have died under them', async () => {
      const id = await request({ ruleSet: aRuleSet({ parts: [aQuizPart()] }) });
      await abandoned(id, 3);
      await context.timeIs(new Date(MORNING.getTime() + MINUTE_MS));

      expect(await played()).toBe(true);

      expect(await found(id)).toMatchObject({ state: 'failed', error: expect.stringContaining('Hãy báo người vận hành') });
      expect(await played()).toBe(false);
    });
  });
});
