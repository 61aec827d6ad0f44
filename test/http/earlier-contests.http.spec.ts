import type { StaffRole } from '#access';
import { ContestPublisher, ContestReader, type RunningContest } from '#contests';
import { type ContestId, parseLocal } from '#kernel';
import type { Registration } from '#registrations';
import { planYaml } from '#rules';
import { aJudgedPrize, aJudgedRound, rulesWithJudgedPrizes } from '../factories/a-judged-round.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { takenFurther } from '../factories/the-worker.js';
import { asSuperuser } from '../support/query.js';
import { hiddenFields, type SiteClient } from '../support/site-client.js';
import { soonAfter } from '../support/soon-after.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const CONTESTS = '/quan-tri/cuoc-thi';
const DRAFTS = '/quan-tri/soan-the-le/moi';
const RESULT = '/quan-tri/ket-qua/bai-viet';

describe('earlier contests in the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let earlier: RunningContest;
  let newest: ContestId;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const staff = (roles: StaffRole[], fullName: string) => aStaffMember(site, tenant.id, roles, { fullName });
  const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const open = (who: SiteClient, contest: string) => who.post(CONTESTS, { contest }, CONTESTS);

  /** A contest that is judged, and the next one with the same part, in which nothing was sent yet. */
  beforeEach(async () => {
    const ruleSet = rulesWithJudgedPrizes([aJudgedPrize()]);
    ({ tenant, running: earlier } = await aPlaceWithContest(site, { time: parseLocal('2024-10-22 08:00')!, ruleSet }));
    await inScope(async () => {
      const author: Registration = (await aContestant(site.app, earlier, { fullName: 'Đỗ Thị Ánh' })).registration;
      const { round } = await aJudgedRound({ asSuperuser } as never, tenant.id, earlier, [{ authors: [author], points: 90 }]);
      await takenFurther(site.app, round.id, 1);
      newest = await site.get(ContestPublisher).publish({ slug: '2025', ruleSet });
    });
    soonAfter(1_000);
  });

  it('are opened, worked on and left again; the portal stays with the newest', async () => {
    const author = await staff(['author'], 'Phan Đình Lộc');
    const home = plain((await author.get('/quan-tri')).text);
    expect(home).toContain('năm 2024 còn 2 kết quả chưa công bố');
    expect(plain((await author.get(RESULT)).text)).not.toContain('Đỗ Thị Ánh');

    const list = (await author.get(CONTESTS)).text;
    expect(list.match(/name="contest" value="[^"]+"/g)).toEqual([`name="contest" value="${earlier.contest.id}"`]);
    const opened = await open(author, earlier.contest.id);
    expect([opened.status, opened.headers['location']]).toEqual([303, '/quan-tri']);
    const result = (await author.get(RESULT)).text;
    expect([plain(result).includes('Đỗ Thị Ánh'), plain(result).includes('Đang xem một cuộc thi trước')]).toEqual([true, true]);
    expect(plain((await author.get('/quan-tri/bai-du-thi/bai-viet')).text)).toContain('Đang xem một cuộc thi trước');
    expect((await inScope(() => site.get(ContestReader).running())).contest.id).toBe(newest);

    expect((await open(author, newest)).status).toBe(303);
    const back = plain((await author.get(RESULT)).text);
    expect([back.includes('Đỗ Thị Ánh'), back.includes('Đang xem một cuộc thi trước')]).toEqual([false, false]);
  });

  it('are not acted on from a page of another contest, and nothing is written', async () => {
    const [author, approver] = [await staff(['author'], 'Phan Đình Lộc'), await staff(['approver'], 'Tạ Minh Quân')];
    await open(approver, earlier.contest.id);
    const page = await approver.get(RESULT);
    // Also on the way there: the standing of a part of submissions waits as that of a quiz does.
    expect(plain(page.text)).toContain('1 việc chờ bạn');
    const form = hiddenFields(page, `${RESULT}/duyet`);
    const again = hiddenFields(await approver.get(CONTESTS), CONTESTS);
    await open(approver, newest);
    const stale = await approver.postRaw(`${RESULT}/duyet`, form);
    expect([stale.status, plain(stale.text).includes('thuộc một cuộc thi khác')]).toEqual([409, true]);
    // Told on a page of the console, with the way to the right contest.
    expect([stale.text.includes('rail-nav'), stale.text.includes(`<a class="button" href="${CONTESTS}">`)]).toEqual([true, true]);
    expect((await approver.postRaw(CONTESTS, { ...again, contest: newest })).status).toBe(409);
    expect(plain((await author.get('/quan-tri')).text)).toContain('còn 2 kết quả chưa công bố');
    // A file goes where it was promised, whichever contest is open: as a conflict it would be sent again and again.
    expect((await approver.postRaw(`/quan-tri/tep-gui/${earlier.contest.id}`, { _csrf: form['_csrf']! })).status).toBe(404);
    // A judge's sheet or vote is theirs whichever contest is open: that this person is no judge is all that is said.
    for (const path of [`/quan-tri/cham-bai/${earlier.contest.id}/luu`, `/quan-tri/hop-hoi-dong/${newest}/${newest}`])
      expect([path, (await approver.postRaw(path, { _csrf: form['_csrf']! })).status]).toEqual([path, 403]);
    // From its own page it goes on.
    await open(approver, earlier.contest.id);
    expect((await approver.postRaw(`${RESULT}/duyet`, form)).status).toBe(303);
    expect((await inScope(() => site.get(ContestReader).contest(earlier.contest.id))).receiving[0]!.state).toBe('approved');
    // Whoever goes gets out from any page.
    await open(approver, newest);
    expect((await approver.postRaw('/quan-tri/dang-xuat', { _csrf: form['_csrf']! })).status).toBe(303);
    expect((await approver.get('/quan-tri')).status).toBe(303);
  });

  it('of another tenant are not there, whatever a browser says; a single contest is no choice', async () => {
    const { tenant: other, running } = await aPlaceWithContest(site, { ruleSet: rulesWithJudgedPrizes([aJudgedPrize()]) });
    const stranger = await aStaffMember(site, other.id, ['author'], { fullName: 'Hồ Sĩ Đại' });
    expect((await stranger.get('/quan-tri')).text).not.toContain(CONTESTS);
    const form = hiddenFields(await stranger.get('/quan-tri'), '/quan-tri/dang-xuat');
    expect((await stranger.postRaw(CONTESTS, { ...form, contest: earlier.contest.id })).status).toBe(404);
    stranger.keep('kbs-thi', earlier.contest.id);
    const page = plain((await stranger.get('/quan-tri/ket-qua')).text);
    expect([page.includes('Thi viết'), page.includes('Đang xem một cuộc thi trước')]).toEqual([true, false]);
    expect((await stranger.get(RESULT)).text).not.toContain('Đỗ Thị Ánh');
    expect(running.contest.id).not.toBe(earlier.contest.id);
    stranger.keep('kbs-thi', 'khong-phai-ma');
    expect((await stranger.get('/quan-tri')).status).toBe(200);
  });

  it('are closed to what would reach nobody: invitations, lists, news, what wards are given', async () => {
    const author = await staff(['author'], 'Phan Đình Lộc');
    await open(author, earlier.contest.id);
    const invitation = { fullName: 'Mai Thị Hòa', contact: 'mai.hoa@thi.example', unit: '', contest: 'this' };
    const refused = await author.post('/quan-tri/dau-moi', invitation, '/quan-tri/dau-moi');
    expect([refused.status, plain(refused.text).includes('không đến được với ai')]).toEqual([409, true]);
    for (const path of ['/quan-tri/danh-sach/moi', '/quan-tri/tin-tuc/moi', '/quan-tri/tai-lieu/moi'])
      expect([path, (await author.post(path, {}, path)).status]).toEqual([path, 409]);
    await open(author, newest);
    expect((await author.post('/quan-tri/dau-moi', invitation, '/quan-tri/dau-moi')).status).not.toBe(409);
  });

  it('of essays alone lead to appeals as those of quizzes do', async () => {
    const ruleSet = rulesWithJudgedPrizes([aJudgedPrize()]);
    const parts = ruleSet.parts.filter(({ kind }) => kind !== 'quiz');
    const { tenant: other } = await aPlaceWithContest(site, { ruleSet: { ...ruleSet, parts } });
    const handler = await aStaffMember(site, other.id, ['approver'], { fullName: 'Kiều Thị Sen' });
    expect((await handler.get('/quan-tri')).text).toContain('href="/quan-tri/khieu-nai"');
  });

  it('keep the next contest from being published while what was sent to them is judged; a part that got nothing does not', async () => {
    await site.timeIs(parseLocal('2025-06-01 08:00')!);
    await asSuperuser("update rounds set state = 'published' where tenant_id = $1 and kind = 'sitting'", [tenant.id]);
    const author = await staff(['author'], 'Phan Đình Lộc');
    const begun = await author.post(DRAFTS, { from: 'import', source: planYaml(earlier.ruleSet) }, DRAFTS);
    const draft = (begun.headers['location'] as string).split('/doi-ngay')[0]!;
    const waiting = async (): Promise<number> =>
      plain((await author.get(draft)).text).split('đang diễn ra trên trang của đơn vị').length - 1;
    expect(await waiting()).toBe(1);
    await asSuperuser("update rounds set state = 'published' where contest_id = $1", [earlier.contest.id]);
    expect(await waiting()).toBe(0);
  });
});
