import { Sessions } from '#accounts';
import { ContestReader } from '#contests';
import type { AccountId } from '#kernel';
import { Outbox } from '#mail';
import { Coordinators, RosterTending, UnitProgressReader } from '#notifications';
import { HeadCounts, UnitRegister } from '#units';
import { aContestant, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const SHEET =
  'DANH SÁCH LỚP 9A\nSTT,Họ và tên,Ngày sinh,Lớp,Điện thoại,Thư điện tử,Dân tộc\n1,Lê Na,03/05/1980,9A,,na@vidu.vn,Kinh\n2,Y Klơng Ayŭn,29/02/1980,9A,912345678,,Ê Đê\n';

describe('the pages of a unit’s contact', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let tenant: Place;
  let staff: AccountId;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
    ({ accountId: staff } = await aStaffMember(site, tenant.id, ['administrator']));
  });

  const link = async (name: string, who = 'Đầu Mối'): Promise<string> =>
    site.as(tenant.id, async () => {
      const unit = (await site.get(UnitRegister).list('2024-10-21')).find((one) => one.name === name)!;
      const contact = { kind: 'email' as const, value: `${unit.code}@vidu.vn` };
      const wanted = { unitId: unit.id, contestId: null, fullName: who, contact };
      await site.get(Coordinators).invite(wanted, { by: staff, siteName: 'Tỉnh', origin: `http://${tenant.host}` });
      const [message] = await site.get(Outbox).newest(1);
      return /(\/dau-moi\/nhan\/[\w-]+)/.exec(message!.body)![1]!;
    });
  /** Somebody who has accepted by the page; where they are now. */
  const aCoordinator = async (name: string): Promise<{ client: SiteClient; home: string }> => {
    const client = site.visitor(tenant.host);
    const path = await link(name);
    const done = await client.post(path, { day: '5', month: '5', year: '1985' }, path);
    return { client, home: done.headers['location'] as string };
  };
  const bring = async (client: SiteClient, home: string, sheet = SHEET): Promise<string> => {
    const list = `${home}/danh-sach`;
    const done = await client.postFile(list, { field: 'file', name: 'lop-9a.csv', bytes: Buffer.from(sheet) }, list);
    return done.headers['location'] as string;
  };
  const enter = async (client: SiteClient, home: string): Promise<string> => {
    const preview = await bring(client, home);
    return (await client.post(preview, { title: 'Lớp 9A', declared: 'yes' }, preview)).headers['location'] as string;
  };
  const text = async (client: SiteClient, path: string): Promise<string> => {
    const page = await client.get(path);
    expect(page.status).toBe(200);
    return page.text;
  };

  it('let somebody in by the link that was sent, who is asked for the birth date until it is one', async () => {
    const client = site.visitor(tenant.host);
    const path = await link('Phường 9');
    expect(await text(client, path)).toContain('Mời Đầu Mối làm đầu mối');
    const wrong = await client.post(path, { day: '31', month: '2', year: '1985' }, path);
    expect([wrong.status, wrong.text.includes('Tháng 2 năm 1985 có 28 ngày')]).toEqual([422, true]);

    const done = await client.post(path, { day: '28', month: '2', year: '1985' }, path);
    expect(done.status).toBe(303);
    expect(await text(client, done.headers['location'] as string)).toContain('Phường 9, thành phố Đà Lạt');
    expect((await client.get(path)).status).toBe(404);
    // A link can be handed on: it is no code, by which one could become others on the phone or set a password.
    expect(await asSuperuser("select method from sessions where tenant_id = $1 and kind = 'contestant'", [tenant.id])).toEqual([
      { method: 'link' },
    ]);
    // One unit: the short address leads straight to it.
    expect((await client.get('/dau-moi')).headers['location']).toBe(done.headers['location']);
  });

  it('are not there for strangers, contestants, and contacts of other units', async () => {
    const [nine, ten] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10')];
    const roster = await enter(nine.client, nine.home);
    const sheet = await bring(nine.client, nine.home);
    const paths = [
      nine.home,
      `${nine.home}/ap-phich.pdf`,
      `${nine.home}/nhac`,
      `${nine.home}/danh-sach`,
      `${nine.home}/danh-sach/mau.xlsx`,
      roster,
      `${roster}/danh-sach.csv`,
      sheet,
    ];
    for (const path of paths) {
      expect([path, (await site.visitor(tenant.host).get(path)).status]).toEqual([path, 401]);
      expect([path, (await ten.client.get(path)).status]).toEqual([path, 404]);
      expect([path, (await nine.client.get(path)).status]).toEqual([path, 200]);
    }
    // The other unit's own address with this unit's list.
    for (const path of [roster, `${roster}/danh-sach.csv`, sheet])
      expect((await ten.client.get(path.replace(nine.home, ten.home))).status).toBe(404);
    const token = { _csrf: /name="_csrf" value="([^"]+)"/.exec((await ten.client.get(`${ten.home}/danh-sach`)).text)![1]! };
    for (const path of ['nhac/da-dang-ky', 'nhac/da-dang-ky/thoi', 'nhac/danh-sach'])
      expect([path, (await ten.client.postWithoutToken(`${nine.home}/${path}`, token)).status]).toEqual([path, 404]);
    for (const path of [`${roster}/xoa`, `${roster}/nhac`, `${roster}/nhac/thoi`])
      expect((await ten.client.postWithoutToken(path.replace(nine.home, ten.home), token)).status).toBe(404);
    expect((await nine.client.get(roster)).status).toBe(200);
  });

  it('are shown the way to their page from their own account, and nobody else is', async () => {
    const { client } = await aCoordinator('Phường 9');
    expect(await text(client, '/tai-khoan')).toContain('href="/dau-moi"');
    const { accountId } = await site.as(tenant.id, async () => aContestant(site.app, await site.get(ContestReader).running()));
    const other = site.visitor(tenant.host);
    other.keep('kb', (await site.as(tenant.id, () => site.get(Sessions).open(accountId, 'contestant'))).token);
    for (const path of ['/tai-khoan', '/cua-toi']) {
      const page = await text(other, path);
      expect([path, page.includes('href="/tai-khoan/du-lieu"'), page.includes('href="/dau-moi"')]).toEqual([path, true, false]);
    }
  });

  it('show how the unit is doing, and the words to send around', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const page = await text(client, home);
    expect(page).toContain('Lời nhắc gửi nhóm Zalo');
    expect(page).toContain(`http://${tenant.host}/don-vi/24769`);
    expect(page).toContain('Đợt 1 đang mở, còn đến 9:30 thứ Hai, 28/10/2024.');
    expect(page).toContain('Chưa có số liệu');
  });

  it('show how many people, and how many leaders, the unit has said it has', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const unitId = (await site.as(tenant.id, () => unitNamed(site.app, 'Phường 9'))).id;
    const say = (leaders: number | null) =>
      site.as(tenant.id, () => site.get(HeadCounts).put([{ unitId, people: 96, leaders, countedOn: '2024-01-01', source: 'Báo cáo' }]));

    await say(null);
    expect([await text(client, home)].map((page) => [page.includes('96 người'), page.includes('lãnh đạo, quản lý')])).toEqual([
      [true, false],
    ]);
    await say(12);
    expect((await text(client, home)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('Trong đó lãnh đạo, quản lý 12 người');
  });

  it('give the poster as PDF', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const file = await client.getFile(`${home}/ap-phich.pdf`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(file.headers['content-disposition']).toBe('attachment; filename="ap-phich-phuong-9-thanh-pho-da-lat.pdf"');
    expect((file.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('show a list before anything is written, and write it only with its basis declared', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const preview = await bring(client, home);
    const shown = await text(client, preview);
    expect(shown).toContain('2 người, trong đó 2 người có điện thoại hoặc thư điện tử để nhắc.');
    expect(shown).not.toContain('Ê Đê');
    expect(shown).toMatch(/name="title"[^>]* value="Phường 9"/);
    const without = await client.post(preview, { title: 'Lớp 9A' }, preview);
    expect([without.status, without.text.includes('Cần có cam kết này mới nhập được.')]).toEqual([422, true]);
    expect(await text(client, `${home}/danh-sach`)).not.toContain('Lớp 9A');

    const done = await client.post(preview, { title: 'Lớp 9A', declared: 'yes' }, preview);
    const roster = await text(client, done.headers['location'] as string);
    for (const part of ['0 trong 2 người đã dự thi đợt 1', 'Y Klơng Ayŭn', 'Gửi 2 tin nhắc', 'Chưa dự thi']) expect(roster).toContain(part);
    const [row] = await asSuperuser<{ rows: string }>("select string_agg(p::text, ' ') as rows from roster_people p where tenant_id = $1", [
      tenant.id,
    ]);
    expect(row!.rows).not.toContain('Ê Đê');
  });

  it('say every fault of a list with its row, and enter nothing of it', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const preview = await bring(client, home, 'Họ và tên,Ngày sinh,Điện thoại\nLê Na,31/02/1980,\nNguyễn 5,01/01/1980,12\n');
    const page = await text(client, preview);
    for (const part of ['Tệp còn 3 chỗ sai', 'Dòng 2, Ngày sinh', 'Dòng 3, Họ và tên', 'Dòng 3, Điện thoại']) expect(page).toContain(part);
    expect(page).not.toContain('Tên danh sách');
  });

  it('refuse a file that is none', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const list = `${home}/danh-sach`;
    const send = (bytes: Buffer) => client.postFile(list, { field: 'file', name: 'a.xls', bytes }, list);
    const answers = [await send(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), await send(Buffer.from('a,b\n1,2'))];
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    expect(answers[0]!.text).toContain('Tệp này không đọc được');
    expect(answers[1]!.text).toContain('Không thấy dòng tên cột');
  });

  it('send reminders that end by one press of whoever wants none', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const roster = await enter(client, home);
    expect((await client.post(`${roster}/nhac`, {}, roster)).status).toBe(303);
    await site.as(tenant.id, () => site.get(RosterTending).look({ name: 'Tỉnh', hostBody: 'Ban Tổ chức' }));
    const letters = await site.as(tenant.id, () => site.get(Outbox).newest(2));
    expect(letters.map(({ recipient }) => recipient).toSorted()).toEqual(['+84912345678', 'na@vidu.vn']);
    expect(await text(client, roster)).toContain('Đã xong: đã nhắc 2 trong 2 người.');

    const refusal = /(\/khong-nhac\/\w+)/.exec(letters[0]!.body)![1]!;
    const stranger = site.visitor(tenant.host);
    expect((await stranger.get(refusal)).text).toContain('Không nhận nhắc nữa?');
    const count = async (): Promise<number> =>
      (await asSuperuser<{ n: number }>('select count(*)::int as n from reminder_refusals where tenant_id = $1', [tenant.id]))[0]!.n;
    expect(await count()).toBe(0);
    expect((await stranger.post(refusal, {}, refusal)).text).toContain('Đã ghi nhận');
    expect(await count()).toBe(1);
    expect((await stranger.get('/khong-nhac/0000')).status).toBe(404);
  });

  it('remind those who have registered and not sat, showing numbers and the words, never whom', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const page = `${home}/nhac`;
    expect(await text(client, page)).toContain('Chưa có danh sách nên máy không biết đó là ai.');
    await site.as(tenant.id, async () =>
      aContestant(site.app, await site.get(ContestReader).running(), {
        fullName: 'Lê Ba',
        contact: { kind: 'phone', value: '+84912345699' },
      }),
    );
    await enter(client, home);
    expect(await text(client, home)).toContain('1 người đã đăng ký mà chưa thi đợt đang mở');
    const before = await text(client, page);
    for (const part of [
      '1 người đã đăng ký cho Phường 9 mà chưa thi đợt 1.',
      'Gửi 1 tin nhắc',
      'nhắc bạn đã đăng ký “Cuộc thi mẫu” nhưng chưa thi; đợt 1 đang mở',
      'Trong 1 danh sách, 2 người chưa đăng ký cho Phường 9.',
      'Gửi 2 tin nhắc',
    ])
      expect(before).toContain(part);
    expect(before).not.toMatch(/Lê Ba|912345699/);

    expect((await client.post(`${page}/da-dang-ky`, {}, page)).headers['location']).toBe(page);
    expect(await text(client, page)).toContain('Thôi, không gửi tiếp');
    await client.post(`${page}/danh-sach`, {}, page);
    await site.as(tenant.id, () => site.get(RosterTending).look({ name: 'Tỉnh', hostBody: 'Ban Tổ chức' }));

    const letters = await site.as(tenant.id, () => site.get(Outbox).newest(3));
    expect(letters.map(({ recipient }) => recipient).toSorted()).toEqual(['+84912345678', '+84912345699', 'na@vidu.vn']);
    const after = await text(client, page);
    for (const part of ['Đã xong: đã nhắc 1 trong 1 người.', '1 người đã được nhắc trong đợt này', 'Đã xong: đã nhắc 2 trong 2 người.'])
      expect(after).toContain(part);
    const acts = await asSuperuser<{ details: object }>(
      "select details from audit_entries where tenant_id = $1 and action = 'reminders.requested' order by happened_at",
      [tenant.id],
    );
    expect(acts.map(({ details }) => details)).toEqual([
      { people: 1, round: expect.any(String), audience: 'registered' },
      { people: 2, round: expect.any(String), audience: 'roster' },
    ]);
  });

  it('let a contact enter people of the unit on a shared device, counted in the unit’s figures; nobody by another’s appointment', async () => {
    const [nine, ten] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10')];
    const path = `/nhap-ho?dau-moi=${nine.home.split('/').at(-1)!}`;
    expect((await text(nine.client, nine.home)).replaceAll('&#x3D;', '=')).toContain(`href="${path}"`);
    expect((await ten.client.get(path)).status).toBe(404);
    const device = nine.client;
    expect(await text(device, path)).toContain('Nhập hộ người của Phường 9');
    expect((await device.post('/nhap-ho', {}, path)).status).toBe(422);
    const begun = await device.post('/nhap-ho', { declares: 'yes' }, path);
    expect(begun.headers['location']).toBe('/don-vi/24769');
    // The device is the others' now: the contact is signed out of it.
    expect((await device.get(nine.home)).status).toBe(401);

    await device.get('/don-vi/24769');
    expect(await text(device, '/dang-ky')).toContain('Đầu Mối đang nhập hộ.');
    await device.post(
      '/dang-ky',
      { fullName: 'Cụ Bà Tám', day: '3', month: '5', year: '1940', email: 'tam@vidu.vn', consent: 'yes' },
      '/dang-ky',
    );
    await device.post('/dang-ky/don-vi', { do: 'continue', basis: 'residence' }, '/dang-ky/don-vi');
    const code = /Mã xác nhận (\d{6})/.exec((await device.get('/hop-thu')).text)![1]!;
    await device.post('/dang-ky/xac-nhan', { code }, '/dang-ky/xac-nhan');

    const seen = async (id: string) =>
      site.as(tenant.id, async () => {
        const { contest } = await site.get(ContestReader).running();
        const unit = (await site.get(UnitRegister).list('2024-10-21')).find((one) => one.name === id)!;
        return (await site.get(UnitProgressReader).of((await site.get(Coordinators).organisersReach(unit.id, contest.id)).reach)).assisted;
      });
    expect([await seen('Phường 9'), await seen('Phường 10')]).toEqual([1, 0]);
  });

  it('give a list as a file, and write down that it left', async () => {
    const { client, home } = await aCoordinator('Phường 9');
    const roster = await enter(client, home);
    const file = await client.getFile(`${roster}/danh-sach.csv`);
    expect((file.body as Buffer).toString('utf8')).toBe(
      '\ufeffHọ và tên,Ngày sinh,"Lớp, chức vụ",Tình trạng\r\nLê Na,03/05/1980,9A,Chưa dự thi\r\nY Klơng Ayŭn,29/02/1980,9A,Chưa dự thi\r\n',
    );
    const acts = await asSuperuser<{ action: string }>(
      "select action from audit_entries where tenant_id = $1 and action like 'roster%' order by happened_at",
      [tenant.id],
    );
    expect(acts.map(({ action }) => action)).toEqual(['roster.entered', 'roster.exported']);
  });

  describe('the link of a poster', () => {
    const register = async (visitor: SiteClient): Promise<string> => {
      await visitor.post(
        '/dang-ky',
        { fullName: 'Lê Na', day: '3', month: '5', year: '1980', email: 'na@vidu.vn', consent: 'yes' },
        '/dang-ky',
      );
      return (await visitor.get('/dang-ky/don-vi')).text;
    };

    it('leads to registering with the unit chosen, without script, and writes nothing by itself', async () => {
      const visitor = site.visitor(tenant.host);
      const drafts = async (): Promise<number> =>
        (await asSuperuser<{ n: number }>('select count(*)::int as n from registration_drafts where tenant_id = $1', [tenant.id]))[0]!.n;
      expect((await visitor.get('/don-vi/24769')).headers['location']).toBe('/dang-ky');
      expect(await drafts()).toBe(0);

      const page = await register(visitor);
      expect(page).toContain('Đã chọn: Phường 9, thành phố Đà Lạt.');
      await visitor.post('/dang-ky/don-vi', { do: 'continue', basis: 'residence' }, '/dang-ky/don-vi');
      const code = /Mã xác nhận (\d{6})/.exec((await visitor.get('/hop-thu')).text)![1]!;
      await visitor.post('/dang-ky/xac-nhan', { code }, '/dang-ky/xac-nhan');
      const [row] = await asSuperuser<{ code: string }>(
        'select u.code from registrations r join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id where r.tenant_id = $1',
        [tenant.id],
      );
      expect(row!.code).toBe('24769');
    });

    it('changes the unit of whoever has begun, and says so when it is of no unit', async () => {
      const visitor = site.visitor(tenant.host);
      await visitor.get('/don-vi/24769');
      await register(visitor);
      await visitor.get('/don-vi/24778');
      expect((await visitor.get('/dang-ky/don-vi')).text).toContain('Phường 10');
      const lost = await visitor.get('/don-vi/khong-co');
      expect(lost.headers['location']).toBe('/dang-ky');
      expect((await visitor.get('/dang-ky')).text).toContain('Không thấy đơn vị trong đường dẫn này');
    });
  });
});
