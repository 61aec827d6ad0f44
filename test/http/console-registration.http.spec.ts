import type { AccountId } from '#kernel';
import { AuditTrail } from '#audit';
import { aRuleSet } from '#rules/testing';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const TERMS = '/quan-tri/luu-giu';
const TEAMS = '/quan-tri/ban-to';
const NUMBER = '001162000123';

/** What organisers have to say about the people who register: terms, numbers that are barred, entries by helpers. */
describe('registration in the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let contestId: string;
  let boss: SiteClient & { readonly accountId: AccountId };
  let author: SiteClient & { readonly accountId: AccountId };

  beforeEach(async () => {
    const codes = ['fullName', 'birthDate', 'contact', 'audience', 'unit', 'identityNumber'] as const;
    const ruleSet = aRuleSet({
      lists: [{ code: 'bi-huy', name: 'Người bị hủy kết quả' }],
      eligibility: [{ code: 'excluded-lists', version: 1, lists: ['bi-huy'] }],
      registration: { fields: codes.map((code) => ({ code, why: 'Vì thế.' })) },
    });
    const place = await aPlaceWithContest(site, { ruleSet });
    tenant = place.tenant;
    contestId = place.running.contest.id;
    await site.as(tenant.id, async () => {
      const { accountId: helper } = await aContestant(site.app, place.running, { identityNumber: '001162000999' });
      await aContestant(site.app, place.running, { identityNumber: '001162000998', helper });
    });
    boss = await aStaffMember(site, tenant.id, ['administrator']);
    author = await aStaffMember(site, tenant.id, ['author']);
  });

  it('says how many were entered by a helper', async () => {
    expect((await author.get('/quan-tri/nguoi-du-thi')).text).toContain('2 người đã đăng ký, trong đó 1 người có người nhập hộ.');
  });

  it('has a term for each contest, which administrators alone may set, with a reason', async () => {
    expect((await author.get(TERMS)).text).toContain('28/10/2026');
    expect((await author.get(TERMS)).text).not.toContain('Đặt ngày xóa khác');

    const wrong = await boss.post(TERMS, { day: '31/12' }, TERMS);
    expect([wrong.status, wrong.text.includes('Còn 3 chỗ cần sửa')]).toEqual([422, true]);
    const early = await boss.post(TERMS, { contest: contestId, day: '27/10/2024', reason: 'Kế hoạch' }, TERMS);
    expect([early.status, early.text.includes('phải sau ngày 28/10/2024')]).toEqual([422, true]);
    expect((await boss.post(TERMS, { contest: contestId, day: '31/12/2025', reason: 'Kế hoạch' }, TERMS)).status).toBe(303);

    expect((await author.get(TERMS)).text).toContain('31/12/2025');
    const acts = await site.as(tenant.id, () => site.get(AuditTrail).of(contestId));
    expect(acts.at(-1)).toMatchObject({ action: 'retention.set', actorId: boss.accountId, reason: 'Kế hoạch' });
  });

  it('tells what else is kept, how long and why, and lets administrators say how long idle accounts are', async () => {
    expect((await author.get(TERMS)).text).toContain('12 tháng kể từ lần đăng nhập cuối');
    const wrong = await boss.post(`${TERMS}/tai-khoan`, { months: '0' }, TERMS);
    expect([wrong.status, wrong.text.includes('Còn 2 chỗ cần sửa')]).toEqual([422, true]);
    expect((await author.get(TERMS)).text).not.toContain('Ghi số tháng');

    expect((await boss.post(`${TERMS}/tai-khoan`, { months: '6', why: 'Kế hoạch' }, TERMS)).status).toBe(303);

    const { text } = await author.get(TERMS);
    expect(text).toContain('6 tháng kể từ lần đăng nhập cuối');
    for (const what of ['Tin nhắn, thư đã gửi', 'Tác giả được đề cử', 'Lời mời làm đầu mối']) expect(text).toContain(what);
    const acts = await site.as(tenant.id, () => site.get(AuditTrail).of(tenant.id));
    expect(acts.at(-1)).toMatchObject({ action: 'retention.idle-set', actorId: boss.accountId, details: { months: 6 } });
  });

  it('bars identity numbers, showing three digits and keeping no more', async () => {
    const add = (form: Record<string, string>) => boss.post(`${TEAMS}/so-can-cuoc`, form, TEAMS);
    expect((await add({ number: '12', list: 'bi-huy' })).status).toBe(422);
    expect((await add({ number: NUMBER, list: 'khac' })).status).toBe(422);
    expect((await add({ number: '001 162 000 123', list: 'bi-huy' })).status).toBe(303);

    const page = (await author.get(TEAMS)).text;
    expect(page).toMatch(/•••\u00a0•••\u00a0•••\u00a0123/);
    expect(page).not.toContain(NUMBER);
    expect((await add({ number: NUMBER, list: 'bi-huy' })).text).toContain('Số căn cước này đã có trong danh sách.');

    await boss.post(`${TEAMS}/so-can-cuoc/go`, {}, TEAMS);
    expect((await author.get(TEAMS)).text).not.toContain('•••\u00a0123');
  });
});
