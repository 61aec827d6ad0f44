import { deflateSync, crc32 } from 'node:zlib';
import { AuditTrail } from '#audit';
import type { RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { QuestionBank, QuestionCatalogue, SealedBanks } from '#questions';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const site = TestSite.forTests();
let tenant: Place;
let running: RunningContest;
let author: Awaited<ReturnType<typeof aStaffMember>>;
let approver: Awaited<ReturnType<typeof aStaffMember>>;

beforeEach(async () => {
  ({ tenant, running } = await aPlaceWithContest(site));
  author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Phan Đình Lộc' });
  approver = await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Chu Bảo Lan' });
});

const LIST = '/quan-tri/cau-hoi';
const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
const find = (code: string) => inScope(() => site.get(QuestionCatalogue).find(code));
const acts = (): Promise<string[]> =>
  inScope(async () =>
    (await site.get(AuditTrail).newest({ limit: 30 }))
      .map(({ action }) => action)
      .filter((action) => !/^contest/.test(action))
      .toReversed(),
  );
const form = (changes: Record<string, string> = {}): Record<string, string> => ({
  code: 'CH-087',
  topic: running.ruleSet.topics[0]!.code,
  difficulty: 'medium',
  text: 'Đề án 06 đặt ra mấy nhóm tiện ích?',
  'option-0': '3 nhóm',
  'option-1': '5 nhóm',
  'option-2': '7 nhóm',
  'right-1': 'yes',
  explanation: 'Đề án nêu năm nhóm.',
  source: 'Quyết định 06/QĐ-TTg',
  article: 'Mục II',
  ...changes,
});
const write = (changes: Record<string, string> = {}) => author.post(`${LIST}/moi`, form(changes), `${LIST}/moi`);
const change = (client: typeof author, changes: Record<string, string>) =>
  client.post(`${LIST}/CH-087/sua`, form(changes), `${LIST}/CH-087/sua`);

const chunk = (kind: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};
const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from('Comment\0GPS 10.77 N')),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('writing a question', () => {
  it('makes it wait for somebody else, and shows it to them', async () => {
    expect((await write()).headers['location']).toBe(`${LIST}/CH-087`);
    expect(await find('CH-087')).toMatchObject({
      options: ['3 nhóm', '5 nhóm', '7 nhóm'],
      key: [1],
      article: 'Mục II',
      state: 'waiting',
      createdBy: author.accountId,
    });

    const own = await author.get(`${LIST}/CH-087`);
    expect(own.text).toContain('Chờ một người khác');
    expect(own.text).not.toContain('Duyệt câu này');
    const nothing = (await approver.get(`${LIST}?trang-thai=tra-lai`)).text;
    expect([nothing.includes('Không có câu nào bị trả lại'), nothing.includes('Xóa lọc')]).toEqual([true, false]);
    expect((await approver.get(`${LIST}?trang-thai=tra-lai&q=zzz`)).text).toContain('Không có câu nào như vậy');
    const queue = await approver.get(`${LIST}?trang-thai=cho-duyet`);
    expect(queue.text).toContain('1 đến 1 trong 1 câu');
    expect(queue.text).toContain('Chờ bạn');
    expect((await approver.get(`${LIST}/CH-087`)).text).toContain('Duyệt câu này');
    expect((await approver.get(`${LIST}/moi`)).status).toBe(403);
  });

  it('keeps what was typed when something is missing, and says where', async () => {
    const page = await write({ text: '', 'right-1': '', 'option-2': '<b>Ba</b>' });

    expect(page.status).toBe(400);
    const kept = await author.post(`${LIST}/moi`, { ...form({ text: '', 'option-2': '<b>Ba</b>' }) }, `${LIST}/moi`);
    expect(kept.status).toBe(422);
    for (const text of ['Hãy ghi câu hỏi', '>&lt;b&gt;Ba&lt;/b&gt;</textarea>', 'value="CH-087"', 'Mục II'])
      expect(kept.text).toContain(text);
    expect(kept.text).toMatch(/name="right-1" value="yes" checked/);
    await write();
    expect((await write()).text).toContain('Đã có câu hỏi mang mã này');
  });

  it('tells the second of two editors, keeps what they typed and shows what the first has saved', async () => {
    await write();
    const other = await aStaffMember(site, tenant.id, ['author']);
    const token = await other.get(`${LIST}/CH-087/sua`);
    expect(token.text).toContain('name="version" value="1"');
    await change(author, { text: 'Bản của người thứ nhất?' });

    const late = await other.post(`${LIST}/CH-087/sua`, { ...form({ text: 'Bản của tôi?' }), version: '1' }, `${LIST}/CH-087/sua`);

    expect(late.status).toBe(409);
    for (const text of ['Bản của tôi?', 'Bản của người thứ nhất?', 'Người khác vừa lưu câu này', 'name="version" value="2"'])
      expect(late.text).toContain(text);
    expect((await find('CH-087')).text).toBe('Bản của người thứ nhất?');
  });

  it('keeps a picture with its words and without what a camera wrote; nobody guesses its address', async () => {
    const attach = (bytes: Buffer, changes: Record<string, string>) =>
      author.postFile(`${LIST}/moi`, { field: 'image', name: 'anh.png', bytes }, `${LIST}/moi`, form(changes));
    expect((await attach(Buffer.from('<svg/>'), {})).text).toContain('Hình phải là tệp PNG, JPEG hoặc WebP');
    expect((await attach(png(3_200, 20), {})).text).toContain('3200 × 20 điểm');
    const withoutWords = await attach(png(80, 100), {});
    expect(withoutWords.text).toContain('Hãy tả hình bằng lời');
    // The picture is there already: only the words are asked for.
    const key = /name="image-0" value="([0-9a-f]{32})"/.exec(withoutWords.text)![1]!;

    await write({ 'image-0': key, 'image-0-alt': 'Biểu đồ cột' });

    expect((await find('CH-087')).images).toEqual([{ key, alt: 'Biểu đồ cột', width: 80, height: 100 }]);
    const file = await site.visitor(tenant.host).getFile(`/cau-hoi/hinh/${key}`);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect((file.body as Buffer).includes('GPS')).toBe(false);
    for (const wrong of ['0'.repeat(32), '..%2f..%2fsecret', 'x'])
      expect((await site.visitor(tenant.host).get(`/cau-hoi/hinh/${wrong}`)).status).toBe(404);
    const elsewhere = await site.aTenant();
    expect((await site.visitor(elsewhere.host).get(`/cau-hoi/hinh/${key}`)).status).toBe(404);
  });

  it('can be put away and taken back', async () => {
    await author.post(`${LIST}/Q-001/cat`, {}, `${LIST}/Q-001/sua`);
    expect((await author.get(LIST)).text).not.toContain(`${LIST}/Q-001`);
    expect((await author.get(`${LIST}?trang-thai=da-cat`)).text).toContain('Q-001');
    await author.post(`${LIST}/Q-001/lay-lai`, {}, `${LIST}/Q-001/sua`);

    expect((await find('Q-001')).retiredAt).toBeNull();
    expect(await acts()).toEqual(['question.read', 'question.retired', 'questions.read', 'question.read', 'question.restored']);
  });
});

describe('the second person', () => {
  beforeEach(() => write());

  it('approves what they saw, and goes on to the next', async () => {
    const done = await approver.post(`${LIST}/CH-087/duyet`, {}, `${LIST}/CH-087`);

    expect(done.headers['location']).toBe(`${LIST}?trang-thai=cho-duyet`);
    expect(await find('CH-087')).toMatchObject({ state: 'approved', decision: { by: approver.accountId } });
    expect(await acts()).toEqual(['question.written', 'question.read', 'question.approved']);
  });

  it('gives back with a reason, which the writer reads', async () => {
    const empty = await approver.post(`${LIST}/CH-087/tra-lai`, { reason: ' ' }, `${LIST}/CH-087`);
    expect([empty.status, empty.text.includes('Hãy ghi lý do trả lại')]).toEqual([422, true]);
    await approver.post(`${LIST}/CH-087/tra-lai`, { reason: 'Nêu rõ năm' }, `${LIST}/CH-087`);

    const page = await author.get(`${LIST}/CH-087`);
    for (const text of ['Chu Bảo Lan trả lại bản này', 'Nêu rõ năm', 'Sửa câu này']) expect(page.text).toContain(text);
  });

  it('is never the writer, whatever their roles', async () => {
    const both = await aStaffMember(site, tenant.id, ['author', 'approver']);
    await change(both, { text: 'Bản hai?' });
    const page = await both.get(`${LIST}/CH-087`);
    expect(page.text).toContain('Bạn đã soạn bản này');
    const forced = await both
      .post(`${LIST}/CH-087/duyet`, { version: '2', _csrf: /name="_csrf" value="([^"]+)"/.exec(page.text)![1]! }, `${LIST}/CH-087/sua`)
      .catch(() => undefined);

    expect(forced?.status ?? 403).toBe(403);
    expect((await find('CH-087')).state).toBe('waiting');
  });

  it('sees what two versions say differently; opening them is written down', async () => {
    await change(author, { 'option-1': '6 nhóm\nvà các tiện ích khác' });
    const page = await approver.get(`${LIST}/CH-087/ban`);

    // Each option on lines of its own, as it was typed.
    expect(page.text).toContain('<span class="in-lines">A. 3 nhóm\nB. 6 nhóm\nvà các tiện ích khác\nC. 7 nhóm</span>');

    for (const text of ['A. 3 nhóm', 'B. 5 nhóm', 'B. 6 nhóm', 'Phan Đình Lộc', 'Bản 2: chờ duyệt']) expect(page.text).toContain(text);
    expect((await acts()).at(-1)).toBe('question.history-read');
    // A browser that lets no field grow shows all lines too.
    expect((await author.get(`${LIST}/CH-087/sua`)).text).toMatch(/name="option-1" rows="2"/);
  });
});

describe('the page of banks', () => {
  const BANKS = `${LIST}/bo-de`;
  const banks = () => inScope(() => site.get(SealedBanks).list(running.contest.id));

  it('says what would be sealed and what is new, without a key', async () => {
    const before = await approver.get(BANKS);
    for (const text of [
      '10 câu đã duyệt',
      'Giống hệt bộ đề mới nhất',
      'Đợt 1 đang mở và giữ nguyên bộ đề',
      (await banks())[0]!.sha256.slice(0, 16),
    ])
      expect(before.text).toContain(text);
    expect(before.text).not.toContain('Niêm phong bộ đề</button>');
    await write();
    expect((await approver.get(BANKS)).text).toContain('1 câu có bản chờ duyệt');
    await approver.post(`${LIST}/CH-087/duyet`, {}, `${LIST}/CH-087`);

    const after = await approver.get(BANKS);
    for (const text of ['11 câu đã duyệt', 'Thêm vào', 'Niêm phong bộ đề</button>']) expect(after.text).toContain(text);
    for (const secret of ['Đề án nêu năm nhóm', 'Vì thế.', 'Đáp án đúng', '5 nhóm']) expect(after.text).not.toContain(secret);
    expect((await author.get(BANKS)).text).not.toContain('Niêm phong bộ đề</button>');
  });

  it('seals once for two presses, for rounds that open later', async () => {
    await author.post(`${LIST}/Q-010/cat`, {}, `${LIST}/Q-010/sua`);
    const page = await approver.get(BANKS);
    const fields = { newest: '1', _csrf: /name="_csrf" value="([^"]+)"/.exec(page.text)![1]! };
    await approver.post(`${BANKS}/niem-phong`, fields, BANKS);
    await site.timeIs(parseLocal('2024-10-22 09:00')!);
    await approver.post(`${BANKS}/niem-phong`, fields, BANKS).catch(() => undefined);

    expect((await banks()).map(({ version, questions, sealedBy }) => [version, questions, sealedBy])).toEqual([
      [2, 9, approver.accountId],
      [1, 10, null],
    ]);
    const { id } = await inScope(() => site.get(SealedBanks).ofRound(running.rounds[0]!));
    expect(id).toBe((await banks())[1]!.id);
    expect((await approver.get(BANKS)).text).toContain('Chu Bảo Lan');
    expect((await acts()).filter((action) => action === 'bank.sealed')).toHaveLength(1);
  });

  it('warns on the page of a question that a round may still ask, and no more once the round is over', async () => {
    expect((await author.get(`${LIST}/Q-001`)).text).toContain('Câu này còn phải giữ kín');
    expect((await author.get(`${LIST}/Q-001/sua`)).text).toContain('Câu này còn phải giữ kín');
    await site.timeIs(parseLocal('2024-10-29 08:00')!);
    const later = await aStaffMember(site, tenant.id, ['author']);

    expect((await later.get(`${LIST}/Q-001`)).text).not.toContain('Câu này còn phải giữ kín');
  });

  it('shows what papers lack', async () => {
    await inScope(() => site.get(QuestionBank).add([]));
    for (let n = 1; n <= 8; n += 1) await author.post(`${LIST}/Q-00${n}/cat`, {}, `${LIST}/Q-00${n}/sua`);
    const page = await approver.get(BANKS);

    expect(page.text).toContain('Thiếu 1 câu');
    expect(page.text).not.toContain('Niêm phong bộ đề</button>');
  });
});
