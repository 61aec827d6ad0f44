import { newTotpSecret, Passwords, Staff } from '#accounts';
import { Councils, JudgeLetters, JudgingPhases, ScoreSheets, SheetReopenings } from '#judging';
import { Outbox } from '#mail';
import { generateSync } from 'otplib';
import { aJudgingPlace, type JudgingPlace, PHASE, WHILE_JUDGING } from '../factories/a-judging-place.js';
import { rulesWithJudging } from '../factories/judged-submissions.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import { routesOf } from '../support/route-list.js';
import { aStaffMember } from '../support/staff.js';
import { TestSite } from '../support/test-site.js';

const MARKING = '/quan-tri/cham-bai';
const COUNCILS = '/quan-tri/hoi-dong';
const CRITERIA = [
  { code: 'noi-dung', name: 'Nội dung', maximum: 60, minimum: 30, failsOut: true },
  { code: 'hinh-thuc', name: 'Hình thức', maximum: 20, weight: 2 },
];
const wayOf = ({ status, headers }: { status: number; headers: Record<string, string> }): unknown[] => [status, headers['location']];

describe('judges in the console', () => {
  const site = TestSite.forTests();
  let place: JudgingPlace;

  const letters = async (): Promise<{ subject: string; body: string }[]> =>
    site.as(place.tenant.id, async () => (await site.get(Outbox).newest(10)).map(({ subject, body }) => ({ subject, body })));
  const sheetOf = (html: string): { revision?: string | undefined; points: string[]; total?: string | undefined } => ({
    revision: /name="revision" value="(\d+)"/.exec(html)?.[1],
    points: [...html.matchAll(/name="points" value="([^"]*)"/g)].map(([, value]) => value!),
    total: /data-total>([^<]*)</.exec(html)?.[1],
  });

  it('are led from signing in to what they have to mark, and see nothing else', async () => {
    place = await aJudgingPlace(site);
    const { tenant } = place;
    const secret = newTotpSecret();
    await site.as(tenant.id, async () =>
      site
        .get(Staff)
        .enrol(
          { fullName: 'Đàm Giám Khảo', email: 'giam-khao@vidu.vn', position: '', roles: ['judge'] },
          { passwordHash: await site.get(Passwords).hash('khoabang-2024'), totpSecret: secret },
        ),
    );
    const judge = site.visitor(tenant.host);
    await judge.post('/quan-tri/dang-nhap', { email: 'giam-khao@vidu.vn', password: 'khoabang-2024' }, '/quan-tri/dang-nhap');
    const code = generateSync({ secret, epoch: Math.floor(WHILE_JUDGING.getTime() / 1000) });
    expect(wayOf(await judge.post('/quan-tri/xac-thuc', { code }, '/quan-tri/xac-thuc'))).toEqual([303, '/quan-tri']);
    expect(wayOf(await judge.get('/quan-tri'))).toEqual([303, MARKING]);
    const page = (await judge.get(MARKING)).text;
    expect(page).toContain('Chưa có bài nào cho bạn');
    const rail = /<nav class="rail-nav"[\s\S]*?<\/nav>/.exec(page)![0];
    expect([...rail.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual([MARKING, '/quan-tri/hop-hoi-dong']);

    const closed = routesOf(site.app).filter(
      ({ path, access }) => /^\/(quan-tri|api\/v1\/staff)/.test(path) && /^requires (?!judge$)/.test(access),
    );
    const answers = new Set<number>();
    const urlOf = (path: string) => path.replace(/:[a-z]+/gi, '0192a000-0000-7000-8000-000000000000');
    for (const { path } of closed.filter(({ method, path: own }) => method === 'GET' && own !== '/quan-tri'))
      answers.add((await judge.get(urlOf(path), { accept: 'application/json' })).status);
    expect([closed.length > 100, [...answers].toSorted()]).toEqual([true, [401, 403]]);
    // What is done by a press neither, with the token that their own pages carry.
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(page)![1]!;
    const presses = closed.filter(({ method }) => method === 'POST');
    const refused: Record<string, number> = {};
    for (const { path } of presses) {
      const { status } = await judge.postRaw(urlOf(path), { _csrf }, { accept: 'application/json' });
      if (status !== (path.startsWith('/api') ? 401 : 403)) refused[path] = status;
    }
    // Of a promise that is not one's own the door of uploads says that there is none.
    expect([presses.length > 100, refused]).toEqual([true, { '/quan-tri/tep-gui/:id': 404 }]);
    // The token is a good one: what is theirs is asked what they mean.
    expect(
      (
        await judge.postRaw(
          `${MARKING}/0192a000-0000-7000-8000-000000000000/luu`,
          { _csrf, revision: '0', criteria: 'noi-dung' },
          { accept: 'application/json' },
        )
      ).status,
    ).toBe(404);
    const staff = closed.filter(({ path }) => path.startsWith('/api/v1/staff')).length;
    expect(staff).toBeGreaterThan(0);
  });

  it('list what is theirs by entry number, with how far they are', async () => {
    place = await aJudgingPlace(site, { essays: [{}, { theme: 'so-hoa' }, {}], seats: [{}, {}] });
    const [{ browser, entries }, other] = place.judges as [JudgingPlace['judges'][0], JudgingPlace['judges'][0]];
    expect(entries.length).toBe(3);
    await site.as(place.tenant.id, () =>
      site
        .get(ScoreSheets)
        .save(browser.accountId, entries[1]!.id, { points: { 'noi-dung': 50 }, comments: {}, agrees: null, revision: 0 }),
    );
    const page = (await browser.get(MARKING)).text;
    expect([...page.matchAll(/>Bài số (\d+)</g)].map(([, number]) => Number(number))).toEqual(entries.map(({ number }) => number));
    expect([...page.matchAll(/figure-value">(\d+)</g)].map(([, count]) => count)).toEqual(['2', '1', '0']);
    expect(page).toContain('Số hóa');
    expect(page).toContain(`Chấm tiếp bài số ${entries[0]!.number}`);
    const begun = (await browser.get(`${MARKING}?phieu=dang-cham`)).text;
    expect([...begun.matchAll(/>Bài số (\d+)</g)].map(([, number]) => Number(number))).toEqual([entries[1]!.number]);
    expect((await other.browser.get(`${MARKING}/${entries[0]!.id}`)).status).toBe(404);
  });

  it('read, mark, look through and finish, without script', async () => {
    place = await aJudgingPlace(site, { phase: { criteria: CRITERIA, passes: [{ code: 'pass-share', version: 1, percent: 50 }] } });
    const [{ browser, entries }] = place.judges as [JudgingPlace['judges'][0]];
    const [first, second] = entries as [(typeof entries)[0], (typeof entries)[0]];
    const url = `${MARKING}/${first.id}`;
    const page = (await browser.get(url)).text;
    for (const part of [
      `Bài số ${first.number}`,
      'Hiệu quả đã thấy rõ.',
      'Tối đa 60 điểm, tối thiểu 30 điểm, không đạt thì bài bị loại.',
      'Tối đa 20 điểm, hệ số 2.',
      `Bài chưa xong tiếp theo: số ${second.number}`,
      'Bạn có đồng ý công nhận bài này không?',
    ])
      expect(page).toContain(part);

    const wrong = await browser.post(url, { points: ['61', '7,5'], comment: ['', 'Gọn.'], whole: 'Khá.', do: 'save' }, url);
    expect(wrong.status).toBe(422);
    expect(sheetOf(wrong.text)).toEqual({ revision: '0', points: ['61', '7,5'], total: '15' });
    expect(wrong.text).toContain('Hãy ghi điểm từ 0 đến 60');
    expect(wrong.text).toContain('>Gọn.</textarea>');

    expect(wayOf(await browser.post(url, { points: ['29', '7,5'], comment: ['', 'Gọn.'], whole: 'Khá.', do: 'check' }, url))).toEqual([
      303,
      `${url}/kiem-tra`,
    ]);
    const incomplete = (await browser.get(`${url}/kiem-tra`)).text;
    expect(incomplete).toContain('Chưa chọn đồng ý hay không đồng ý công nhận bài này.');
    expect(incomplete).not.toContain('hoan-thanh');
    await browser.post(url, { points: ['29', '7,5'], comment: ['', 'Gọn.'], whole: 'Khá.', agrees: 'yes', do: 'check' }, url);
    const check = (await browser.get(`${url}/kiem-tra`)).text;
    for (const part of ['44 trong 100 điểm', 'Có tiêu chí dưới mức tối thiểu: “Nội dung”', 'Đồng ý công nhận', 'Gọn.'])
      expect(check).toContain(part);
    expect(wayOf(await browser.post(`${url}/hoan-thanh`, {}, `${url}/kiem-tra`))).toEqual([303, url]);
    const done = (await browser.get(url)).text;
    for (const part of ['Phiếu đã hoàn thành', '44 trong 100', 'Xin mở lại phiếu']) expect(done).toContain(part);
    expect(wayOf(await browser.get(`${url}/kiem-tra`))).toEqual([303, url]);
    const paper = await browser.getFile(`${url}/phieu`);
    expect([paper.headers['content-type'], (paper.body as Buffer).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);

    expect((await browser.post(`${url}/mo-lai`, { reason: 'ngắn' }, url)).status).toBe(422);
    await browser.post(`${url}/mo-lai`, { reason: 'Tôi ghi nhầm điểm của bài khác.' }, url);
    expect((await browser.get(url)).text).toContain('Đã xin mở lại phiếu');
    await site.as(place.tenant.id, () => site.get(SheetReopenings).decide(first.id, 'reopened', place.secretary));
    expect(sheetOf((await browser.get(url)).text).points).toEqual(['29', '7,5']);
  });

  it('save while they write; what was saved elsewhere meanwhile is shown beside, and nothing is lost', async () => {
    place = await aJudgingPlace(site, { phase: { criteria: CRITERIA } });
    const [{ browser, entries }] = place.judges as [JudgingPlace['judges'][0]];
    const url = `${MARKING}/${entries[0]!.id}`;
    const token = /name="_csrf" value="([^"]+)"/.exec((await browser.get(url)).text)![1]!;
    const keep = (revision: string, points: string[]) =>
      browser.postRaw(`${url}/luu`, { _csrf: token, revision, criteria: 'noi-dung,hinh-thuc', points, comment: ['', ''], whole: '' }, { accept: 'application/json' }); // prettier-ignore
    expect((await keep('0', ['40', ''])).body).toMatchObject({ revision: 1, total: '40' });
    expect((await keep('0', ['40', ''])).body).toMatchObject({ revision: 1 });
    const late = await keep('0', ['41', '']);
    expect([late.status, (late.body as { errors: { code: string }[] }).errors[0]!.code]).toEqual([409, 'SHEET_CHANGED']);
    expect((await keep('1', ['61', ''])).status).toBe(422);

    const both = await browser.postRaw(url, { _csrf: token, revision: '0', criteria: 'noi-dung,hinh-thuc', points: ['41', '5'], comment: ['Của tôi', ''], whole: '', do: 'save' }); // prettier-ignore
    expect(both.status).toBe(409);
    expect(sheetOf(both.text)).toEqual({ revision: '1', points: ['41', '5'], total: '51' });
    for (const part of ['Phiếu này vừa được lưu ở nơi khác', 'Ở bản đang lưu: 40', 'Ở bản đang lưu: để trống.', '>Của tôi</textarea>'])
      expect(both.text).toContain(part);
    await browser.postRaw(url, { _csrf: token, revision: '1', criteria: 'noi-dung,hinh-thuc', points: ['41', '5'], comment: ['Của tôi', ''], whole: '', do: 'save' }); // prettier-ignore
    expect(sheetOf((await browser.get(url)).text)).toEqual({ revision: '2', points: ['41', '5'], total: '51' });

    await site.as(place.tenant.id, () =>
      asSuperuser("update judging_phases set state = 'closed', closed_at = app_now(), closed_by = opened_by where round_id = $1", [
        place.round.id,
      ]),
    );
    const over = await browser.postRaw(url, { _csrf: token, revision: '2', criteria: 'noi-dung,hinh-thuc', points: ['42', '5'], comment: ['', ''], whole: '', do: 'save' }); // prettier-ignore
    expect([over.status, over.text.includes('nên không thay đổi được nữa'), sheetOf(over.text).points]).toEqual([409, true, ['42', '5']]);
  });

  it('step back from an entry, saying that they know whose it is, or for another reason', async () => {
    place = await aJudgingPlace(site);
    const [{ browser, entries }] = place.judges as [JudgingPlace['judges'][0]];
    const [first, second] = entries as [(typeof entries)[0], (typeof entries)[0]];
    const page = `${MARKING}/${first.id}/xin-thoi`;
    const wrong = await browser.post(page, { reason: 'ngắn' }, page);
    expect([wrong.status, wrong.text.includes('Hãy chọn một lý do'), wrong.text.includes('>ngắn</textarea>')]).toEqual([422, true, true]);
    expect(wayOf(await browser.post(page, { cause: 'knows', reason: 'Tôi cùng cơ quan với tác giả.' }, page))).toEqual([303, MARKING]);
    const other = `${MARKING}/${second.id}/xin-thoi`;
    await browser.post(other, { cause: 'other', reason: 'Bài không thuộc lĩnh vực của tôi.' }, other);
    expect((await browser.get(MARKING)).text).toContain('Chưa có bài nào cho bạn');
    const ended = await asSuperuser<{ ended: string; kind: string | null }>(
      `select a.ended, c.kind from judge_assignments a left join judge_conflicts c on c.tenant_id = a.tenant_id and c.seat_id = a.seat_id
         and c.submission_id = a.submission_id where a.tenant_id = $1 order by c.kind nulls last`,
      [place.tenant.id],
    );
    expect(ended).toEqual([
      { ended: 'recused', kind: 'declared' },
      { ended: 'recused', kind: null },
    ]);
  });

  it('get originals only where authors are known, under a name that tells nothing', async () => {
    place = await aJudgingPlace(site);
    const [{ browser: blind, entries: hidden }] = place.judges as [JudgingPlace['judges'][0]];
    expect((await blind.get(`${MARKING}/${hidden[0]!.id}`)).text).not.toContain('/tep/');
    expect((await blind.get(`${MARKING}/${hidden[0]!.id}/tep/1`)).status).toBe(404);
    place = await aJudgingPlace(site, { phase: { blind: false }, essays: [{ fileName: 'cua-chi-phuong.docx' }] });
    const [{ browser, entries }] = place.judges as [JudgingPlace['judges'][0]];
    const page = (await browser.get(`${MARKING}/${entries[0]!.id}`)).text;
    expect([page.includes('Tệp 1 (DOCX)'), page.includes('cua-chi-phuong'), page.includes('Lò Văn Tác Giả')]).toEqual([true, false, true]);
    // Its bytes were never stored here: what is missing is told as such, and not as something that may not be had.
    expect((await browser.get(`${MARKING}/${entries[0]!.id}/tep/1`)).status).toBe(503);
    expect((await browser.get(`${MARKING}/${entries[0]!.id}/tep/2`)).status).toBe(404);
  });

  it('are told when a phase opens, once, and reminded at most once a day; the letters say nothing of any entry', async () => {
    place = await aJudgingPlace(site, { essays: [{ title: 'Sổ tay của Lò Văn Tác Giả' }, {}], seats: [{}, {}] });
    const [one, two] = place.judges as [JudgingPlace['judges'][0], JudgingPlace['judges'][0]];
    const { round, secretary, tenant } = place;
    const url = `http://${tenant.host}${MARKING}`;
    await site.as(tenant.id, async () => {
      const mail = site.get(JudgeLetters);
      expect([await mail.opened(round.id, PHASE, url), await mail.opened(round.id, PHASE, url)]).toEqual([2, 0]);
      for (const { id } of two.entries) {
        await site
          .get(ScoreSheets)
          .save(two.browser.accountId, id, { points: { 'noi-dung': 50 }, comments: {}, agrees: null, revision: 0 });
        await site.get(ScoreSheets).finish(two.browser.accountId, id, 1);
      }
      expect([await mail.remind(round.id, PHASE, url, secretary), await mail.remind(round.id, PHASE, url, secretary)]).toEqual([1, 0]);
    });
    const sent = await letters();
    expect(sent.map(({ subject }) => subject)).toEqual([
      'Nhắc bạn chấm bài: Chấm thi',
      'Mời bạn chấm bài: Chấm thi',
      'Mời bạn chấm bài: Chấm thi',
    ]);
    expect(sent[0]!.body).toMatch(/^Bạn còn 2 trong 2 bài chưa hoàn thành phiếu chấm ở vòng chấm “Chấm thi”.*Mời bạn chấm tiếp tại http:/);
    expect(JSON.stringify(sent)).not.toMatch(/Tác Giả|Sổ tay/);
    expect(one.entries.length).toBe(2);
  });
});

describe('councils in the console', () => {
  const site = TestSite.forTests();

  const aPlace = async () => {
    const found = await aPlaceWithContest(site, { time: WHILE_JUDGING, ruleSet: rulesWithJudging([{ blind: true }]) });
    return { ...found, keeper: await aStaffMember(site, found.tenant.id, ['administrator']) };
  };

  it('are filled with those who have accounts, with unit, load and themes; who sees names may not mark blindly', async () => {
    const { tenant, running, keeper } = await aPlace();
    const judge = await aStaffMember(site, tenant.id, ['judge'], { fullName: 'Vi Thị Chấm' });
    const both = await aStaffMember(site, tenant.id, ['judge', 'approver'], { fullName: 'Bàn Văn Hai Vai' });
    const page = (await keeper.get(COUNCILS)).text;
    expect(page).toContain('Bàn Văn Hai Vai còn là người duyệt nên xem được tên tác giả');
    const fields = { council: 'ban-cham', accountId: judge.accountId, role: 'chair', unit: 'phuong 10', load: '40', fields: ['mot-cua'] };
    expect(wayOf(await keeper.post(COUNCILS, fields, COUNCILS))).toEqual([303, COUNCILS]);
    const seats = await site.as(tenant.id, () => site.get(Councils).seats(running.contest.id));
    expect(seats.map(({ accountId, role, load, fields: themes, unitId }) => [accountId, role, load, themes, unitId !== null])).toEqual([
      [judge.accountId, 'chair', 40, ['mot-cua'], true],
    ]);
    const listed = (await keeper.get(COUNCILS)).text;
    for (const part of ['Vi Thị Chấm', 'Chủ tịch', 'Một cửa', 'Phường 10']) expect(listed).toContain(part);
    const [letter] = await site.as(tenant.id, () => site.get(Outbox).newest(1));
    expect(letter!.body).toContain('với nhiệm vụ chủ tịch');

    const told: string[] = [];
    const refused = async (form: Record<string, string>): Promise<void> => {
      const answer = await keeper.post(COUNCILS, { council: 'ban-cham', role: 'member', ...form }, COUNCILS);
      told.push(
        `${answer.status} ${[...answer.text.matchAll(/class="field-error"[^>]*>[\s\S]*?<span>([^<]*)</g)].map(([, text]) => text).join('|')}`,
      );
    };
    await refused({ accountId: both.accountId });
    await refused({ accountId: judge.accountId });
    await refused({ accountId: '', load: 'nhiều', unit: 'không có' });
    await refused({ accountId: judge.accountId, role: 'secretary' });
    expect(told.map((line) => line.slice(0, 47))).toEqual([
      '422 Hội đồng này chấm theo mã phách, còn tài khoản này xem được tên'.slice(0, 47),
      '422 Người này đã có trong hội đồng.',
      '422 Hãy chọn một người.|Không thấy đơn vị này trong danh mục.'.slice(0, 47),
      '422 Thư ký hội đồng giữ hồ sơ chấm nên phải là người'.slice(0, 47),
    ]);
  });

  it('take in judges who have no account yet: both or neither', async () => {
    const { tenant, running, keeper } = await aPlace();
    const person = { fullName: 'Lý Thị Mới', email: 'ly-moi@vidu.vn', position: 'Giảng viên', council: 'ban-cham', role: 'chair' };
    expect(wayOf(await keeper.post(`${COUNCILS}/moi`, person, COUNCILS))).toEqual([303, COUNCILS]);
    const again = await keeper.post(`${COUNCILS}/moi`, { ...person, email: 'khac@vidu.vn' }, COUNCILS);
    expect([again.status, again.text.includes('Hội đồng đã có chủ tịch')]).toEqual([422, true]);
    const accounts = await asSuperuser<{ email: string; staff_roles: string[] }>(
      "select email, staff_roles from accounts where tenant_id = $1 and 'judge' = any(staff_roles)",
      [tenant.id],
    );
    expect(accounts).toEqual([{ email: 'ly-moi@vidu.vn', staff_roles: ['judge'] }]);
    expect((await site.as(tenant.id, () => site.get(Councils).seats(running.contest.id))).length).toBe(1);
    const mails = await site.as(tenant.id, async () => (await site.get(Outbox).newest(5)).map(({ subject }) => subject));
    expect(mails.filter((subject) => subject.startsWith('Mời bạn vào trang quản trị')).length).toBe(1);
  });

  it('are changed and left with a reason, and printed; by those whose duty it is', async () => {
    const { tenant, running, keeper } = await aPlace();
    const judge = await aStaffMember(site, tenant.id, ['judge'], { fullName: 'Vi Thị Chấm' });
    await keeper.post(COUNCILS, { council: 'ban-cham', accountId: judge.accountId, role: 'member' }, COUNCILS);
    const [seat] = await site.as(tenant.id, () => site.get(Councils).seats(running.contest.id));
    const url = `${COUNCILS}/${seat!.id}`;
    expect(wayOf(await keeper.post(url, { unit: '', load: '12' }, url))).toEqual([303, url]);
    const word = await keeper.getFile(`${COUNCILS}/danh-sach/ban-cham.docx`);
    expect([word.status, (word.body as Buffer).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await keeper.get(`${COUNCILS}/danh-sach/khong-co.pdf`)).status).toBe(404);
    expect((await keeper.post(`${url}/ket-thuc`, { reason: '' }, url)).status).toBe(422);
    expect(wayOf(await keeper.post(`${url}/ket-thuc`, { reason: 'Chuyển công tác từ hôm nay.' }, url))).toEqual([303, COUNCILS]);
    expect((await keeper.get(url)).text).toContain('Chuyển công tác từ hôm nay.');
    const approver = await aStaffMember(site, tenant.id, ['approver']);
    const seen = (await approver.get(COUNCILS)).text;
    expect([seen.includes('Thêm người vào hội đồng'), (await approver.get(url)).status]).toEqual([false, 403]);
    const phases = await site.as(tenant.id, () => site.get(JudgingPhases).of(running.receiving[0]!.id));
    expect(phases.map(({ state }) => state)).toEqual(['waiting']);
  });
});
