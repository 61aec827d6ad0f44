import { Deployments, Grants, NominationCalls, Nominations, type RunningContest } from '#contests';
import { Outbox } from '#mail';
import { aRuleSet } from '#rules/testing';
import { aPublishedRound, rulesWithCertificates, type Winner } from '../factories/a-published-round.js';
import { aRunningContest } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const CALLS = '/quan-tri/nhan-de-cu';
const OWN = '/quan-tri/de-cu';
const ENTRY = {
  kind: 'entry',
  title: 'Một cửa không giấy',
  theme: 'Cải cách thủ tục hành chính',
  summary: 'Người dân nộp và nhận kết quả tại nhà.',
  authors: 'Hoàng Thị Sầm; Chuyên viên; Phòng Nội vụ; sam@vidu.vn',
  selection: 'Vòng xét cấp huyện, ngày 15/10/2024',
  result: 'Xếp thứ nhất',
  scores: 'Hội đồng cấp huyện: 85/100 điểm',
};

/** A province asks, a district nominates, an author consents: everything by forms. */
describe('nominating upward', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let province: Place;
  let district: Place;
  let running: RunningContest;
  let board: SiteClient;
  let sender: SiteClient;

  beforeEach(async () => {
    ({ tenant: province, running } = await aPlaceWithContest(site, { tenant: { kind: 'province', name: 'Tỉnh Nhận' } }));
    district = await site.aTenant({ kind: 'city', name: 'UBND huyện Gửi', parentSlug: province.slug });
    board = await aStaffMember(site, province.id, ['publisher']);
    sender = await aStaffMember(site, district.id, ['author']);
  });

  const words = (text: string): string => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const place = ({ headers }: { headers: Record<string, string> }): string => String(headers['location']);

  const aCall = async (): Promise<string> => {
    const form = { title: 'Đề cử sáng kiến cấp huyện', kinds: 'entry', 'closes-day': '30/10/2024', 'closes-time': '17:00' };
    const opened = await board.post(`${CALLS}/moi`, form, `${CALLS}/moi`);
    const url = place(opened);
    await board.post(`${url}/moi`, { tenant: district.id, atLeast: '1', atMost: '1' }, url);
    return url;
  };
  const aNomination = async (): Promise<string> => {
    const list = (await sender.get(OWN)).text;
    const form = /href="(\/quan-tri\/de-cu\/moi\/[^"]+)"/.exec(list)![1]!;
    return place(await sender.post(form, ENTRY, form));
  };
  const ask = async (url: string): Promise<string> => {
    const asked = await sender.post(`${url}/xin-y-kien`, {}, url);
    return /\/de-cu\/([0-9A-Z-]{19})/.exec(asked.text)![1]!;
  };
  const agree = async (code: string, host = district.host) => {
    const page = await site.visitor(host).get(`/de-cu/${code}`);
    const author = site.visitor(host);
    return { page, answer: await author.post(`/de-cu/${code}`, { answer: 'agreed' }, `/de-cu/${code}`) };
  };

  it('goes from a call to a nomination that was taken in hand', async () => {
    const call = await aCall();
    expect(words((await board.get(call)).text)).toMatch(/UBND huyện Gửi Cấp dưới Đúng 1 đề cử 0 1/);
    expect(words((await sender.get(OWN)).text)).toContain('Đề cử sáng kiến cấp huyện Tỉnh Nhận');

    const url = await aNomination();
    expect((await sender.get(url)).text).not.toContain('Gửi đề cử');
    const code = await ask(url);
    const [letter] = await site.as(district.id, () => site.get(Outbox).newest(1));
    expect([letter!.recipient, letter!.body.includes(`/de-cu/${code}`)]).toEqual(['sam@vidu.vn', true]);

    const { page, answer } = await agree(code);
    for (const text of ['Một cửa không giấy', 'Tỉnh Nhận', 'UBND huyện Gửi', '85/100', 'sam@vidu.vn']) expect(page.text).toContain(text);
    expect(answer.status).toBe(303);
    const again = site.visitor(district.host);
    const agreedPage = (await again.get(`/de-cu/${code}`)).text;
    expect([agreedPage.includes('Bạn đã đồng ý'), agreedPage.includes('Rút lại sự đồng ý')]).toEqual([true, true]);

    expect((await sender.post(`${url}/gui`, {}, url)).status).toBe(303);
    const received = /href="(\/quan-tri\/nhan-de-cu\/de-cu\/[^"]+)"/.exec((await board.get(call)).text)![1]!;
    const file = (await board.get(received)).text;
    for (const text of ['Người dân nộp và nhận kết quả tại nhà.', 'Hoàng Thị Sầm', 'Xếp thứ nhất', '85/100']) expect(file).toContain(text);
    await board.post(`${received}/tiep-nhan`, {}, received);
    expect((await sender.get(url)).text).toContain('Đã được tiếp nhận');
    expect((await board.get('/quan-tri/nhat-ky')).text).toContain('Tiếp nhận đề cử');
  });

  it('comes back with the reason, which the sender sees', async () => {
    const call = await aCall();
    const url = await aNomination();
    await agree(await ask(url));
    await sender.post(`${url}/gui`, {}, url);
    const received = /href="(\/quan-tri\/nhan-de-cu\/de-cu\/[^"]+)"/.exec((await board.get(call)).text)![1]!;

    expect((await board.post(`${received}/tra-lai`, { reason: 'ngắn' }, received)).status).toBe(422);
    await board.post(`${received}/tra-lai`, { reason: 'Thiếu số liệu áp dụng thực tế' }, received);

    const page = (await sender.get(url)).text;
    expect([page.includes('Thiếu số liệu áp dụng thực tế'), page.includes('Sửa đề cử')]).toEqual([true, true]);
  });

  it('is not sent when the author takes their word back by the same link', async () => {
    await aCall();
    const url = await aNomination();
    const code = await ask(url);
    await agree(code);
    const author = site.visitor(district.host);
    await author.post(`/de-cu/${code}/rut`, {}, `/de-cu/${code}`);
    expect((await author.get(`/de-cu/${code}`)).text).toContain('Bạn đã không đồng ý');
    expect((await sender.get(url)).text).not.toContain('Gửi đề cử');
    expect((await sender.get('/quan-tri/nhat-ky')).text).toContain('Tác giả rút lại sự đồng ý về đề cử');
  });

  it('says what is missing, keeping what was typed', async () => {
    await aCall();
    const form = /href="(\/quan-tri\/de-cu\/moi\/[^"]+)"/.exec((await sender.get(OWN)).text)![1]!;

    const answer = await sender.post(
      form,
      { ...ENTRY, summary: '', authors: 'Hoàng Thị Sầm; Chuyên viên; Phòng Nội vụ; khong-phai' },
      form,
    );

    expect([
      answer.status,
      answer.text.includes('Hãy viết tóm tắt'),
      answer.text.includes('Dòng 1:'),
      answer.text.includes('Một cửa không giấy'),
    ]).toEqual([422, true, true, true]);
  });

  it('refuses more than the quota, and says what to do', async () => {
    await aCall();
    const [first, second] = [await aNomination(), await aNomination()];
    for (const url of [first, second]) await agree(await ask(url));
    await sender.post(`${first}/gui`, {}, first);

    const refused = await sender.post(`${second}/gui`, {}, second);
    expect([refused.status, refused.text.includes('Đơn vị đã gửi đủ 1 đề cử')]).toEqual([409, true]);

    await sender.post(`${first}/rut`, { reason: 'Chọn bài khác hay hơn' }, first);
    expect((await sender.post(`${second}/gui`, {}, second)).status).toBe(303);
  });

  it('is refused once the call was closed, with the reason on the call', async () => {
    const call = await aCall();
    const url = await aNomination();
    await agree(await ask(url));
    await board.post(`${call}/dong`, { reason: 'Hoãn cuộc thi sang năm sau' }, call);

    const refused = await sender.post(`${url}/gui`, {}, url);

    expect([refused.status, refused.text.includes('Đợt nhận đề cử đã đóng')]).toEqual([409, true]);
    expect((await board.get(call)).text).toContain('Hoãn cuộc thi sang năm sau');
  });

  it('is nothing for a tenant that was not invited, nor for staff who may not nominate', async () => {
    await aCall();
    const other = await site.aTenant({ kind: 'city', name: 'UBND huyện Khác', parentSlug: province.slug });
    const stranger = await aStaffMember(site, other.id, ['author']);
    const [invitation] = await site.as(province.id, async () => {
      const [call] = await site.get(NominationCalls).list();
      return site.get(NominationCalls).invitationsOf(call!.id);
    });
    const reader = await aStaffMember(site, district.id, ['approver']);
    const form = `${OWN}/moi/${province.id}/${invitation!.id}`;

    expect((await stranger.get(OWN)).text).toContain('Chưa nơi nào mời đơn vị đề cử');
    expect([(await stranger.get(form)).status, (await reader.get(form)).status, (await sender.get(form)).status]).toEqual([404, 403, 200]);
  });

  it('takes a winner over from one’s own published results, with place, points and fingerprint', async () => {
    const own = await site.as(district.id, async () => {
      const contest = await aRunningContest(site.app, { ruleSet: rulesWithCertificates() });
      const [{ award }] = (await aPublishedRound(site.app, contest, { names: ['Nông Văn Tài'] })) as [Winner];
      await asSuperuser(
        `insert into standing_lines (tenant_id, standing_id, rank, person, attempt_id, points, all_correct, duration_ms, submitted_at, explanation)
         values ($1, $2, 1, $3, gen_random_uuid(), 10, true, 1, $4, 'Hơn điểm')`,
        [district.id, award.standingId, award.person, award.createdAt],
      );
      return contest;
    });
    await board.post(
      `${CALLS}/moi`,
      { title: 'Người đạt giải', kinds: 'person', 'closes-day': '30/11/2027', 'closes-time': '' },
      `${CALLS}/moi`,
    );
    const [call] = await site.as(province.id, () => site.get(NominationCalls).list());
    await board.post(`${CALLS}/${call!.id}/moi`, { tenant: district.id, atLeast: '0', atMost: '3' }, `${CALLS}/${call!.id}`);
    const form = /href="(\/quan-tri\/de-cu\/moi\/[^"]+)"/.exec((await sender.get(OWN)).text)![1]!;
    const award = /<option value="([0-9a-f-]{36})">Nông Văn Tài/.exec((await sender.get(form)).text)![1]!;

    const filled = await sender.post(form, { award, do: 'fill' }, form);
    expect([filled.status, filled.text.includes('Nông Văn Tài;')]).toEqual([200, true]);
    const typed = {
      kind: 'person',
      title: 'Giải Nhất cấp huyện',
      summary: 'Đạt giải cao nhất.',
      authors: 'Nông Văn Tài; ; ; tai@vidu.vn',
      selection: own.contest.shortTitle,
      award,
    };
    const url = place(await sender.post(form, typed, form));

    const [{ nomination }] = (await site.as(district.id, () => site.get(Nominations).list())) as unknown as [
      { nomination: { content: { provenance: unknown } } },
    ];
    expect(nomination.content.provenance).toMatchObject({
      nominatedBy: 'UBND huyện Gửi',
      standing: { contest: own.contest.name, rank: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(words((await sender.get(url)).text)).toContain('Hạng 1,');
  });

  it('asks the author on the sender’s own site, also where that shows its city’s contest, and nobody finds anything by guessing', async () => {
    await site.as(province.id, () =>
      site.get(Grants).give({ contestId: running.contest.id, to: district.id, unitCode: '24769', by: null }),
    );
    await site.as(district.id, () =>
      site.get(Deployments).deploy({ ownerTenantId: province.id, contestId: running.contest.id, plan: aRuleSet({ code: 'huyen' }) }),
    );
    await aCall();
    const code = await ask(await aNomination());

    expect((await site.visitor(district.host).get(`/de-cu/${code}`)).text).toContain('Một cửa không giấy');
    // Copied by hand into the form of the page.
    const typed = await site.visitor(district.host).get(`/de-cu?ma=${code.toLowerCase().replaceAll('-', '')}`);
    expect([typed.status, typed.headers['location']]).toEqual([303, `/de-cu/${code}`]);
    for (const [host, wrong] of [
      [district.host, '0000-0000-0000-0000'],
      [province.host, code],
    ] as const) {
      const page = await site.visitor(host).get(`/de-cu/${wrong}`);
      expect([page.status, page.text.includes('Một cửa không giấy'), page.text.includes('Không có đề cử nào chờ bạn')]).toEqual([
        404,
        false,
        true,
      ]);
    }
  });
});
