import { jest } from '@jest/globals';
import { Sessions } from '#accounts';
import { AuditTrail } from '#audit';
import { type Certificate, CertificateIssuing, CertificatePlanning, Certificates } from '#certificates';
import { RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, parseLocal } from '#kernel';
import { aPublishedRound, rulesWithCertificates, type Winner } from '../factories/a-published-round.js';
import { aContestant, aRunningContest } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asWritten } from '../support/as-written.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const PUBLISHED = parseLocal('2024-10-30 10:00')!;
const NAME = 'Nguyễn Thị Ngọc Diệp';

// Dozens of requests each, and pages are typeset in between: the limit is for what hangs.
jest.setTimeout(30_000);

describe('certificates', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, { time: PUBLISHED, ruleSet: rulesWithCertificates() }));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const published = (names = [NAME, 'Lê Na']): Promise<Winner[]> => inScope(() => aPublishedRound(site.app, running, { names }));
  const issueAll = (): Promise<number> => inScope(() => site.get(CertificateIssuing).issueWaiting(20));
  const all = (): Promise<Certificate[]> =>
    inScope(async () => (await site.get(Certificates).ofRound(running.rounds[0]!.id, { limit: 100 })).items);
  const signedIn = async (accountId: AccountId): Promise<SiteClient> => {
    const visitor = site.visitor(tenant.host);
    visitor.keep('kb', (await inScope(() => site.get(Sessions).open(accountId, 'contestant'))).token);
    return visitor;
  };
  const issued = async (): Promise<{ certificate: Certificate; owner: AccountId }> => {
    const [winner] = await published();
    await inScope(() =>
      site.get(CertificatePlanning).plan(running.rounds[0]!.id, { by: winner!.accountId, origin: `http://${tenant.host}` }),
    );
    await issueAll();
    const [certificate] = await all();
    return { certificate: certificate!, owner: winner!.accountId };
  };

  describe('looked up by anybody', () => {
    it('are genuine, with the name masked and no way to the file', async () => {
      const { certificate } = await issued();

      const page = await site.visitor(tenant.host).get(`/xac-minh/${certificate.code}`);

      expect(page.status).toBe(200);
      expect(page.text).toContain('Giấy này là thật');
      expect(page.text).toContain('Nguyễn Thị Ngọc\u00a0D···, Phường 9, thành phố Đà Lạt');
      expect(page.text).toContain('Giải Nhất, đợt thi thứ 1');
      expect(page.text).toContain('Do Ban Tổ chức cấp ngày 30/10/2024.');
      expect(page.text).toContain('01/GCN');
      expect(page.text).not.toContain('Diệp');
      expect(page.text).not.toContain('.pdf');
      expect(page.text).toContain('<meta name="robots" content="noindex">');
      expect(page.headers['cache-control']).toBe('private, no-store');
    });

    it('are found by the form, in any spelling', async () => {
      const { certificate } = await issued();
      const typed = certificate.code.toLowerCase().replaceAll('-', ' ');

      const answer = await site.visitor(tenant.host).get(`/xac-minh?code=${encodeURIComponent(typed)}`);

      expect([answer.status, answer.headers['location']]).toEqual([303, `/xac-minh/${certificate.code}`]);
      expect((await site.visitor(tenant.host).get('/xac-minh')).text).toContain('Mã trên giấy');
    });

    it('are unknown under any other code, and what was typed is kept', async () => {
      const byAddress = await site.visitor(tenant.host).get('/xac-minh/7F3K-92QX-M4TP');
      const byForm = await site.visitor(tenant.host).get('/xac-minh?code=LD24%3Cb%3E');

      for (const page of [byAddress, byForm]) {
        expect(page.status).toBe(404);
        expect(page.text).toContain('Không có giấy nào mang mã này');
      }
      expect(byForm.text).toContain('value="LD24&lt;b&gt;"');
    });

    it('are unknown while their file is still to be made', async () => {
      const [winner] = await published();
      await inScope(() => site.get(CertificatePlanning).plan(running.rounds[0]!.id, { by: winner!.accountId, origin: 'http://x' }));

      expect((await site.visitor(tenant.host).get(`/xac-minh/${(await all())[0]!.code}`)).status).toBe(404);
    });

    it('are not there at another tenant', async () => {
      const { certificate } = await issued();
      const other = await site.aTenant();

      expect((await site.visitor(other.host).get(`/xac-minh/${certificate.code}`)).status).toBe(404);
    });

    it('say so once they are revoked, without name and reason', async () => {
      const { certificate, owner } = await issued();
      await inScope(() => site.get(Certificates).revoke(certificate.id, { by: owner, reason: 'Nhờ người thi hộ' }));

      const page = await site.visitor(tenant.host).get(`/xac-minh/${certificate.code}`);

      expect(page.status).toBe(200);
      expect(page.text).toContain('Giấy này đã bị thu hồi');
      expect(page.text).toContain('đã thu hồi ngày 30/10/2024');
      expect(page.text).not.toContain('Nguyễn');
      expect(page.text).not.toContain('thi hộ');
      expect((await (await signedIn(owner)).get(`/giay-chung-nhan/${certificate.code}.pdf`)).status).toBe(404);
    });

    it('say so while the result of their round is being corrected', async () => {
      const { certificate } = await issued();
      const corrected = 'Kết quả đợt 1 đang được đính chính: hãy tra cứu lại sau khi kết quả mới được công bố.';
      expect((await site.visitor(tenant.host).get(`/xac-minh/${certificate.code}`)).text).not.toContain(corrected);

      await inScope(() =>
        site.get(RoundTransitions).move(certificate.roundId, { from: 'published', to: 'settling', actor: null, reason: 'Đính chính' }),
      );

      const page = await site.visitor(tenant.host).get(`/xac-minh/${certificate.code}`);
      expect(page.text).toContain('Giấy này là thật');
      expect(page.text).toContain(corrected);
    });

    it('are not to be gone through code by code', async () => {
      const { certificate } = await issued();
      const visitor = site.visitor(tenant.host);
      const answers = await Promise.all(Array.from({ length: 121 }, () => visitor.get('/xac-minh/7F3K-92QX-M4TP')));

      const refused = answers.filter(({ status }) => status === 429);
      expect([answers.filter(({ status }) => status === 404).length, refused.length]).toEqual([120, 1]);
      const shown = await visitor.get(`/xac-minh/${certificate.code}`);
      const [, minutes = ''] = /Hãy thử lại sau (\d+) phút/.exec(shown.text)!;
      expect([shown.status, shown.headers['retry-after']]).toEqual([429, String(Number(minutes) * 60)]);
      await site.timeIs(new Date(PUBLISHED.getTime() + 11 * 60_000));
      expect((await visitor.get(`/xac-minh/${certificate.code}`)).status).toBe(200);
    });
  });

  describe('for their owner', () => {
    it('stand in “Bài thi của tôi”, with the whole name and the file', async () => {
      const { certificate, owner } = await issued();
      const visitor = await signedIn(owner);

      expect((await visitor.get('/cua-toi')).text).toContain(`href="/xac-minh/${certificate.code}"`);
      const page = (await visitor.get(`/xac-minh/${certificate.code}`)).text;
      expect(page).toContain(NAME);
      expect(page).toContain(`href="/giay-chung-nhan/${certificate.code}.pdf"`);

      const file = await visitor.get(`/giay-chung-nhan/${certificate.code}.pdf`);
      expect(file.status).toBe(200);
      expect(file.headers['content-type']).toBe('application/pdf');
      expect(file.headers['content-disposition']).toBe(`attachment; filename="giay-chung-nhan-01-${certificate.code}.pdf"`);
      expect(file.headers['cache-control']).toBe('private, no-store');
      expect((file.body as Buffer).subarray(0, 8).toString()).toBe('%PDF-1.7');
    });

    it('are nobody else’s: not another winner’s, not another tenant’s, not a stranger’s', async () => {
      const { certificate } = await issued();
      const path = `/giay-chung-nhan/${certificate.code}.pdf`;
      const someone = await inScope(() => aContestant(site.app, running));
      const second = (await all())[1]!;
      const other = await site.aTenant();
      const foreigner = await site.as(other.id, async () => {
        const elsewhere = await aRunningContest(site.app);
        const { accountId } = await aContestant(site.app, elsewhere);
        return (await site.get(Sessions).open(accountId, 'contestant')).token;
      });
      const fromElsewhere = site.visitor(other.host);
      fromElsewhere.keep('kb', foreigner);

      expect((await (await signedIn(someone.accountId)).get(path)).status).toBe(404);
      expect((await (await signedIn(second.accountId!)).get(path)).status).toBe(404);
      expect((await fromElsewhere.get(path)).status).toBe(404);
      expect((await site.visitor(tenant.host).get(path)).status).toBe(401);
      expect((await (await signedIn(someone.accountId)).get(`/xac-minh/${certificate.code}`)).text).not.toContain('Diệp');
    });
  });

  it('show a specimen in public, drawn by the tenant’s template, never a real one', async () => {
    await issued();
    const picture = await site.visitor(tenant.host).get('/art/giay-mau.svg');

    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect([picture.headers['cache-control'], picture.headers['vary']]).toEqual(['public, max-age=3600', 'host, cookie, accept-encoding']);
    const svg = (picture.body as Buffer).toString('utf8');
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/<text|<script|<style|font-face/);
    expect((await site.visitor('localhost').get('/art/giay-mau.svg')).status).toBe(404);
  });

  describe('in the console', () => {
    const LIST = '/quan-tri/giay-chung-nhan';

    it('are issued by a publisher with one press, drawn by the worker, and listed', async () => {
      await published();
      const publisher = await aStaffMember(site, tenant.id, ['publisher']);
      expect((await publisher.get(LIST)).text).toContain('Cấp 2 giấy chứng nhận');

      const answer = await publisher.post(`${LIST}/dot-1/cap`, {}, LIST);
      expect([answer.status, answer.headers['location']]).toEqual([303, `${LIST}?dot=dot-1`]);
      const during = (await publisher.get(`${LIST}?dot=dot-1`)).text;
      expect(during).toContain('Máy đang cấp 2 giấy chứng nhận.');
      expect(during).toContain('0 trong 2 giấy');
      expect(during).toContain('data-live="3"');
      await issueAll();

      const done = (await publisher.get(`${LIST}?dot=dot-1`)).text;
      const [first] = await all();
      expect(done).toContain('Đã cấp đủ');
      expect(done).toContain(NAME);
      expect(done).toContain(first!.code);
      expect(first!.facts.printed.verificationUrl).toBe(`http://${tenant.host}/xac-minh/${first!.code}`);
      const file = await publisher.get(`${LIST}/${first!.id}.pdf`);
      expect([file.status, file.headers['content-disposition']]).toEqual([
        200,
        `attachment; filename="giay-chung-nhan-01-${first!.code}.pdf"`,
      ]);
      expect((await inScope(() => site.get(AuditTrail).of(running.rounds[0]!.id))).map(({ actorId }) => actorId)).toEqual([
        publisher.accountId,
      ]);
    });

    it('are asked for by a round that there is', async () => {
      await published();
      const reader = await aStaffMember(site, tenant.id, ['author']);

      const none = await reader.get(`${LIST}?dot=dot-9`);

      expect([none.status, none.text.includes('Cuộc thi không có đợt thi này.')]).toEqual([404, true]);
      expect((await reader.get(`${LIST}?dot=dot-1`)).status).toBe(200);
    });

    it('wait for the results to be public', async () => {
      await inScope(() => aPublishedRound(site.app, running, { state: 'approved' }));
      const publisher = await aStaffMember(site, tenant.id, ['publisher']);
      const page = await publisher.get(LIST);

      expect(page.text).toContain('Đợt 1 chưa công bố kết quả.');
      expect(page.text).not.toContain('/cap"');
    });

    it('show why one could not be made, and make it again when it can', async () => {
      const [odd] = await published(['Nguyễn Ж', 'Lê Na']);
      const publisher = await aStaffMember(site, tenant.id, ['publisher']);
      await publisher.post(`${LIST}/dot-1/cap`, {}, LIST);
      await issueAll();
      const page = (await publisher.get(LIST)).text;
      expect(page).toContain('Còn 1 giấy chưa cấp được');
      expect(page).toContain('không có ký tự “Ж” (U+0416)');

      await publisher.post(`${LIST}/dot-1/cap`, {}, LIST);
      expect(await issueAll()).toBe(1);
      expect((await publisher.get(LIST)).text).toContain('Làm lại 1 giấy');
      expect(odd).toBeDefined();
    });

    it('are found by name, number and code', async () => {
      const { certificate } = await issued();
      const reader = await aStaffMember(site, tenant.id, ['author']);
      const find = async (q: string): Promise<string> => (await reader.get(`${LIST}?dot=dot-1&q=${encodeURIComponent(q)}`)).text;

      expect(await find('ngoc diep')).toContain(NAME);
      expect(await find(certificate.code)).toContain(NAME);
      expect(await find('lê')).not.toContain(NAME);
      expect(await find('<b>')).toContain('Không có giấy nào khớp “&lt;b&gt;”');
    });

    it('are read by all of the staff, issued, fetched and revoked by the publisher alone', async () => {
      const { certificate } = await issued();
      for (const role of ['author', 'approver', 'administrator'] as const) {
        const reader = await aStaffMember(site, tenant.id, [role]);
        const detail = (await reader.get(`${LIST}/${certificate.id}`)).text;

        expect(detail).toContain(NAME);
        expect(detail).not.toContain('Thu hồi giấy này');
        expect((await reader.get(LIST)).text).not.toContain('Tải PDF');
        expect((await reader.get(`${LIST}/${certificate.id}.pdf`)).status).toBe(403);
        expect((await reader.get(`${LIST}/${certificate.id}/thu-hoi`)).status).toBe(403);
        expect((await reader.get(`${LIST}/mau`)).status).toBe(403);
        expect((await reader.postJson(`${LIST}/dot-1/cap`, {}, LIST)).status).toBe(403);
        expect((await reader.postJson(`${LIST}/${certificate.id}/thu-hoi`, { reason: 'x' }, LIST)).status).toBe(403);
        expect((await reader.postJson(`${LIST}/mau`, { do: 'default' }, LIST)).status).toBe(403);
      }
      expect([303, 401]).toContain((await site.visitor(tenant.host).get(`${LIST}/${certificate.id}`)).status);
    });

    it('are revoked with a reason, once', async () => {
      const { certificate } = await issued();
      const publisher = await aStaffMember(site, tenant.id, ['publisher']);
      const form = `${LIST}/${certificate.id}/thu-hoi`;

      const refused = await publisher.post(form, { reason: ' \u200b ' }, form);
      expect([refused.status, refused.text.includes('Hãy ghi lý do.')]).toEqual([422, true]);
      const [short, long] = ['Nhờ thi', `Nhờ người thi hộ${'.'.repeat(2_000)}`];
      for (const [reason, fault] of [
        [short, 'Lý do quá ngắn.'],
        [long, 'Lý do dài 2.016 ký tự, nhiều nhất là 1.000. Hãy rút gọn.'],
      ] as const) {
        const again = await publisher.post(form, { reason }, form);
        expect([again.status, again.text.includes(fault), again.text.includes(`>${reason}</textarea>`)]).toEqual([422, true, true]);
      }
      const done = await publisher.post(form, { reason: 'Quyết định 12/QĐ-BTC' }, form);

      expect([done.status, done.headers['location']]).toEqual([303, `${LIST}/${certificate.id}`]);
      const detail = (await publisher.get(`${LIST}/${certificate.id}`)).text;
      expect(detail).toContain('Đã thu hồi. Ai tra mã trên giấy cũng thấy giấy không còn giá trị.');
      expect(detail).toContain('Giấy này đã thu hồi');
      expect(asWritten(detail)).toContain('Quyết định 12/QĐ-BTC');
      expect((await publisher.get(form)).status).toBe(303);
      expect((await publisher.get(`${LIST}/${certificate.id}.pdf`)).status).toBe(409);
    });

    it('are not there for the staff of another tenant', async () => {
      const { certificate } = await issued();
      const other = await site.aTenant();
      await site.as(other.id, () => aRunningContest(site.app));
      const stranger = await aStaffMember(site, other.id, ['publisher']);

      for (const path of [`${LIST}/${certificate.id}`, `${LIST}/${certificate.id}.pdf`, `${LIST}/${certificate.id}/thu-hoi`])
        expect((await stranger.get(path)).status).toBe(404);
    });
  });

  describe('the template in the console', () => {
    const PAGE = '/quan-tri/giay-chung-nhan/mau';
    const SMALL =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">{{fit title x=148 y=60 width=200 size=12 font="serif"}}{{fit fullName x=148 y=100 width=200 size=10}}</svg>';

    it('is tried out on a specimen and then used', async () => {
      const publisher = await aStaffMember(site, tenant.id, ['publisher']);
      expect((await publisher.get(PAGE)).text).toContain('Đang dùng: Mẫu có sẵn');

      await publisher.post(PAGE, { source: SMALL, signerName: 'Lương Hữu Khánh', do: 'preview' }, PAGE);
      const draft = (await publisher.get(PAGE)).text;
      expect(draft).toContain('Bản đang sửa, chưa dùng');
      const address = /src="(\/quan-tri\/[^"]+)"/.exec(draft)![1]!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
      const picture = await publisher.get(address);
      expect([picture.status, picture.headers['content-type'], picture.headers['cache-control']]).toEqual([
        200,
        'image/svg+xml',
        'private, no-store',
      ]);
      const used = await publisher.post(PAGE, { source: SMALL, signerName: 'Lương Hữu Khánh', do: 'use' }, PAGE);

      expect([used.status, used.headers['location']]).toEqual([303, PAGE]);
      const after = (await publisher.get(PAGE)).text;
      expect(after).toContain('Từ bây giờ giấy chứng nhận theo mẫu này.');
      expect(after).toContain('Đang dùng: Bản 1, từ 30/10/2024');
      expect(after).toContain('value="Lương Hữu Khánh"');
    });

    it('is refused with line and column, keeping what was typed', async () => {
      const publisher = await aStaffMember(site, tenant.id, ['publisher']);
      const wrong = SMALL.replace('fullName', 'hoTen');

      const refused = await publisher.post(PAGE, { source: wrong, do: 'use' }, PAGE);

      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Dòng 1, cột');
      expect(refused.text).toContain('Không có trường “hoTen”');
      const again = (await publisher.get(PAGE)).text;
      expect(again).toContain('hoTen');
      expect(again).not.toContain('xem-truoc.svg');
      await publisher.post(PAGE, { do: 'drop' }, PAGE);
      expect((await publisher.get(PAGE)).text).not.toContain('hoTen');
    });

    it('is not changed by somebody who has not seen the newest', async () => {
      const [first, second] = [await aStaffMember(site, tenant.id, ['publisher']), await aStaffMember(site, tenant.id, ['publisher'])];
      await second.get(PAGE);
      await first.post(PAGE, { source: SMALL, do: 'use' }, PAGE);

      const late = await second.post(PAGE, { source: SMALL, do: 'use', version: '0' }, PAGE);

      expect(late.status).toBe(409);
      expect((await second.get(PAGE)).text).toContain('Bản đang sửa');
    });
  });
});
