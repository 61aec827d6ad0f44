import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AuditTrail } from '#audit';
import {
  ContestsModule,
  type InvitationId,
  NominationCalls,
  type NominationCallId,
  NominationConsents,
  NominationGate,
  Nominations,
  nominationHash,
  ReceivedNominations,
} from '#contests';
import { type AccountId, DAY_MS, type TenantId } from '#kernel';
import { MailModule, Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { aMember } from '../factories/a-member.js';
import { unitNamed } from '../factories/a-running-contest.js';
import { aTenantWithContest, WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { aConsentedNomination, aNominationCall, aNominationContent } from '../factories/some-nominations.js';
import { DatabaseContext } from '../support/database-context.js';

/** A district and a department nominate upward to their province: what crosses over, what does not, and how many. */
describe('nominations upward', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, RegistrationsModule, QuestionsModule, MailModule);
  let province: TenantId;
  let district: TenantId;
  let other: TenantId;
  let by: AccountId;
  let board: AccountId;
  let callId: NominationCallId;
  let invitations: InvitationId[];

  beforeEach(async () => {
    const { tenantId, running } = await aTenantWithContest(context);
    province = tenantId;
    [district, other] = [await context.aTenant({ kind: 'city' }), await context.aTenant({ kind: 'city' })];
    [by, board] = [await aMember(district, ['author']), await aMember(province, ['publisher'])];
    ({ callId, invitations } = await context.as(province, () =>
      aNominationCall(context.module, running.contest.id, [{ tenantId: district }, { tenantId: other }]),
    ));
  });

  const inDistrict = <T>(work: () => Promise<T>): Promise<T> => context.as(district, work);
  const inProvince = <T>(work: () => Promise<T>): Promise<T> => context.as(province, work);
  const nominations = (): Nominations => context.get(Nominations);
  const consents = (): NominationConsents => context.get(NominationConsents);
  const received = () => inProvince(() => context.get(ReceivedNominations).ofCall(callId));
  const toProvince = (invitation = 0) => ({ receiverTenantId: province, callId, invitationId: invitations[invitation]! });
  const consented = (content = aNominationContent()) => aConsentedNomination(context.module, toProvince(), { by, content });
  const taken = async (): Promise<number[]> =>
    (await inProvince(() => context.get(NominationCalls).invitationsOf(callId))).map((invitation) => invitation.taken);

  it('come in as a copy of the receiver’s own, with where they come from and their fingerprint, and are written down on both sides', async () => {
    const content = aNominationContent();
    const id = await inDistrict(async () => {
      const id = await consented(content);
      await nominations().send(id, by);
      return id;
    });

    const [copy, ...others] = await received();
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ tenantId: province, viaTenantId: district, nominationId: id, content, state: 'sent' });
    expect(copy!.consents).toEqual([{ fullName: 'Hoàng Thị Sầm', agreedAt: expect.stringMatching(/^2024-10-22T/) }]);
    expect(copy!.sha256).toBe(nominationHash(content));
    expect((await inProvince(() => context.get(AuditTrail).of(callId))).map(({ action }) => action)).toEqual([
      'nomination-call.opened',
      'nomination-invitation.given',
      'nomination-invitation.given',
      'nomination.arrived',
    ]);
    expect((await inDistrict(() => context.get(AuditTrail).of(id))).map(({ action }) => action)).toEqual([
      'nomination.begun',
      'nomination.asked',
      'nomination.answered',
      'nomination.sent',
    ]);
  });

  it('do not leave before every author has agreed to just that text', async () => {
    await inDistrict(async () => {
      const authors = ['Hoàng Thị Sầm', 'Nông Văn Tài'].map((fullName, at) => ({
        fullName,
        position: '',
        unitName: '',
        email: `tac-gia-${at}@vidu.vn`,
        phone: null,
      }));
      const id = await nominations().begin({ ...toProvince(), content: aNominationContent({ authors }), by });
      await expect(nominations().send(id, by)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
      const asked = await nominations().byId(id);
      const ask = async (at: number) =>
        (await consents().ask(id, asked.authors[at]!.id, { by, origin: 'https://vidu.vn', sender: 'UBND huyện' })).code;
      const [first, second] = [await ask(0), await ask(1)];
      const { sha256 } = asked.nomination;

      await consents().answer(first, 'agreed', sha256);
      await expect(nominations().send(id, by)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
      await expect(consents().answer(first, 'refused', sha256)).rejects.toMatchObject({ code: 'CONSENT_ANSWERED' });
      // What was agreed to is changed: both are asked again, and the old letters lead nowhere.
      await nominations().change(id, aNominationContent({ authors }), by);
      await expect(consents().answer(second, 'agreed', sha256)).rejects.toMatchObject({ code: 'CONSENT_UNKNOWN' });
      await expect(nominations().send(id, by)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
    });
    expect(await received()).toEqual([]);
  });

  it('are agreed to by two authors who answer at the same moment', async () => {
    await inDistrict(async () => {
      const authors = ['a', 'b'].map((letter) => ({
        fullName: letter,
        position: '',
        unitName: '',
        email: `${letter}@vidu.vn`,
        phone: null,
      }));
      const id = await nominations().begin({ ...toProvince(), content: aNominationContent({ authors }), by });
      const { authors: rows, nomination } = await nominations().byId(id);
      const codes = [];
      for (const { id: author } of rows)
        codes.push((await consents().ask(id, author, { by, origin: 'https://vidu.vn', sender: 'UBND' })).code);

      await Promise.all(codes.map((code) => consents().answer(code, 'agreed', nomination.sha256)));

      expect((await nominations().byId(id)).nomination.state).toBe('consented');
    });
  });

  it('are as many as the quota allows, however many are sent at once', async () => {
    await inDistrict(async () => {
      const ids = [];
      for (let n = 0; n < 4; n += 1) ids.push(await consented());
      const outcomes = await Promise.allSettled(ids.map((id) => nominations().send(id, by)));

      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
      expect((await nominations().list()).map(({ nomination }) => nomination.state).toSorted()).toEqual([
        'consented',
        'consented',
        'sent',
        'sent',
      ]);
    });
    expect([(await received()).length, await taken()]).toEqual([2, [2, 0]]);
  });

  it('never exceed the quota, whoever writes', async () => {
    await expect(
      context.asSuperuser('update nomination_invitations set taken = at_most + 1 where tenant_id = $1', [province]),
    ).rejects.toMatchObject({ constraint: 'nomination_invitations_quota' });
  });

  it('come in once, also when sending was broken off and is done again', async () => {
    await inDistrict(async () => {
      const id = await consented();
      await nominations().send(id, by);
      await context.asSuperuser("update nominations set state = 'sending' where id = $1", [id]);

      await nominations().send(id, by);
      await nominations().send(id, by);

      expect((await nominations().byId(id)).nomination.state).toBe('sent');
    });
    expect([(await received()).length, await taken()]).toEqual([1, [1, 0]]);
  });

  it('come back with the reason, free their place, and may be changed, agreed to and sent again', async () => {
    const id = await inDistrict(async () => {
      const id = await consented();
      await nominations().send(id, by);
      return id;
    });
    const [copy] = await received();
    await inProvince(async () => {
      await context.get(ReceivedNominations).receive(copy!.id, board);
      await context.get(ReceivedNominations).giveBack(copy!.id, board, 'Thiếu số liệu áp dụng');
      await expect(context.get(ReceivedNominations).receive(copy!.id, board)).rejects.toMatchObject({ code: 'ALREADY_DECIDED' });
    });
    expect(await taken()).toEqual([0, 0]);

    const better = aNominationContent();
    await inDistrict(async () => {
      expect((await nominations().byId(id)).nomination).toMatchObject({ state: 'returned', reason: 'Thiếu số liệu áp dụng' });
      await nominations().change(id, better, by);
      const { authors, nomination } = await nominations().byId(id);
      const { code } = await consents().ask(id, authors[0]!.id, { by, origin: 'https://vidu.vn', sender: 'UBND huyện' });
      await consents().answer(code, 'agreed', nomination.sha256);
      await nominations().send(id, by);
    });
    expect((await received()).map(({ title, state, reason }) => ({ title, state, reason }))).toEqual([
      { title: better.title, state: 'sent', reason: null },
    ]);
    expect(await taken()).toEqual([1, 0]);
  });

  it('are withdrawn while nobody has taken them in hand, and not after', async () => {
    await inDistrict(async () => {
      const [first, second] = [await consented(), await consented()];
      await nominations().send(first, by);
      await nominations().send(second, by);
      await nominations().withdraw(first, by, 'Tác giả đổi ý');

      expect((await nominations().byId(first)).nomination.state).toBe('withdrawn');
    });
    const [copy] = await received();
    await inProvince(() => context.get(ReceivedNominations).receive(copy!.id, board));
    await inDistrict(async () => {
      await expect(nominations().withdraw(copy!.nominationId, by, 'Đổi ý')).rejects.toMatchObject({ code: 'NOT_WITHDRAWABLE' });
    });
    expect([(await received()).length, await taken()]).toEqual([1, [1, 0]]);
  });

  it('are withdrawn also while they are on their way', async () => {
    const id = await inDistrict(() => consented());
    const gate = context.get(NominationGate);
    const deliver = jest.spyOn(gate, 'deliver').mockImplementationOnce(async (...arriving) => {
      await nominations().withdraw(id, by, 'Tác giả đổi ý');
      return gate.deliver(...arriving);
    });
    await inDistrict(() => nominations().send(id, by));
    deliver.mockRestore();

    expect((await inDistrict(() => nominations().byId(id))).nomination.state).toBe('withdrawn');
    expect([await received(), await taken()]).toEqual([[], [0, 0]]);
  });

  describe('cross over only by a live call', () => {
    it('not when it is over, nor when it was closed, nor when the invitation was taken back', async () => {
      const ids = await inDistrict(async () => [await consented(), await consented(), await consented()]);
      const send = (at: number) => inDistrict(() => nominations().send(ids[at]!, by));

      await context.timeIs(new Date(WHILE_OPEN.getTime() + 11 * DAY_MS));
      await expect(send(0)).rejects.toMatchObject({ code: 'CALL_CLOSED' });
      await context.timeIs(WHILE_OPEN);
      await inProvince(() => context.get(NominationCalls).revoke(invitations[0]!, board, 'Huyện đã sáp nhập'));
      await expect(send(1)).rejects.toMatchObject({ code: 'CALL_CLOSED' });
      await inProvince(() => context.get(NominationCalls).end(callId, board, 'Hoãn cuộc thi'));
      await expect(send(2)).rejects.toMatchObject({ code: 'CALL_CLOSED' });

      expect(await received()).toEqual([]);
    });

    it('not by another’s invitation, nor without one', async () => {
      await inDistrict(async () => {
        const begin = nominations().begin({ ...toProvince(1), content: aNominationContent(), by });
        await expect(begin).rejects.toMatchObject({ code: 'CALL_CLOSED' });
        expect((await context.get(NominationGate).open([province, other])).map(({ invitation }) => invitation.id)).toEqual([
          invitations[0],
        ]);
      });
      const stranger = await context.aTenant();
      expect(await context.as(stranger, () => context.get(NominationGate).open([province]))).toEqual([]);
      // The receiver's own service asks again: a forged way in ends there.
      const forged = inProvince(() =>
        context.get(ReceivedNominations).take({
          nominationId: callId as never,
          callId,
          invitationId: invitations[1]!,
          from: district,
          content: aNominationContent(),
          consents: [],
          ...{ delivery: null, headName: null, headPosition: null, confirmedAt: null },
        }),
      );
      await expect(forged).rejects.toMatchObject({ code: 'CALL_CLOSED' });
    });
  });

  it('are seen by their sender and the receiver, and by nobody beside them', async () => {
    await inDistrict(async () => nominations().send(await consented(), by));
    const narrowed = (via: TenantId, table: string) =>
      context.asApp(`begin; set local app.tenant_id = '${province}'; set local app.via_tenant_id = '${via}'; select 1 from ${table}`);

    const seen = async (via: TenantId) => {
      const rows = [await narrowed(via, 'received_nominations'), await narrowed(via, 'nomination_invitations')];
      return rows.map(({ length }) => length);
    };
    expect([await seen(district), await seen(other), await seen(await context.aTenant())]).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    expect(await context.as(other, () => nominations().list())).toEqual([]);
    // Whoever enters the district's scope narrowed sees none of its drafts and authors.
    const above = (table: string) =>
      context.asApp(`begin; set local app.tenant_id = '${district}'; set local app.via_tenant_id = '${province}'; select 1 from ${table}`);
    expect([await above('nominations'), await above('nomination_authors')]).toEqual([[], []]);
  });

  it('ask their authors by letters of the sender’s, which carry the code and are kept nowhere else', async () => {
    await inDistrict(async () => {
      const content = aNominationContent();
      const id = await nominations().begin({ ...toProvince(), content, by });
      const { authors } = await nominations().byId(id);
      const { code } = await consents().ask(id, authors[0]!.id, { by, origin: 'https://huyen.vidu.vn', sender: 'UBND huyện' });

      const [letter] = await context.get(Outbox).newest(1);
      expect([letter!.recipient, letter!.body.includes(`https://huyen.vidu.vn/de-cu/${code}`)]).toEqual([content.authors[0]!.email, true]);
      // In any spelling, since it may be copied by hand.
      expect((await consents().asked(code.toLowerCase().replaceAll('-', ' '))).author.fullName).toBe('Hoàng Thị Sầm');
    });
    expect(await inProvince(() => context.get(Outbox).newest(9))).toEqual([]);
  });

  it('come from a unit of the tenant itself in the same way', async () => {
    await inProvince(async () => {
      const { tenantId } = await context.get(NominationCalls).byId(callId);
      const unit = await unitNamed(context.module, 'Phường 9');
      const own = await context.get(NominationCalls).invite(callId, { to: { unitId: unit.id }, atLeast: 0, atMost: 1 }, board);
      const to = { receiverTenantId: tenantId, callId, invitationId: own };
      const id = await aConsentedNomination(context.module, to, { by: board });
      await nominations().send(id, board);
      const second = await aConsentedNomination(context.module, to, { by: board });
      await expect(nominations().send(second, board)).rejects.toMatchObject({ code: 'QUOTA_FULL' });
    });
    expect((await received()).map(({ viaTenantId, unitId }) => [viaTenantId, unitId !== null])).toEqual([[null, true]]);
  });

  it('are refused by a receiver that is suspended, with a sentence, and leave once it is open again', async () => {
    const becomes = (status: string) =>
      context.asSuperuser("update tenants set status = $2, suspended_at = case $2 when 'suspended' then app_now() end where id = $1", [
        province,
        status,
      ]);
    await inDistrict(async () => {
      const id = await consented();
      await becomes('suspended');
      await expect(nominations().send(id, by)).rejects.toMatchObject({ code: 'RECEIVER_SUSPENDED' });
      await expect(nominations().begin({ ...toProvince(), content: aNominationContent(), by })).rejects.toMatchObject({
        code: 'RECEIVER_SUSPENDED',
      });
      expect((await nominations().byId(id)).nomination.state).toBe('consented');
      await becomes('active');
      await nominations().send(id, by);
    });
    expect(await taken()).toEqual([1, 0]);
  });

  describe('whose author thinks again', () => {
    const asking = { origin: 'https://vidu.vn', sender: 'UBND huyện' };
    /** One to which its author has agreed, with the author's code. */
    const agreed = async () => {
      const id = await nominations().begin({ ...toProvince(), content: aNominationContent(), by });
      const { authors, nomination } = await nominations().byId(id);
      const { code } = await consents().ask(id, authors[0]!.id, { by, ...asking });
      await consents().answer(code, 'agreed', nomination.sha256);
      return { id, code };
    };
    const state = async (id: Awaited<ReturnType<typeof agreed>>['id']) => (await nominations().byId(id)).nomination.state;

    it('do not leave, and may be agreed to anew', async () => {
      await inDistrict(async () => {
        const { id, code } = await agreed();
        expect((await consents().asked(code)).mayTakeBack).toBe(true);
        await consents().takeBack(code);
        await consents().takeBack(code);
        await expect(nominations().send(id, by)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
        const { author, mayTakeBack } = await consents().asked(code);
        expect([author.answer, mayTakeBack, await state(id)]).toEqual(['refused', false, 'draft']);
        expect((await context.get(AuditTrail).of(id)).filter(({ action }) => action === 'nomination.consent-taken-back')).toHaveLength(1);
      });
    });

    it('are taken back from the receiver, freeing their place, and sent again when the author agrees again', async () => {
      await inDistrict(async () => {
        const { id, code } = await agreed();
        await nominations().send(id, by);
        await consents().takeBack(code);
        expect(await state(id)).toBe('draft');
      });
      expect([await received(), await taken()]).toEqual([[], [0, 0]]);
      await inDistrict(async () => {
        const [{ nomination, authors } = { nomination: undefined, authors: [] }] = await nominations().list();
        const { code } = await consents().ask(nomination!.id, authors[0]!.id, { by, ...asking });
        await consents().answer(code, 'agreed', nomination!.sha256);
        await nominations().send(nomination!.id, by);
      });
      expect([(await received()).map((one) => one.state), await taken()]).toEqual([['sent'], [1, 0]]);
    });

    it('stay where the receiver has decided', async () => {
      const code = await inDistrict(async () => {
        const { id, code } = await agreed();
        await nominations().send(id, by);
        return code;
      });
      const [copy] = await received();
      await inProvince(() => context.get(ReceivedNominations).receive(copy!.id, board));
      await inDistrict(async () => {
        expect((await consents().asked(code)).mayTakeBack).toBe(false);
        await expect(consents().takeBack(code)).rejects.toMatchObject({ code: 'CONSENT_DECIDED' });
        expect((await consents().asked(code)).author.answer).toBe('agreed');
      });
      expect(await taken()).toEqual([1, 0]);
    });

    it('are taken back also while they are on their way', async () => {
      await inDistrict(async () => {
        const { id, code } = await agreed();
        const gate = context.get(NominationGate);
        const deliver = jest.spyOn(gate, 'deliver').mockImplementationOnce(async (...arriving) => {
          await consents().takeBack(code);
          return gate.deliver(...arriving);
        });
        await nominations().send(id, by);
        deliver.mockRestore();
        expect(await state(id)).toBe('draft');
      });
      expect([await received(), await taken()]).toEqual([[], [0, 0]]);
    });
  });

  it('are no longer answered by a link of thirty days, nor looked at thirty days after the decision', async () => {
    const { silent, code } = await inDistrict(async () => {
      const id = await nominations().begin({ ...toProvince(), content: aNominationContent(), by });
      const { authors, nomination } = await nominations().byId(id);
      const ask = async () => (await consents().ask(id, authors[0]!.id, { by, origin: 'https://vidu.vn', sender: 'UBND huyện' })).code;
      const code = await ask();
      await consents().answer(code, 'agreed', nomination.sha256);
      await nominations().send(id, by);
      const other = await nominations().begin({ ...toProvince(), content: aNominationContent(), by });
      const [author] = (await nominations().byId(other)).authors;
      return { code, silent: (await consents().ask(other, author!.id, { by, origin: 'https://vidu.vn', sender: 'UBND huyện' })).code };
    });
    // The clock runs on from where it is set. With a minute more for each day, thirty days after what was
    // done on one of these days are over on the later day, however long the doing took.
    const later = (days: number) => context.timeIs(new Date(WHILE_OPEN.getTime() + days * (DAY_MS + 60_000)));
    await later(29);
    const [copy] = await received();
    await inProvince(() => context.get(ReceivedNominations).receive(copy!.id, board));
    await inDistrict(async () => {
      expect((await consents().asked(silent)).author.answer).toBeNull();
      await later(30);
      await expect(consents().asked(silent)).rejects.toMatchObject({ code: 'CONSENT_ENDED' });
      await expect(consents().answer(silent, 'agreed', '')).rejects.toMatchObject({ code: 'CONSENT_ENDED' });
      await later(58);
      expect((await consents().asked(code)).author.answer).toBe('agreed');
      await later(59);
      await expect(consents().asked(code)).rejects.toMatchObject({ code: 'CONSENT_ENDED' });
    });
  });

  it('ask an author who gave only a phone by text, within the day’s budget', async () => {
    await inDistrict(async () => {
      const authors = [{ fullName: 'Hoàng Thị Sầm', position: '', unitName: '', email: null, phone: '+84912345678' }];
      const id = await nominations().begin({ ...toProvince(), content: aNominationContent({ title: 'Một cửa', authors }), by });
      const [author] = (await nominations().byId(id)).authors;
      const ask = () => consents().ask(id, author!.id, { by, origin: 'https://vidu.vn', sender: 'UBND huyện' });
      const first = await ask();
      const [text] = await context.get(Outbox).newest(1);
      expect([first.isSent, text!.channel, text!.recipient]).toEqual([true, 'sms', '+84912345678']);
      expect(text!.body).toBe(
        `Gửi Hoàng Thị Sầm: UBND huyện muốn đề cử “Một cửa”, chỉ gửi khi bạn đồng ý. Xem và trả lời đến ngày 21/11/2024: https://vidu.vn/de-cu/${first.code}`,
      );
      await context.asSuperuser("update code_days set sent = 100000 where tenant_id = $1 and kind = 'home'", [district]);
      const second = await ask();
      expect([second.isSent, (await context.get(Outbox).newest(9)).length]).toEqual([false, 1]);
      // The link works all the same, handed over by the sender.
      expect((await consents().asked(second.code)).author.phone).toBe('+84912345678');
    });
  });
});
