import {
  Deployments,
  Grants,
  type InvitationId,
  NominationCalls,
  type NominationCallId,
  Nominations,
  ReceivedNominations,
  type RunningContest,
} from '#contests';
import type { AccountId } from '#kernel';
import { Outbox } from '#mail';
import { type CoordinatorId, Coordinators } from '#notifications';
import { aRuleSet } from '#rules/testing';
import { type UnitId, UnitRegister } from '#units';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aConsentedNomination, aNominationCall, aNominationContent } from '../factories/some-nominations.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const ENTRY = {
  kind: 'entry',
  title: 'Một cửa không giấy',
  theme: '',
  summary: 'Người dân nộp và nhận kết quả tại nhà.',
  authors: 'Hoàng Thị Sầm; Chuyên viên; Phòng Nội vụ; sam@vidu.vn',
  selection: 'Vòng xét của phường, ngày 15/10/2024',
  result: 'Xếp thứ nhất',
  scores: 'Hội đồng phường: 85/100 điểm',
};

/** The contact of a unit writes, asks, sends and takes back what the unit nominates: everything by forms. */
describe('what the contact of a unit nominates', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let tenant: Place;
  let running: RunningContest;
  let staff: AccountId;
  let units: ReadonlyMap<string, UnitId>;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, { tenant: { name: 'Tỉnh Nhận' } }));
    ({ accountId: staff } = await aStaffMember(site, tenant.id, ['administrator']));
    const found = await site.as(tenant.id, () => site.get(UnitRegister).list('2024-10-21'));
    units = new Map(found.map(({ name, id }) => [name, id]));
  });

  /** Somebody who has accepted to be the contact; where they nominate. */
  const aCoordinator = async (
    name: string,
    contestId: RunningContest['contest']['id'] | null = null,
    host = tenant.host,
  ): Promise<{ client: SiteClient; home: string; id: CoordinatorId }> => {
    const path = await site.as(tenant.id, async () => {
      const contact = { kind: 'email' as const, value: `${units.get(name)!}@vidu.vn` };
      const wanted = { unitId: units.get(name)!, contestId, fullName: 'Đầu Mối', contact };
      await site.get(Coordinators).invite(wanted, { by: staff, siteName: 'Tỉnh', origin: `http://${tenant.host}` });
      const [message] = await site.get(Outbox).newest(1);
      return /(\/dau-moi\/nhan\/[\w-]+)/.exec(message!.body)![1]!;
    });
    const client = site.visitor(host);
    const at = (await client.post(path, { day: '5', month: '5', year: '1985' }, path)).headers['location'] as string;
    return { client, home: `${at}/de-cu`, id: at.split('/').at(-1) as CoordinatorId };
  };
  const aCall = async (names: string[], atMost = 1): Promise<{ callId: NominationCallId; invitations: InvitationId[] }> =>
    site.as(tenant.id, () =>
      aNominationCall(
        site.app,
        running.contest.id,
        names.map((name) => ({ unitId: units.get(name)! })),
        { atMost },
      ),
    );
  const form = async ({ client, home }: { client: SiteClient; home: string }): Promise<string> =>
    /href="(\/dau-moi\/[^"]+\/de-cu\/moi\/[^"]+)"/.exec((await client.get(home)).text)![1]!;
  const aNomination = async (who: { client: SiteClient; home: string }, entry: object = ENTRY): Promise<string> => {
    const at = await form(who);
    const done = await who.client.post(at, { ...entry }, at);
    expect(done.status).toBe(303);
    return done.headers['location'] as string;
  };
  /** Asks the only author, who agrees by the link in the letter; what the contact was shown, and the letter. */
  const agree = async ({ client }: { client: SiteClient }, url: string): Promise<{ shown: string; letter: string }> => {
    const { text: shown } = await client.post(`${url}/xin-y-kien`, {}, url);
    const [letter] = await site.as(tenant.id, () => site.get(Outbox).newest(1));
    const code = /\/de-cu\/([0-9A-Z-]{19})/.exec(letter!.body)![1]!;
    await site.visitor(tenant.host).post(`/de-cu/${code}`, { answer: 'agreed' }, `/de-cu/${code}`);
    return { shown, letter: letter!.body };
  };
  const arrived = async (callId: NominationCallId) => site.as(tenant.id, () => site.get(ReceivedNominations).ofCall(callId));

  it('goes from the unit’s page to the organisers, once its author has agreed by the link', async () => {
    const nine = await aCoordinator('Phường 9');
    const unitPage = nine.home.replace('/de-cu', '');
    expect((await nine.client.get(unitPage)).text).not.toContain(`href="${nine.home}"`);
    const { callId } = await aCall(['Phường 9', 'Phường 10']);
    expect((await nine.client.get(unitPage)).text).toContain(`href="${nine.home}"`);
    const list = (await nine.client.get(nine.home)).text;
    expect([list.includes('Đúng 1 đề cử, đã gửi 0.'), list.split('Lập đề cử').length - 1]).toEqual([true, 1]);

    const url = await aNomination(nine);
    expect((await nine.client.get(url)).text).not.toContain('Gửi đề cử');
    const { shown } = await agree(nine, url);
    // Whoever has the link speaks for the author: it is in the letter alone.
    expect([shown.includes('Đã gửi thư cho Hoàng Thị Sầm'), /de-cu\/[0-9A-Z-]{19}/.test(shown)]).toEqual([true, false]);
    const letters = await site.as(tenant.id, () => site.get(Outbox).newest(1));
    expect(letters.map(({ recipient, body }) => [recipient, body.includes('Phường 9 muốn đề cử “Một cửa không giấy”')])).toEqual([
      ['sam@vidu.vn', true],
    ]);
    const agreed = (await nine.client.get(url)).text;
    expect([agreed.includes('Đã đồng ý'), agreed.includes('Gửi đề cử')]).toEqual([true, true]);

    expect((await nine.client.post(`${url}/gui`, {}, url)).headers['location']).toBe(url);
    const [received, ...others] = await arrived(callId);
    expect([received!.unitId, received!.content.provenance.nominatedBy, others]).toEqual([units.get('Phường 9'), 'Phường 9', []]);
    const sent = (await nine.client.get(nine.home)).text;
    for (const part of ['Đã gửi, chờ tiếp nhận.', '1 trong 1 tác giả đồng ý', 'đã gửi 1.']) expect(sent).toContain(part);
    const acts = await asSuperuser<{ action: string; actor: string }>(
      "select action, actor_id as actor from audit_entries where tenant_id = $1 and action in ('nomination.begun', 'nomination.sent') order by happened_at",
      [tenant.id],
    );
    expect(acts.map(({ action }) => action)).toEqual(['nomination.begun', 'nomination.sent']);
    expect(new Set(acts.map(({ actor }) => actor)).size).toBe(1);
    expect(acts[0]!.actor).not.toBe(staff);
  });

  it('keeps within the unit’s quota, and a place taken back is free again', async () => {
    const nine = await aCoordinator('Phường 9');
    const { callId } = await aCall(['Phường 9']);
    const [first, second] = [await aNomination(nine), await aNomination(nine, { ...ENTRY, title: 'Bài thứ hai' })];
    for (const url of [first, second]) await agree(nine, url);
    await nine.client.post(`${first}/gui`, {}, first);
    const refused = await nine.client.post(`${second}/gui`, {}, second);
    expect([refused.status, refused.text.includes('Đơn vị đã gửi đủ 1 đề cử')]).toEqual([409, true]);

    const unsaid = await nine.client.post(`${first}/rut`, { reason: 'ngắn' }, first);
    expect([unsaid.status, unsaid.text.includes('Lý do quá ngắn')]).toEqual([422, true]);
    await nine.client.post(`${first}/rut`, { reason: 'Chọn bài khác hay hơn' }, first);
    expect((await nine.client.get(first)).text).toContain('Đã rút. Lý do: Chọn bài khác hay hơn');
    expect((await nine.client.post(`${second}/gui`, {}, second)).status).toBe(303);
    expect((await arrived(callId)).map(({ title }) => title)).toEqual(['Bài thứ hai']);
  });

  it('comes back with the reason, is changed, and its author is asked again', async () => {
    const nine = await aCoordinator('Phường 9');
    const { callId } = await aCall(['Phường 9']);
    const url = await aNomination(nine);
    await agree(nine, url);
    await nine.client.post(`${url}/gui`, {}, url);
    const [received] = await arrived(callId);
    await site.as(tenant.id, () => site.get(ReceivedNominations).giveBack(received!.id, staff, 'Thiếu số liệu áp dụng'));
    const returned = (await nine.client.get(url)).text;
    for (const part of ['Ban Tổ chức đã trả lại', 'Thiếu số liệu áp dụng', 'Hãy sửa theo lý do trả lại']) expect(returned).toContain(part);

    const faulty = await nine.client.post(`${url}/sua`, { ...ENTRY, summary: '' }, `${url}/sua`);
    expect([faulty.status, faulty.text.includes('Hãy viết tóm tắt'), faulty.text.includes('Một cửa không giấy')]).toEqual([
      422,
      true,
      true,
    ]);
    await nine.client.post(`${url}/sua`, { ...ENTRY, summary: 'Có số liệu.' }, `${url}/sua`);
    const changed = (await nine.client.get(url)).text;
    expect([changed.includes('Còn chờ 1 tác giả đồng ý'), changed.includes('Gửi đề cử')]).toEqual([true, false]);
    await agree(nine, url);
    expect((await nine.client.post(`${url}/gui`, {}, url)).status).toBe(303);
  });

  it('is nothing for the contact of another unit, by whichever address', async () => {
    const [nine, ten] = [await aCoordinator('Phường 9'), await aCoordinator('Phường 10')];
    const { invitations } = await aCall(['Phường 9', 'Phường 10']);
    const url = await aNomination(nine);
    const [id] = url.split('/').slice(-1);
    expect((await ten.client.get(ten.home)).text).not.toContain('Một cửa không giấy');

    const theirs = [`${nine.home}/moi/${invitations[0]!}`, url, `${url}/sua`];
    // By their own appointment, with the other unit's things; and by the other's appointment.
    for (const path of [...theirs, ...theirs.map((one) => one.replace(nine.home, ten.home)), nine.home]) {
      expect([path, (await ten.client.get(path)).status]).toEqual([path, 404]);
      expect([path, (await site.visitor(tenant.host).get(path)).status]).toEqual([path, 401]);
    }
    for (const path of theirs) expect([path, (await nine.client.get(path)).status]).toEqual([path, 200]);
    const token = { _csrf: /name="_csrf" value="([^"]+)"/.exec((await ten.client.get(await form(ten))).text)![1]! };
    const [author] = (await site.as(tenant.id, () => site.get(Nominations).list()))[0]!.authors;
    for (const [path, typed] of [
      [`moi/${invitations[0]!}`, ENTRY],
      [`${id}/sua`, { ...ENTRY, title: 'Bị sửa' }],
      [`${id}/xin-y-kien`, { author: author!.id }],
      [`${id}/gui`, {}],
      [`${id}/rut`, { reason: 'Không phải của tôi' }],
    ] as const)
      for (const home of [nine.home, ten.home])
        expect([path, (await ten.client.postWithoutToken(`${home}/${path}`, { ...typed, ...token })).status]).toEqual([path, 404]);

    const own = await site.as(tenant.id, () => site.get(Nominations).list());
    expect(own.map(({ nomination, authors }) => [nomination.title, nomination.state, authors[0]!.askedAt])).toEqual([
      ['Một cửa không giấy', 'draft', null],
    ]);
  });

  it('reaches the units below, and the unit’s nominations that staff have written, but none of the tenant’s own', async () => {
    const { invitations, callId } = await aCall(['Phường 9', 'Phường 10']);
    const city = await aCoordinator('Thành phố Đà Lạt');
    const ten = await aCoordinator('Phường 10');
    const list = (await city.client.get(city.home)).text;
    expect([list.includes('<b>Phường 9</b>'), list.includes('<b>Phường 10</b>')]).toEqual([true, true]);
    await site.as(tenant.id, () =>
      aConsentedNomination(
        site.app,
        { receiverTenantId: tenant.id, callId, invitationId: invitations[0]! },
        { by: staff, content: aNominationContent({ title: 'Do Ban Tổ chức lập' }) },
      ),
    );
    expect((await city.client.get(city.home)).text).toContain('Do Ban Tổ chức lập');
    expect((await ten.client.get(ten.home)).text).not.toContain('Do Ban Tổ chức lập');
  });

  it('writes to so many authors in an hour, and not to strangers without end', async () => {
    const nine = await aCoordinator('Phường 9');
    await aCall(['Phường 9']);
    const url = await aNomination(nine);
    const token = { _csrf: /name="_csrf" value="([^"]+)"/.exec((await nine.client.get(url)).text)![1]! };
    const [author] = (await site.as(tenant.id, () => site.get(Nominations).list()))[0]!.authors;
    const ask = async () => (await nine.client.postWithoutToken(`${url}/xin-y-kien`, { author: author!.id, ...token })).status;
    for (let n = 0; n < 30; n += 1) expect(await ask()).toBe(200);
    expect(await ask()).toBe(429);
  });

  it('gives the link to the contact only where nothing could be sent', async () => {
    const nine = await aCoordinator('Phường 9');
    await aCall(['Phường 9']);
    const url = await aNomination(nine, { ...ENTRY, authors: 'Hoàng Thị Sầm; ; ; 0912 345 678' });
    await asSuperuser(
      'insert into code_budgets (tenant_id, home, abroad) values ($1, 0, 0) on conflict (tenant_id) do update set home = 0, abroad = 0',
      [tenant.id],
    );
    const shown = (await nine.client.post(`${url}/xin-y-kien`, {}, url)).text;
    expect([shown.includes('Đưa đường dẫn này cho Hoàng Thị Sầm'), /de-cu\/[0-9A-Z-]{19}/.test(shown)]).toEqual([true, true]);
  });

  it('is not for the contact of another contest', async () => {
    await aCall(['Phường 9']);
    await asSuperuser(
      `insert into contests (tenant_id, id, slug, plan_code, name, short_title, state) values ($1, gen_random_uuid(), 'sau', 'sau', 'Sau', 'Sau', 'draft')`,
      [tenant.id],
    );
    await asSuperuser(
      `update nomination_calls set contest_id = (select id from contests where tenant_id = $1 and slug = 'sau') where tenant_id = $1`,
      [tenant.id],
    );
    const nine = await aCoordinator('Phường 9', running.contest.id);
    expect((await nine.client.get(nine.home)).text).toContain('Hiện không có đợt nhận đề cử nào mời đơn vị.');
  });

  it('is refused from whoever is not the contact any more, and once nobody is asked any more', async () => {
    const nine = await aCoordinator('Phường 9');
    const { callId, invitations } = await aCall(['Phường 9']);
    const url = await aNomination(nine);
    const at = await form(nine);
    await agree(nine, url);
    const token = { _csrf: /name="_csrf" value="([^"]+)"/.exec((await nine.client.get(at)).text)![1]! };

    await site.as(tenant.id, () => site.get(NominationCalls).revoke(invitations[0]!, staff, 'Thôi mời phường này'));
    expect((await nine.client.get(nine.home)).text).toContain('Hiện không có đợt nhận đề cử nào mời đơn vị.');
    expect((await nine.client.postWithoutToken(at, { ...ENTRY, ...token })).status).toBe(409);
    const refused = await nine.client.post(`${url}/gui`, {}, url);
    expect([refused.status, refused.text.includes('không còn mời đơn vị này')]).toEqual([409, true]);

    await site.as(tenant.id, () => site.get(Coordinators).end(nine.id, staff));
    for (const path of [nine.home, at, url]) expect([path, (await nine.client.get(path)).status]).toEqual([path, 404]);
    for (const path of [`${url}/gui`, `${url}/rut`])
      expect((await nine.client.postWithoutToken(path, { reason: 'Lý do đủ dài đây', ...token })).status).toBe(404);
    expect(await arrived(callId)).toEqual([]);
  });

  it('asks authors at the organisers’ own address also from a ward’s site, where the nomination is not', async () => {
    const ward = await site.aTenant({ kind: 'ward', name: 'UBND Phường 9', parentSlug: tenant.slug });
    await site.as(tenant.id, () => site.get(Grants).give({ contestId: running.contest.id, to: ward.id, unitCode: '24769', by: null }));
    await site.as(ward.id, () =>
      site.get(Deployments).deploy({ ownerTenantId: tenant.id, contestId: running.contest.id, plan: aRuleSet({ code: 'phuong' }) }),
    );
    await aCall(['Phường 9']);
    const nine = await aCoordinator('Phường 9', null, ward.host);
    const url = await aNomination(nine);
    expect((await nine.client.get(url)).text).toContain('đề cử lên Tỉnh Nhận.');
    const { letter } = await agree(nine, url);
    expect(letter).toContain(`http://${tenant.host}/de-cu/`);
    expect((await nine.client.get(url)).text).toContain('Đã đồng ý');
  });
});
