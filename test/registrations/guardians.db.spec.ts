import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { AccountsModule, type OneTimeCodeId, OneTimeCodes } from '#accounts';
import { ContestsModule, type RunningContest } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { ConsentLedger, Consents, Guardians, Registrations, RegistrationsModule } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { type Unit, UnitsModule } from '#units';
import { aContestant, aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../support/database-context.js';

const MOTHER = { fullName: 'Lê Thị Mẹ', relation: 'mother', contact: { kind: 'phone', value: '+84987654321' } } as const;
const SITE = { siteName: 'Tỉnh Mẫu', address: '203.0.113.7' };

describe('a pupil under sixteen', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, RegistrationsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let unit: Unit;

  beforeEach(async () => {
    await context.timeIs(WHILE_OPEN);
    tenantId = await context.aTenant();
    await inScope(async () => {
      const eligibility = [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }];
      running = await aRunningContest(context.module, { ruleSet: aRuleSet({ eligibility }) });
      unit = await unitNamed(context.module, 'Phường 9');
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const aPupil = (overrides: object = {}) =>
    aContestant(context.module, running, { fullName: 'Trần Bé An', birthDate: '2010-05-05', guardian: MOTHER, unit, ...overrides });
  const of = async (accountId: AccountId) => (await context.get(Registrations).findOf(accountId, running.contest.id))!;
  const reason = async (accountId: AccountId) => context.get(Registrations).barringReason(running, await of(accountId));
  const sentCode = async (): Promise<string> => /\d{6}/.exec((await context.get(Outbox).newest(1))[0]!.body)![0];
  const nameOf = async (accountId: AccountId) => {
    const { pseudonym } = await of(accountId);
    return (await context.get(Registrations).peopleOf(running.contest.id, [pseudonym])).get(pseudonym)!.publicName;
  };
  const consent = async (accountId: AccountId, publishesName: boolean): Promise<void> => {
    const id = await context.get(Guardians).sendCode(await of(accountId), SITE);
    await context.get(Guardians).confirm(await of(accountId), { id, typed: await sentCode(), from: SITE }, { publishesName });
  };

  it('does not register without naming a guardian, and somebody of sixteen needs none', async () => {
    await inScope(async () => {
      await expect(aPupil({ guardian: undefined })).rejects.toMatchObject({ code: 'GUARDIAN_MISSING' });

      const { accountId } = await aPupil({ birthDate: '2008-10-21', guardian: MOTHER });
      expect([(await of(accountId)).guardianState, await context.get(Guardians).of((await of(accountId)).id)]).toEqual([null, undefined]);
      expect(await reason(accountId)).toBeUndefined();
    });
  });

  it('born on 29 February completes a year of life on 1 March, where the rule’s date lies in a common year', async () => {
    await inScope(async () => {
      const eligibility = [{ code: 'guardian-consent', version: 1, below: 17, at: '2025-02-28' }];
      const later = { ...running, ruleSet: aRuleSet({ eligibility }) };
      const { accountId } = await aContestant(context.module, later, { birthDate: '2008-02-29', guardian: MOTHER });

      expect((await of(accountId)).guardianState).toBe('awaited');
    });
  });

  it('waits with the reason until the code from the guardian’s phone is typed', async () => {
    await inScope(async () => {
      const { accountId } = await aPupil();
      expect(await reason(accountId)).toMatch(/chưa đồng ý cho bạn dự thi/);

      const id = await context.get(Guardians).sendCode(await of(accountId), SITE);
      const [message] = await context.get(Outbox).newest(1);
      expect([message!.recipient, message!.body]).toEqual(['+84987654321', expect.stringContaining('đồng ý cho')]);
      await expect(
        context.get(Guardians).confirm(await of(accountId), { id, typed: '12', from: SITE }, { publishesName: false }),
      ).rejects.toMatchObject({ code: 'CODE_INCOMPLETE' });
      await context.get(Guardians).confirm(await of(accountId), { id, typed: await sentCode(), from: SITE }, { publishesName: false });

      expect(await reason(accountId)).toBeUndefined();
      expect((await context.get(ConsentLedger).of((await of(accountId)).id)).filter(({ saidBy }) => saidBy === 'guardian')).toMatchObject([
        { kind: 'take-part', given: true, how: 'code' },
        { kind: 'publish-name', given: false, how: 'code' },
      ]);
      await expect(context.get(Guardians).sendCode(await of(accountId), SITE)).rejects.toMatchObject({ code: 'GUARDIAN_NOT_NEEDED' });
    });
  });

  it('is not helped by the code of another child, nor by one to a guardian named before', async () => {
    await inScope(async () => {
      const { accountId: first } = await aPupil();
      const { accountId: second } = await aPupil({ fullName: 'Trần Bé Bình', contact: { kind: 'email', value: 'binh@vidu.vn' } });
      const id = await context.get(Guardians).sendCode(await of(first), SITE);
      const code = { id, typed: await sentCode(), from: SITE };

      await expect(context.get(Guardians).confirm(await of(second), code, { publishesName: true })).rejects.toMatchObject({
        code: 'CODE_UNKNOWN',
      });
      await context.get(Guardians).name((await of(first)).id, { ...MOTHER, contact: { kind: 'phone', value: '+84911111111' } });
      await expect(context.get(Guardians).confirm(await of(first), code, { publishesName: true })).rejects.toMatchObject({
        code: 'CODE_UNKNOWN',
      });
      expect([(await of(first)).guardianState, (await of(second)).guardianState]).toEqual(['awaited', 'awaited']);
    });
  });

  it('corrects a mistyped number while the consent is awaited, and has codes sent to few', async () => {
    await inScope(async () => {
      const { accountId } = await aPupil();
      const mistyped = await context.get(Guardians).sendCode(await of(accountId), SITE);
      const codeThere = await sentCode();
      await context.get(Guardians).name((await of(accountId)).id, { ...MOTHER, contact: { kind: 'phone', value: '+84911111111' } });
      const id = await context.get(Guardians).sendCode(await of(accountId), SITE);

      const confirm = async (code: { id: OneTimeCodeId; typed: string }) =>
        context.get(Guardians).confirm(await of(accountId), { ...code, from: SITE }, { publishesName: false });
      await expect(confirm({ id: mistyped, typed: codeThere })).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
      for (let n = 2; n < 10; n += 1) {
        await context.get(Guardians).name((await of(accountId)).id, { ...MOTHER, contact: { kind: 'phone', value: `+8491111110${n}` } });
        await context.get(Guardians).sendCode(await of(accountId), { ...SITE, device: `browser-${n}` });
      }
      await context.get(Guardians).name((await of(accountId)).id, { ...MOTHER, contact: { kind: 'phone', value: '+84911111199' } });
      await expect(context.get(Guardians).sendCode(await of(accountId), SITE)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      expect(await context.get(OneTimeCodes).waiting(id, 'guardian')).toMatchObject({ contact: '+84911111111' });
    });
  });

  it.each([
    [true, true, 'Trần Bé\u00a0A···'],
    [true, false, 'T.B.A.'],
    [false, true, 'T.B.A.'],
  ])('is public by name only when both agree: own word %s, guardian’s %s', async (own, guardians, shown) => {
    await inScope(async () => {
      const { accountId } = await aPupil({ publishesName: own });
      expect(await nameOf(accountId)).toBe('T.B.A.');
      await consent(accountId, guardians);

      expect(await nameOf(accountId)).toBe(shown);
    });
  });

  describe('whose guardian takes the consent back', () => {
    const CONTACT = MOTHER.contact;
    const say = async (accountId: AccountId, word: Parameters<Guardians['say']>[1]): Promise<boolean> =>
      context.get(Guardians).say(await of(accountId), word);
    const saidByGuardian = async (accountId: AccountId) =>
      (await context.get(ConsentLedger).of((await of(accountId)).id))
        .filter(({ saidBy }) => saidBy === 'guardian')
        .map(({ kind, given, how }) => `${kind} ${given} ${how}`);

    it('sits no more, with the reason, masked, and each word is in the ledger once', async () => {
      await inScope(async () => {
        const { accountId } = await aPupil({ publishesName: true });
        await consent(accountId, true);
        expect([await reason(accountId), await nameOf(accountId)]).toEqual([undefined, 'Trần Bé\u00a0A···']);

        expect([await say(accountId, { takesPart: false }), await say(accountId, { takesPart: false })]).toEqual([true, false]);

        expect([(await of(accountId)).guardianState, await reason(accountId), await nameOf(accountId)]).toEqual([
          'withdrawn',
          'Cha, mẹ hoặc người giám hộ của bạn không đồng ý cho bạn dự thi.',
          'T.B.A.',
        ]);
        expect(await saidByGuardian(accountId)).toEqual([
          'take-part true code',
          'publish-name true code',
          'take-part false code',
          'publish-name false code',
        ]);
      });
    });

    it('may give it again, and the name stays masked until that is said too', async () => {
      await inScope(async () => {
        const { accountId } = await aPupil({ publishesName: true });
        await consent(accountId, true);
        await say(accountId, { takesPart: false });

        await say(accountId, { takesPart: true });
        expect([await reason(accountId), await nameOf(accountId)]).toEqual([undefined, 'T.B.A.']);
        await say(accountId, { publishesName: true });
        expect(await nameOf(accountId)).toBe('Trần Bé\u00a0A···');
        // Agreeing once more takes nothing away.
        expect([await say(accountId, { takesPart: true }), await nameOf(accountId)]).toEqual([false, 'Trần Bé\u00a0A···']);
      });
    });

    it('cannot have the name published while the child does not take part', async () => {
      await inScope(async () => {
        const { accountId } = await aPupil({ publishesName: true });

        await expect(say(accountId, { publishesName: true })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
        expect((await of(accountId)).guardianState).toBe('awaited');
      });
    });

    it('by what was meanwhile said otherwise changes nothing', async () => {
      await inScope(async () => {
        const { accountId } = await aPupil();
        const seen = await of(accountId);
        await consent(accountId, true);

        await expect(context.get(Guardians).say(seen, { takesPart: false })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
        expect((await of(accountId)).guardianState).toBe('given');
      });
    });

    it('at the help desk, since the school had confirmed: written down with who, why and by what proof', async () => {
      await inScope(async () => {
        const { accountId } = await aPupil();
        const actor = (await aPupil({ fullName: 'Chu Bảo Lan' })).accountId;
        const { id } = await of(accountId);
        await context.get(Guardians).confirmBySchool(id, { school: 'Trường THCS Mẫu', publishesName: true, actor });
        const word = { actor, reason: 'Mẹ cháu đến gặp và yêu cầu', proof: 'in-person' };

        await context.get(Guardians).takeBackFor(await of(accountId), word);

        expect([(await of(accountId)).guardianState, (await of(accountId)).guardianPublishes]).toEqual(['withdrawn', false]);
        expect(await reason(accountId)).toBeDefined();
        const lines = (await context.get(ConsentLedger).of(id)).filter(({ saidBy }) => saidBy === 'guardian');
        expect(lines.map(({ kind, given, how }) => [kind, given, how])).toEqual([
          ['take-part', false, 'form'],
          ['publish-name', false, 'form'],
        ]);
        const [entry] = (await context.get(AuditTrail).of(id)).filter(({ action }) => action === 'guardian.taken-back-at-desk');
        expect(entry).toMatchObject({ actorId: actor, reason: word.reason, details: { proof: 'in-person' } });
        await expect(context.get(Guardians).takeBackFor(await of(accountId), word)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
      });
    });

    it('is known to the guardian alone', async () => {
      await inScope(async () => {
        const { accountId } = await aPupil();
        const children = (contact: typeof CONTACT) => context.get(Guardians).childrenOf(running.contest.id, contact);

        expect((await children(CONTACT)).map(({ fullName, registration }) => [fullName, registration.id])).toEqual([
          ['Trần Bé An', (await of(accountId)).id],
        ]);
        expect(await children({ kind: 'phone', value: '+84911111111' } as never)).toEqual([]);
      });
    });
  });

  it('has the school’s word by its list, once, with a trail', async () => {
    await inScope(async () => {
      const { accountId } = await aPupil({ publishesName: true });
      const { accountId: teacher } = await aContestant(context.module, running);
      const word = { school: 'Trường THCS Mẫu', publishesName: true, actor: teacher };
      const { id } = await of(accountId);

      expect(await context.get(Guardians).confirmBySchool(id, word)).toBe(true);
      expect(await context.get(Guardians).confirmBySchool(id, word)).toBe(false);
      expect([await reason(accountId), await nameOf(accountId)]).toEqual([undefined, 'Trần Bé\u00a0A···']);
      expect(await context.get(Guardians).of(id)).toMatchObject({ relation: 'school', fullName: 'Trường THCS Mẫu', contact: null });
    });
  });

  it('of a contest without the rule is a child all the same: the name stays initials', async () => {
    await inScope(async () => {
      const plain = { ...running, ruleSet: aRuleSet() };
      const { accountId } = await aContestant(context.module, plain, {
        fullName: 'Trần Bé An',
        birthDate: '2012-01-01',
        publishesName: true,
      });

      expect(await nameOf(accountId)).toBe('T.B.A.');
    });
  });

  it('and anybody else may take the consent to publish back, and give it again', async () => {
    await inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running, { fullName: 'Đỗ Thị Lụa' });
      const shown: string[] = [await nameOf(accountId)];
      for (const given of [false, false, true]) {
        await context.get(Consents).publish(registration, given);
        shown.push(await nameOf(accountId));
      }

      expect(shown).toEqual(['Đỗ Thị\u00a0L···', 'Đ.T.L.', 'Đ.T.L.', 'Đỗ Thị\u00a0L···']);
      expect((await context.get(Consents).of(registration)).map(({ kind, given }) => [kind, given])).toEqual([
        ['take-part', true],
        ['publish-name', true],
        ['publish-name', false],
        ['publish-name', true],
      ]);
    });
  });
});
