import { Deployments, Grants, type GrantId, News, type RunningContest } from '#contests';
import { type Registration, Registrations } from '#registrations';
import { Turnouts } from '#reports';
import { aRuleSet } from '#rules/testing';
import { UnitRegister } from '#units';
import { unitNamed } from '../factories/a-running-contest.js';
import { aSealedSitting } from '../factories/a-sealed-sitting.js';
import { aPlaceWithContest, WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { ApiClient } from '../support/api-client.js';
import { asSuperuser } from '../support/query.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

/** The page of a ward that deploys its city's contest. */
describe('a ward’s site', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let city: Place;
  let ward: Place;
  let running: RunningContest;
  let grant: GrantId;

  beforeEach(async () => {
    ({ tenant: city, running } = await aPlaceWithContest(site, {
      tenant: { kind: 'city', name: 'TP Thử', hostBody: 'Ban Tổ chức TP Thử' },
    }));
    ward = await site.aTenant({ kind: 'ward', name: 'Phường Chín', hostBody: 'UBND phường Chín', parentSlug: city.slug });
    await site.as(city.id, async () => {
      grant = await site.get(Grants).give({ contestId: running.contest.id, to: ward.id, unitCode: '24769', by: null });
    });
    const plan = aRuleSet({
      code: 'phuong',
      units: [{ code: 'tram-y-te', name: 'Trạm Y tế phường', kind: 'public-service' }],
      targets: [{ code: 'tram-y-te', name: 'Trạm Y tế phường', units: ['tram-y-te'], percent: 100 }],
      texts: { summary: 'Bà con phường Chín cùng dự thi.' },
    });
    await site.as(ward.id, async () => {
      await site.get(UnitRegister).enter([
        {
          code: 'tram-y-te',
          kind: 'public-service',
          name: 'Trạm Y tế phường',
          bases: ['residence', 'workplace'],
          validFrom: '2015-01-01',
          headCount: 4,
        },
      ]);
      await site.get(Deployments).deploy({ ownerTenantId: city.id, contestId: running.contest.id, plan });
    });
  });

  const registerOnWardsPage = async () => {
    const visitor = site.visitor(ward.host);
    await visitor.post(
      '/dang-ky',
      { fullName: 'Lý Thị Hoa', day: '3', month: '4', year: '1970', email: 'hoa@vidu.vn', consent: 'yes' },
      '/dang-ky',
    );
    const page = await visitor.get('/dang-ky/don-vi');
    const unit = /name="viaUnitId" value="([0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    await visitor.post('/dang-ky/don-vi', { basis: 'workplace', viaUnitId: unit }, '/dang-ky/don-vi');
    const mailbox = await visitor.get('/hop-thu');
    const code = /Mã xác nhận (\d{6})/.exec(mailbox.text)?.[1] ?? '';
    await visitor.post('/dang-ky/xac-nhan', { code }, '/dang-ky/xac-nhan');
    return visitor;
  };

  /** A contestant of the city who does not count for the ward; in the city's scope. */
  const someoneOfWardTen = async (): Promise<Registration> => {
    const { accountId } = await site.get(Registrations).register(running, {
      fullName: 'Trần Văn An',
      birthDate: '1962-07-07',
      contact: { kind: 'email', value: 'an@vidu.vn' },
      audience: running.ruleSet.audiences[0]!.code,
      basis: 'residence',
      unit: await unitNamed(site.app, 'Phường 10'),
    });
    return (await site.get(Registrations).findOf(accountId, running.contest.id))!;
  };

  it('keeps the ward’s console the ward’s, however its address is written', async () => {
    const staff = await aStaffMember(site, ward.id, ['approver'], { fullName: 'Lục Thị Mai' });
    const stranger = site.visitor(ward.host);

    for (const address of ['/quan-tri/nhan-su', '/%71uan-tri/nhan-su', '/qu%61n-tri/nhan-su']) {
      const page = await staff.get(address);
      expect([address, page.status, page.text.includes('Lục Thị Mai')]).toEqual([address, 200, true]);
      expect((await stranger.get(address)).headers['location']).toMatch(/^\/quan-tri\/dang-nhap/);
    }
  });

  it('shows the city’s contest with the ward’s own words, targets and name', async () => {
    const page = await site.visitor(ward.host).get('/');

    expect(page.status).toBe(200);
    for (const text of [
      'Phường Chín',
      'Cuộc thi mẫu',
      'TP Thử',
      'phường Chín triển khai',
      'Bà con phường Chín cùng dự thi.',
      'Chỉ tiêu của phường',
    ])
      expect(page.text).toContain(text);
  });

  it('says whose news it shows, and who holds what people tell about themselves', async () => {
    const post = { title: 'Tin của thành phố', summary: '', body: 'Nội dung.', isNotice: false, publishedAt: running.rounds[0]!.opensAt };
    await site.as(city.id, () => site.get(News).bring(running.contest.id, [post]));

    const article = (await site.visitor(ward.host).get('/tin-tuc/tin-cua-thanh-pho')).text;
    const main = article.slice(article.indexOf('<main'), article.indexOf('</main'));
    expect([main.includes('Ban Tổ chức TP Thử'), main.includes('UBND phường Chín')]).toEqual([true, false]);
    expect((await site.visitor(ward.host).get('/rieng-tu')).text).toContain(
      'TP Thử và Phường Chín dùng thông tin bạn khai chỉ cho cuộc thi này.',
    );
    expect((await site.visitor(city.host).get('/rieng-tu')).text).toContain('<p class="lead">TP Thử dùng thông tin');
  });

  it('registers people for the ward: they are contestants of the city, and the ward’s count goes up', async () => {
    const visitor = await registerOnWardsPage();

    const mine = await visitor.get('/cua-toi');
    expect(mine.text).toContain('Lý Thị Hoa');
    expect(mine.text).toContain('Phường 9');
    await site.as(city.id, () => site.get(Turnouts).take(running.contest.id, null));
    const turnout = await site.as(city.id, () =>
      site.get(Turnouts).find({ contestId: running.contest.id, roundId: null, viaTenantId: ward.id }),
    );
    expect(turnout?.totals.registered).toBe(1);
  });

  it('counts the ward’s people alone, and the city’s site everybody', async () => {
    await site.as(city.id, async () => {
      await aSealedSitting(site.app, running, { startsAt: WHILE_OPEN });
      await aSealedSitting(site.app, running, { startsAt: WHILE_OPEN, registration: await someoneOfWardTen() });
      await site.get(Turnouts).take(running.contest.id, null);
    });
    const total = async ({ host }: Place): Promise<string | undefined> => {
      const words = (await site.visitor(host).get('/don-vi-du-thi')).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
      return /Cộng [\d ]+/.exec(words)?.[0].trim();
    };

    expect([await total(ward), await total(city)]).toEqual(['Cộng 1 1', 'Cộng 2 2']);
  });

  it('asks for one of the ward’s own units, and keeps what was typed when none is chosen', async () => {
    const visitor = site.visitor(ward.host);
    await visitor.post(
      '/dang-ky',
      { fullName: 'Lý Thị Hoa', day: '3', month: '4', year: '1970', email: 'hoa@vidu.vn', consent: 'yes' },
      '/dang-ky',
    );

    const answer = await visitor.post('/dang-ky/don-vi', { basis: 'workplace' }, '/dang-ky/don-vi');

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Hãy chọn một đơn vị');
    expect((await visitor.get('/dang-ky')).text).toContain('Lý Thị Hoa');
  });

  it('registers the same people for programs: the ward counts, and one of its own units may be named', async () => {
    const client = await ApiClient.of(site.app, ward.host);
    const contest = (await client.call('getContest')).body;
    expect([contest.name, contest.wardUnits]).toEqual(['Cuộc thi mẫu', [{ id: expect.any(String), name: 'Trạm Y tế phường', place: '' }]]);
    const body = {
      fullName: 'Lý Thị Hoa',
      birthDate: '1970-04-03',
      email: 'hoa@vidu.vn',
      consent: true,
      viaUnitId: contest.wardUnits[0].id,
    };

    const sent = (await client.call('startRegistration', { body })).body;
    const code = /Mã xác nhận (\d{6})/.exec((await site.visitor(ward.host).get('/hop-thu')).text)![1];
    client.token = (await client.call('confirmRegistration', { body: { confirmation: sent.confirmation, code } })).body.token;

    expect((await client.call('getMe')).body.registration.unit.name).toBe('Phường 9');
    const wrong = await client.call('startRegistration', { body: { ...body, viaUnitId: running.contest.id } });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'viaUnitId']);
  });

  it('is the ward’s alone behind the console’s door', async () => {
    const page = await site.visitor(ward.host).get('/quan-tri/dang-nhap');

    expect(page.status).toBe(200);
    expect(page.text).toContain('Phường Chín');
  });

  it('shows its staff the city’s rules as they are now, with the ward’s own targets and without the city’s pages', async () => {
    const staff = await aStaffMember(site, ward.id, ['author']);

    const { text } = await staff.get('/quan-tri/thiet-lap');

    expect(text).toContain(running.ruleSetHash.match(/.{8}/g)!.join(' '));
    expect(text).toContain('Trạm Y tế phường');
    expect(text).not.toContain('href="/quan-tri/dot-thi"');
  });

  it('has no contest while the city is suspended', async () => {
    await asSuperuser("update tenants set status = 'suspended' where id = $1", [city.id]);

    const page = await site.visitor(ward.host).get('/');

    expect([page.status, page.text.includes('Phường Chín'), page.text.includes('Cuộc thi mẫu')]).toEqual([200, true, false]);
    expect((await site.visitor(ward.host).get('/dang-ky')).status).toBe(404);
  });

  it('has no contest any more once the city has taken its grant back', async () => {
    await site.as(city.id, () => site.get(Grants).revoke(grant, null, 'Phường đã sáp nhập'));

    const page = await site.visitor(ward.host).get('/');

    expect(page.text).not.toContain('Cuộc thi mẫu');
    expect((await site.visitor(ward.host).get('/dang-ky')).status).toBe(404);
  });
});
