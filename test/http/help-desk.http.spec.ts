import { Accounts, Sessions } from '#accounts';
import { AttemptOwners, Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import { CertificateIssuing, CertificatePlanning, Certificates } from '#certificates';
import { type AccountId, parseLocal } from '#kernel';
import { Outbox } from '#mail';
import { RegisteredPeople, Registrations } from '#registrations';
import { handedIn } from '../factories/a-sealed-sitting.js';
import { aPublishedRound, rulesWithCertificates } from '../factories/a-published-round.js';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const HELP = '/quan-tri/ho-tro';
const REASON = 'Chị ấy gọi đến và đã xuất trình căn cước';

type Running = Awaited<ReturnType<typeof aRunningContest>>;
type Person = Awaited<ReturnType<typeof aContestant>>;

describe('the help desk', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: Running;
  let clerk: SiteClient & { readonly accountId: AccountId };

  beforeEach(async () => {
    await site.timeIs(parseLocal('2024-10-22 08:00')!);
    tenant = await site.aTenant();
    running = await inScope(() => aRunningContest(site.app, { ruleSet: rulesWithCertificates() }));
    clerk = await aStaffMember(site, tenant.id, ['author']);
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const aPerson = (fullName = 'Đỗ Thị Lụa'): Promise<Person> => inScope(() => aContestant(site.app, running, { fullName }));
  const sits = ({ accountId, registration }: Person): Promise<string> =>
    inScope(async () => {
      const id = await site.get(Attempts).start(running, running.rounds[0]!, registration);
      return (await handedIn(site.app, id, accountId, 1)).receiptCode!;
    });
  const account = (id: AccountId) => inScope(() => site.get(Accounts).findById(id));
  const actions = (id: string): Promise<string[]> =>
    inScope(async () =>
      (await site.get(AuditTrail).of(id)).filter(({ action }) => action !== 'help.person-read').map(({ action }) => action),
    );
  const lookUp = (q: string, by = clerk) => by.post(HELP, { q }, HELP);

  it('is open to who helps people, and to nobody else', async () => {
    const approver = await aStaffMember(site, tenant.id, ['approver', 'publisher']);

    expect([(await clerk.get(HELP)).status, (await approver.get(HELP)).status]).toEqual([200, 403]);
    expect((await site.visitor(tenant.host).get(HELP)).headers['location']).toMatch(/^\/quan-tri\/dang-nhap/);
  });

  describe('finds people', () => {
    it('by name without accents, by address, by receipt; shows contact and birth date masked', async () => {
      const person = await aPerson();
      await aPerson('Trần Văn An');
      const receipt = await sits(person);
      const email = (await account(person.accountId))!.email!;

      for (const q of ['lua', 'do thi', 'ĐỖ THỊ LỤA', email, receipt, receipt.toLowerCase().replace(/-/g, ' ')]) {
        const { text, status } = await lookUp(q);
        expect([q, status, text.includes('Đỗ Thị Lụa'), text.includes('Trần Văn An')]).toEqual([q, 200, true, false]);
        // What was typed stands in the field again.
        if (q !== email) expect(text).not.toContain(email);
        expect(text).not.toContain('07/07/1962');
      }
      expect((await lookUp('thị lụa văn')).text).toContain('Không tìm thấy ai');
      expect((await lookUp('%')).status).toBe(422);
      expect((await lookUp('%%')).text).toContain('Không tìm thấy ai');
    });

    it('and writes down each look-up and each person opened, without what was typed', async () => {
      const { accountId } = await aPerson();
      await lookUp('lua');
      await clerk.get(`${HELP}/${accountId}`);

      const entries = await inScope(() => site.get(AuditTrail).newest({ limit: 5 }));
      expect(entries.slice(0, 2).map(({ action, actorId, details }) => [action, actorId, details])).toEqual([
        ['help.person-read', clerk.accountId, {}],
        ['help.looked-up', clerk.accountId, { by: 'name', found: 1 }],
      ]);
      const trail = (await (await aStaffMember(site, tenant.id, ['administrator'])).get('/quan-tri/nhat-ky')).text;
      expect(trail).toContain('Tìm người dự thi để hỗ trợ');
    });

    it('no more often than somebody at a telephone would', async () => {
      await asSuperuser(
        `insert into throttle_counters (tenant_id, key, window_start, count) values ($1, sha256(convert_to('help-look-up' || chr(10) || $2, 'UTF8')), app_now(), 120)`,
        [tenant.id, clerk.accountId],
      );

      expect((await lookUp('lua')).status).toBe(429);
      expect((await clerk.get(`${HELP}/${(await aPerson()).accountId}`)).status).toBe(429);
    });

    it('of contestants alone, and of the own tenant alone', async () => {
      const other = await site.aTenant();
      const stranger = await site.as(other.id, () =>
        site
          .get(Accounts)
          .create({ fullName: 'Người Bên Kia', birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84912345678' } }),
      );

      expect((await clerk.get(`${HELP}/${stranger}`)).status).toBe(404);
      expect((await clerk.get(`${HELP}/${clerk.accountId}`)).status).toBe(404);
      for (const q of ['Người Bên Kia', '0912345678', 'Tạ Minh Quân']) expect((await lookUp(q)).text).toContain('Không tìm thấy ai');
    });
  });

  describe('a lost phone', () => {
    const FORM = { contact: '0987 654 321', repeated: '+84987654321', proof: 'in-person', reason: REASON };
    const change = (id: string, form: Record<string, string> = FORM) => clerk.post(`${HELP}/${id}/lien-he`, form, `${HELP}/${id}`);

    it('becomes another contact: the old one is told, sessions, password and linked providers end, the trail says why', async () => {
      const { accountId } = await aPerson();
      const old = (await account(accountId))!.email!;
      const { token } = await inScope(() => site.get(Sessions).open(accountId, 'contestant'));
      await asSuperuser(`update accounts set password_hash = 'x' where id = $1`, [accountId]);
      await asSuperuser(
        `with provider as (
           insert into identity_providers (tenant_id, id, label, issuer, client_id, client_secret, scope, claims, created_at, changed_at)
           values ($1, gen_random_uuid(), 'Cổng tỉnh', 'https://cong.example', 'khoa-bang', 'x', 'openid', '{}', app_now(), app_now()) returning id)
         insert into account_identities (tenant_id, provider_id, subject, account_id, linked_at, last_used_at)
         select $1, id, 'of-the-thief', $2, app_now(), app_now() from provider`,
        [tenant.id, accountId],
      );

      const done = await change(accountId);

      expect([done.status, done.headers['location']]).toEqual([303, `${HELP}/${accountId}`]);
      expect(await account(accountId)).toMatchObject({ phone: '+84987654321', email: null, passwordHash: null });
      expect(await inScope(() => site.get(Sessions).principal(token))).toBeUndefined();
      expect(await asSuperuser('select subject from account_identities where account_id = $1', [accountId])).toEqual([]);
      const [told] = await inScope(() => site.get(Outbox).newest(1));
      expect([told!.recipient, told!.subject]).toEqual([old, 'Tài khoản dự thi của bạn đã chuyển sang liên hệ khác']);
      const [entry] = await inScope(async () =>
        (await site.get(AuditTrail).of(accountId)).filter(({ action }) => action === 'help.contact-changed'),
      );
      expect(entry).toMatchObject({ actorId: clerk.accountId, reason: REASON, details: { kind: 'phone', proof: 'in-person' } });
    });

    it.each([
      [{ repeated: '0987 654 322' }, 'Hai lần nhập chưa giống nhau'],
      [{ contact: '123' }, 'Số điện thoại di động có 10 chữ số'],
      [{ proof: '' }, 'Hãy chọn cách người này đã chứng minh'],
      [{ proof: 'because' }, 'Hãy chọn cách người này đã chứng minh'],
      [{ reason: 'vội' }, 'Lý do quá ngắn'],
    ])('does not with %j', async (wrong, text) => {
      const { accountId } = await aPerson();
      const before = await account(accountId);
      const answer = await change(accountId, { ...FORM, ...wrong });

      expect([answer.status, answer.text.includes(text)]).toEqual([422, true]);
      expect(await account(accountId)).toEqual(before);
    });

    it('does not where the same person is known already', async () => {
      const { accountId } = await aPerson();
      await inScope(() =>
        site.get(Accounts).create({ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84987654321' } }),
      );
      const answer = await change(accountId);

      expect([answer.status, answer.text.includes('gộp hai tài khoản')]).toEqual([409, true]);
    });
  });

  it('locks a stolen phone out everywhere, and lets the person in again', async () => {
    const { accountId } = await aPerson();
    const { token } = await inScope(() => site.get(Sessions).open(accountId, 'contestant'));
    const page = `${HELP}/${accountId}`;

    expect((await clerk.post(`${page}/khoa`, { do: 'lock', reason: 'x' }, page)).status).toBe(422);
    await clerk.post(`${page}/khoa`, { do: 'lock', reason: REASON }, page);
    expect((await account(accountId))!.status).toBe('locked');
    expect(await inScope(() => site.get(Sessions).principal(token))).toBeUndefined();

    await clerk.post(`${page}/mo-khoa`, { reason: REASON }, page);
    expect((await account(accountId))!.status).toBe('active');
    expect(await actions(accountId)).toEqual(['help.locked', 'help.unlocked']);
  });

  it('forgets tries that went wrong', async () => {
    const { accountId } = await aPerson();
    const contact = (await account(accountId))!.email!;
    const visitor = site.visitor(tenant.host);
    const wrong = (): Promise<{ status: number }> =>
      visitor.post('/dang-nhap/mat-khau', { contact, password: 'sai' }, '/dang-nhap/mat-khau');
    for (let n = 0; n < 10; n += 1) await wrong();
    expect((await wrong()).status).toBe(429);

    await clerk.post(`${HELP}/${accountId}/khoa`, { do: 'unlock', reason: REASON }, `${HELP}/${accountId}`);

    expect((await wrong()).status).toBe(422);
  });

  describe('merging two accounts of one person', () => {
    const url = (into: Person, from: Person): string => `${HELP}/${into.accountId}/gop/${from.accountId}`;
    const merge = (into: Person, from: Person, form: Record<string, string> = { name: 'do thi lua', reason: REASON }) =>
      clerk.post(url(into, from), form, url(into, from));
    const rows = (table: string) =>
      asSuperuser<Record<string, unknown>>(`select * from ${table} where tenant_id = $1 order by id`, [tenant.id]);

    it('shows what would happen, and finds the other one by name and birth date or by contact', async () => {
      const [first, second] = [await aPerson(), await aPerson()];
      await sits(second);

      const page = (await clerk.get(`${HELP}/${first.accountId}`)).text;
      expect(page).toContain(`href="${url(first, second)}"`);
      const found = await clerk.post(
        `${HELP}/${first.accountId}/gop`,
        { other: (await account(second.accountId))!.email! },
        `${HELP}/${first.accountId}`,
      );
      expect(found.headers['location']).toBe(url(first, second));
      const preview = (await clerk.get(url(first, second))).text;
      expect(preview).toContain('Một đăng ký, không tính nữa');
      expect(preview).toContain('nhiều nhất một trong hai tài khoản đã có lượt thi');
    });

    it('keeps every pseudonym, seal and number; what was sat goes along, and nobody counts twice', async () => {
      const [kept, lost] = [await aPerson(), await aPerson()];
      const receipt = await sits(lost);
      const [attempts, registrations] = [await rows('attempts'), await rows('registrations')];

      const done = await merge(kept, lost);

      expect([done.status, done.headers['location']]).toEqual([303, `${HELP}/${kept.accountId}`]);
      const own = await inScope(() => site.get(Registrations).findOf(kept.accountId, running.contest.id));
      expect([own!.id, own!.pseudonym]).toEqual([lost.registration.id, lost.registration.pseudonym]);
      expect(await rows('attempts')).toEqual(attempts.map((row) => ({ ...row, account_id: kept.accountId })));
      expect(await rows('registrations')).toEqual(
        registrations.map((row) =>
          row['id'] === lost.registration.id ? { ...row, account_id: kept.accountId } : { ...row, duplicate_of: lost.registration.id },
        ),
      );
      expect(await inScope(() => site.get(Registrations).count(running.contest.id))).toBe(1);
      expect((await inScope(() => site.get(RegisteredPeople).page(running.contest.id, { skip: 0, limit: 9 }))).total).toBe(1);
      const attempt = await inScope(() => site.get(Attempts).byReceipt(receipt));
      expect(await inScope(() => site.get(Attempts).ofAccount(kept.accountId, running.contest.id))).toEqual([attempt]);
      expect(await actions(kept.accountId)).toEqual(['help.merged']);
    });

    it('locks the other account for good: nobody signs in with it, sits by it or opens it again', async () => {
      const [kept, lost] = [await aPerson(), await aPerson()];
      const { token } = await inScope(() => site.get(Sessions).open(lost.accountId, 'contestant'));
      const contact = (await account(lost.accountId))!.email!;
      await merge(kept, lost);

      expect(await account(lost.accountId)).toMatchObject({ status: 'locked', mergedInto: kept.accountId });
      expect(await inScope(() => site.get(Sessions).principal(token))).toBeUndefined();
      expect(await inScope(() => site.get(Accounts).reachedBy({ kind: 'email', value: contact }))).toEqual([]);
      await expect(inScope(() => site.get(Attempts).start(running, running.rounds[0]!, lost.registration))).rejects.toThrow(
        'does not count',
      );
      const page = (await clerk.get(`${HELP}/${lost.accountId}`)).text;
      expect(page).toContain('Tài khoản này đã được gộp');
      expect(page).not.toContain('Mở khóa tài khoản');
      await expect(asSuperuser(`update accounts set status = 'active' where id = $1`, [lost.accountId])).rejects.toThrow(
        'accounts_merged_are_locked',
      );
    });

    it('is refused where both have sat in one contest, and changes nothing then', async () => {
      const [kept, lost] = [await aPerson(), await aPerson()];
      await sits(kept);
      const token = csrf((await clerk.get(url(kept, lost))).text);
      await sits(lost);
      const before = [await rows('accounts'), await rows('registrations'), await rows('attempts')];

      expect((await clerk.get(url(kept, lost))).text).toContain('Hai tài khoản này không gộp được');
      // The page of a moment ago still had its form.
      const answer = await clerk.writeJson('POST', url(kept, lost), {
        body: { name: 'Đỗ Thị Lụa', reason: REASON },
        cookie: `kbs=${clerk.cookie('kbs')}; _csrf=${clerk.cookie('_csrf')}`,
        token,
      });

      expect(answer.status).toBe(409);
      expect([await rows('accounts'), await rows('registrations'), await rows('attempts')]).toEqual(before);
    });

    it('is one of the two when somebody begins to sit at the same moment', async () => {
      for (let n = 0; n < 4; n += 1) {
        const [kept, lost] = [await aPerson(`Đỗ Thị Lụa ${n}`), await aPerson(`Đỗ Thị Lụa ${n}`)];
        await sits(kept);
        const [, sat] = await Promise.allSettled([
          merge(kept, lost, { name: `Đỗ Thị Lụa ${n}`, reason: REASON }),
          inScope(() => site.get(Attempts).start(running, running.rounds[0]!, lost.registration)),
        ]);
        const merged = (await account(lost.accountId))!.mergedInto !== null;

        expect(merged).toBe(sat.status === 'rejected');
      }
    });

    it('is one of the two when they are merged crosswise at the same moment', async () => {
      const [one, other] = [await aPerson(), await aPerson()];
      await Promise.all([merge(one, other), merge(other, one)]);

      const merged = [(await account(one.accountId))!.mergedInto, (await account(other.accountId))!.mergedInto];
      expect(merged.filter((into) => into !== null)).toHaveLength(1);
    });

    it('is refused while one of them is locked, in either direction: perhaps the phone was stolen', async () => {
      const [kept, lost] = [await aPerson(), await aPerson()];
      await asSuperuser(`update accounts set status = 'locked' where id = $1`, [lost.accountId]);

      for (const answer of [await merge(kept, lost), await merge(lost, kept)])
        expect([answer.status, answer.text.includes('đang bị khóa nên chưa gộp được')]).toEqual([409, true]);
      expect((await account(lost.accountId))!.mergedInto).toBeNull();

      await asSuperuser(`update accounts set status = 'active' where id = $1`, [lost.accountId]);
      expect((await merge(kept, lost)).status).toBe(303);
    });

    it('wants the name typed once more, and a reason; strangers are never merged', async () => {
      const [kept, lost, stranger] = [await aPerson(), await aPerson(), await aPerson('Trần Văn An')];
      await asSuperuser(`update accounts set birth_date = '1990-01-01' where id = $1`, [stranger.accountId]);

      expect((await merge(kept, lost, { name: 'Trần Văn An', reason: REASON })).status).toBe(422);
      expect((await merge(kept, lost, { name: 'Đỗ Thị Lụa', reason: '' })).status).toBe(422);
      const answer = await merge(kept, stranger);
      expect([answer.status, answer.text.includes('khác cả họ tên và ngày sinh')]).toEqual([409, true]);
      expect((await account(lost.accountId))!.mergedInto).toBeNull();
    });

    it('takes issued certificates along, unchanged', async () => {
      const later = running.rounds[1]!;
      const [winner] = await inScope(() => aPublishedRound(site.app, running, { names: ['Đỗ Thị Lụa'], round: later }));
      await inScope(async () => {
        await site.get(CertificatePlanning).plan(later.id, { by: clerk.accountId, origin: 'https://vidu.vn' });
        await site.get(CertificateIssuing).issueWaiting(1);
      });
      const kept = await aPerson();
      const before = await rows('certificates');

      await merge(kept, winner as unknown as Person);

      expect(await rows('certificates')).toEqual(before.map((row) => ({ ...row, account_id: kept.accountId })));
      expect(await inScope(() => site.get(Certificates).ofAccount(kept.accountId))).toHaveLength(1);
    });
  });

  describe('the database', () => {
    it('lets a sealed attempt change hands only to whom its registration belongs, and lets nothing else of it change', async () => {
      const [person, other] = [await aPerson(), await aPerson('Trần Văn An')];
      await sits(person);
      const { id } = person.registration;

      await expect(inScope(() => site.get(AttemptOwners).follow([id], other.accountId))).rejects.toThrow('is sealed');
      await expect(asSuperuser('update attempts set account_id = account_id where registration_id = $1', [id])).rejects.toThrow(
        'is sealed',
      );
      await asSuperuser('update registrations set account_id = $2 where id = $1', [id, (await orphan()) as string]);
      await expect(
        asSuperuser(
          'update attempts a set account_id = r.account_id, prediction = 7 from registrations r where r.id = $1 and a.registration_id = r.id',
          [id],
        ),
      ).rejects.toThrow('is sealed');
    });
    const orphan = (): Promise<AccountId> =>
      inScope(() =>
        site.get(Accounts).create({ fullName: 'Lê Na', birthDate: '1962-07-07', contact: { kind: 'email', value: 'na@vidu.vn' } }),
      );
  });
});

function csrf(page: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(page)![1]!;
}
