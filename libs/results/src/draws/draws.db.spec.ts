import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { DatabaseClock } from '#persistence';
import { commitmentHash, drawTicket, publicDrawSeed } from '#rules';
import { aQuizPart } from '#rules/testing';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aMember } from '../../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { takenFurther, theWorkerGoesOn } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { ResultsModule } from '../results.module.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { Standings } from '../standings.service.js';
import { Draws } from './draws.service.js';

const at = (text: string): Date => parseLocal(text)!;
const SEED = { source: 'giải đặc biệt xổ số kiến thiết, kỳ mở thưởng đầu tiên sau khi đợt thi đóng', withinHours: 48 };
const URL_OF_SOURCE = 'https://xoso.vidu.vn/2024-10-28';
const AFTER_CLOSING = at('2024-10-28 17:00');
const ranking = (seed: object) => ['score', 'draw'].map((code) => ({ code, version: 1, ...(code === 'draw' && seed) }));
const rulesOf = (seed: object) =>
  rulesWithPrizes({ parts: [aQuizPart({ prediction: { code: 'none', version: 1 }, ranking: ranking(seed) })] });

describe('a draw whose seed comes from outside', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let [secretary, first, second]: AccountId[] = [];

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesOf({ seed: SEED }) }));
    [secretary, first, second] = [
      await aMember(tenantId, ['author']),
      await aMember(tenantId, ['approver']),
      await aMember(tenantId, ['publisher']),
    ];
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const roundId = () => running.rounds[0]!.id;
  const round = (): Promise<Round> => context.get(ContestReader).round(roundId());
  const draws = () => context.get(Draws);
  const sit = () => aSealedSitting(context.module, running, { startsAt: at('2024-10-22 09:00'), prediction: 0 });
  /** Four people whom only the draw can tell apart; the round has closed and waits. */
  const fourAlike = async () => {
    const people = [await sit(), await sit(), await sit(), await sit()].map(({ registration }) => registration.pseudonym);
    await aFinishedRound(context.module, running, { to: 'closing' });
    await theWorkerGoesOn(context.module);
    return people;
  };
  const enter = (value = '412908', by = secretary!) =>
    draws().enter(roundId(), { value, team: 'ban-to-chuc', by }, { url: URL_OF_SOURCE, drawnAt: at('2024-10-28 16:30') });
  const witness = (by: AccountId, { value = '412908', team = 'ban-cham' } = {}) => draws().witness(roundId(), { value, team, by });
  const acts = async () =>
    (await context.get(AuditTrail).of(roundId())).map(({ action }) => action).filter((one) => one.startsWith('draw.'));

  it('is promised when the round opens, once, and can be read with its hash', async () => {
    await inScope(async () => {
      await context.timeIs(at('2024-10-21 10:00'));
      await Promise.all([theWorkerGoesOn(context.module), theWorkerGoesOn(context.module)]);

      const { draw, entry } = (await draws().of(roundId()))!;
      expect(draw.commitmentText).toContain(SEED.source);
      expect(draw.sha256).toBe(commitmentHash(draw.commitmentText));
      const from = at('2024-10-21 10:00');
      expect([from <= draw.committedAt, draw.committedAt <= context.get(DatabaseClock).now()]).toEqual([true, true]);
      expect([draw.frozenAt, entry]).toEqual([null, undefined]);
      expect(await acts()).toEqual(['draw.committed']);
    });
  });

  it('keeps the standing waiting, from a list that is frozen before anybody knows the seed', async () => {
    await inScope(async () => {
      const people = await fourAlike();

      const { draw } = (await draws().of(roundId()))!;
      expect((await round()).state).toBe('settling');
      expect(await context.get(Standings).newest(roundId())).toBeUndefined();
      expect(draw.listCount).toBe(4);
      expect(draw.listSha256).toBe(
        commitmentHash(
          people
            .toSorted()
            .map((one) => `${one}\n`)
            .join(''),
        ),
      );
    });
  });

  it('ranks by what one has entered and two of other teams have confirmed, as anybody can repeat', async () => {
    await inScope(async () => {
      const people = await fourAlike();
      await context.timeIs(AFTER_CLOSING);
      await enter(' 412908 ');
      expect(await witness(first!)).toBe(1);
      expect(await witness(first!)).toBe(1);
      await theWorkerGoesOn(context.module);
      expect((await round()).state).toBe('settling');
      expect(await witness(second!)).toBe(0);
      await takenFurther(context.module, roundId(), 1);

      const { draw } = (await draws().of(roundId()))!;
      const seed = publicDrawSeed(draw.sha256, '412908');
      const standing = (await context.get(Standings).newest(roundId()))!;
      const lines = await context.get(Standings).lines(standing.id, { count: 10 });
      expect((await round()).state).toBe('ranked');
      expect(standing.summary.drawSeed).toBe(seed);
      expect(lines.map(({ person }) => person)).toEqual(people.toSorted((a, b) => drawTicket(seed, a) - drawTicket(seed, b)));
      expect(lines.map(({ decidedBy }) => decidedBy)).toEqual(['draw', 'draw', 'draw', null]);
      expect(await acts()).toEqual([
        'draw.committed',
        'draw.frozen',
        'draw.needed',
        'draw.entered',
        'draw.witnessed',
        'draw.witnessed',
        'draw.confirmed',
      ]);
      expect((await context.get(StandingVerifying).verify(standing)).isSame).toBe(true);
    });
  });

  it('takes no seed before the list is frozen, none that the source published before, none from nowhere', async () => {
    await inScope(async () => {
      await sit();
      await sit();
      await expect(enter()).rejects.toMatchObject({ code: 'NOT_FROZEN' });
      await aFinishedRound(context.module, running, { to: 'closing' });
      await theWorkerGoesOn(context.module);
      await context.timeIs(AFTER_CLOSING);
      const reading = { value: '412908', team: 'ban-to-chuc', by: secretary! };
      const early = { url: URL_OF_SOURCE, drawnAt: at('2024-10-28 09:00') };
      await expect(draws().enter(roundId(), reading, early)).rejects.toMatchObject({ code: 'TOO_EARLY' });
      await expect(draws().enter(roundId(), reading, { ...early, drawnAt: at('2024-10-28 18:00') })).rejects.toMatchObject({
        code: 'TOO_EARLY',
      });
      await expect(draws().enter(roundId(), reading, { url: 'nghe nói', drawnAt: AFTER_CLOSING })).rejects.toMatchObject({
        code: 'EVIDENCE_MISSING',
      });
      await expect(
        draws().enter(roundId(), { ...reading, team: 'ai-do' }, { url: URL_OF_SOURCE, drawnAt: AFTER_CLOSING }),
      ).rejects.toMatchObject({
        code: 'TEAM_UNKNOWN',
      });
      await expect(enter(' ')).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    });
  });

  it('is witnessed by nobody who entered it, nobody of that team, nobody who has read something else', async () => {
    await inScope(async () => {
      await fourAlike();
      await context.timeIs(AFTER_CLOSING);
      await enter();

      await expect(enter('999999', first)).rejects.toMatchObject({ code: 'ENTERED' });
      await expect(witness(secretary!)).rejects.toMatchObject({ code: 'OWN_ENTRY' });
      await expect(witness(first!, { team: 'ban-to-chuc' })).rejects.toMatchObject({ code: 'SAME_TEAM' });
      await expect(witness(first!, { value: '412909' })).rejects.toMatchObject({ code: 'VALUE_DIFFERS' });
      expect((await draws().of(roundId()))!.witnesses).toEqual([]);
    });
  });

  it('may be refused by a witness until it is confirmed, stays written down, and nobody changes it behind the back', async () => {
    await inScope(async () => {
      await fourAlike();
      await context.timeIs(AFTER_CLOSING);
      await enter('412980');
      await draws().refuse(roundId(), first!, 'Trang của nguồn ghi 412908.');
      await enter();
      await witness(first!);
      await witness(second!);

      await expect(draws().refuse(roundId(), first!, 'Trang của nguồn ghi 412908.')).rejects.toMatchObject({ code: 'NO_ENTRY' });
      await expect(enter('000000', first)).rejects.toMatchObject({ code: 'ENTERED' });
      const { refused, entry } = (await draws().of(roundId()))!;
      expect([refused.map(({ seedValue }) => seedValue), entry!.seedValue]).toEqual([['412980'], '412908']);
      await expect(context.asSuperuser("update draw_entries set seed_value = '1' where tenant_id = $1", [tenantId])).rejects.toThrow(
        'does not change',
      );
      await expect(
        context.asSuperuser("update round_draws set commitment_text = repeat('x', 60) where tenant_id = $1", [tenantId]),
      ).rejects.toThrow('does not change');
    });
  });

  it('is not waited for where nobody has to be drawn, and cannot be entered then', async () => {
    await inScope(async () => {
      await sit();
      const ranked = await aFinishedRound(context.module, running, { to: 'ranked' });

      expect(ranked.state).toBe('ranked');
      const state = (await draws().of(roundId()))!;
      expect([state.draw.listCount, state.draw.neededAt, state.seed]).toEqual([1, null, undefined]);
      const standing = (await context.get(Standings).newest(roundId()))!;
      expect((await context.get(StandingVerifying).verify(standing)).isSame).toBe(true);
      // Nobody enters one behind the back of a result that needs none.
      await context.timeIs(AFTER_CLOSING);
      await expect(enter()).rejects.toMatchObject({ code: 'NOT_FROZEN' });
      await context.asSuperuser(`update rounds set state = 'settling' where id = $1`, [roundId()]);
      await expect(enter()).rejects.toMatchObject({ code: 'NOT_NEEDED' });
    });
  });

  it('is refused with a reason that fits, and no more is ranked while it is waited for', async () => {
    await inScope(async () => {
      await fourAlike();
      await context.timeIs(AFTER_CLOSING);
      await enter();
      await expect(draws().refuse(roundId(), first!, 'x'.repeat(1_001))).rejects.toMatchObject({ code: 'REASON_MISSING' });
      const compute = jest.spyOn(context.get(Standings), 'compute');
      await takenFurther(context.module, roundId(), 3);
      expect(compute).not.toHaveBeenCalled();
      compute.mockRestore();
    });
  });

  it('is no affair of a round whose rules take the seed from the seals', async () => {
    const place = await aTenantWithContest(context, { ruleSet: rulesOf({}) });
    await context.as(place.tenantId, async () => {
      await aSealedSitting(context.module, place.running, { startsAt: at('2024-10-22 09:00'), prediction: 0 });
      const ranked = await aFinishedRound(context.module, place.running, { to: 'ranked' });

      expect(ranked.state).toBe('ranked');
      expect(await draws().of(ranked.id)).toBeUndefined();
      const entering = draws().enter(
        ranked.id,
        { value: '1', team: 'ban-cham', by: secretary! },
        { url: URL_OF_SOURCE, drawnAt: AFTER_CLOSING },
      );
      await expect(entering).rejects.toMatchObject({ code: 'NO_DRAW' });
    });
  });
});
