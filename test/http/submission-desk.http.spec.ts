import { randomUUID } from 'node:crypto';
import type { RunningContest } from '#contests';
import { readXlsx } from '#documents';
import { essayAsWord } from '#documents/testing';
import { Outbox } from '#mail';
import { Coordinators } from '#notifications';
import {
  DECLARATIONS,
  type Submission,
  SubmissionDesk,
  SubmissionDrafts,
  Submissions,
  type SubmissionVersion,
  UnitEntryLists,
} from '#submissions';
import { UnitRegister } from '#units';
import { aDraft, aSentSubmission, PART, RECEIVING_ENDS, rulesThatReceive, WHILE_RECEIVING } from '../factories/a-receiving-contest.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const DESK = `/quan-tri/bai-du-thi/${PART}`;
const COUNTER = `${DESK}/nhap`;
const TYPED = { channel: 'post', title: 'Số hóa hồ sơ của dòng họ', 'main-fullName': 'Giàng A Giấy', 'main-phone': '0912 000 111' };

type Staff = Awaited<ReturnType<typeof aStaffMember>>;

describe('the desk of submissions', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let [author, approver]: Staff[] = [];

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, {
      time: WHILE_RECEIVING,
      ruleSet: rulesThatReceive({ channels: ['online', 'office', 'post', 'email'], sections: [{ code: 'noi-dung', name: 'Nội dung' }] }),
    }));
    [author, approver] = [await aStaffMember(site, tenant.id, ['author']), await aStaffMember(site, tenant.id, ['approver'])];
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const sent = (fullName: string, title: string): Promise<{ submission: Submission; version: SubmissionVersion }> =>
    inScope(async () => {
      const { registration } = await aContestant(site.app, running, { fullName });
      const draft = aDraft({ title, sections: [{ code: 'noi-dung', text: 'Một hai ba bốn năm.' }] });
      return aSentSubmission(site.app, running, registration, draft);
    });
  const stateOf = async (id: Submission['id']): Promise<string> => inScope(async () => (await site.get(SubmissionDesk).find(id)).state);
  const aContact = async (name: string): Promise<{ client: SiteClient; home: string }> => {
    const path = await inScope(async () => {
      const unit = (await site.get(UnitRegister).list('2024-10-21')).find((one) => one.name === name)!;
      const wanted = {
        unitId: unit.id,
        contestId: null,
        fullName: 'Đầu Mối',
        contact: { kind: 'email' as const, value: `${unit.id}@vidu.vn` },
      };
      await site.get(Coordinators).invite(wanted, { by: author!.accountId, siteName: 'Tỉnh', origin: `http://${tenant.host}` });
      const [message] = await site.get(Outbox).newest(1);
      return /(\/dau-moi\/nhan\/[\w-]+)/.exec(message!.body)![1]!;
    });
    const client = site.visitor(tenant.host);
    const at = (await client.post(path, { day: '5', month: '5', year: '1985' }, path)).headers['location'] as string;
    return { client, home: `${at}/bai-du-thi` };
  };
  const anEssay = (): Promise<Buffer> =>
    essayAsWord({ cover: [], parts: [{ heading: 'Nội dung', level: 1, pieces: [{ kind: 'paragraph', text: 'Một hai ba bốn năm.' }] }] });

  it('is for the secretariat of the tenant alone, and leads to the part that receives', async () => {
    const { submission } = await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    const [publisher, judge] = [await aStaffMember(site, tenant.id, ['publisher']), await aStaffMember(site, tenant.id, ['judge'])];
    const other = await aPlaceWithContest(site, { time: WHILE_RECEIVING, ruleSet: rulesThatReceive() });
    const stranger = await aStaffMember(site, other.tenant.id, ['author', 'approver']);
    const statuses = async (who: SiteClient, path: string): Promise<number> => (await who.get(path)).status;

    expect((await author!.get('/quan-tri/bai-du-thi')).headers['location']).toBe(DESK);
    for (const path of [DESK, `${DESK}/${submission.id}`, `${DESK}/${submission.id}/noi-dung/1`, `${DESK}/xuat.xlsx`])
      expect([await statuses(author!, path), await statuses(publisher, path), await statuses(judge, path)]).toEqual([200, 403, 403]);
    expect(await statuses(stranger, `${DESK}/${submission.id}`)).toBe(404);
    expect((await author!.get('/quan-tri')).text).toContain('href="/quan-tri/bai-du-thi"');
    expect(await statuses(author!, '/quan-tri/bai-du-thi/khong-co')).toBe(404);
  });

  it('finds entries by number, title, author, unit and state, and counts them', async () => {
    await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    await sent('Trần Văn An', 'Số hóa hộ tịch');
    const found = async (query: string): Promise<string[]> => {
      const { text } = await author!.get(`${DESK}?${query}`);
      return ['Một cửa lưu động', 'Số hóa hộ tịch'].filter((title) => text.includes(`>${title}<`));
    };

    expect(await found('')).toEqual(['Một cửa lưu động', 'Số hóa hộ tịch']);
    expect(await found('q=BV-0002')).toEqual(['Số hóa hộ tịch']);
    expect(await found('q=do%20thi%20lua')).toEqual(['Một cửa lưu động']);
    expect(await found(`q=${encodeURIComponent('hộ tịch')}`)).toEqual(['Số hóa hộ tịch']);
    expect(await found('trang-thai=valid')).toEqual([]);
    expect(await found('kenh=online&trang-thai=unchecked')).toEqual(['Một cửa lưu động', 'Số hóa hộ tịch']);
    expect(await found('don-vi=khong-co-dau')).toEqual([]);
    expect((await author!.get(DESK)).text).toContain('Chưa kiểm tra (2)');

    const cells = await readXlsx((await author!.getFile(`${DESK}/xuat.xlsx`)).body as Buffer);
    expect(cells?.map(([number, title, name]) => [number, title, name])).toEqual([
      ['Số', 'Tên bài', 'Tác giả'],
      ['BV-0001', 'Một cửa lưu động', 'Đỗ Thị Lụa'],
      ['BV-0002', 'Số hóa hộ tịch', 'Trần Văn An'],
    ]);
    expect((await author!.get('/quan-tri/nhat-ky')).text).toContain('Xuất danh sách bài dự thi');
  });

  it('checks one entry after the other; what the author is told is seen before it goes', async () => {
    const [first, second] = [(await sent('Đỗ Thị Lụa', 'Một')).submission, (await sent('Trần Văn An', 'Hai')).submission];
    const check = (id: string, form: Record<string, string>): ReturnType<SiteClient['post']> =>
      author!.post(`${DESK}/${id}/kiem-tra`, form, `${DESK}/${id}`);
    const put = jest.spyOn(site.get(Outbox), 'put');

    const nothing = await check(first.id, { reason: '' });
    expect([nothing.status, nothing.text.includes('Hãy chọn kết quả kiểm tra')]).toEqual([422, true]);
    const wrong = await check(first.id, { result: 'supplement', reason: 'Thiếu trang bìa của bài dự thi', 'until-day': '01/10/2024' });
    expect([wrong.status, wrong.text.includes('Thiếu trang bìa của bài dự thi')]).toEqual([422, true]);

    const typed = { result: 'supplement', reason: 'Thiếu trang bìa của bài dự thi', 'until-day': '05/11/2024', 'until-time': '17:00' };
    const preview = await check(first.id, typed);
    expect([preview.status, preview.text.includes('Bài dự thi cần bổ sung, hạn chót 17:00')]).toEqual([200, true]);
    expect([await stateOf(first.id), put.mock.calls.length]).toEqual(['unchecked', 0]);
    const seen = /name="seen" value="([0-9a-f]{64})"/.exec(preview.text)?.[1] ?? '';

    const changed = await check(first.id, { ...typed, reason: 'Thiếu trang bìa và phụ lục', seen });
    expect([changed.status, await stateOf(first.id)]).toEqual([200, 'unchecked']);
    const done = await check(first.id, { ...typed, seen });
    expect([done.status, done.headers['location']]).toEqual([303, `${DESK}/${second.id}`]);
    expect([await stateOf(first.id), put.mock.calls.length]).toEqual(['supplement', 1]);
    put.mockRestore();

    const valid = await check(second.id, { result: 'valid' });
    expect([valid.headers['location'], await stateOf(second.id)]).toEqual([DESK, 'valid']);
    const stale = await check(second.id, { result: 'valid', version: '7' });
    expect(stale.headers['location']).toBe(`${DESK}/${second.id}`);
  });

  it('enters what came by post with its scan: marked everywhere, numbered, receipted, once however often it is pressed', async () => {
    const bytes = await anEssay();
    const file = { field: 'file', name: '../bai\u202exx.docx', bytes };
    const wrong = await author!.postFile(COUNTER, file, COUNTER, { ...TYPED, 'main-fullName': '', role: 'main' });
    expect([wrong.status, wrong.text.includes('Hãy ghi đủ họ và tên'), wrong.text.includes(TYPED.title)]).toEqual([422, true, true]);
    const scanned = await author!.postFile(COUNTER, { ...file, bytes: Buffer.from('<html>') }, COUNTER, { ...TYPED, role: 'scan' });
    expect([scanned.status, scanned.text.includes(TYPED.title)]).toEqual([422, true]);
    expect(await inScope(() => site.get(SubmissionDesk).counts(running.receiving[0]!.id))).toMatchObject({ unchecked: 0, incomplete: 0 });

    const entered = await author!.postFile(COUNTER, file, COUNTER, { ...TYPED, role: 'main' });
    expect(entered.status).toBe(303);
    const address = entered.headers['location']!;
    const { text } = await author!.get(address);
    for (const said of ['BV-0001', TYPED.title, 'Giàng A Giấy', 'gửi bưu điện', 'Đã nhận, chưa quét mã độc']) expect(text).toContain(said);
    expect(text).not.toContain('0912000111');
    expect((await author!.get(DESK)).text).toContain('Gửi bưu điện');

    const download = await author!.getFile(/href="([^"]+\/tep\/[^"]+)"/.exec(text)?.[1] ?? '');
    expect((download.body as Buffer).equals(bytes)).toBe(true);
    expect(download.headers['content-disposition']).toContain('attachment');
    const slip = await author!.getFile(`${address}/giay-bien-nhan.pdf`);
    expect([slip.status, (slip.body as Buffer).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const trail = (await author!.get('/quan-tri/nhat-ky')).text;
    for (const act of ['Nhập bài nhận trực tiếp', 'Tải tệp của bài dự thi', 'In giấy biên nhận']) expect(trail).toContain(act);
    expect(trail).not.toContain('Giàng A Giấy');

    const key = /name="key" value="([^"]+)"/.exec((await author!.get(COUNTER)).text)?.[1] ?? '';
    const twice = [await author!.post(COUNTER, { ...TYPED, key }, COUNTER), await author!.post(COUNTER, { ...TYPED, key }, COUNTER)];
    expect(twice.map(({ headers }) => headers['location'])).toEqual([`${DESK}/${key}`, `${DESK}/${key}`]);
  });

  it('adds scans to what came on paper as one further version; an author’s own entry gets none from staff', async () => {
    const entered = await author!.post(COUNTER, TYPED, COUNTER);
    const address = entered.headers['location']!;
    const [bytes, adding] = [await anEssay(), `${address}/them-tep`];
    const file = { field: 'file', name: 'phu-luc.docx', bytes };
    expect((await author!.get(address)).text).toMatch(/src="\/assets\/uploads-[^"]+\.js"/);
    expect((await author!.postFile(adding, file, address, { role: 'attachment' })).status).toBe(303);
    const shown = (await author!.get(address)).text;
    expect([shown.includes('phu-luc.docx'), shown.includes('Đưa các tệp này vào bài')]).toEqual([true, true]);
    expect(shown).toContain('Còn 1 tệp chưa đưa vào bài');
    const refused = await author!.post(`${address}/kiem-tra`, { version: '1', result: 'valid' }, address);
    expect(refused.headers['location']).toBe(address);
    expect((await author!.get(address)).text).toContain('Chưa ghi kết quả kiểm tra: bài còn tệp đã thêm mà chưa đưa vào bài.');
    expect((await author!.get(DESK)).text).toContain('1 bài còn tệp chưa đưa vào bài');
    expect((await author!.get(`${DESK}?trang-thai=cho-dua-tep`)).text).toContain('BV-0001');
    expect((await author!.post(`${adding}/xong`, {}, address)).status).toBe(303);
    const after = (await author!.get(address)).text;
    expect([after.includes('Lần 2 khác lần 1'), after.includes('Đưa các tệp này vào bài')]).toEqual([true, false]);
    expect((await author!.get(DESK)).text).not.toContain('1 bài còn tệp chưa đưa vào bài');

    const { submission } = await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    const own = await author!.postJson(`${DESK}/${submission.id}/them-tep/hen`, { name: 'a.pdf', size: 5, sha256: 'a'.repeat(64) }, DESK);
    expect(own.status).toBe(409);
  });

  it('takes in after the end only what says why', async () => {
    await site.timeIs(RECEIVING_ENDS);
    author = await aStaffMember(site, tenant.id, ['author']);
    const late = await author.post(COUNTER, TYPED, COUNTER);
    expect([late.status, late.text.includes('Hãy ghi căn cứ')]).toEqual([422, true]);
  });

  it('cancels an entry by two people, with the article', async () => {
    const { submission } = await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    await sent('Lê Văn Bình', 'Sổ tay điện tử');
    const url = `${DESK}/${submission.id}/huy`;
    const wrong = await author!.post(url, { basis: '', reason: 'ngắn' }, url);
    expect([wrong.status, wrong.text.includes('Còn 2 chỗ cần sửa')]).toEqual([422, true]);
    expect((await author!.post(url, { basis: 'Khoản 2 Điều 5', reason: 'Chép nguyên bài SK-0003 của năm trước' }, url)).status).toBe(303);
    expect((await author!.get(url)).text).not.toContain(`${url}/quyet-dinh`);
    // Whoever decides is led to it, and to nothing else.
    const asked = `${DESK}?trang-thai=de-nghi-huy`;
    const homes = await Promise.all([approver!, author!].map(async (who) => (await who.get('/quan-tri')).text));
    expect(homes.map((home) => [home.includes('Quyết định đề nghị hủy bài'), home.includes('de-nghi-huy')])).toEqual([[true, true], [false, false]]); // prettier-ignore
    const list = (await approver!.get(asked)).text;
    for (const said of ['Một cửa lưu động', 'Có đề nghị hủy chờ quyết định', 'Có đề nghị hủy (1)']) expect(list).toContain(said);
    expect(list).not.toContain('Sổ tay điện tử');
    expect((await approver!.get(url)).text).toContain('Xếp hạng chưa lập nên chưa ai chuyển hạng.');
    expect((await approver!.post(`${url}/quyet-dinh`, { decision: 'cancelled' }, url)).status).toBe(303);
    expect(await stateOf(submission.id)).toBe('cancelled');
    expect((await approver!.get('/quan-tri')).text).not.toContain('Quyết định đề nghị hủy bài');
    expect((await author!.get(`${DESK}/${submission.id}`)).text).not.toContain('Ghi kết quả kiểm tra');
  });

  it('shows what an author has changed between two sendings, and what the machine has read', async () => {
    const { registration } = await inScope(() => aContestant(site.app, running, { fullName: 'Đỗ Thị Lụa' }));
    const first = aDraft({ title: 'Một cửa lưu động', sections: [{ code: 'noi-dung', text: 'Một hai ba.\nCâu bị bỏ đi.' }] });
    const id = await inScope(async () => {
      const { submission } = await aSentSubmission(site.app, running, registration, first);
      const [drafts, submissions] = [site.get(SubmissionDrafts), site.get(Submissions)];
      const draft = { ...first, title: 'Một cửa lưu động đến thôn', sections: [{ code: 'noi-dung', text: 'Một hai ba.\nCâu mới viết.' }] };
      const { revision } = await drafts.save(submission.id, registration.id, { revision: submission.draftRevision, draft });
      await submissions.send(running, submission.id, registration, {
        revision,
        key: randomUUID(),
        place: 'Lâm Đồng',
        declared: DECLARATIONS,
      });
      return submission.id;
    });

    const { text } = await author!.get(`${DESK}/${id}`);
    for (const said of ['Lần 2 khác lần 1', 'Câu bị bỏ đi.', 'Câu mới viết.', 'Một cửa lưu động đến thôn', 'Số từ được tính: 6'])
      expect(text).toContain(said);
    expect((await author!.get(`${DESK}/${id}/noi-dung/1`)).text).toContain('Câu bị bỏ đi.');
    expect((await author!.get(`${DESK}/${id}/noi-dung/3`)).status).toBe(404);
  });

  it('stands in what is to be done today, and its time is extended as that of a quiz', async () => {
    await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    const home = (await author!.get('/quan-tri')).text;
    for (const said of ['1 bài chưa kiểm tra hình thức', 'nhận hôm nay', 'Tệp gửi đến chưa được quét mã độc']) expect(home).toContain(said);

    const times = `/quan-tri/dot-thi/${PART}/thoi-gian`;
    expect((await author!.get(DESK)).text).toContain(`href="${times}"`);
    expect((await approver!.get(times)).text).toContain('Gia hạn nhận bài');
    const form = {
      ...{ 'closes-day': '05/11/2024', 'closes-time': '17:00', reason: 'mưa lũ làm mất liên lạc nhiều xã' },
      notice: 'Ai đã gửi bài không phải gửi lại. Bài viết dở vẫn còn nguyên trên trang.',
    };
    const preview = await approver!.post(`${times}/gia-han`, { ...form, do: 'preview' }, `${times}/gia-han`);
    const seen = /name="seen" value="([^"]+)"/.exec(preview.text)?.[1] ?? '';
    expect((await approver!.post(`${times}/gia-han`, { ...form, do: 'go', seen }, `${times}/gia-han`)).status).toBe(303);
    expect((await author!.get(DESK)).text).toContain('05/11/2024');
  });

  it('gets the list of a unit from its contact: confirmed as seen, once, and told when it has changed since', async () => {
    await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    await inScope(() => aContestant(site.app, running, { fullName: 'Vừ Mí Chưa Gửi' }));
    const { client, home } = await aContact('Phường 9');
    const shown = await client.get(home);
    for (const said of ['Một cửa lưu động', 'Vừ Mí Chưa Gửi', '1 người của đơn vị đã đăng ký mà chưa có bài'])
      expect(shown.text).toContain(said);
    expect((await client.get(`${home}/${PART}/danh-sach.docx`)).status).toBe(200);

    const url = `${home}/${PART}`;
    const key = /name="key" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
    const stale = await client.post(url, { seen: 'a'.repeat(64) }, home);
    expect([stale.status, (await client.get(home)).text.includes('Danh sách vừa thay đổi')]).toEqual([303, true]);
    const seen = /name="seen" value="([^"]+)"/.exec((await client.get(home)).text)?.[1] ?? '';
    for (let press = 0; press < 2; press += 1)
      expect((await client.post(url, { key, seen }, home).catch(() => undefined))?.status ?? 303).toBe(303);
    expect(await inScope(async () => (await site.get(UnitEntryLists).latest(running.receiving[0]!.id)).map(({ id }) => id))).toEqual([key]);
    expect((await client.get(home)).text).not.toContain('name="seen"');

    const lists = (await author!.get(`${DESK}/danh-sach-don-vi`)).text;
    expect([lists.includes('Phường 9'), lists.includes('Đã gửi')]).toEqual([true, true]);
    await sent('Trần Văn An', 'Số hóa hộ tịch');
    const list = (await author!.get(`${DESK}/danh-sach-don-vi/${key}`)).text;
    for (const said of ['Từ lúc xác nhận đã có thay đổi', 'Bài đến sau khi xác nhận', 'Số hóa hộ tịch']) expect(list).toContain(said);
    expect((await client.get(home)).text).toContain('Xác nhận lại và gửi Ban Tổ chức');

    const other = await aContact('Phường 10');
    expect((await other.client.get(home)).status).toBe(404);
  });

  it('tells programs of staff the same, checks for them, and writes each reading down', async () => {
    const { submission } = await sent('Đỗ Thị Lụa', 'Một cửa lưu động');
    const list = `/api/v1/staff/rounds/${PART}/submissions`;
    const token = { authorization: `Bearer ${author!.cookie('kbs') ?? ''}` };
    const program = site.visitor(tenant.host);
    const said = {
      number: 'BV-0001',
      title: 'Một cửa lưu động',
      state: 'unchecked',
      channel: 'online',
      authors: ['Đỗ Thị Lụa'],
      version: 1,
      words: 5,
    };

    expect((await program.get(list, token)).body).toMatchObject({ items: [{ id: submission.id, ...said }], total: 1 });
    expect((await program.get(`${list}?state=valid`, token)).body).toEqual({ items: [], total: 0 });
    expect((await program.get(`${list}?state=none`, token)).status).toBe(400);
    expect((await program.get(`${list}/${submission.id}`, token)).body).toMatchObject({
      ...said,
      checks: [],
      versions: [{ counts: true }],
    });
    const publisher = await aStaffMember(site, tenant.id, ['publisher']);
    expect((await program.get(list, { authorization: `Bearer ${publisher.cookie('kbs') ?? ''}` })).status).toBe(403);
    expect((await program.get(list)).status).toBe(401);

    const check = (body: object): ReturnType<SiteClient['writeJson']> =>
      program.writeJson('POST', `${list}/${submission.id}/checks`, { body, cookie: '', token: '', bearer: author!.cookie('kbs') });
    expect((await check({ version: 1, result: 'invalid', reason: 'ngắn' })).status).toBe(422);
    const done = await check({ version: 1, result: 'invalid', reason: 'Bài không đúng chủ đề của phần thi' });
    expect([done.status, (done.body as { state: string }).state]).toEqual([201, 'invalid']);
    const trail = (await author!.get('/quan-tri/nhat-ky')).text;
    for (const act of ['Xuất danh sách bài dự thi', 'Mở bài dự thi', 'Kiểm tra hình thức bài dự thi']) expect(trail).toContain(act);
  });
});
