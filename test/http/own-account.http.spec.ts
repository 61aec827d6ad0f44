import { Accounts } from '#accounts';
import { type AccountId, Clock, MINUTE_MS } from '#kernel';
import { Outbox } from '#mail';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const SECRET = 'hoa dã quỳ nở tháng 11';

/** Signing in and one's own account, as a browser without script meets them. */
describe('a contestant', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let visitor: SiteClient;
  let lua: AccountId;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
    visitor = site.visitor(tenant.host);
    lua = await aPerson('Đỗ Thị Lụa');
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const aPerson = (fullName: string): Promise<AccountId> =>
    inScope(() => site.get(Accounts).create({ fullName, birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84912345678' } }));
  const later = (minutes: number): Promise<void> => site.timeIs(new Date(site.app.get(Clock).now().getTime() + minutes * MINUTE_MS));
  const newest = async (count = 1) => inScope(() => site.get(Outbox).newest(count));
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await newest())[0]!.body)![0];
  const byCode = async (client = visitor, contact = '0912 345 678') => {
    await client.post('/dang-nhap', { contact }, '/dang-nhap?lai=1');
    return client.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');
  };
  const byPassword = (password: string, client = visitor, contact = '0912 345 678') =>
    client.post('/dang-nhap/mat-khau', { contact, password }, '/dang-nhap/mat-khau');
  const setPassword = (form: Record<string, string>, client = visitor) => client.post('/tai-khoan/mat-khau', form, '/tai-khoan/mat-khau');
  const wayOf = ({ status, headers }: { status: number; headers: Record<string, string> }) => [status, headers['location']];

  describe('who is asked for the contact', () => {
    it('gets the same answer whether or not anybody has registered with it; only the message’s reader learns more', async () => {
      const stranger = site.visitor(tenant.host);
      const known = await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      const unknown = await stranger.post('/dang-nhap', { contact: '0987 654 321' }, '/dang-nhap');

      expect(wayOf(unknown)).toEqual(wayOf(known));
      const shown = async (client: SiteClient): Promise<string> =>
        (await client.get('/dang-nhap/ma')).text
          .replace(/09[\s\u00a0\d•]+/g, '')
          .replace(/value="[^"]*"/g, '')
          .replace(/\d{1,2}:\d{2}(:\d{2})?/g, '');
      expect(await shown(stranger)).toBe(await shown(visitor));
      expect((await newest(2)).map(({ recipient }) => recipient).toSorted()).toEqual(['+84912345678', '+84987654321']);

      const done = await stranger.post('/dang-nhap/ma', { code: await codeSent() }, '/dang-nhap/ma');
      expect(wayOf(done)).toEqual([303, '/dang-ky']);
      expect((await stranger.get('/dang-ky')).text).toContain('Chưa có ai đăng ký bằng số điện thoại');
      expect(stranger.cookie('kb')).toBeUndefined();
    });

    it('gets the same answer to a wrong password, whoever is reached there', async () => {
      const answers = [
        await byPassword('sai rồi sai rồi'),
        await byPassword('sai rồi sai rồi', visitor, '0987 654 321'),
        await byPassword('x', visitor, 'nói dối'),
      ];

      for (const { status, text } of answers) {
        expect(status).toBe(422);
        expect(text).toContain('Số điện thoại, địa chỉ thư hoặc mật khẩu chưa đúng');
      }
    });

    it('and asks again at once is led to the code that was sent; elsewhere one is told to wait', async () => {
      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      const again = await visitor.post('/dang-nhap', { contact: '+84912345678' }, '/dang-nhap');
      expect(wayOf(again)).toEqual([303, '/dang-nhap/ma']);
      expect((await visitor.get('/dang-nhap/ma')).text).toContain('Hãy dùng mã ấy.');

      const elsewhere = await site.visitor(tenant.host).post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      expect([elsewhere.status, elsewhere.text.includes('hãy đợi một phút')]).toEqual([429, true]);
      expect(elsewhere.text).toContain('value="0912 345 678"');
      expect(await newest(9)).toHaveLength(1);
    });

    it('is told, and the staff with them, when the day’s codes are used up', async () => {
      await asSuperuser('insert into code_budgets (tenant_id, home, abroad) values ($1, 0, 0)', [tenant.id]);
      const clerk = await aStaffMember(site, tenant.id, ['administrator']);
      expect((await clerk.get('/quan-tri')).text).not.toContain('đã gửi hết số mã');

      const answer = await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');

      expect([answer.status, answer.text.includes('Hôm nay trang đã gửi hết số mã được phép')]).toEqual([503, true]);
      expect(answer.text).toContain('href="/dang-nhap/mat-khau"');
      const home = (await clerk.get('/quan-tri')).text;
      expect(home).toContain('Hôm nay đã gửi hết số mã được phép');
      expect(home).toContain('href="/quan-tri/cach-dang-nhap">Xem và nâng mức</a>');

      const raised = await clerk.post(
        '/quan-tri/cach-dang-nhap',
        { channel: 'zalo', home: '20.000', abroad: '10' },
        '/quan-tri/cach-dang-nhap',
      );
      expect(wayOf(raised)).toEqual([303, '/quan-tri/cach-dang-nhap']);
      expect(wayOf(await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap'))).toEqual([303, '/dang-nhap/ma']);
      expect((await clerk.get('/quan-tri')).text).not.toContain('đã gửi hết số mã');
      expect((await clerk.get('/quan-tri/cach-dang-nhap')).text).toContain('1 trong 20.000 mã');
    });

    it('is one browser, known by a signed number that cannot be chosen', async () => {
      await visitor.post('/dang-nhap', { contact: '0912 345 678' }, '/dang-nhap');
      const given = visitor.cookie('may');
      expect(given).toMatch(/^[0-9a-f-]{36}\./);

      const forger = site.visitor(tenant.host);
      forger.keep('may', '00000000-0000-7000-8000-000000000000.x');
      await forger.post('/dang-nhap', { contact: '0987 654 321' }, '/dang-nhap');
      expect(forger.cookie('may')).not.toBe('00000000-0000-7000-8000-000000000000.x');
    });
  });

  describe('sets a password', () => {
    it('after a code, and comes in with it from then on', async () => {
      await byCode();
      expect((await visitor.get('/tai-khoan')).text).toContain('Bạn chưa đặt mật khẩu');

      expect(wayOf(await setPassword({ password: SECRET, repeated: SECRET }))).toEqual([303, '/tai-khoan']);

      const other = site.visitor(tenant.host);
      expect(wayOf(await byPassword(SECRET, other))).toEqual([303, '/cua-toi']);
      const page = (await other.get('/tai-khoan')).text;
      expect(page).toContain('Bạn đã đặt mật khẩu');
      expect(page).toContain('Bằng mật khẩu');
      expect(page).not.toContain('912345678');
    });

    it('not without showing who one is: a phone that lies about is signed in, no more', async () => {
      await byCode();
      await later(16);

      expect(wayOf(await visitor.get('/tai-khoan/mat-khau'))).toEqual([303, '/dang-nhap?lai=1&next=%2Ftai-khoan%2Fmat-khau']);
      const answer = await visitor.postWithoutToken('/tai-khoan/mat-khau', { password: SECRET, repeated: SECRET });
      expect(answer.status).toBe(403);
      expect(wayOf(await byCode())).toEqual([303, '/dang-nhap/chon']);
      expect(wayOf(await setPassword({ password: SECRET, repeated: SECRET }))).toEqual([303, '/tai-khoan']);
    });

    it.each([
      [{ password: SECRET, repeated: 'khác đi một chút' }, 'Hai lần nhập chưa giống nhau'],
      [{ password: 'ngắn', repeated: 'ngắn' }, 'ít nhất 10 ký tự'],
      [{ password: 'do thi lua 1962', repeated: 'do thi lua 1962' }, 'Mật khẩu chứa họ tên'],
    ])('not like this: %j', async (form, text) => {
      await byCode();
      const answer = await setPassword(form);

      expect([answer.status, answer.text.includes(text)]).toEqual([422, true]);
      expect(answer.text).not.toContain(form.password);
    });

    it('and changes or removes it with the present one', async () => {
      await byCode();
      await setPassword({ password: SECRET, repeated: SECRET });
      await later(16);
      const next = 'con trâu trắng qua sông';

      expect((await setPassword({ password: next, repeated: next, current: 'sai' })).text).toContain('Mật khẩu hiện tại chưa đúng');
      expect(wayOf(await setPassword({ password: next, repeated: next, current: SECRET }))).toEqual([303, '/tai-khoan']);
      const removed = await visitor.post('/tai-khoan/mat-khau/bo', { current: next }, '/tai-khoan/mat-khau');
      expect(wayOf(removed)).toEqual([303, '/tai-khoan']);
      expect((await byPassword(next, site.visitor(tenant.host))).status).toBe(422);
    });
  });

  it('has only so many messages about the password sent: each costs money, and the number may be one that earns by them', async () => {
    await byCode();
    const before = (await newest(50)).length;
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await setPassword({ password: `${SECRET} ${n}`, repeated: `${SECRET} ${n}` })).status);
    for (let n = 0; n < 3; n += 1) await visitor.post('/tai-khoan/mat-khau/bo', {}, '/tai-khoan/mat-khau');

    expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429]);
    expect((await newest(50)).length - before).toBe(5);
  });

  it('who came by a password is not asked who sits here, and cannot become others on the phone', async () => {
    await byCode();
    await setPassword({ password: SECRET, repeated: SECRET });
    const son = await aPerson('Đỗ Văn Út');
    const own = site.visitor(tenant.host);
    await byPassword(SECRET, own);

    expect(wayOf(await own.get('/dang-nhap/chon'))).toEqual([303, '/cua-toi']);
    const token = /name="_csrf" value="([^"]+)"/.exec((await own.get('/tai-khoan')).text)![1]!;
    const cookie = `kb=${own.cookie('kb')}; _csrf=${own.cookie('_csrf')}`;
    const answer = await own.postJsonRaw('/dang-nhap/chon', { person: son }, cookie, token);
    expect(answer.status).toBe(422);
    expect((await own.get('/tai-khoan')).text).toContain('Đỗ Thị Lụa');
  });

  it('sees where they are signed in, and signs out everywhere else', async () => {
    const phone = site.visitor(tenant.host);
    await byCode(phone);
    await later(2);
    await byCode();
    const page = (await visitor.get('/tai-khoan')).text;
    expect(page).toContain('Đăng xuất ở 1 nơi khác');

    const done = await visitor.post('/tai-khoan/dang-xuat-noi-khac', {}, '/tai-khoan');

    expect(wayOf(done)).toEqual([303, '/tai-khoan']);
    expect([(await phone.get('/tai-khoan')).status, (await visitor.get('/tai-khoan')).status]).toEqual([401, 200]);
    expect((await visitor.get('/tai-khoan')).text).toContain('Bạn chỉ đang đăng nhập ở trình duyệt này.');
  });

  it('who signs in once more in the same browser has one session', async () => {
    await byCode();
    await later(2);
    await byCode();

    expect((await visitor.get('/tai-khoan')).text).toContain('Bạn chỉ đang đăng nhập ở trình duyệt này.');
  });

  describe('changes the phone number', () => {
    it('by a code to both, and is signed out elsewhere', async () => {
      const phone = site.visitor(tenant.host);
      await byCode(phone);
      await later(2);
      await byCode();

      expect(wayOf(await visitor.post('/tai-khoan/lien-he', { contact: '0987 654 321' }, '/tai-khoan/lien-he'))).toEqual([
        303,
        '/tai-khoan/lien-he/ma-cu',
      ]);
      expect((await newest())[0]!.recipient).toBe('+84912345678');
      expect(wayOf(await visitor.post('/tai-khoan/lien-he/ma-cu', { code: await codeSent() }, '/tai-khoan/lien-he/ma-cu'))).toEqual([
        303,
        '/tai-khoan/lien-he/ma-moi',
      ]);
      expect((await newest())[0]!.recipient).toBe('+84987654321');
      const done = await visitor.post('/tai-khoan/lien-he/ma-moi', { code: await codeSent() }, '/tai-khoan/lien-he/ma-moi');

      expect(wayOf(done)).toEqual([303, '/tai-khoan']);
      expect((await inScope(() => site.get(Accounts).findById(lua)))!.phone).toBe('+84987654321');
      expect((await phone.get('/tai-khoan')).status).toBe(401);
      expect((await visitor.get('/tai-khoan')).text).toContain('098\u00a0•••\u00a0•321');
    });

    it('not with a wrong code, and not to what is no number', async () => {
      await byCode();
      expect((await visitor.post('/tai-khoan/lien-he', { contact: '12' }, '/tai-khoan/lien-he')).status).toBe(422);
      await visitor.post('/tai-khoan/lien-he', { contact: '0987 654 321' }, '/tai-khoan/lien-he');
      const wrong = String((Number(await codeSent()) + 1) % 1_000_000).padStart(6, '0');
      const answer = await visitor.post('/tai-khoan/lien-he/ma-cu', { code: wrong }, '/tai-khoan/lien-he/ma-cu');

      expect(answer.status).toBe(422);
      expect(wayOf(await visitor.get('/tai-khoan/lien-he/ma-moi'))).toEqual([303, '/tai-khoan/lien-he']);
      expect((await inScope(() => site.get(Accounts).findById(lua)))!.phone).toBe('+84912345678');
    });
  });

  it('reaches the own account from the own attempts only when signed in', async () => {
    expect((await visitor.get('/tai-khoan')).status).toBe(401);
  });
});
