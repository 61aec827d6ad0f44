import { Sessions } from '#accounts';
import { Attempts } from '#attempts';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import { parseLocal } from '#kernel';
import { aContestant, type aRunningContest } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const REASON = 'mất điện tại trung tâm dữ liệu';
const NOTICE = 'Ban Tổ chức xin lỗi vì sự bất tiện này; bài làm dở vẫn còn nguyên.';

describe('altering a round in the console', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: Awaited<ReturnType<typeof aRunningContest>>;
  let round: Round;
  let times: string;
  let [publisher, approver]: SiteClient[] = [];

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site));
    await site.timeIs(parseLocal('2024-10-22 09:00')!);
    await site.as(tenant.id, () => site.get(RoundTransitions).advance());
    round = running.rounds[0]!;
    times = `/quan-tri/dot-thi/${round.code}/thoi-gian`;
    [publisher, approver] = [await aStaffMember(site, tenant.id, ['publisher']), await aStaffMember(site, tenant.id, ['approver'])];
  });

  const roundNow = (): Promise<Round> => site.as(tenant.id, () => site.get(ContestReader).round(round.id));
  const visitor = (): SiteClient => site.visitor(tenant.host);
  /** Types, sees the preview, and presses the button below it. */
  const alter = async (doing: string, form: Record<string, string>, who = publisher!): Promise<{ preview: string; location: string }> => {
    const address = `${times}/${doing}`;
    const typed = { reason: REASON, notice: NOTICE, ...form };
    const preview = await who.post(address, { ...typed, do: 'preview' }, address);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(preview.text)?.[1] ?? '';
    const done = await who.post(address, { ...typed, seen, do: 'go' }, address);
    expect([preview.status, done.status]).toEqual([200, 303]);
    return { preview: preview.text, location: done.headers['location']! };
  };

  it('is for those who publish or approve; others may look, strangers see nothing', async () => {
    const author = await aStaffMember(site, tenant.id, ['author']);
    const other = await site.aTenant();
    const stranger = await aStaffMember(site, other.id, ['publisher']);

    expect([(await publisher!.get(times)).status, (await author.get(times)).status]).toEqual([200, 200]);
    expect([(await publisher!.get(`${times}/gia-han`)).status, (await author.get(`${times}/gia-han`)).status]).toEqual([200, 403]);
    expect((await author.get(times)).text).not.toContain(`${times}/gia-han`);
    expect((await stranger.get(times)).status).toBe(404);
  });

  it('shows what the public will read before anything happens, and does nothing that was not seen', async () => {
    const form = { reason: REASON, notice: NOTICE, 'closes-day': '28/10/2024', 'closes-time': '9:50', 'publishes-day': '30/10/2024', 'publishes-time': '10:00' }; // prettier-ignore
    const address = `${times}/gia-han`;
    const unseen = await publisher!.post(address, { ...form, do: 'go' }, address);
    expect([unseen.status, (await roundNow()).closesAt]).toEqual([200, round.closesAt]);
    expect(unseen.text).toContain('đã gia hạn đến 9:50 thứ Hai, 28/10/2024');
    const { location } = await alter('gia-han', form);

    expect([location, (await roundNow()).closesAt]).toEqual([times, parseLocal('2024-10-28 09:50')]);
    for (const page of ['/', '/the-le']) expect((await visitor().get(page)).text).toContain(REASON);
  });

  it('says beside the field what is wrong', async () => {
    const address = `${times}/gia-han`;
    const empty = await publisher!.post(address, { do: 'preview' }, address);
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Hãy ghi lý do');
    // What would be refused is not shown as if it were to come.
    const form = { reason: REASON, notice: NOTICE, 'closes-day': '29/10/2024', 'closes-time': '9:00', 'publishes-day': '30/10/2024', do: 'preview' }; // prettier-ignore
    for (const [wrong, said] of [
      [{ 'closes-day': '28/10/2024' }, 'Chỉ gia hạn được đến một giờ muộn hơn'],
      [{ 'publishes-day': '28/10/2024' }, 'Giờ công bố phải sau giờ đóng'],
    ] as const) {
      const refused = await publisher!.post(address, { ...form, ...wrong }, address);
      expect([refused.status, refused.text.includes(said), refused.text.includes('name="seen"')]).toEqual([422, true, false]);
    }
  });

  it('pauses: the page is calm, the exam says so and keeps answers, and goes on', async () => {
    const sitter = await site.as(tenant.id, async () => {
      const { accountId, registration } = await aContestant(site.app, running);
      const { token } = await site.get(Sessions).open(accountId, 'contestant');
      return { token, id: await site.get(Attempts).start(running, round, registration), accountId };
    });
    await alter('tam-dung', { 'until-day': '22/10/2024', 'until-time': '11:00' });

    expect((await roundNow()).state).toBe('paused');
    const home = (await visitor().get('/')).text;
    for (const said of ['đang tạm dừng', REASON, NOTICE]) expect(home).toContain(said);
    await site.as(tenant.id, () => site.get(Attempts).save(sitter.id, sitter.token, [{ place: 1, bits: 1, seq: 1 }]));
    await alter('mo-lai', {});
    expect((await roundNow()).state).toBe('open');
    expect((await visitor().get('/')).text).toContain('đã mở lại');
  });

  it('calls a request that its own asker ended taken back', async () => {
    const { location } = await alter('huy', {});
    await publisher!.post(`${location}/khong-duyet`, { reason: 'Đã sửa được bộ đề, không cần hủy.' }, location);

    const page = (await publisher!.get(location)).text;
    expect([page.includes('Đã rút'), page.includes('Không duyệt')]).toEqual([true, false]);
    expect((await roundNow()).state).toBe('open');
  });

  it('annuls with a second person alone, and puts a new run in its place', async () => {
    const form = { 'opens-day': '04/11/2024', 'opens-time': '8:00', 'closes-day': '05/11/2024', 'closes-time': '8:00' };
    const { token } = await site.as(tenant.id, async () => {
      const { accountId, registration } = await aContestant(site.app, running);
      await site.get(Attempts).start(running, round, registration);
      return site.get(Sessions).open(accountId, 'contestant');
    });
    const { location } = await alter('huy', form);
    expect((await roundNow()).state).toBe('open');
    const asked = `href="${location}"`;
    expect((await approver!.get('/quan-tri')).text).toContain('Duyệt đề nghị hủy đợt 1');
    expect((await approver!.get('/quan-tri')).text).toContain(asked);
    expect((await publisher!.get('/quan-tri')).text).not.toContain(asked);
    // Whoever has asked has no button; the service refuses them anyway.
    expect((await publisher!.get(location)).text).not.toContain(`${location}/duyet`);
    expect((await approver!.get(location)).text).toContain('Chờ bạn');
    expect((await approver!.get(location)).text).toContain('đã hủy, thi lại từ');
    // Whoever looks without the duty has none either, nor a way to turn it down.
    const looking = (await (await aStaffMember(site, tenant.id, ['administrator'])).get(location)).text;
    expect([looking.includes('Chờ một người khác'), looking.includes(`${location}/`)]).toEqual([true, false]);
    const again = await publisher!.post(`${times}/huy`, { reason: REASON, notice: NOTICE, do: 'preview' }, `${times}/huy`);
    expect([again.status, again.text.includes('Đã có người đề nghị hủy đợt thi này')]).toEqual([409, true]);
    expect((await approver!.post(`${location}/duyet`, {}, location)).status).toBe(303);

    expect((await roundNow()).state).toBe('annulled');
    expect((await approver!.get('/quan-tri')).text).not.toContain(asked);
    const home = (await visitor().get('/')).text;
    expect(home).toContain('đã hủy, thi lại từ');
    const sitter = visitor();
    sitter.keep('kb', token);
    const own = (await sitter.get('/cua-toi')).text;
    expect(own).toContain('Đợt thi đã hủy, không tính; thi lại từ 8:00 thứ Hai, 04/11/2024.');
    expect(own).toContain('Không tính bài này: đợt thi đã hủy.');
    expect((await publisher!.get(times)).text).toContain('Đã có hiệu lực');
    expect((await approver!.get(location)).text).not.toContain(`${location}/duyet`);
  });
});
