import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { readXlsx } from '#documents';
import type { AccountId } from '#kernel';
import { QuestionBank, QuestionCatalogue, type QuestionImportId, QuestionImports, readQuestionFile } from '#questions';
import { aDocx, p } from '#documents/testing';
import type { RuleSet } from '#rules';
import { aRuleSet } from '#rules/testing';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const QUESTIONS = '/quan-tri/cau-hoi';
const IMPORT = `${QUESTIONS}/nhap`;
const EXPORT = `${QUESTIONS}/xuat`;
const lines = (...texts: string[]): string => texts.map((text) => p(text)).join('');
const THREE = aDocx(
  lines(
    'Câu 1: Hồ sơ nhập thứ nhất do ai ký?',
    'A. Chủ tịch',
    'B. Thư ký',
    'Đáp án: A',
    'Căn cứ: Nghị định 1',
    'Điều, khoản: Khoản 2 Điều 3',
  ) +
    lines('Câu 2: Việc nào không cần giấy tờ?', 'A. Nộp đơn', 'B. Tra cứu', 'C. Sao y', 'Đáp án: B, C') +
    lines('Câu 3: Thiếu đáp án', 'A. Một', 'B. Hai'),
);

describe('questions brought in a file', () => {
  const site = TestSite.forTests({ KHOABANG_MODE: 'demo' });
  let tenant: Place;
  let author: SiteClient;

  beforeEach(async () => {
    ({ tenant } = await aPlaceWithContest(site));
    author = await aStaffMember(site, tenant.id, ['author']);
  });

  const bring = (client: SiteClient, bytes: Buffer = THREE, name = 'cau-hoi.docx') =>
    client.postFile(IMPORT, { field: 'file', name, bytes }, IMPORT);
  const brought = async (client = author, bytes = THREE): Promise<string> => (await bring(client, bytes)).headers['location'] as string;
  const topic = (): Promise<string> => site.as(tenant.id, async () => (await site.get(ContestReader).running()).ruleSet.topics[0]!.code);
  const find = (code: string) => site.as(tenant.id, () => site.get(QuestionCatalogue).find(code));
  const count = async (): Promise<number> => (await asSuperuser('select id from questions where tenant_id = $1', [tenant.id])).length;
  const acts = () =>
    site.as(tenant.id, async () => (await site.get(AuditTrail).newest({ limit: 5 })).map(({ action, details }) => [action, details]));

  it('are shown with every fault, and entered once, when their bringer says so', async () => {
    const before = await count();
    const page = await brought();
    const shown = (await author.get(page)).text;
    for (const part of [
      'Tệp “cau-hoi.docx”: 3 câu',
      '1 câu có lỗi',
      'Chưa đánh dấu đáp án.',
      'A. Chủ tịch',
      'Nhập 2 câu, bỏ 1 câu lỗi',
      'Độ khó của câu chưa ghi',
    ])
      expect([part, shown.includes(part)]).toEqual([part, true]);
    expect(await count()).toBe(before);

    const refused = await author.post(page, { difficulty: '' }, page);
    expect([refused.status, refused.text.includes('Hãy chọn độ khó'), await count()]).toEqual([422, true, before]);
    const form = { topic: await topic(), difficulty: 'hard' };
    expect((await author.post(page, form, page)).status).toBe(303);
    expect((await author.get(page)).status).toBe(404);
    expect(await count()).toBe(before + 2);
    const [one, two] = [await find('CH-0001'), await find('CH-0002')];
    expect([one.text, one.key, one.source, one.article, one.difficulty, one.version, one.state, one.createdBy === null]).toEqual(['Hồ sơ nhập thứ nhất do ai ký?', [0], 'Nghị định 1', 'Khoản 2 Điều 3', 'hard', 1, 'waiting', false]); // prettier-ignore
    expect([two.options, two.key]).toEqual([
      ['Nộp đơn', 'Tra cứu', 'Sao y'],
      [1, 2],
    ]);
    expect((await author.get(`${QUESTIONS}?trang-thai=cho-duyet`)).text).toContain('Hồ sơ nhập thứ nhất do ai ký?');
    // The look at the list above is on the trail after it.
    expect((await acts()).slice(0, 2)).toEqual([
      ['questions.read', {}],
      ['questions.imported', { added: 2, leftOut: 1 }],
    ]);
  });

  it('take their topics from the headings of the file, which their bringer may change before anything is entered', async () => {
    const [first, second] = [...aRuleSet().topics, { code: 'lich-su', name: 'Lịch sử' }] as [RuleSet['topics'][0], RuleSet['topics'][0]];
    ({ tenant } = await aPlaceWithContest(site, { ruleSet: aRuleSet({ topics: [first, second] }) }));
    author = await aStaffMember(site, tenant.id, ['author']);
    const one = (n: number): string => lines(`Câu ${n}. Hỏi việc thứ ${n}?`, `A. Một ${n}`, `B. Hai ${n}`, 'Đáp án: A');
    const page = await brought(
      author,
      aDocx(lines(`I. PHẦN ${first.name.toUpperCase()}`) + one(1) + one(2) + lines('Phần II. Việc khác') + one(3)),
    );
    const shown = (await author.get(page)).text;
    for (const part of [
      `Chủ đề của phần “I. PHẦN ${first.name.toUpperCase()}” (2 câu)`,
      'Chủ đề của phần “Phần II. Việc khác” (1 câu)',
      'Theo tiêu đề “Phần II. Việc khác”',
      'Chưa rõ',
    ])
      expect([part, shown.includes(part)]).toEqual([part, true]);
    expect(shown).toMatch(new RegExp(`id="heading-0"[\\s\\S]*?value="${first.code}" selected`));
    expect(shown).not.toContain('Chủ đề của câu chưa ghi chủ đề');

    const unclear = await author.post(page, { difficulty: 'easy', 'heading-0': second.code, 'heading-1': '' }, page);
    expect([unclear.status, unclear.text.includes('Hãy chọn chủ đề cho phần này')]).toEqual([422, true]);
    expect(unclear.text).toContain('<a href="#heading-1">Hãy chọn chủ đề cho phần “Phần II.\u00a0Việc khác”</a>');
    expect(unclear.text).toMatch(new RegExp(`id="heading-0"[\\s\\S]*?value="${second.code}" selected`));
    await author.post(page, { difficulty: 'easy', 'heading-0': second.code, 'heading-1': first.code }, page);

    expect(await Promise.all(['CH-0001', 'CH-0002', 'CH-0003'].map(async (code) => (await find(code)).topic))).toEqual([
      second.code,
      second.code,
      first.code,
    ]);
  });

  it('are entered once by two presses at the same moment', async () => {
    const before = await count();
    await brought();
    const [kept] = await asSuperuser<{ id: QuestionImportId; created_by: AccountId }>('select id, created_by from question_imports where tenant_id = $1', [tenant.id]); // prettier-ignore
    const code = await topic();
    const press = () => site.as(tenant.id, () => site.get(QuestionImports).enter(kept!.id, kept!.created_by, { topics: [], choices: { topic: code, difficulty: 'easy' } })); // prettier-ignore
    const ends = await Promise.allSettled([press(), press(), press()]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await count()).toBe(before + 2);
  });

  it('that are there already are errors, and nearly the same a warning', async () => {
    const page = await brought();
    await author.post(page, { topic: await topic(), difficulty: 'easy' }, page);

    const again = (await author.get(await brought())).text;
    expect(again).toContain('Trùng hoàn toàn với câu CH-0001 trong ngân hàng');
    expect(again).toContain('Không câu nào nhập được');
    const near = aDocx(lines('Câu 9: Hồ sơ nhập thứ nhất thì do ai ký?', 'A. Chủ tịch', 'B. Thư ký', 'Đáp án: A'));
    const shown = (await author.get(await brought(author, near))).text;
    expect(shown).toMatch(/Gần giống câu CH-0001 trong ngân hàng \(\d+%\)/);
    expect(shown).toContain('Nhập 1 câu');
  });

  it('are compared with the bank once, and again when it says something else', async () => {
    const page = await brought();
    const shows = async (words: string): Promise<boolean> => (await author.get(page)).text.includes(words);
    const alike = `'[{ "at": 1, "of": "CH-XA", "percent": 77, "isSame": false }]'`;
    await asSuperuser(`update question_imports set content = jsonb_set(content, '{alike,found}', ${alike}) where tenant_id = $1`, [
      tenant.id,
    ]);
    expect(await shows('ần giống câu CH-XA trong ngân hàng (77%)')).toBe(true);

    const same = { topic: await topic(), difficulty: 'easy' as const, text: 'Việc nào không cần giấy tờ?', options: ['Tra cứu', 'Nộp đơn', 'Sao y'], key: [0], explanation: '', source: '', article: '' }; // prettier-ignore
    await site.as(tenant.id, () => site.get(QuestionBank).add([{ code: 'CH-901', ...same }]));
    expect(await shows('CH-XA')).toBe(false);
    expect(await shows('rùng hoàn toàn với câu CH-901 trong ngân hàng')).toBe(true);
  });

  it('are their bringer’s alone, for a day, until dropped', async () => {
    const page = await brought();
    const colleague = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Lê Thị Khác' });
    const approver = await aStaffMember(site, tenant.id, ['approver'], { fullName: 'Trần Văn Duyệt' });
    expect([(await colleague.get(page)).status, (await approver.get(page)).status, (await approver.get(IMPORT)).status]).toEqual([
      404, 403, 403,
    ]);
    await author.post(`${page}/bo`, {}, page);
    expect((await author.get(page)).status).toBe(404);

    await brought();
    const left = () => asSuperuser('select id from question_imports where tenant_id = $1', [tenant.id]);
    const [{ now } = { now: new Date() }] = await asSuperuser<{ now: Date }>('select max(created_at) as now from question_imports where tenant_id = $1', [tenant.id]); // prettier-ignore
    await site.as(tenant.id, () => site.get(QuestionImports).forgetBefore(now));
    expect(await left()).toHaveLength(1);
    await site.as(tenant.id, () => site.get(QuestionImports).forgetBefore(new Date(now.getTime() + 1)));
    expect(await left()).toHaveLength(0);
  });

  it('are refused with a sentence where the file is none', async () => {
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('WordDocument', 'utf16le')]);
    for (const [bytes, sentence] of [
      [old, 'Tệp .doc là định dạng cũ'],
      [Buffer.from('%PDF-1.7'), 'Tệp PDF không nhập được'],
      [aDocx('', { parts: { 'word/vbaProject.bin': 'x' } }), 'Tệp có macro'],
      [Buffer.from('Kính gửi'), 'Không thấy câu hỏi nào trong tệp'],
    ] as const) {
      const answer = await bring(author, bytes);
      expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true]);
    }
  });

  it('leave as files that can be read back, each written down; without keys nothing tells them', async () => {
    await site.as(
      tenant.id,
      async () =>
      site.get(QuestionBank).add([{ ...{ code: 'X1', topic: await topic(), difficulty: 'easy', text: 'Hỏi riêng X1?', options: ['Một', 'Hai'], key: [1] }, ...{ explanation: 'Vì nói thế', source: 'Luật', article: 'Điều 1' } }]), // prettier-ignore
    );
    const take = async (form: Record<string, string>) => {
      const bytes = (await author.postForFile(EXPORT, form, EXPORT)).body as Buffer;
      return { bytes, one: (await readQuestionFile(bytes)).questions.find(({ code }) => code === 'X1')! };
    };
    for (const format of ['docx', 'xlsx', 'gift']) {
      const { one } = await take({ format, keys: 'yes' });
      expect([format, one.text, one.key, one.explanation, one.article]).toEqual([format, 'Hỏi riêng X1?', [1], 'Vì nói thế', 'Điều 1']);
    }
    expect((await acts())[0]).toEqual(['questions.exported', { count: await count(), format: 'gift', withKey: true }]);
    for (const format of ['docx', 'xlsx']) {
      const { one } = await take({ format });
      expect([format, one.text, one.key, one.explanation, one.source]).toEqual([format, 'Hỏi riêng X1?', [], '', '']);
    }
    const publisher = await aStaffMember(site, tenant.id, ['publisher'], { fullName: 'Ngô Thị Công' });
    expect([(await publisher.get(EXPORT)).status, (await publisher.get(`${IMPORT}/mau.xlsx`)).status]).toEqual([403, 403]);
  });

  it('have templates that can be brought back as they are', async () => {
    const sheet = (await author.getFile(`${IMPORT}/mau.xlsx`)).body as Buffer;
    expect((await readXlsx(sheet))![0]!.slice(0, 5)).toEqual(['Mã', 'Chủ đề', 'Độ khó', 'Câu hỏi', 'Phương án A']);
    const word = (await author.getFile(`${IMPORT}/mau.docx`)).body as Buffer;
    for (const bytes of [sheet, word]) expect((await author.get(await brought(author, bytes))).text).toContain('Nhập 2 câu');
  });
});
