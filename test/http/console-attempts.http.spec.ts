import { verify } from 'node:crypto';
import { type Attempt, Attempts } from '#attempts';
import { Sessions } from '#accounts';
import { type AccountId, parseLocal } from '#kernel';
import { Erasure, Registrations } from '#registrations';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aContestant, type aRunningContest } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const ATTEMPTS = '/quan-tri/luot-thi';
const REASON = 'Mất điện cả xã từ 9 giờ đến 9 giờ 20';

type Staff = SiteClient & { readonly accountId: AccountId };

describe('attempts in the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: Awaited<ReturnType<typeof aRunningContest>>;
  let [author, approver]: Staff[] = [];

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site));
    await site.timeIs(parseLocal('2024-10-22 09:00')!);
    [author, approver] = [await aStaffMember(site, tenant.id, ['author']), await aStaffMember(site, tenant.id, ['approver'])];
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const sealed = (): Promise<Attempt> =>
    inScope(
      async () => (await aSealedSitting(site.app, running, { fullName: 'Đỗ Thị Lụa', startsAt: parseLocal('2024-10-22 09:00')! })).attempt,
    );
  const begun = (): Promise<Attempt> =>
    inScope(async () => {
      const { registration } = await aContestant(site.app, running, { fullName: 'Trần Văn An' });
      const id = await site.get(Attempts).start(running, running.rounds[0]!, registration);
      return (await site.get(Attempts).sitting(id, registration.accountId)).attempt;
    });
  const asked = async (address: string, form: Record<string, string>): Promise<string> => {
    const answer = await author!.post(
      address,
      { cause: 'power', reason: REASON, ...form },
      address.endsWith('them-gio') ? ATTEMPTS : address,
    );
    expect(answer.status).toBe(303);
    return answer.headers['location']!;
  };

  it('are for those who may, and for the own tenant alone', async () => {
    const attempt = await sealed();
    const publisher = await aStaffMember(site, tenant.id, ['publisher']);
    const other = await site.aTenant();
    const stranger = await aStaffMember(site, other.id, ['author', 'approver']);

    expect([(await author!.get(ATTEMPTS)).status, (await approver!.get(ATTEMPTS)).status, (await publisher.get(ATTEMPTS)).status]).toEqual([
      200, 200, 403,
    ]);
    expect((await publisher.get('/quan-tri')).text).not.toContain(ATTEMPTS);
    expect((await stranger.get(`${ATTEMPTS}/${attempt.id}`)).status).toBe(404);
    expect((await site.visitor(tenant.host).get(ATTEMPTS)).status).toBe(303);
  });

  it('are found by their receipt, and show what happened, never the answers', async () => {
    const attempt = await sealed();
    const found = await author!.post(`${ATTEMPTS}/tim`, { q: attempt.receiptCode!.toLowerCase() }, ATTEMPTS);
    expect([found.status, found.headers['location']]).toEqual([303, `${ATTEMPTS}/${attempt.id}`]);
    const { text } = await author!.get(found.headers['location']!);
    for (const said of ['Đỗ Thị Lụa', 'Bắt đầu làm bài', 'Người dự thi nộp bài', attempt.receiptCode!]) expect(text).toContain(said);
    expect(text).not.toContain(attempt.seed);

    const wrong = await author!.post(`${ATTEMPTS}/tim`, { q: 'LD1-0000-0000' }, ATTEMPTS);
    expect([wrong.status, wrong.text.includes('Không có biên nhận với mã này')]).toEqual([422, true]);
  });

  it('get more time when two people say so; it is told in public, without a name', async () => {
    const { id, deadlineAt, accountId } = await begun();
    const wrong = await author!.post(`${ATTEMPTS}/${id}`, { kind: 'extra-time', minutes: '0' }, `${ATTEMPTS}/${id}`);
    expect([wrong.status, wrong.text.includes('Còn 3 chỗ cần sửa')]).toEqual([422, true]);

    const address = await asked(`${ATTEMPTS}/${id}`, { kind: 'extra-time', minutes: '20' });
    const own = (await author!.get(address)).text;
    expect([own.includes('Người duyệt phải là người khác'), own.includes(`${address}/duyet`)]).toEqual([true, false]);
    expect((await approver!.post(`${address}/duyet`, {}, address)).status).toBe(303);
    expect((await approver!.get(address)).text).not.toContain(`${address}/duyet`);

    const after = await inScope(async () => (await site.get(Attempts).sitting(id, accountId)).attempt.deadlineAt);
    expect(after.getTime() - deadlineAt.getTime()).toBe(20 * 60_000);
    const { text } = await site.visitor(tenant.host).get('/don-vi-du-thi');
    expect(text).toContain('Ban Tổ chức đã cho thêm giờ 1 lượt (mất điện 1).');
    expect(text).not.toContain('Trần Văn An');
  });

  it('get more time for a whole round or for a unit', async () => {
    await begun();
    const wrong = await author!.post(
      `${ATTEMPTS}/them-gio`,
      { round: 'dot-1', unit: 'không có đâu', minutes: '5', cause: 'power', reason: REASON },
      ATTEMPTS,
    );
    expect([wrong.status, wrong.text.includes('Không thấy đơn vị này')]).toEqual([422, true]);

    const address = await asked(`${ATTEMPTS}/them-gio`, { kind: 'extra-time', round: running.rounds[0]!.code, minutes: '5' });
    expect((await approver!.get(address)).text).toContain('Mọi lượt đang làm');
    expect((await approver!.post(`${address}/duyet`, {}, address)).status).toBe(303);
  });

  it('are re-opened, and the first receipt says that another counts', async () => {
    const attempt = await sealed();
    const address = await asked(`${ATTEMPTS}/${attempt.id}`, { kind: 're-opening', minutes: '10' });
    await approver!.post(`${address}/duyet`, {}, address);

    expect((await author!.get(`${ATTEMPTS}/${attempt.id}`)).text).toContain('Lượt này không được tính nữa');
    expect((await site.visitor(tenant.host).get(`/bien-nhan/${attempt.receiptCode!}`)).text).toContain('được tính thay bài này');
  });

  it('are turned down with a reason, and nothing changes', async () => {
    const attempt = await sealed();
    const address = await asked(`${ATTEMPTS}/${attempt.id}`, { kind: 're-opening', minutes: '10' });
    expect((await approver!.post(`${address}/khong-duyet`, { reason: '' }, address)).status).toBe(422);
    expect((await approver!.post(`${address}/khong-duyet`, { reason: 'Chưa thấy có sự cố nào' }, address)).status).toBe(303);
    expect((await author!.get(`${ATTEMPTS}/${attempt.id}`)).text).not.toContain('không được tính nữa');
    expect((await author!.get(address)).text).toContain('Chưa thấy có sự cố nào');
  });

  it('with what was written about them are in the file of one’s own data, until the person is erased', async () => {
    const attempt = await sealed();
    const address = await asked(`${ATTEMPTS}/${attempt.id}`, { kind: 're-opening', minutes: '10' });
    await approver!.post(`${address}/khong-duyet`, { reason: 'Chưa thấy có sự cố nào' }, address);
    const person = site.visitor(tenant.host);
    person.keep('kb', (await inScope(() => site.get(Sessions).open(attempt.accountId, 'contestant'))).token);
    const { body } = await person.get('/tai-khoan/du-lieu/tai-ve.json');
    expect(body.contests[0].exceptions).toEqual([
      {
        ...{
          kind: 're-opening',
          minutes: 10,
          cause: 'power',
          reason: REASON,
          state: 'declined',
          declinedBecause: 'Chưa thấy có sự cố nào',
        },
        askedAt: expect.stringContaining('+07:00'),
        decidedAt: expect.stringContaining('+07:00'),
      },
    ]);

    await inScope(async () => {
      const registration = await site.get(Registrations).findOf(attempt.accountId, running.contest.id);
      await site.get(Erasure).erase(running, registration!, 'contestant');
    });
    const { text } = await author!.get(address);
    expect(text).toContain('Đã xóa cùng thông tin của người dự thi.');
    for (const words of [REASON, 'Chưa thấy có sự cố nào']) expect(text).not.toContain(words);
  });

  it('with late answers are listed; one person leaves them out', async () => {
    const attempt = await sealed();
    await inScope(async () => {
      const { token } = await site.get(Sessions).open(attempt.accountId, 'contestant');
      await site.get(Attempts).save(attempt.id, token, [{ place: 1, bits: 2, seq: 99 }]).catch(() => undefined); // prettier-ignore
    });
    expect((await author!.get(ATTEMPTS)).text).toContain('Chờ quyết định');

    const answer = await author!.post(
      `${ATTEMPTS}/${attempt.id}`,
      { kind: 'leave-out', cause: 'other', reason: REASON },
      `${ATTEMPTS}/${attempt.id}`,
    );
    expect(answer.status).toBe(303);
    expect((await author!.get(ATTEMPTS)).text).toContain('Không tính');
  });

  describe('receipts', () => {
    it('are signed; anybody checks them with the published key', async () => {
      const { receiptCode } = await sealed();
      const visitor = site.visitor(tenant.host);
      const receipt = JSON.parse((await visitor.get(`/bien-nhan/${receiptCode!}/bien-nhan.json`)).text) as Record<string, string> & {
        key: { kid: string };
      };
      const { keys } = JSON.parse((await visitor.get('/bien-nhan/khoa.json')).text) as { keys: { kid: string; x: string }[] };
      const pem = (await visitor.get(`/bien-nhan/khoa/${receipt.key.kid}.pem`)).text;

      expect(keys.map(({ kid }) => kid)).toContain(receipt.key.kid);
      const isTrue = (text: string): boolean => verify(null, Buffer.from(text), pem, Buffer.from(receipt['signature']!, 'base64'));
      expect([isTrue(receipt['text']!), isTrue(`${receipt['text']!} `)]).toEqual([true, false]);
      expect(receipt['text']).toContain(`|${receiptCode!}|${tenant.id}|`);
    });

    it('can be kept as a text, and say nothing of the person', async () => {
      const { receiptCode } = await sealed();
      const visitor = site.visitor(tenant.host);
      const { text, headers } = await visitor.get(`/bien-nhan/${receiptCode!}/bien-nhan.txt`);

      expect(headers['content-disposition']).toBe(`attachment; filename="bien-nhan-${receiptCode!}.txt"`);
      expect(text).toContain('openssl pkeyutl -verify');
      expect(text).not.toContain('Đỗ Thị Lụa');
      expect((await visitor.get(`/bien-nhan/${receiptCode!}`)).text).toContain('Đã ký bằng khóa số');
      expect((await visitor.get('/bien-nhan/LD1-0000-0000/bien-nhan.json')).status).toBe(404);
      expect((await visitor.get('/bien-nhan/khoa/0000000000000000.pem')).status).toBe(404);
      expect((await site.visitor((await site.aTenant()).host).get(`/bien-nhan/${receiptCode!}/bien-nhan.txt`)).status).toBe(404);
    });
  });
});
