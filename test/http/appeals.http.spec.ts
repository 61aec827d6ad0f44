import type { StaffRole } from '#access';
import { Sessions } from '#accounts';
import { AppealDesk, Appeals } from '#appeals';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { DatabaseClock } from '#persistence';
import type { Registration } from '#registrations';
import { CorrectionScoring, Standings } from '#results';
import { aFinishedRound } from '../factories/a-finished-round.js';
import { unitNamed } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { type Sitters, sittersOfWhomOneIsLate } from '../factories/an-appealing-round.js';
import { rulesWithPrizes } from '../factories/some-rule-sets.js';
import { takenFurther } from '../factories/the-worker.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const OWN = '/cua-toi/khieu-nai';
const QUESTIONS = '/cua-toi/cau-hoi';
const LIST = '/quan-tri/khieu-nai';
const ASKED = '/quan-tri/hoi-ban-to-chuc';
const TEXT = 'Lúc gần hết giờ thì mất mạng, tôi đã trả lời đủ mà máy báo chưa lưu.';
const REASON = 'Câu trả lời đã đến máy chủ, có xác nhận mất mạng.';

/** The first address on a page with these letters in it. */
const hrefIn = (html: string, letters: string): string =>
  Array.from(html.matchAll(/href="([^"]*)"/g), ([, url]) => url!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')).find((url) =>
    url.includes(letters),
  )!;

describe('appeals and questions to the board', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let sat: Sitters;

  beforeEach(async () => {
    const appeals = { days: 7, closesAt: '17:00', to: 'Tổ thư ký Cuộc thi' };
    ({ tenant, running } = await aPlaceWithContest(site, { ruleSet: rulesWithPrizes({ appeals }) }));
    await inScope(async () => {
      sat = await sittersOfWhomOneIsLate(site.app, running);
      await aFinishedRound(site.app, running, { to: 'ranked' });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const round = (): Promise<Round> => site.get(ContestReader).round(running.rounds[0]!.id);
  const staff = (...roles: StaffRole[]) => aStaffMember(site, tenant.id, roles);
  const contestant = async ({ accountId }: Registration = sat.late.registration) => {
    const client = site.visitor(tenant.host);
    client.keep('kb', await inScope(async () => (await site.get(Sessions).open(accountId, 'contestant')).token));
    return client;
  };
  const newUrl = (kind: string, more = ''): string => `${OWN}/moi?dot=dot-1&loai=${kind}${more}`;
  const lodged = async (kind = 'lost-answers', form: Record<string, string> = {}): Promise<string> => {
    const person = await contestant();
    const luot = kind === 'lost-answers' ? { luot: sat.late.attempt.id } : undefined;
    const answer = await person.post(OWN, { 'su-viec': TEXT, ...luot, ...form }, newUrl(kind));
    return (answer.headers['location'] as string).split('/').at(-1)!;
  };
  const acts = (id: string) => inScope(async () => (await site.get(AuditTrail).of(id)).map(({ action }) => action));

  it('begin on one’s own page, by kind; what is written wrongly comes back with what was typed', async () => {
    const person = await contestant();
    expect((await person.get('/cua-toi')).text).toContain(`href="${OWN}"`);
    const list = (await person.get(OWN)).text;
    expect(list).toContain('Mất câu trả lời');
    // About the result only once there is one.
    expect(list).not.toContain('Điểm, thứ hạng hoặc giải thưởng');

    const here = newUrl('lost-answers');
    expect((await person.get(here)).text).toContain(`Biên nhận ${sat.late.attempt.receiptCode!}`);
    const short = await person.post(OWN, { 'su-viec': 'Mất', luot: sat.late.attempt.id }, here);
    expect([short.status, short.text.includes('ít nhất 10 ký tự')]).toEqual([422, true]);
    const without = await person.post(OWN, { 'su-viec': TEXT }, here);
    expect([without.status, without.text.includes('Hãy chọn lượt thi'), without.text.includes(TEXT)]).toEqual([422, true, true]);
    // Somebody else's sitting is none of one's own.
    expect((await person.post(OWN, { 'su-viec': TEXT, luot: sat.best.attempt.id }, here)).status).toBe(422);

    const own = `${OWN}/${await lodged()}`;
    expect((await person.get(own)).text).toContain('Ban Tổ chức trả lời chậm nhất');
    expect((await person.get(OWN)).text).toContain('Đã nhận, chờ người phụ trách');
    expect((await (await contestant(sat.best.registration)).get(own)).status).toBe(404);
    expect((await site.visitor(tenant.host).get(own)).status).toBe(401);
  });

  it('about the unit begin with looking for the right one', async () => {
    const person = await contestant();
    const wanted = await inScope(() => unitNamed(site.app, 'Phường 10'));
    expect((await person.get(newUrl('wrong-unit'))).text).not.toContain('Gửi khiếu nại');
    const found = newUrl('wrong-unit', '&tim=phuong+10');
    expect((await person.get(found)).text).toContain('Phường 10');
    expect((await person.post(OWN, { 'su-viec': TEXT }, found)).status).toBe(422);
    const answer = await person.post(OWN, { 'su-viec': TEXT, 'don-vi': wanted.id }, found);
    expect((await person.get(answer.headers['location'] as string)).text).toContain('Đơn vị bạn đề nghị');
    expect((await person.get(newUrl('wrong-unit', '&tim=khong+co'))).text).toContain('Không tìm thấy');
  });

  it('that come too late are told until when one could, and what else one can do', async () => {
    const person = await contestant();
    await inScope(async () => {
      await aFinishedRound(site.app, running);
      const { closesAt } = await site.get(Appeals).ways(running, await round());
      await site.get(DatabaseClock).moveTo(new Date(closesAt!.getTime() - 60_000));
    });
    const page = (await person.get(OWN)).text;
    expect(page).toContain('Điểm, thứ hạng hoặc giải thưởng');
    await inScope(() => site.get(DatabaseClock).moveTo(new Date(site.get(DatabaseClock).now().getTime() + 120_000)));

    const late = (await (await contestant()).get(OWN)).text;
    expect(late).toContain('Đã hết hạn gửi khiếu nại lúc');
    expect(late).toContain('Bạn vẫn có thể hỏi Tổ thư ký Cuộc thi ở mục Hỏi Ban Tổ chức.');
    expect((await (await contestant()).get(newUrl('result'))).headers['location']).toBe(OWN);
  });

  it('are taken in hand, previewed, decided by a second person who may approve results, and told', async () => {
    const id = await lodged();
    const here = `${LIST}/${id}`;
    const [author, approver] = [await staff('author'), await staff('approver')];
    expect((await author.get('/quan-tri')).text).toContain('1 khiếu nại chưa ai nhận');
    expect((await author.get(LIST)).text).toContain('Chưa ai nhận');
    const blank = (await author.get(here)).text;
    expect(blank).toContain('Nguyễn Hoàng Phương Thảo');
    expect(blank).toContain('3 câu trả lời đến muộn');
    expect(blank).toContain(TEXT);
    expect(await acts(id)).toEqual(['appeal.received', 'appeal.read']);

    await author.post(`${here}/nhan`, {}, here);
    const unsaid = await author.post(`${here}/de-xuat`, { reason: REASON, 'quyet-dinh': 'upheld' }, here);
    expect([unsaid.status, unsaid.text.includes('Hãy chọn việc làm'), unsaid.text.includes('Hãy ghi căn cứ')]).toEqual([422, true, true]);
    const word = { 'quyet-dinh': 'upheld', viec: 'take-late', 'can-cu': 'Khoản 2 Điều 9 Thể lệ', reason: REASON };
    expect((await author.post(`${here}/de-xuat`, word, here)).status).toBe(303);
    // Nothing of it to the person before it is decided; whoever has proposed does not decide.
    expect((await (await contestant()).get(`${OWN}/${id}`)).text).not.toContain(REASON);
    expect((await author.get(here)).text).not.toContain(`${here}/quyet-dinh`);

    const preview = (await approver.get(`${here}/xem-truoc`)).text;
    expect(preview).toContain('Vào Giải Nhì');
    expect(preview).toContain('Chưa có gì được ghi');
    expect((await approver.get('/quan-tri')).text).toContain('1 đề xuất chờ người thứ hai');
    expect((await approver.post(`${here}/quyet-dinh`, {}, here)).status).toBe(303);

    await inScope(() => takenFurther(site.app, running.rounds[0]!.id, 1));
    const place = await inScope(async () => {
      const standing = (await site.get(Standings).newest(running.rounds[0]!.id))!;
      return (await site.get(Standings).lineOf(standing.id, sat.late.registration.pseudonym))!.rank;
    });
    expect(place).toBe(2);
    const told = (await (await contestant()).get(`${OWN}/${id}`)).text;
    expect(told).toContain('Chấp nhận khiếu nại');
    expect(told).toContain(REASON);
    expect(told).toContain('Bạn có biên nhận mới');
    expect((await approver.get(`${LIST}?muc=xong`)).text).toContain('Đã quyết định, đã báo');
  });

  it('go back to their owner with a reason, and from hand to hand', async () => {
    const id = await lodged('key');
    const here = `${LIST}/${id}`;
    const [author, other, approver] = [await staff('author'), await staff('author'), await staff('approver')];
    await author.post(`${here}/nhan`, {}, here);
    await other.post(`${here}/ban-giao`, { nguoi: other.accountId }, here);
    const word = { 'quyet-dinh': 'rejected', 'can-cu': 'Điều 7', reason: REASON };
    expect((await author.post(`${here}/ban-giao`, { nguoi: author.accountId }, here)).status).toBe(303);
    await author.post(`${here}/de-xuat`, word, here);
    expect((await approver.post(`${here}/tra-lai`, { reason: 'Không' }, here)).status).toBe(422);
    await approver.post(`${here}/tra-lai`, { reason: 'Xin xem lại căn cứ của đáp án.' }, here);
    expect((await author.get(here)).text).toContain('Xin xem lại căn cứ của đáp án.');
    expect(await inScope(async () => (await site.get(AppealDesk).find(id)).events.map(({ act }) => act))).toEqual([
      'received',
      'taken',
      'handed-over',
      'handed-over',
      'proposed',
      'given-back',
    ]);
  });

  it('about the key lead to a correction that is filled in, and are answered once two people have switched it', async () => {
    expect((await (await contestant()).get(`${OWN}/moi?dot=dot-1&loai=key`)).text).toContain('Viết rõ câu số mấy trong bài của bạn');
    const id = await lodged('key');
    const here = `${LIST}/${id}`;
    const [author, approver] = [await staff('author'), await staff('approver')];
    await author.post(`${here}/nhan`, {}, here);
    const { text } = await author.get(here);
    const askUrl = hrefIn(text, 'dinh-chinh/dap-an');
    expect(askUrl).toContain(`khieu-nai=${id}`);
    // Nothing can be answered by a correction that is not there.
    const word = { 'quyet-dinh': 'upheld', viec: 'corrected', 'can-cu': 'Điều 7', reason: REASON };
    expect((await author.post(`${here}/de-xuat`, word, here)).status).toBe(422);

    const chosen = (await author.get(askUrl)).text;
    expect(chosen).toContain('trong bài của người khiếu nại');
    const questionUrl = hrefIn(chosen, 'cau=');
    const form = await author.get(questionUrl);
    const code = await inScope(async () => (await site.get(AppealDesk).find(id)).appeal.code);
    expect(form.text).toContain(`khiếu nại ${code} có cơ sở: `);
    const keyForm = '/quan-tri/ket-qua/dot-1/dinh-chinh/dap-an';
    const asked = await author.post(keyForm, { cach: 'everybody', reason: `khiếu nại ${code} có cơ sở: câu hỏi dẫn sai năm` }, questionUrl);
    expect(asked.status).toBe(303);
    const correction = asked.headers['location'] as string;
    expect((await author.get(here)).text).toContain('Chờ người thứ hai');
    expect((await author.post(`${here}/de-xuat`, word, here)).status).not.toBe(303);
    // One correction for one appeal.
    expect((await author.post(keyForm, { cach: 'void', reason: 'câu hỏi dẫn sai năm' }, questionUrl)).status).toBe(409);

    await inScope(() => site.get(CorrectionScoring).look());
    const page = (await approver.get(correction)).text;
    expect(page).toContain(`Khiếu nại ${code}`);
    expect((await approver.post(`${correction}/ap-dung`, {}, correction)).status).toBe(303);
    await inScope(() => takenFurther(site.app, running.rounds[0]!.id, 1));
    site.get(ContestReader).forget();

    const since = (await author.get(here)).text;
    expect(since).toContain('Trước: hạng');
    // Beside the correction, and at the one step that asked for it.
    expect(since.match(/Đề nghị đính chính đáp án/g)).toHaveLength(1);
    expect(since.match(/Đã áp dụng/g)).toHaveLength(2);
    expect((await author.post(`${here}/de-xuat`, word, here)).status).toBe(303);
    expect((await approver.post(`${here}/quyet-dinh`, {}, here)).status).toBe(303);
    expect((await (await contestant()).get(`${OWN}/${id}`)).text).toContain('Đáp án đã được đính chính');
  });

  it('are for those alone who write and approve', async () => {
    const here = `${LIST}/${await lodged()}`;
    for (const role of ['publisher', 'administrator'] as const) {
      const person = await staff(role);
      expect((await person.get('/quan-tri')).text).not.toContain(LIST);
      for (const path of [LIST, here, `${here}/xem-truoc`, ASKED]) expect([path, (await person.get(path)).status]).toEqual([path, 403]);
    }
    const author = await staff('author');
    await author.post(`${here}/nhan`, {}, here);
    expect((await author.postWithoutToken(`${here}/quyet-dinh`)).status).toBe(403);
  });

  it('questions are asked, answered to everybody without the asker, or to the asker alone', async () => {
    const [person, author] = [await contestant(), await staff('author')];
    expect((await person.post(QUESTIONS, { 'cau-hoi': '?' }, QUESTIONS)).status).toBe(422);
    for (const text of ['Tôi là Thảo, thi bằng máy tính được không?', 'Bao giờ trao giải?'])
      expect((await person.post(QUESTIONS, { 'cau-hoi': text }, QUESTIONS)).status).toBe(303);
    expect((await person.get(QUESTIONS)).text).toContain('Đang chờ Ban Tổ chức trả lời.');

    const list = (await author.get(ASKED)).text;
    expect(list).toContain('2 câu chờ trả lời');
    const [first, second] = [...list.matchAll(new RegExp(`${ASKED}/[0-9a-f-]{36}`, 'g'))].map(([url]) => url);
    expect((await author.post(first!, { 'tra-loi': '' }, first!)).status).toBe(422);
    await author.post(first!, { 'tra-loi': 'Được, trên mọi máy.', 'cong-khai': 'Thi bằng máy tính được không?' }, first!);
    await author.post(second!, { 'tra-loi': 'Khi có lịch, chúng tôi báo bạn.' }, second!);

    const open = (await site.visitor(tenant.host).get('/hoi-dap/ban-to-chuc')).text;
    expect(open).toContain('Thi bằng máy tính được không?');
    expect(open).not.toContain('Tôi là Thảo');
    expect(open).not.toContain('chúng tôi báo bạn');
    expect(open).toContain('Chưa có khiếu nại nào.');
    expect((await person.get(QUESTIONS)).text).toContain('Khi có lịch, chúng tôi báo bạn.');
    expect((await site.visitor(tenant.host).get('/hoi-dap')).text).toContain('/hoi-dap/ban-to-chuc');
  });

  it('are made by programs as by people', async () => {
    const token = await inScope(async () => (await site.get(Sessions).open(sat.late.registration.accountId, 'contestant')).token);
    const client = site.visitor(tenant.host);
    const headers = { authorization: `Bearer ${token}` };
    const write = (path: string, body: object) => client.writeJson('POST', path, { body, cookie: '', token: '', bearer: token });
    const empty = (await client.get('/api/v1/me/appeals', headers)).body as {
      items: unknown[];
      ways: { round: string; kinds: object[] }[];
    };
    expect(empty.items).toEqual([]);
    expect(empty.ways[0]).toMatchObject({ round: 'dot-1', closesAt: null, to: 'Tổ thư ký Cuộc thi' });
    expect(empty.ways[0]!.kinds).toContainEqual({ kind: 'result', window: 'not-yet' });

    const body = { round: 'dot-1', kind: 'lost-answers', attemptId: sat.late.attempt.id, text: TEXT };
    const made = await write('/api/v1/me/appeals', body);
    expect([made.status, made.body]).toMatchObject([201, { kind: 'lost-answers', state: 'received', decision: null }]);
    expect((await write('/api/v1/me/appeals', body)).body).toEqual(made.body);
    const { id } = made.body as { id: string };
    expect((await client.get(`/api/v1/me/appeals/${id}`, headers)).body).toEqual(made.body);
    expect((await write('/api/v1/me/appeals', { ...body, kind: 'result' })).status).toBe(409);

    expect((await write('/api/v1/me/questions', { question: 'Bao giờ trao giải?' })).status).toBe(204);
    expect((await client.get('/api/v1/me/questions', headers)).body).toMatchObject({
      items: [{ question: 'Bao giờ trao giải?', answer: null }],
    });
    expect((await client.get('/api/v1/board/answers')).body).toEqual({
      items: [],
      appeals: [{ kind: 'lost-answers', received: 1, decided: 0, upheld: 0, inTime: 0 }],
    });
  });
});
