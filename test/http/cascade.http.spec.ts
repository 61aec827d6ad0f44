import { Deployments, Grants, type RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { type Registration, Registrations } from '#registrations';
import { Turnouts, WardStamping } from '#reports';
import { aRuleSet } from '#rules/testing';
import { HeadCounts, type UnitId, UnitRegister } from '#units';
import { unitNamed } from '../factories/a-running-contest.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aPrizePerRound } from '../factories/some-prizes.js';
import { asSuperuser, query } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { testDatabase } from '../support/test-database.js';
import { type Place, TestSite } from '../support/test-site.js';

const MONDAY = parseLocal('2024-10-22 09:00')!;

/** A city, two wards below it, and people of both: what the city gives, what the wards see. */
describe('the cascade downward', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let city: Place;
  let nine: Place;
  let ten: Place;
  let running: RunningContest;
  let publisher: SiteClient;
  let made = 0;

  beforeEach(async () => {
    ({ tenant: city, running } = await aPlaceWithContest(site, { tenant: { kind: 'city', name: 'TP Thử' } }));
    nine = await site.aTenant({ kind: 'ward', name: 'UBND phường Chín', parentSlug: city.slug });
    ten = await site.aTenant({ kind: 'ward', name: 'UBND phường Mười', parentSlug: city.slug });
    publisher = await aStaffMember(site, city.id, ['publisher']);
  });

  /** Somebody who counts for the unit, perhaps for one of the ward's own; in the city's scope. */
  const register = async (fullName: string, unitName: string, viaUnitId?: UnitId): Promise<Registration> => {
    made += 1;
    const { accountId } = await site.get(Registrations).register(running, {
      fullName,
      birthDate: '1980-01-01',
      contact: { kind: 'email', value: `nguoi-${made}@vidu.vn` },
      audience: running.ruleSet.audiences[0]!.code,
      basis: 'residence',
      unit: await unitNamed(site.app, unitName),
      ...(viaUnitId && { viaUnitId }),
    });
    return (await site.get(Registrations).findOf(accountId, running.contest.id))!;
  };
  const sit = (registration: Registration, startsAt = MONDAY) => aSealedSitting(site.app, running, { registration, startsAt });
  const count = () =>
    site.as(city.id, async () => {
      await site.get(Turnouts).take(running.contest.id, running.rounds[0]!.id);
      await site.get(Turnouts).take(running.contest.id, null);
    });
  const deploy = (ward: Place) =>
    site.as(ward.id, () =>
      site.get(Deployments).deploy({ ownerTenantId: city.id, contestId: running.contest.id, plan: aRuleSet({ code: 'phuong' }) }),
    );
  const give = (ward: Place, unitCode: string) =>
    site.as(city.id, async () => {
      const grant = await site.get(Grants).give({ contestId: running.contest.id, to: ward.id, unitCode, by: null });
      await site.get(WardStamping).look();
      return grant;
    });
  /** The rows of a file below its head. */
  const rowsOf = (csv: string): string[][] =>
    csv
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));

  it('is given on a page that says first whom it touches, and stands in the list and the trail', async () => {
    await site.as(city.id, () => register('Lý Thị Hoa', 'Phường 9'));

    const look = await publisher.post('/quan-tri/trien-khai/giao', { to: nine.id, unit: 'phuong 9' }, '/quan-tri/trien-khai');
    expect([look.status, look.text.includes('1 người đã đăng ký tính cho Phường 9')]).toEqual([200, true]);
    expect((await publisher.get('/quan-tri/trien-khai')).text).toContain('Chưa giao cho nơi nào');

    const given = await publisher.post('/quan-tri/trien-khai/giao', { to: nine.id, unit: '24769', do: 'give' }, '/quan-tri/trien-khai');
    expect([given.status, given.headers['location']]).toEqual([303, '/quan-tri/trien-khai']);
    const list = (await publisher.get('/quan-tri/trien-khai')).text;
    for (const text of ['UBND phường Chín', 'Phường 9', 'Chưa lập kế hoạch']) expect(list).toContain(text);

    await deploy(nine);
    expect((await publisher.get('/quan-tri/trien-khai')).text).toContain('Đã triển khai');
    expect((await publisher.get('/quan-tri/nhat-ky')).text).toContain('Giao phường, xã triển khai cuộc thi');
  });

  it('asks for a ward and a unit that are there, and keeps what was typed', async () => {
    const nothing = await publisher.post('/quan-tri/trien-khai/giao', {}, '/quan-tri/trien-khai');
    expect([nothing.status, nothing.text.includes('Hãy chọn nơi được giao'), nothing.text.includes('Hãy ghi tên đơn vị')]).toEqual([
      422,
      true,
      true,
    ]);
    const vague = await publisher.post('/quan-tri/trien-khai/giao', { to: nine.id, unit: 'Phường' }, '/quan-tri/trien-khai');
    expect([vague.status, vague.text.includes('Hãy chọn một'), vague.text.includes('value="24778"')]).toEqual([422, true, true]);
    const stranger = await site.aTenant({ kind: 'ward', name: 'Phường của nơi khác' });
    const foreign = await publisher.post(
      '/quan-tri/trien-khai/giao',
      { to: stranger.id, unit: '24769', do: 'give' },
      '/quan-tri/trien-khai',
    );
    expect(foreign.status).toBe(422);
  });

  it('is for those who may: others see the list and no way to change it', async () => {
    const author = await aStaffMember(site, city.id, ['author']);
    await give(nine, '24769');

    const list = (await author.get('/quan-tri/trien-khai')).text;

    expect([list.includes('UBND phường Chín'), list.includes('thu-hoi'), list.includes('Xem trước khi giao')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('ends with a reason: the ward’s pages, lists and files show nobody from then on', async () => {
    const grant = await give(nine, '24769');
    await deploy(nine);
    await site.as(city.id, () => register('Lý Thị Hoa', 'Phường 9'));
    const staff = await aStaffMember(site, nine.id, ['author']);
    const pages = ['/quan-tri', '/quan-tri/bao-cao', '/quan-tri/bao-cao/nguoi'];
    const files = [
      '/quan-tri/bao-cao/xuat.csv',
      '/quan-tri/bao-cao/xuat.xlsx',
      '/quan-tri/bao-cao/nguoi/xuat.csv',
      '/quan-tri/bao-cao/nguoi/xuat.xlsx',
    ];
    expect((await staff.get('/quan-tri/bao-cao/nguoi')).text).toContain('Lý Thị Hoa');
    expect(await Promise.all(files.map(async (file) => (await staff.get(file)).status))).toEqual([200, 200, 200, 200]);

    const url = `/quan-tri/trien-khai/${grant}/thu-hoi`;
    expect((await publisher.post(url, { reason: '' }, url)).status).toBe(422);
    const ended = await publisher.post(url, { reason: 'Phường đã sáp nhập từ tháng này' }, url);
    expect([ended.status, ended.headers['location']]).toEqual([303, '/quan-tri/trien-khai']);

    for (const page of pages) {
      const { status, text } = await staff.get(page);
      expect([page, status, text.includes('đã thu hồi việc giao triển khai'), text.includes('Lý Thị Hoa')]).toEqual([
        page,
        200,
        true,
        false,
      ]);
    }
    for (const file of files) expect([file, (await staff.get(file)).status]).toEqual([file, 404]);
    const history = (await publisher.get('/quan-tri/trien-khai')).text;
    expect([history.includes('Phường đã sáp nhập từ tháng này'), history.includes('Tạ Minh Quân')]).toEqual([true, true]);
  });

  it('has no report where nothing is deployed', async () => {
    const staff = await aStaffMember(site, ten.id, ['author']);

    expect([(await staff.get('/quan-tri/bao-cao')).status, (await publisher.get('/quan-tri/bao-cao')).status]).toEqual([404, 404]);
  });

  it('reports to the ward exactly the city’s figures filtered to the ward, whoever came before the grant, and nobody of the other ward', async () => {
    const schoolId = await site.as(nine.id, async () => {
      const school = {
        code: 'truong',
        kind: 'school' as const,
        name: 'Trường Chín',
        bases: ['residence' as const],
        validFrom: '2015-01-01',
        headCount: 4,
      };
      await site.get(UnitRegister).enter([school]);
      const { id } = (await site.get(UnitRegister).findByCode('truong', '2024-10-21'))!;
      await site.get(HeadCounts).put([{ unitId: id, people: 4, leaders: 2, countedOn: '2024-01-01', source: 'Báo cáo' }]);
      return id;
    });
    await site.as(city.id, async () => {
      await sit(await register('Lý Thị Hoa', 'Phường 9'));
      await register('Lò Văn Sơn', 'Phường 9');
      await sit(await register('Trần Văn An', 'Phường 10'));
    });
    await give(nine, '24769');
    await give(ten, '24778');
    await Promise.all([deploy(nine), deploy(ten)]);
    await site.as(city.id, async () => {
      const nông = await register('Nông Thị Chín', 'Phường 9', schoolId);
      await sit(nông);
      await sit(nông, new Date(MONDAY.getTime() + 3_600_000));
      await register('Vi Thị Mười', 'Phường 10');
    });
    await count();

    const filtered = async (unitName: string) => {
      const [row] = await asSuperuser(
        `select count(distinct r.id)::int as registered, count(distinct a.registration_id)::int as people, count(a.id)::int as attempts
         from registrations r join units u on u.id = r.unit_id left join attempts a on a.registration_id = r.id
         where r.tenant_id = $1 and u.name = $2`,
        [city.id, unitName],
      );
      return row;
    };
    const reported = async (ward: Place) => {
      const staff = await aStaffMember(site, ward.id, ['author']);
      const sums = rowsOf((await staff.get('/quan-tri/bao-cao/xuat.csv')).text).reduce(
        (all, [, registered, people, attempts]) => [all[0]! + Number(registered), all[1]! + Number(people), all[2]! + Number(attempts)],
        [0, 0, 0],
      );
      const [registered, people, attempts] = sums;
      return { registered, people, attempts };
    };
    expect(await reported(nine)).toEqual(await filtered('Phường 9'));
    expect(await reported(ten)).toEqual(await filtered('Phường 10'));
    expect(await reported(nine)).toEqual({ registered: 3, people: 2, attempts: 3 });

    // The same people as the city's own list, filtered to the ward.
    const cityStaff = await aStaffMember(site, city.id, ['author']);
    const names = (csv: string) =>
      rowsOf(csv)
        .map(([name]) => name)
        .toSorted();
    for (const [ward, unit] of [
      [nine, 'Phường 9'],
      [ten, 'Phường 10'],
    ] as const) {
      const staff = await aStaffMember(site, ward.id, ['author']);
      const own = names((await staff.get('/quan-tri/bao-cao/nguoi/xuat.csv')).text);
      const all = rowsOf((await cityStaff.get('/quan-tri/nguoi-du-thi/xuat.csv')).text);
      expect(own).toEqual(
        all
          .filter((row) => row[2] === unit)
          .map(([name]) => name)
          .toSorted(),
      );
    }
    const staff = await aStaffMember(site, nine.id, ['author']);
    const page = (await staff.get('/quan-tri/bao-cao/nguoi')).text;
    expect(['Lý Thị Hoa', 'Lò Văn Sơn', 'Nông Thị Chín', 'Trần Văn An', 'Vi Thị Mười'].map((name) => page.includes(name))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    // By round, by target, with what the school has.
    expect((await staff.get('/quan-tri/bao-cao')).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /Trường Chín 4 người, trong đó 2 lãnh đạo, quản lý 1 1 2 25%/,
    );
    expect((await staff.get('/quan-tri/bao-cao?theo=dot')).text).toContain(running.rounds[0]!.name);
    expect((await staff.get('/quan-tri/nhat-ky')).text).toContain('Xuất danh sách người dự thi');
  });

  it('proposes the ward’s own small prizes down the city’s published standing, among the ward’s people alone', async () => {
    await give(nine, '24769');
    const prizes = [aPrizePerRound({ tiers: [{ code: 'nhat', name: 'Giải Nhất của phường', count: 1 }] })];
    const plan = aRuleSet({ code: 'phuong', prizes });
    await site.as(nine.id, () => site.get(Deployments).deploy({ ownerTenantId: city.id, contestId: running.contest.id, plan }));
    const round = await site.as(city.id, async () => {
      await aSealedSitting(site.app, running, { registration: await register('Trần Văn An', 'Phường 10'), startsAt: MONDAY });
      await aSealedSitting(site.app, running, { registration: await register('Lý Thị Hoa', 'Phường 9'), startsAt: MONDAY, right: 2 });
      await aSealedSitting(site.app, running, { registration: await register('Lò Văn Sơn', 'Phường 9'), startsAt: MONDAY, right: 1 });
      return aFinishedRound(site.app, running);
    });
    const staff = await aStaffMember(site, nine.id, ['author']);
    // Nothing is proposed before the city has published.
    await asSuperuser("update rounds set state = 'approved' where id = $1", [round.id]);
    expect((await staff.get('/quan-tri/bao-cao?theo=giai')).text).toContain('Chưa có đợt nào công bố kết quả');
    await asSuperuser("update rounds set state = 'published' where id = $1", [round.id]);

    const page = (await staff.get('/quan-tri/bao-cao?theo=giai')).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(page).toMatch(/Lý Thị Hoa Phường 9 Giải Nhất của phường .* 1 2 /);
    expect([page.includes('Lò Văn Sơn'), page.includes('Trần Văn An')]).toEqual([false, false]);
    expect(rowsOf((await staff.get('/quan-tri/bao-cao/giai.csv')).text).map(([name]) => name)).toEqual(['Lý Thị Hoa']);
    // Row security shows the ward the lines of its own people, whatever it asks.
    const database = (await testDatabase()).app;
    const seen = (via: string) =>
      query(
        database,
        `begin; set local app.tenant_id = '${city.id}'; set local app.via_tenant_id = '${via}'; select rank from standing_lines order by rank`,
      );
    expect([await seen(nine.id), await seen(ten.id)]).toEqual([[{ rank: 2 }, { rank: 3 }], []]);
  });
});
