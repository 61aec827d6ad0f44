import { AccessModule } from '#access';
import { Accounts, AccountsModule, Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import {
  ContestPublisher,
  ContestReader,
  ContestsModule,
  NominationCalls,
  Nominations,
  ReceivedNominations,
  RoundTransitions,
  type RunningContest,
  Teams,
} from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Erasure, IdentityNumbers, OwnData, Registrations, RegistrationsModule, Retention } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { UnitsModule } from '#units';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { someNominations } from '../factories/some-nominations.js';
import { WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../support/database-context.js';

describe('erasing people', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, RegistrationsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    await context.timeIs(WHILE_OPEN);
    tenantId = await context.aTenant();
    await inScope(async () => {
      const codes = ['fullName', 'birthDate', 'contact', 'audience', 'unit', 'address', 'identityNumber'] as const;
      const fields = codes.map((code) => ({ code, why: 'Vì thế.' }));
      const ruleSet = aRuleSet({
        registration: { fields },
        eligibility: [
          { code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] },
          { code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' },
        ],
      });
      running = await aRunningContest(context.module, { ruleSet });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const PERSON = {
    fullName: 'Trần Thị Tí Hon',
    birthDate: '2010-05-05',
    contact: { kind: 'phone', value: '+84912345678' },
    address: 'Tổ 3, đường Hoa Mai',
    identityNumber: '001310000123',
    guardian: { fullName: 'Lê Thị Mẹ Hiền', relation: 'mother', contact: { kind: 'phone', value: '+84987654321' } },
  } as const;
  /** Every text of the tenant's rows, for looking whether somebody can still be found. */
  const everything = async (): Promise<string> => {
    const tables = [
      'accounts',
      'registrations',
      'registration_details',
      'guardians',
      'identity_numbers',
      'consents',
      'unit_changes',
      'sessions',
      'audit_entries',
    ];
    const texts = await Promise.all(
      tables.map((table) =>
        context.asSuperuser<{ text: string }>(`select t::text as text from ${table} t where tenant_id = $1`, [tenantId]),
      ),
    );
    return texts
      .flat()
      .map(({ text }) => text)
      .join('\n');
  };

  it('leaves nothing that names them, keeps the count, and writes it down', async () => {
    await inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running, PERSON);
      const { token } = await context.get(Sessions).open(accountId, 'contestant');
      const traces = ['Tí Hon', 'ti hon', '912345678', '987654321', 'Hoa Mai', 'Mẹ Hiền', '2010-05-05'];
      const before = await everything();
      for (const trace of traces) expect(before).toContain(trace);

      expect(await context.get(Erasure).erase(running, registration, 'contestant')).toEqual({ accountErased: true });

      const after = await everything();
      for (const trace of traces) expect(after).not.toContain(trace);
      expect(after).toContain(registration.pseudonym);
      expect(await context.get(Registrations).count(running.contest.id)).toBe(1);
      expect(await context.get(Sessions).principal(token)).toBeUndefined();
      expect(await context.get(Accounts).reachedBy(PERSON.contact)).toEqual([]);
      const [entry] = await context.get(AuditTrail).of(registration.id);
      expect(entry).toMatchObject({ action: 'person.erased', details: { by: 'contestant', accountErased: true } });
      await expect(context.get(Erasure).erase(running, registration, 'contestant')).rejects.toMatchObject({ code: 'NOT_REGISTERED' });
    });
  });

  it('can register anew afterwards, as somebody new, with the same number', async () => {
    await inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running, PERSON);
      await context.get(Erasure).erase(running, registration, 'contestant');
      const again = await aContestant(context.module, running, PERSON);

      expect(again.accountId).not.toBe(accountId);
      expect(again.registration.pseudonym).not.toBe(registration.pseudonym);
      expect(await context.get(Registrations).count(running.contest.id)).toBe(2);
    });
  });

  it('keeps the account of somebody who is in another contest, and cuts the link to this one', async () => {
    await inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running, { fullName: 'Đỗ Thị Lụa' });
      const account = (await context.get(Accounts).findById(accountId))!;
      const contestId = await context.get(ContestPublisher).publish({ slug: '2025', ruleSet: aRuleSet({ code: 'nam-sau' }) });
      const next = await context.get(ContestReader).contest(contestId);
      const contact = { kind: 'email', value: account.email! } as const;
      await aContestant(context.module, next, { fullName: account.fullName, contact });

      expect(await context.get(Erasure).erase(running, registration, 'contestant')).toEqual({ accountErased: false });

      expect(await context.get(Registrations).findOf(accountId, running.contest.id)).toBeUndefined();
      expect((await context.get(OwnData).of(accountId))!.contests.map(({ contest }) => contest)).toEqual(['Cuộc thi mẫu']);
    });
  });

  it('keeps somebody out of standings whom a team barred, though nobody can be found by name', async () => {
    await inScope(async () => {
      const { registration } = await aContestant(context.module, running, { fullName: 'Đỗ Thị Lụa' });
      await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07' }]);
      const barred = await context.get(Registrations).barred(running);
      expect(barred).toEqual([{ pseudonym: registration.pseudonym, teams: ['ban-to-chuc'] }]);
      await context.get(Erasure).erase(running, registration, 'contestant');

      expect(await context.get(Registrations).barred(running)).toEqual(barred);
    });
  });

  describe('when the term is over', () => {
    const finish = async (): Promise<void> => {
      const { id } = running.rounds[0]!;
      const states = ['scheduled', 'open', 'closing', 'settling', 'ranked', 'approved', 'published'] as const;
      for (const [at, from] of states.slice(0, -1).entries())
        await context.get(RoundTransitions).move(id, { from, to: states[at + 1]!, actor: null });
    };
    const known = async () => (await context.get(Erasure).known(running.contest.id, 10)).length;

    it('waits to the day, then erases everybody, says so once, and keeps the numbers', async () => {
      await inScope(async () => {
        for (const fullName of ['Một', 'Hai', 'Ba']) await aContestant(context.module, running, { fullName });
        await finish();
        const retention = context.get(Retention);
        expect(await retention.termOf(running)).toEqual({ eraseOn: '2026-10-28', isSet: false, erasedAt: null });
        await context.timeIs(parseLocal('2026-10-27 23:59')!);
        expect([await retention.eraseDue(), await known()]).toEqual([0, 3]);

        await context.timeIs(parseLocal('2026-10-28 00:01')!);
        expect([await retention.eraseDue(), await known()]).toEqual([3, 0]);
        expect(await retention.eraseDue()).toBe(0);
        expect(await retention.eraseDue()).toBe(0);

        expect(await context.get(Registrations).count(running.contest.id)).toBe(3);
        expect((await retention.termOf(running)).erasedAt).not.toBeNull();
        const entries = await context.get(AuditTrail).of(running.contest.id);
        expect(entries.filter(({ action }) => action === 'retention.erased')).toHaveLength(1);
      });
    });

    it('forgets boards, listed numbers and authors of nominations with them, not before; scores and fingerprints stay', async () => {
      await inScope(async () => {
        const { accountId, registration } = await aContestant(context.module, running);
        const { contest } = running;
        await context.get(Teams).enter(contest.id, [{ team: 'ban-to-chuc', fullName: 'Phạm Văn Ban', birthDate: '1970-01-01' }]);
        await context.get(IdentityNumbers).exclude(contest.id, { list: 'bi-huy', number: '001162000123' }, null);
        await someNominations(context.module, contest.id, { unitId: registration.unitId, by: accountId });
        await finish();
        const kept = async () => {
          const [call] = await context.get(NominationCalls).ofContest(contest.id);
          const [received] = await context.get(ReceivedNominations).ofCall(call!.id);
          const [own] = await context.get(Nominations).list();
          const { content, sha256, consents } = received!;
          return {
            counts: [(await context.get(Teams).list(contest.id)).length, (await context.get(IdentityNumbers).listed(contest.id)).length],
            names: [
              content.authors[0]!.fullName,
              consents[0]!.fullName,
              own!.nomination.content.authors[0]!.fullName,
              own!.authors[0]!.fullName,
            ],
            stays: [sha256, own!.nomination.sha256, content.scores, content.title],
          };
        };
        const before = await kept();
        await context.timeIs(parseLocal('2026-10-27 23:59')!);
        await context.get(Retention).eraseDue();
        expect(await kept()).toEqual(before);

        // The call is open for ten days: until the day that follows from it.
        await context.timeIs(parseLocal('2026-11-02 08:00')!);
        while ((await context.get(Retention).eraseDue()) > 0);
        expect(await kept()).toEqual({ ...before, counts: [0, 0], names: Array.from({ length: 4 }, () => 'Đã xóa') });
        await context.get(Retention).eraseDue();
        expect((await kept()).names).toEqual(Array.from({ length: 4 }, () => 'Đã xóa'));
      });
    });

    it('never erases while a round is not published', async () => {
      await inScope(async () => {
        await aContestant(context.module, running);
        await context.get(RoundTransitions).move(running.rounds[0]!.id, { from: 'scheduled', to: 'open', actor: null });
        await context.timeIs(parseLocal('2030-01-01')!);

        expect([await context.get(Retention).eraseDue(), await known()]).toEqual([0, 1]);
      });
    });

    it('may be another day, after the last round, with reason and trail', async () => {
      await inScope(async () => {
        const { accountId: actor } = await aContestant(context.module, running);
        const retention = context.get(Retention);
        const why = { actor, reason: 'Kế hoạch giao giữ ba tháng' };

        await expect(retention.set(running, '2024-10-28', why)).rejects.toMatchObject({ code: 'TERM_TOO_EARLY' });
        await retention.set(running, '2025-01-28', why);
        await finish();
        await context.timeIs(parseLocal('2025-01-28 08:00')!);
        expect(await retention.eraseDue()).toBe(1);
        await retention.eraseDue();

        await expect(retention.set(running, '2026-01-28', why)).rejects.toMatchObject({ code: 'TERM_OVER' });
        expect((await context.get(AuditTrail).of(running.contest.id)).map(({ action }) => action)).toContain('retention.set');
      });
    });
  });
});
