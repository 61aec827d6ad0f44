import type { StaffRole } from '#access';
import { AuditTrail } from '#audit';
import type { Round, RunningContest } from '#contests';
import {
  Assignments,
  type AssignmentId,
  BlindCopies,
  Councils,
  JudgeDesk,
  JudgingPhases,
  ScoreSheets,
  type SeatId,
  sheetCode,
} from '#judging';
import { type AccountId, parseLocal } from '#kernel';
import { aReceivedRound, aSubmittedEssay, rulesWithJudging } from '../factories/judged-submissions.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import { readWordPart } from '../support/read-word.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const LATER = parseLocal('2024-10-22 08:00')!;
const ROUND = '/quan-tri/to-chuc-cham/bai-viet';
const PHASE = `${ROUND}/vong/cham-thi`;
type Staff = SiteClient & { readonly accountId: AccountId };

describe('the secretariat of judging', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let round: Round;
  let secretary: Staff;
  let second: Staff;
  let judges: (Staff & { seatId: SeatId; fullName: string })[];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const staff = (roles: StaffRole[], fullName: string) => aStaffMember(site, tenant.id, roles, { fullName });
  const essay = (planted: Parameters<typeof aSubmittedEssay>[2] = {}) => aSubmittedEssay(tenant.id, round, planted);

  /** A contest whose essays were received, with judges and two secretaries. */
  const begin = async (
    phase: NonNullable<Parameters<typeof rulesWithJudging>[0]>[number] = {},
    names = ['Hà Thị Chấm', 'Lý Văn Xét', 'Mã Thị Điểm'],
  ) => {
    ({ tenant, running } = await aPlaceWithContest(site, { time: LATER, ruleSet: rulesWithJudging([phase]) }));
    round = await aReceivedRound(running);
    secretary = await staff(['author'], 'Bế Thị Thư');
    second = await staff(['publisher'], 'Triệu Văn Ký');
    judges = [];
    for (const [at, fullName] of names.entries()) {
      const judge = await staff(['judge'], fullName);
      const seat = { council: 'ban-cham', accountId: judge.accountId, role: at === 0 ? ('chair' as const) : ('member' as const) };
      const seatId = await inScope(() => site.get(Councils).appoint(running.contest.id, seat, secretary.accountId));
      judges.push(Object.assign(judge, { seatId, fullName }));
    }
  };
  const numbers = async (): Promise<number[]> =>
    (await asSuperuser<{ n: number }>('select entry_number as n from judged_entries where round_id = $1 order by 1', [round.id])).map(
      ({ n }) => n,
    );
  const prepare = () => secretary.post(`${PHASE}/chuan-bi`, {}, `${PHASE}/chuan-bi`);
  const assign = () => secretary.post(`${PHASE}/phan-cong/phuong-an`, {}, `${PHASE}/phan-cong/phuong-an`);
  const open = () => secretary.post(`${PHASE}/mo`, {}, `${PHASE}/mo`);
  const opened = async () => {
    await prepare();
    await assign();
    await open();
  };
  const assignments = () => inScope(() => site.get(Assignments).of(round.id, 'cham-thi'));
  const mark = (assignmentId: AssignmentId, seatId: SeatId, points: number) =>
    inScope(async () => {
      const { accountId } = judges.find((one) => one.seatId === seatId)!;
      const { sheet } = await site.get(JudgeDesk).open(accountId, assignmentId);
      const typed = { points: { 'noi-dung': points }, comments: { '': 'Có số liệu.' }, agrees: null, revision: sheet.revision };
      const revision = await site.get(ScoreSheets).save(accountId, assignmentId, typed);
      return site.get(ScoreSheets).finish(accountId, assignmentId, revision);
    });
  const state = async () => inScope(async () => (await site.get(JudgingPhases).of(round.id))[0]!.state);

  it('goes from the entries to a closed phase, told at each step what is missing', async () => {
    await begin({ blind: true, judges: 2 });
    await essay({ title: 'Giải pháp một cửa', text: ['Tôi là Lò Văn Tác Giả.', 'Chợ Phai Khắt làm trước tiên.'] });
    await essay({ title: 'Số hóa hồ sơ' });

    expect((await secretary.get('/quan-tri/to-chuc-cham')).headers['location']).toBe(ROUND);
    expect((await secretary.get(ROUND)).text).toContain('Chưa chuẩn bị');
    expect((await secretary.get(PHASE)).text).toContain('Lấy bài vào vòng chấm');
    const today = async () => (await secretary.get('/quan-tri')).text;
    expect(await today()).toContain('Lấy bài vào vòng chấm “');
    expect((await prepare()).headers['location']).toBe(PHASE);
    const prepared = (await secretary.get(PHASE)).text;
    for (const text of ['Đã lấy thêm 2 bài.', 'Máy còn phải lập 2 bản rọc phách.', 'Còn 2 bài chưa đủ giám khảo.'])
      expect(prepared).toContain(text);
    expect(prepared).not.toContain(`href="${PHASE}/mo"`);
    expect(await today()).toContain('Phân công và mở vòng chấm “');

    expect((await secretary.get(`${PHASE}/ban-roc-phach`)).text).toContain('Máy đang lập bản rọc phách');
    await inScope(() => site.get(BlindCopies).makeWaiting(10));
    expect(await today()).toContain('2 bản chưa được đọc lại và cho giám khảo đọc');
    const [first, other] = (await numbers()) as [number, number];
    // The number that an essay gets is drawn.
    const copies = async () =>
      (await secretary.get(`${PHASE}/ban-roc-phach/${first}`)).text + (await secretary.get(`${PHASE}/ban-roc-phach/${other}`)).text;
    expect(await copies()).toMatch(/<mark>\[đã che[\s\S]*Phai Khắt/);
    const hidden = await secretary.post(`${PHASE}/ban-roc-phach/${first}/che`, { words: 'x' }, `${PHASE}/ban-roc-phach/${first}`);
    expect([hidden.status, hidden.text.includes('ít nhất 2 ký tự')]).toEqual([422, true]);
    for (const entry of [first, other])
      await secretary.post(`${PHASE}/ban-roc-phach/${entry}/che`, { words: 'cho phai khat' }, `${PHASE}/ban-roc-phach/${entry}`);
    expect(await copies()).not.toContain('Phai Khắt');

    const next = await secretary.post(`${PHASE}/ban-roc-phach/${first}/cho-doc`, {}, `${PHASE}/ban-roc-phach/${first}`);
    expect(next.headers['location']).toBe(`${PHASE}/ban-roc-phach/${other}`);
    expect((await secretary.get(`${PHASE}/ban-roc-phach/cho-doc?so=${other}`)).text).toContain('Bạn đã đọc những bản này?');
    // With the hash of what was read, which the page carries.
    await secretary.post(`${PHASE}/ban-roc-phach/cho-doc`, {}, `${PHASE}/ban-roc-phach/cho-doc?so=${other}`);

    expect((await open()).status).toBe(409);
    expect((await secretary.get(`${PHASE}/phan-cong/phuong-an`)).text).toContain('Máy đề xuất giao 4 lượt chấm của 2 bài.');
    expect((await assign()).status).toBe(303);
    expect((await secretary.get(PHASE)).text).toContain(`href="${PHASE}/mo"`);
    expect((await open()).status).toBe(303);
    expect([await state(), (await today()).includes('vòng chấm “')]).toEqual(['open', false]);

    expect((await secretary.post(`${PHASE}/dong`, {}, `${PHASE}/dong`)).text).toContain('chưa đủ phiếu chấm');
    for (const [at, { id, seatId }] of (await assignments()).entries()) await mark(id, seatId, 60 + 5 * at);
    expect(await today()).toContain('Giám khảo đã hoàn thành 4 phiếu chấm được giao');
    const marks = (await secretary.get(`${PHASE}/diem`)).text;
    for (const text of ['Độ chặt chỉ để tham khảo', 'Giải pháp một cửa', 'Đủ phiếu']) expect(marks).toContain(text);
    expect((await secretary.get(`${PHASE}/diem/${first}`)).text).toContain('Có số liệu.');
    expect((await secretary.post(`${PHASE}/dong`, {}, `${PHASE}/dong`)).status).toBe(303);
    const closed = (await secretary.get(PHASE)).text;
    expect([await state(), closed.includes('của những bài đã chấm ở vòng này'), closed.includes('đính chính')]).toEqual([
      'closed',
      true,
      true,
    ]);
  });

  it('changes by hand who marks, writes down conflicts, and keeps what was typed where it refuses', async () => {
    await begin({ judges: 2 });
    await essay();
    await prepare();
    await assign();
    const [entry] = (await numbers()) as [number];
    const page = `${PHASE}/phan-cong/${entry}`;
    const has = (await assignments()).map(({ seatId }) => seatId);
    const free = judges.find(({ seatId }) => !has.includes(seatId))!;
    const [taken, kept] = judges.filter(({ seatId }) => has.includes(seatId)) as [(typeof judges)[0], (typeof judges)[0]];

    const short = await secretary.post(`${page}/rut`, { seat: taken.seatId, reason: 'ốm' }, page);
    expect([short.status, short.text.includes('Hãy ghi lý do'), short.text.includes('>ốm</textarea>')]).toEqual([422, true, true]);
    expect((await secretary.post(`${page}/rut`, { seat: taken.seatId, reason: 'Đi công tác đột xuất hai tuần.' }, page)).status).toBe(303);
    expect((await secretary.get(`${PHASE}/phan-cong?loc=thieu`)).text).toContain(kept.fullName);
    await secretary.post(
      `${PHASE}/xung-dot`,
      { so: String(entry), seat: kept.seatId, reason: 'Là em ruột của tác giả.' },
      `${PHASE}/xung-dot`,
    );
    expect((await secretary.get(`${PHASE}/xung-dot`)).text).toContain('Tổ thư ký ghi nhận');
    const form = (await secretary.get(page)).text;
    expect(form.slice(form.indexOf('id="giao-seat"'), form.indexOf('id="xung-dot-seat"'))).not.toContain(kept.fullName);
    await secretary.post(`${page}/giao`, { seat: free.seatId }, page);
    expect((await assignments()).map(({ seatId }) => seatId)).toEqual([free.seatId]);
    const refused = await secretary.post(`${page}/giao`, { seat: kept.seatId }, page);
    expect([refused.status, refused.text.includes('xung đột lợi ích với bài ấy')]).toEqual([409, true]);
    // The reason may speak of people: the trail has none of it.
    expect(JSON.stringify(await inScope(() => site.get(AuditTrail).of(kept.seatId)))).not.toContain('em ruột');
  });

  it('takes paper sheets that two people have typed alike, and shows field by field where they differ', async () => {
    await begin({ judges: 1 });
    await essay();
    await opened();
    const { id } = (await assignments())[0]!;
    const code = sheetCode(id);
    const pdf = await secretary.getFile(`${PHASE}/phieu-giay/in.pdf`);
    expect([pdf.headers['content-type'], (pdf.body as Buffer).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    const typedCode = await secretary.post(`${PHASE}/phieu-giay/tim`, { ma: code.toLowerCase().replace('-', ' ') }, `${PHASE}/phieu-giay`);
    expect(typedCode.headers['location']).toBe(`${PHASE}/phieu-giay/${code}`);
    expect((await secretary.post(`${PHASE}/phieu-giay/tim`, { ma: 'ZZZZ-ZZZZ' }, `${PHASE}/phieu-giay`)).status).toBe(422);

    const page = `${PHASE}/phieu-giay/${code}`;
    const type = (who: Staff, diem: string, chung = 'Bài khá.') => who.post(page, { diem: [diem], 'nhan-xet': [''], chung }, page);
    const wrong = await type(secretary, '101');
    expect([wrong.status, wrong.text.includes('Điểm phải từ 0 đến 100'), wrong.text.includes('value="101"')]).toEqual([422, true, true]);
    expect((await type(secretary, '72,5')).status).toBe(303);
    expect((await second.get(`${PHASE}/phieu-giay`)).text).toContain('Nhập lần hai');
    const differs = await type(second, '75,2');
    expect(differs.status).toBe(409);
    for (const text of ['Hai bản nhập khác nhau', '72,5', '75,2']) expect(differs.text).toContain(text);
    await type(second, '72,5');
    expect((await second.get(page)).text).toContain('Phiếu này đã hoàn thành');
    expect((await secretary.get(`${PHASE}/diem`)).text).toContain('72,5');
  });

  it('opens a sheet again only when another decides', async () => {
    await begin({ judges: 1 });
    await essay();
    await opened();
    const one = (await assignments())[0]!;
    const [entry] = (await numbers()) as [number];
    await mark(one.id, one.seatId, 70);
    const reason = 'Giám khảo ghi nhầm điểm của bài khác.';
    await secretary.post(`${PHASE}/diem/${entry}/mo-lai`, { seat: one.seatId, reason }, `${PHASE}/diem/${entry}`);

    expect((await secretary.get(`${PHASE}/diem/mo-lai`)).text).toContain('người khác quyết định');
    expect((await secretary.get(PHASE)).text).toContain('1 đề nghị mở lại phiếu');
    await second.post(`${PHASE}/diem/mo-lai`, { assignment: one.id, decision: 'reopened' }, `${PHASE}/diem/mo-lai`);
    expect((await secretary.get(`${PHASE}/diem`)).text).toContain('Còn thiếu 1 phiếu');
  });

  it('opens a closed phase again for what nobody has judged in it, when another decides', async () => {
    await begin({ judges: 1 });
    await essay();
    await opened();
    const one = (await assignments())[0]!;
    await mark(one.id, one.seatId, 70);
    await secretary.post(`${PHASE}/dong`, {}, `${PHASE}/dong`);
    await essay({ title: 'Bài nhập muộn' });
    expect((await secretary.get(PHASE)).text).toContain('Còn 1 bài phải chấm ở vòng này');
    const ask = (reason: string) => secretary.post(`${PHASE}/mo-lai`, { reason }, PHASE);
    const short = await ask('muộn');
    expect([short.status, short.text.includes('>muộn</textarea>')]).toEqual([422, true]);
    expect((await ask('Bài gửi đúng hạn, nhập sau khi kết thúc.')).headers['location']).toBe(PHASE);

    const decide = async (who: Staff, decision: string) => who.post(`${PHASE}/mo-lai/quyet-dinh`, { decision }, PHASE);
    const own = (await secretary.get(PHASE)).text;
    expect([own.includes('Rút đề nghị'), own.includes('value="reopened"')]).toEqual([true, false]);
    await decide(secretary, 'reopened');
    expect([await state(), (await secretary.get(PHASE)).text.includes('phải khác người đề nghị')]).toEqual(['closed', true]);
    expect((await second.get(PHASE)).text).toContain('nhập sau khi kết thúc');
    await decide(second, 'reopened');
    expect([await state(), (await second.get(PHASE)).text.includes('lấy vào 1 bài')]).toEqual(['open', true]);
  });

  it('takes back a conflict that was entered by mistake, by somebody else', async () => {
    await begin({ judges: 1 });
    await essay();
    await prepare();
    const [entry] = (await numbers()) as [number];
    const page = `${PHASE}/phan-cong/${entry}`;
    const { seatId, fullName } = judges[0]!;
    await secretary.post(`${page}/xung-dot`, { seat: seatId, reason: 'Là em ruột của tác giả.' }, page);
    const withdraw = (who: Staff, reason: string) => who.post(`${page}/bo-xung-dot`, { seat: seatId, reason }, page);
    const short = await withdraw(second, 'nhầm');
    expect([short.status, short.text.includes('>nhầm</textarea>'), short.text.includes('id="bo-xung-dot-seat"')]).toEqual([
      422,
      true,
      true,
    ]);
    const mine = await withdraw(secretary, 'Ghi nhầm số phách của bài.');
    expect([mine.status, mine.text.includes('Người bỏ phải khác')]).toEqual([403, true]);
    expect((await withdraw(second, 'Ghi nhầm số phách của bài.')).status).toBe(303);
    const after = (await secretary.get(page)).text;
    expect([after.includes('đã bỏ ghi nhận'), after.includes('Ghi nhầm số phách của bài.'), after.includes('bo-xung-dot-seat')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(after.slice(after.indexOf('id="giao-seat"'), after.indexOf('id="xung-dot-seat"'))).toContain(fullName);
  });

  it('holds a session: agenda, attendance, votes on one’s own account and noted, dissent, minutes', async () => {
    await begin({ judges: 1 });
    await essay();
    await prepare();
    const [entry] = (await numbers()) as [number];
    const sessions = `${ROUND}/phien-hop`;
    const unfilled = await secretary.post(sessions, { title: 'Họp xét giải', 'starts-day': '31/02/2024' }, sessions);
    expect([unfilled.status, unfilled.text.includes('value="Họp xét giải"')]).toEqual([422, true]);
    const planned = await secretary.post(
      sessions,
      { council: 'ban-cham', title: 'Họp xét giải', place: 'Phòng họp 2', 'starts-day': '25/10/2024', 'starts-time': '8:00' },
      sessions,
    );
    const session = planned.headers['location'] as string;
    const add = (fields: Record<string, string>) => secretary.post(`${session}/noi-dung`, fields, session);
    await add({ kind: 'talk', title: 'Báo cáo của tổ thư ký' });
    await add({ kind: 'entry', phase: 'cham-thi', so: String(entry), motion: 'Công nhận bài đạt yêu cầu.' });
    expect((await add({ kind: 'entry', phase: 'cham-thi', so: '1000000' })).status).toBe(422);
    await add({ kind: 'ranking', title: 'Kết quả chấm', motion: 'Thông qua kết quả chấm.', percent: '66' });
    const items = async () =>
      (
        await asSuperuser<{ id: string }>(
          'select i.id from session_items i join council_sessions s on s.id = i.session_id where s.round_id = $1 order by i.ordinal',
          [round.id],
        )
      ).map(({ id }) => `${session}/noi-dung/${id}`);
    await secretary.post(`${(await items())[2]}/len`, {}, session);
    const [talk, ranking, about] = (await items()) as [string, string, string];
    expect(ranking).not.toBe(about);

    const [chair, member, third] = judges as [(typeof judges)[0], (typeof judges)[0], (typeof judges)[0]];
    const unread = await secretary.post(`${session}/mo`, { quorum: 'bảy' }, session);
    expect([unread.status, unread.text.includes('bằng chữ số'), unread.text.includes('value="bảy"')]).toEqual([422, true, true]);
    const early = await secretary.post(`${session}/mo`, {}, session);
    expect([early.status, early.text.includes('Mới có 0 thành viên dự họp')]).toEqual([409, true]);
    for (const { seatId } of [chair, member]) await secretary.post(`${session}/diem-danh`, { seat: seatId, what: 'den' }, session);
    expect((await secretary.post(`${session}/mo`, {}, session)).status).toBe(303);
    await secretary.post(`${talk}/xong`, {}, session);

    const own = session.replace(sessions, '/quan-tri/hop-hoi-dong');
    expect((await chair.get(own)).text).toContain('Chưa có nội dung nào đang biểu quyết');
    await secretary.post(`${ranking}/bieu-quyet`, {}, session);
    expect((await third.get(own)).text).toContain('Bạn chưa được điểm danh');
    const itemOf = (url: string) => `${own}/${url.split('/').at(-1)}`;
    expect((await chair.post(itemOf(ranking), {}, own)).status).toBe(422);
    await chair.post(itemOf(ranking), { vote: 'for' }, own);
    expect((await chair.get(own)).text).toContain('Bạn đã chọn');
    await secretary.post(`${ranking}/phieu`, { seat: member.seatId, vote: 'against', dissent: 'Đề nghị chấm lại bài số 3.' }, session);
    expect((await secretary.get(session)).text).toContain('Thư ký ghi; ý kiến khác: Đề nghị chấm lại bài số 3.');
    // How the other voted is nobody's on the members' page.
    expect((await chair.get(own)).text).not.toContain('Đề nghị chấm lại');
    await secretary.post(`${ranking}/kiem-phieu`, {}, session);
    expect((await chair.get(own)).text).toContain('Không được thông qua');
    expect((await secretary.post(`${session}/dong`, { notes: 'Không có.' }, session)).status).toBe(409);
    await secretary.post(`${about}/bo-qua`, {}, session);
    expect((await secretary.post(`${session}/dong`, { notes: 'Phiên họp kết thúc đúng giờ.' }, session)).status).toBe(303);

    const word = await secretary.getFile(`${session}/bien-ban.docx`);
    const minutes = readWordPart(word.body as Buffer, 'word/document.xml').replace(/<[^>]+>/g, '');
    for (const text of ['Họp xét giải', 'Đề nghị chấm lại bài số 3.', 'Phiên họp kết thúc đúng giờ.']) expect(minutes).toContain(text);
    expect(((await secretary.getFile(`${session}/bien-ban.pdf`)).body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await secretary.get(session)).text).toContain('Vắng mặt');
  });

  it('tells whoever gives a blind judge a role that sees names, and whoever opens the phase', async () => {
    await begin({ blind: true, judges: 1 }, ['Hà Thị Chấm', 'Lý Văn Xét']);
    await essay();
    await prepare();
    const [judge, other] = judges as [(typeof judges)[0], (typeof judges)[0]];
    const boss = await staff(['administrator'], 'Lương Thị Trị');
    const page = `/quan-tri/nhan-su/${judge.accountId}`;
    const save = (fields: Record<string, string | string[]>) => boss.post(page, { position: 'Chuyên viên', ...fields }, page);
    const seeing = 'Hà Thị Chấm nay có vai trò xem được tên tác giả';
    expect((await boss.get(page)).text).toContain('Chấm theo mã phách');
    expect((await save({ roles: 'judge' })).status).toBe(303);
    expect((await secretary.get(PHASE)).text).not.toContain(seeing);

    const asked = await save({ roles: ['judge', 'author'] });
    expect([asked.status, asked.text.includes('Lưu thì người này không chấm tiếp được'), asked.text.includes('Vẫn lưu')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await secretary.get(PHASE)).text).not.toContain(seeing);
    expect((await save({ roles: ['judge', 'author'], do: 'save-anyway' })).status).toBe(303);
    const told = await boss.get(page);
    expect([told.status, told.text.includes('Người này không chấm tiếp được')]).toEqual([200, true]);
    expect((await secretary.get(PHASE)).text).toContain(seeing);

    // Whoever does not mark blindly is asked nothing; nor is anybody once the role is gone again.
    const secretaryPage = `/quan-tri/nhan-su/${secretary.accountId}`;
    expect((await boss.post(secretaryPage, { roles: ['author', 'publisher'] }, secretaryPage)).status).toBe(303);
    expect((await save({ roles: 'judge' })).status).toBe(303);
    expect((await secretary.get(PHASE)).text).not.toContain(seeing);
    await inScope(() => site.get(Councils).leave(other.seatId, 'Chuyển công tác.', secretary.accountId));
    const left = `/quan-tri/nhan-su/${other.accountId}`;
    expect((await boss.post(left, { roles: ['judge', 'author'] }, left)).status).toBe(303);
  });

  it('is for those whose duty it is, and knows no stranger’s things', async () => {
    await begin();
    await essay();
    await prepare();
    const pages = [ROUND, PHASE, `${PHASE}/phan-cong`, `${PHASE}/xung-dot`, `${PHASE}/diem`, `${PHASE}/phieu-giay`, `${ROUND}/phien-hop`];
    for (const who of [judges[0]!, await staff(['approver'], 'Nông Văn Duyệt')])
      expect(await Promise.all(pages.map(async (page) => (await who.get(page)).status))).toEqual(pages.map(() => 403));
    expect((await secretary.get('/quan-tri/hop-hoi-dong')).status).toBe(403);

    const meeting = await secretary.post(
      `${ROUND}/phien-hop`,
      { council: 'ban-cham', title: 'Họp hội đồng', 'starts-day': '25/10/2024', 'starts-time': '8:00' },
      `${ROUND}/phien-hop`,
    );
    const id = (meeting.headers['location'] as string).split('/').at(-1);
    expect((await judges[0]!.get(`/quan-tri/hop-hoi-dong/${id}`)).status).toBe(200);
    const outsider = await staff(['judge'], 'Vừ A Ngoài');
    expect((await outsider.get(`/quan-tri/hop-hoi-dong/${id}`)).status).toBe(404);
    const [own, entry] = [secretary, (await numbers())[0]];
    await begin();
    expect((await secretary.get(`${ROUND}/phien-hop/${id}`)).status).toBe(404);
    expect((await secretary.get(`${PHASE}/phan-cong/${entry}`)).status).toBe(404);
    expect((await own.get(`${PHASE}/phan-cong/${entry}`)).status).toBe(200);
  });
});
