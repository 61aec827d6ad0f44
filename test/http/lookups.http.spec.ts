import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Attempts } from '#attempts';
import type { RunningContest } from '#contests';
import { Registrations } from '#registrations';
import { handedIn } from '../factories/a-sealed-sitting.js';
import { aContestant, aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const site = TestSite.forTests();
let tenant: Place;
let running: RunningContest;
let staff: Awaited<ReturnType<typeof aStaffMember>>;

beforeEach(async () => {
  ({ tenant, running } = await aPlaceWithContest(site, { tenant: { shortName: 'Lâm Đồng' } }));
  staff = await aStaffMember(site, tenant.id, ['author']);
});

const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
/** What has been done since the contest was published. */
const acts = (): Promise<{ action: string; subject: string; details: unknown; actor: string | null }[]> =>
  inScope(async () =>
    (await site.get(AuditTrail).newest({ limit: 20 }))
      .filter(({ action }) => action !== 'contest.published')
      .map(({ action, subjectId, details, actorId }) => ({ action, subject: subjectId, details, actor: actorId })),
  );

/** What the trail has of somebody who has seen the list: whole questions, though no keys. */
const listRead = (actor: string) => ({ action: 'questions.read', subject: running.contest.id, details: {}, actor });

/** Where somebody without a session of the staff is sent. */
const doorFor = async (path: string): Promise<unknown> => (await site.visitor(tenant.host).get(path)).headers['location'];

describe('looking questions up', () => {
  it('lists what is asked, by code, and no key', async () => {
    const page = await staff.get('/quan-tri/cau-hoi');

    expect(page.text.indexOf('Q-001')).toBeLessThan(page.text.indexOf('Q-010'));
    expect(page.text).toContain('1 đến 10 trong 10 câu');
    for (const secret of ['Vì thế.', 'Đáp án đúng', 'Văn bản mẫu']) expect(page.text).not.toContain(secret);
    expect(await acts()).toEqual([listRead(staff.accountId)]);
  });

  it('is searched in any spelling and narrowed', async () => {
    const found = await staff.get('/quan-tri/cau-hoi?q=cau%20hoi%20so%207&chu-de=&do-kho=easy');

    expect(found.text).toContain('1 đến 1 trong 1 câu');
    expect(found.text).toContain('href="/quan-tri/cau-hoi/Q-007"');
    expect(found.text).toContain('Xóa lọc');
    expect((await staff.get('/quan-tri/cau-hoi?do-kho=hard')).text).toContain('Không có câu nào như vậy');
    expect((await staff.get('/quan-tri/cau-hoi?q=a&q=b')).status).toBe(400);
  });

  it('shows one with its key to those who write or approve questions, and writes that down', async () => {
    const page = await staff.get('/quan-tri/cau-hoi/Q-002');

    expect(page.text).toContain('<div>Hai<b>Đáp án đúng</b></div>');
    for (const text of ['Vì thế.', 'Văn bản mẫu', 'Bộ đề 1']) expect(page.text).toContain(text);
    expect(await acts()).toEqual([
      { action: 'question.read', subject: expect.any(String), details: { code: 'Q-002', version: 1 }, actor: staff.accountId },
    ]);
  });

  it('keeps keys from others of the staff, and from other tenants', async () => {
    const administrator = await aStaffMember(site, tenant.id, ['administrator', 'publisher']);
    const elsewhere = await site.aTenant();
    await site.as(elsewhere.id, () => aRunningContest(site.app, { questions: 4 }));
    const stranger = await aStaffMember(site, elsewhere.id, ['author']);

    expect((await administrator.get('/quan-tri/cau-hoi')).text).not.toContain('href="/quan-tri/cau-hoi/Q-002"');
    expect((await administrator.get('/quan-tri/cau-hoi/Q-002')).status).toBe(403);
    expect((await stranger.get('/quan-tri/cau-hoi/Q-009')).status).toBe(404);
    expect(await doorFor('/quan-tri/cau-hoi/Q-002')).toMatch(/^\/quan-tri\/dang-nhap/);
    expect(await acts()).toEqual([listRead(administrator.accountId)]);
  });
});

describe('looking people up', () => {
  const PHONE = '+84912345678';
  const register = (fullName: string, value = PHONE, audience = running.ruleSet.audiences[0]!.code) =>
    inScope(async () =>
      site.get(Registrations).register(running, {
        fullName,
        birthDate: '1962-07-07',
        contact: { kind: 'phone', value },
        audience,
        basis: 'residence',
        unit: await unitNamed(site.app as INestApplicationContext, 'Phường 10'),
      }),
    );

  it('lists them with contacts masked', async () => {
    await register('Đỗ Thị Lụa');
    await inScope(() => aContestant(site.app, running, { fullName: 'Trần Văn An' }));

    const { text } = await staff.get('/quan-tri/nguoi-du-thi');

    expect(text).toContain('2 người đã đăng ký.');
    expect(text).toContain('091\u00a0•••\u00a0•678');
    expect(text).toContain('ng•••@vidu.vn');
    for (const secret of ['912345678', '0912 345 678', 'nguoi-thi-']) expect(text).not.toContain(secret);
  });

  it('finds them by name and by unit, without tones', async () => {
    await register('Đỗ Thị Lụa');
    await inScope(() => aContestant(site.app, running, { fullName: 'Trần Văn An' }));

    expect((await staff.get('/quan-tri/nguoi-du-thi?q=lua&don-vi=&doi-tuong=')).text).toContain('1 đến 1 trong 1 người');
    const byUnit = await staff.get('/quan-tri/nguoi-du-thi?q=&don-vi=phuong%209');
    expect(byUnit.text).toContain('Trần Văn An');
    expect(byUnit.text).not.toContain('Đỗ Thị Lụa');
    expect(byUnit.text).toContain('href="/quan-tri/nguoi-du-thi/xuat.csv?don-vi&#x3D;phuong+9"');
    expect((await staff.get('/quan-tri/nguoi-du-thi?q=%25')).text).toContain('Không có ai như vậy');
  });

  it('opens one with attempts and receipts, without answers, and writes that down', async () => {
    const { registrationId, accountId } = await register('Đỗ Thị Lụa');
    const receipt = await inScope(async () => {
      const registration = (await site.get(Registrations).findOf(accountId, running.contest.id))!;
      const attempt = await site.get(Attempts).start(running, running.rounds[0]!, registration);
      return (await handedIn(site.app, attempt, accountId, 4321)).receiptCode!;
    });

    const { text } = await staff.get(`/quan-tri/nguoi-du-thi/${registrationId}`);

    for (const shown of ['Đỗ Thị Lụa', receipt, '091\u00a0•••\u00a0•678', 'Phường 10, thành phố Đà Lạt']) expect(text).toContain(shown);
    for (const secret of ['912345678', '4321', '4.321', '1962']) expect(text).not.toContain(secret);
    expect(await acts()).toEqual([{ action: 'person.read', subject: registrationId, details: {}, actor: staff.accountId }]);
    expect((await staff.get('/quan-tri/nguoi-du-thi')).text).toContain('<td class="is-number" data-label="Lượt thi"><span>1</span></td>');
  });

  it('takes what is shown away as a file, safe in a spreadsheet, and writes that down', async () => {
    await register('=HYPERLINK("https://x.vn")');
    await register('Lê Văn, Tư', '+84987654321');
    await inScope(() => aContestant(site.app, running, { fullName: 'Trần Văn An' }));

    const file = await staff.get('/quan-tri/nguoi-du-thi/xuat.csv?don-vi=phuong+10&xep=ten');

    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(file.headers['content-disposition']).toBe('attachment; filename="nguoi-du-thi-2024-10-22.csv"');
    expect(file.headers['cache-control']).toBe('private, no-store');
    const audience = running.ruleSet.audiences[0]!.name;
    const quoted = audience.includes(',') ? `"${audience}"` : audience;
    expect(file.text).toBe(
      [
        '\ufeffHọ tên,Liên hệ (đã che),Đơn vị tính,Nơi,Đối tượng,Lượt thi,Đăng ký lúc',
        `"'=HYPERLINK(""https://x.vn"")",091\u00a0•••\u00a0•678,Phường 10,thành phố Đà Lạt,${quoted},0,"8:00, 22/10/2024"`,
        `"Lê Văn, Tư",098\u00a0•••\u00a0•321,Phường 10,thành phố Đà Lạt,${quoted},0,"8:00, 22/10/2024"`,
        '',
      ].join('\r\n'),
    );
    expect(await acts()).toEqual([
      { action: 'people.exported', subject: running.contest.id, details: { count: 2, isFiltered: true }, actor: staff.accountId },
    ]);
  });

  it('gives the file to those who work with people, not to who keeps the accounts', async () => {
    await register('Đỗ Thị Lụa');
    const administrator = await aStaffMember(site, tenant.id, ['administrator']);

    expect((await administrator.get('/quan-tri/nguoi-du-thi')).text).not.toContain('xuat.csv');
    expect((await administrator.get('/quan-tri/nguoi-du-thi/xuat.csv')).status).toBe(403);
    expect(await acts()).toEqual([]);
  });

  it('knows nobody of another tenant, and shows nothing to contestants', async () => {
    const { registrationId } = await register('Đỗ Thị Lụa');
    const elsewhere = await site.aTenant();
    await site.as(elsewhere.id, () => aRunningContest(site.app));
    const stranger = await aStaffMember(site, elsewhere.id, ['author', 'approver', 'administrator']);

    expect((await stranger.get(`/quan-tri/nguoi-du-thi/${registrationId}`)).status).toBe(404);
    expect((await stranger.get('/quan-tri/nguoi-du-thi')).text).not.toContain('Đỗ Thị Lụa');
    expect((await stranger.get('/quan-tri/nguoi-du-thi/xuat.csv')).text).not.toContain('Đỗ Thị Lụa');
    for (const path of ['', '/xuat.csv', `/${registrationId}`])
      expect(await doorFor(`/quan-tri/nguoi-du-thi${path}`)).toMatch(/^\/quan-tri\/dang-nhap/);
  });

  it('is sorted by given name when asked', async () => {
    await register('Đỗ Thị Lụa');
    await register('Đỗ Thị Là', '+84987654322');
    const page = await staff.get('/quan-tri/nguoi-du-thi?xep=ten');

    expect(page.text.indexOf('Đỗ Thị Là')).toBeLessThan(page.text.indexOf('Đỗ Thị Lụa'));
    expect(page.text).toContain('aria-sort="ascending"');
  });
});
