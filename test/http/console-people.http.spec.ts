import { Staff } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader, Teams } from '#contests';
import type { AccountId } from '#kernel';
import { Outbox } from '#mail';
import { Registrations } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { WITHOUT_ORGANISERS } from '../factories/some-rule-sets.js';
import { asWritten } from '../support/as-written.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const STAFF = '/quan-tri/nhan-su';
const TEAMS = '/quan-tri/ban-to';

describe('the console’s pages about people with duties', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let boss: SiteClient & { readonly accountId: AccountId };
  let author: SiteClient & { readonly accountId: AccountId };

  beforeEach(async () => {
    const ruleSet = aRuleSet({
      lists: [{ code: 'in-sao-de', name: 'Cán bộ in, sao đề thi' }],
      eligibility: [WITHOUT_ORGANISERS, { code: 'excluded-lists', version: 1, lists: ['in-sao-de'] }],
    });
    ({ tenant } = await aPlaceWithContest(site, { tenant: { name: 'Tỉnh Lâm Đồng' }, ruleSet }));
    boss = await aStaffMember(site, tenant.id, ['administrator'], { fullName: 'Lương Nhật Hạ' });
    author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Chu Bảo Lan' });
  });

  /** What was done since the contest was published. */
  const acts = () =>
    site.as(tenant.id, async () =>
      (await site.get(AuditTrail).newest({ limit: 5 }))
        .filter(({ action }) => action !== 'contest.published')
        .map(({ actorId, action }) => [actorId, action]),
    );
  const way = (answer: { status: number; headers: Record<string, string> }) => [answer.status, answer.headers['location']];
  /** A form that no page showed, sent with the token of one that did. */
  const forced = async (client: SiteClient, path: string, form: Record<string, string> = {}) => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await client.get(STAFF)).text)![1]!;
    return client.postWithoutToken(path, { ...form, _csrf: token });
  };

  describe('staff', () => {
    const INVITED = { fullName: 'Phan Đình Lộc', email: 'Loc@lam-dong.example', position: 'Tổ soạn bộ đề', roles: 'approver' };

    it('are shown with roles and state to everybody in the console, changed by administrators alone', async () => {
      const [seenByBoss, seenByAuthor] = [await boss.get(STAFF), await author.get(STAFF)];

      for (const page of [seenByBoss, seenByAuthor]) expect(page.text).toMatch(/Lương Nhật Hạ[\s\S]*Người quản trị/);
      expect([seenByBoss.text.includes('Gửi lời mời'), seenByAuthor.text.includes('Gửi lời mời')]).toEqual([true, false]);
      expect((await author.get(`${STAFF}/${boss.accountId}`)).status).toBe(403);
      for (const path of [STAFF, `${STAFF}/${boss.accountId}`, `${STAFF}/${boss.accountId}/khoa`])
        expect((await forced(author, path, { ...INVITED, do: 'save' })).status).toBe(403);
      expect(await acts()).toEqual([]);
    });

    it('are invited by a letter with the way to the first password', async () => {
      expect(way(await boss.post(STAFF, INVITED, STAFF))).toEqual([303, STAFF]);

      const [letter] = await site.as(tenant.id, () => site.get(Outbox).newest());
      expect(letter!.recipient).toBe('loc@lam-dong.example');
      const [, link = ''] = /http:\/\/[^/]+(\/quan-tri\/quen-mat-khau\?thu=\S+)/.exec(letter!.body)!;
      expect((await site.visitor(tenant.host).get(link)).text).toContain(`value="${letter!.recipient}"`);
      expect((await boss.get(STAFF)).text).toMatch(/Đã gửi thư mời\.[\s\S]*Phan Đình Lộc[\s\S]*Chưa nhận lời mời/);
      expect(await acts()).toEqual([[boss.accountId, 'staff.invited']]);
    });

    it('are invited once, and what was typed is kept', async () => {
      await boss.post(STAFF, INVITED, STAFF);
      const again = await boss.post(STAFF, { ...INVITED, fullName: 'Người Khác' }, STAFF);
      const empty = await boss.post(STAFF, { fullName: 'Người Khác', email: 'khong-phai-thu' }, STAFF);

      expect([again.status, again.text.includes('đã có trong danh sách nhân sự'), again.text.includes('value="Người Khác"')]).toEqual([
        422,
        true,
        true,
      ]);
      expect([empty.status, empty.text.includes('Còn 2 chỗ cần sửa'), empty.text.includes('Hãy chọn ít nhất một vai trò.')]).toEqual([
        422,
        true,
        true,
      ]);
    });

    it('get other roles, which count at once', async () => {
      expect((await author.get(STAFF)).text).not.toContain('Gửi lời mời');
      const form = { position: 'Phó Trưởng ban', roles: 'administrator', do: 'save' };
      const path = `${STAFF}/${author.accountId}`;

      expect(way(await boss.post(path, form, path))).toEqual([303, path]);

      expect((await author.get(STAFF)).text).toContain('Gửi lời mời');
      expect((await author.get(STAFF)).text).toContain('Phó Trưởng ban');
    });

    it('are locked and let in again', async () => {
      const path = `${STAFF}/${author.accountId}`;
      expect(way(await boss.post(`${path}/khoa`, {}, path))).toEqual([303, path]);
      expect((await author.get(STAFF)).status).toBe(303);
      expect((await boss.get(path)).text).toContain('Đã khóa tài khoản.');
      expect((await boss.get(path)).text).not.toContain('Đã khóa tài khoản.');

      expect(way(await boss.post(path, { do: 'unlock' }, path))).toEqual([303, path]);
      expect((await boss.get(path)).text).toContain('Khóa tài khoản');
    });

    it('keep their last administrator, with the reason on the page', async () => {
      const path = `${STAFF}/${boss.accountId}`;
      expect((await boss.get(path)).text).not.toContain('Khóa tài khoản');

      const demoted = await boss.post(path, { roles: 'author', do: 'save' }, path);
      const locked = await forced(boss, `${path}/khoa`);

      for (const answer of [demoted, locked]) expect(answer.text).toContain('người quản trị cuối cùng còn hoạt động');
      expect([demoted.status, locked.status]).toEqual([422, 409]);
      expect((await boss.get(STAFF)).text).toContain('Gửi lời mời');
    });

    it('of another tenant are not there', async () => {
      const elsewhere = await site.aTenant();
      const theirs = await aStaffMember(site, elsewhere.id, ['author']);

      expect((await boss.get(`${STAFF}/${theirs.accountId}`)).status).toBe(404);
      expect((await forced(boss, `${STAFF}/${theirs.accountId}/khoa`)).status).toBe(404);
      expect((await forced(boss, `${STAFF}/${theirs.accountId}`, { roles: 'administrator', do: 'save' })).status).toBe(404);
      expect((await forced(boss, `${STAFF}/${theirs.accountId}`, { do: 'reset-factor' })).status).toBe(404);
      expect(await site.as(elsewhere.id, () => site.get(Staff).member(theirs.accountId))).toMatchObject({
        roles: ['author'],
        isLocked: false,
      });
    });
  });

  describe('the person’s corner and the navigation', () => {
    it('show position or roles, the way to a new password, and nothing that one may not see', async () => {
      const page = (await author.get(STAFF)).text;

      expect(page).toContain('Tổ thư ký');
      expect(page).toContain('<a href="/quan-tri/quen-mat-khau">Đổi mật khẩu</a>');
      expect(page).toContain('href="/quan-tri/nhat-ky"');
      await boss.post(`${STAFF}/${author.accountId}`, { position: '', roles: 'publisher', do: 'save' }, `${STAFF}/${author.accountId}`);
      expect((await author.get(STAFF)).text).toMatch(/person-words[^]*Người công bố/);
    });
  });

  describe('a section of the navigation', () => {
    const links = async (path: string) => [
      ...(await author.get(path)).text.matchAll(/<a href="(\/quan-tri\/(?:nhan-su|nhat-ky))"( aria-current="page")?/g),
    ];

    it('is one line until one is on one of its pages, which then stand below it', async () => {
      expect((await links('/quan-tri')).map(([, url]) => url)).toEqual([STAFF]);
      expect((await links(STAFF)).map(([, url, current]) => [url, current !== undefined])).toEqual([
        [STAFF, false],
        [STAFF, true],
        ['/quan-tri/nhat-ky', false],
      ]);
    });
  });

  describe('boards and teams', () => {
    const MEMBER = { fullName: 'Đỗ Thị Lụa', birthDate: '07/07/1962', team: 'ban-to-chuc' };
    const register = () =>
      site.as(tenant.id, async () => {
        const running = await site.get(ContestReader).running();
        const unit = await unitNamed(site.app, 'Phường 9');
        const contact = { kind: 'email', value: 'lua@vidu.vn' } as const;
        await site
          .get(Registrations)
          .register(running, { fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact, audience: 'nhan-dan', basis: 'residence', unit });
      });
    const memberIds = () =>
      site.as(tenant.id, async () =>
        (await site.get(Teams).list((await site.get(ContestReader).running()).contest.id)).map((member) => member.id as string),
      );

    it('take members in and let them go, each with an entry', async () => {
      expect(way(await author.post(TEAMS, MEMBER, TEAMS))).toEqual([303, TEAMS]);
      expect((await author.get(TEAMS)).text).toMatch(/Đã thêm vào ban, tổ\.[\s\S]*Đỗ Thị Lụa[\s\S]*07\/07\/1962[\s\S]*Chưa đăng ký dự thi/);
      const [id] = await memberIds();

      expect(way(await author.post(`${TEAMS}/go`, { id: id! }, TEAMS))).toEqual([303, TEAMS]);

      expect(await memberIds()).toEqual([]);
      expect(await acts()).toEqual([
        [author.accountId, 'team-member.removed'],
        [author.accountId, 'team-member.added'],
      ]);
    });

    it('show who has registered all the same, and why the result does not count', async () => {
      await register();
      await author.post(TEAMS, MEMBER, TEAMS);

      const page = (await author.get(TEAMS)).text;

      expect(page).toContain('Đã đăng ký dự thi, kết quả bị loại');
      expect(page).toMatch(/1 người đã đăng ký dự thi nhưng không được xếp hạng\.[\s\S]*Thuộc Ban Tổ chức[\s\S]*điều 3/);
    });

    it('stand beside lists of people, whose names are kept and barred alike', async () => {
      await register();
      expect(way(await author.post(TEAMS, { ...MEMBER, team: 'in-sao-de' }, TEAMS))).toEqual([303, TEAMS]);

      const page = (await author.get(TEAMS)).text;

      expect(page).toMatch(
        /1 người đã đăng ký dự thi nhưng không được xếp hạng\.[\s\S]*Có tên trong danh sách Cán bộ in, sao đề thi[\s\S]*điều 3/,
      );
      expect(page).toContain('Thêm vào ban, tổ hoặc danh sách');
    });

    it('bar nobody by a team that the rules do not name', async () => {
      await register();
      await author.post(TEAMS, { ...MEMBER, team: 'ban-cham' }, TEAMS);

      expect((await author.get(TEAMS)).text).not.toContain('kết quả bị loại');
    });

    it('say what is wrong with what was typed, and keep it', async () => {
      const wrong = await author.post(TEAMS, { fullName: 'Đỗ Thị Lụa', birthDate: 'hôm qua', team: '' }, TEAMS);
      await author.post(TEAMS, MEMBER, TEAMS);
      const twice = await author.post(TEAMS, { ...MEMBER, fullName: 'đỗ thị LỤA' }, TEAMS);

      expect([wrong.status, wrong.text.includes('Còn 2 chỗ cần sửa'), wrong.text.includes('value="hôm qua"')]).toEqual([422, true, true]);
      expect([twice.status, twice.text.includes('Người này đã có trong ban, tổ ấy.')]).toEqual([422, true]);
    });

    it('are seen by approvers and changed by authors and administrators', async () => {
      await author.post(TEAMS, MEMBER, TEAMS);
      const approver = await aStaffMember(site, tenant.id, ['approver', 'publisher']);
      const page = await approver.get(TEAMS);

      expect([page.status, page.text.includes('Đỗ Thị Lụa'), page.text.includes('Thêm vào ban, tổ')]).toEqual([200, true, false]);
      const token = /name="_csrf" value="([^"]+)"/.exec(page.text)![1]!;
      for (const [path, form] of [
        [TEAMS, MEMBER],
        [`${TEAMS}/go`, { id: (await memberIds())[0]! }],
      ] as const)
        expect((await approver.postWithoutToken(path, { ...form, _csrf: token })).status).toBe(403);
      expect((await boss.get(TEAMS)).text).toContain('Thêm vào ban, tổ');
    });

    it('of another tenant cannot be touched', async () => {
      await author.post(TEAMS, MEMBER, TEAMS);
      const elsewhere = await site.aTenant();
      await site.as(elsewhere.id, () => aRunningContest(site.app));
      const stranger = await aStaffMember(site, elsewhere.id, ['administrator']);

      expect((await forced(stranger, `${TEAMS}/go`, { id: (await memberIds())[0]! })).status).toBe(404);
      expect(await memberIds()).toHaveLength(1);
    });
  });

  describe('the rules in force', () => {
    it('are shown with their fingerprint', async () => {
      const page = asWritten((await author.get('/quan-tri/thiet-lap')).text);
      const { ruleSetHash } = await site.as(tenant.id, () => site.get(ContestReader).running());

      expect(page).toContain(ruleSetHash.match(/.{8}/g)!.join(' '));
      for (const text of [
        'Thể lệ bản 1',
        'Phần thi trắc nghiệm',
        '3 câu, 15 phút',
        '10:00 thứ Hai, 21/10/2024 đến 9:30 thứ Hai, 28/10/2024',
        'Điều 3 của Thể lệ',
      ])
        expect(page).toContain(text);
    });
  });

  describe('the trail', () => {
    it('tells who did what to whom, newest first', async () => {
      await boss.post(
        `${STAFF}/${author.accountId}`,
        { position: 'Tổ thư ký', roles: 'publisher', do: 'save' },
        `${STAFF}/${author.accountId}`,
      );
      await boss.post(`${STAFF}/${author.accountId}/khoa`, {}, `${STAFF}/${author.accountId}`);

      const page = (await boss.get('/quan-tri/nhat-ky')).text;

      expect(page).toMatch(
        /8:00:0\d[\s\S]*Lương Nhật Hạ[\s\S]*Khóa tài khoản: Chu Bảo Lan[\s\S]*Đổi vai trò: Chu Bảo Lan[\s\S]*Từ người soạn thành người công bố/,
      );
      expect(page).toContain('1 đến 3 trong 3 việc');
    });

    it('is read page by page', async () => {
      await site.as(tenant.id, async () => {
        for (let n = 0; n < 53; n += 1)
          await site.get(AuditTrail).record({ actor: null, action: 'round.open', subject: { kind: 'round', id: boss.accountId } });
      });

      const [first, second] = [await author.get('/quan-tri/nhat-ky'), await author.get('/quan-tri/nhat-ky?trang=2')];

      expect([first.text.includes('1 đến 50 trong 54 việc'), first.text.match(/Mở đợt thi/g)!.length]).toEqual([true, 50]);
      expect([second.text.includes('51 đến 54 trong 54 việc'), second.text.match(/Mở đợt thi/g)!.length]).toEqual([true, 3]);
      expect((await author.get('/quan-tri/nhat-ky?trang=abc')).status).toBe(200);
    });

    it('of another tenant is another trail', async () => {
      const elsewhere = await site.aTenant();
      const stranger = await aStaffMember(site, elsewhere.id, ['administrator']);
      await boss.post(`${STAFF}/${author.accountId}/khoa`, {}, `${STAFF}/${author.accountId}`);

      expect((await stranger.get('/quan-tri/nhat-ky')).text).toContain('Chưa có việc nào');
    });
  });
});
