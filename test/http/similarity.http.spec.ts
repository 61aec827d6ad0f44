import { randomUUID } from 'node:crypto';
import { AuditTrail } from '#audit';
import type { Round, RunningContest } from '#contests';
import { readXlsx, xlsxFile } from '#documents';
import {
  AppliedInitiatives,
  DECLARATIONS,
  SimilarityDesk,
  SimilaritySearch,
  type SubmissionId,
  SubmissionPrints,
  Submissions,
} from '#submissions';
import { anEssay, passageOf, withPassage } from '#submissions/testing';
import { aDraft, aSentSubmission, PART, rulesThatReceive, WHILE_RECEIVING } from '../factories/a-receiving-contest.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { asSuperuser } from '../support/query.js';
import { readWordPart } from '../support/read-word.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const LIST = `/quan-tri/doi-chieu/${PART}`;
const REGISTER = '/quan-tri/sang-kien-da-ap-dung';
const SHEETS = `${REGISTER}/nhap`;
const HEAD = ['Tên sáng kiến, giải pháp', 'Tóm tắt nội dung', 'Đơn vị áp dụng', 'Áp dụng từ', 'Số quyết định công nhận'];
const SOURCE = anEssay({ seed: 'nguon', words: 600 });

type Staff = Awaited<ReturnType<typeof aStaffMember>>;

describe('similarity of entries', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let round: Round;
  let author: Staff;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, {
      time: WHILE_RECEIVING,
      ruleSet: rulesThatReceive({
        sections: [{ code: 'noi-dung', name: 'Nội dung' }],
        conditions: [{ code: 'not-applied-before', version: 1, until: 'hết ngày 30/9/2024', where: 'trong tỉnh' }],
      }),
    }));
    round = running.receiving[0]!;
    author = await aStaffMember(site, tenant.id, ['author']);
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const sent = (title: string, text: string): Promise<SubmissionId> =>
    inScope(async () => {
      const { registration } = await aContestant(site.app, running, { fullName: 'Đỗ Thị Lụa' });
      const draft = aDraft({ title, sections: [{ code: 'noi-dung', text }] });
      return (await aSentSubmission(site.app, running, registration, draft)).submission.id;
    });
  const compare = () =>
    inScope(async () => {
      while ((await site.get(SubmissionPrints).makeMissing(50)) > 0);
      await site.get(SimilarityDesk).want(round.id, author.accountId);
      while ((await site.get(SimilaritySearch).compareDue()) > 0);
    });
  const firstFinding = (id: SubmissionId) => inScope(async () => (await site.get(SimilarityDesk).entry(id)).found[0]!.finding.id);
  const acts = () => inScope(async () => (await site.get(AuditTrail).newest({ limit: 20 })).map(({ action }) => action));
  const bring = async (rows: string[][], name = 'so.xlsx', who: SiteClient = author): Promise<string> => {
    const bytes = await xlsxFile('Sổ', HEAD, rows, []);
    const answer = await who.postFile(SHEETS, { field: 'file', name, bytes }, SHEETS);
    return answer.headers['location'] ?? answer.text;
  };

  it('is for the secretariat of the tenant alone: not for judges, not for strangers', async () => {
    const id = await sent('Một cửa lưu động', SOURCE);
    await sent('Một cửa tại nhà', withPassage(anEssay({ seed: 'chep', words: 300 }), passageOf(SOURCE, 200, 50)));
    await compare();
    const finding = await firstFinding(id);
    const [judge, publisher] = [await aStaffMember(site, tenant.id, ['judge']), await aStaffMember(site, tenant.id, ['publisher'])];
    const other = await aPlaceWithContest(site, { time: WHILE_RECEIVING, ruleSet: rulesThatReceive() });
    const stranger = await aStaffMember(site, other.tenant.id, ['author', 'approver']);
    const entry = `/quan-tri/doi-chieu/bai/${id}`;
    for (const path of [LIST, `${LIST}/tim`, entry, `${entry}/${finding}`, `${entry}/${finding}/ban-doi-chieu.docx`, REGISTER, SHEETS])
      expect([path, (await author.get(path)).status, (await judge.get(path)).status, (await publisher.get(path)).status]).toEqual([
        path,
        200,
        403,
        403,
      ]);
    for (const path of [entry, `${entry}/${finding}`, `${entry}/${finding}/ban-doi-chieu.pdf`])
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    expect((await author.get('/quan-tri/doi-chieu')).headers['location']).toBe(LIST);
  });

  it('is listed by share, shown text beside text, taken to the council, concluded on by a person', async () => {
    const source = await sent('Một cửa lưu động', SOURCE);
    const copy = await sent('Một cửa tại nhà', withPassage(anEssay({ seed: 'chep', words: 60 }), passageOf(SOURCE, 200, 50)));
    await sent('Việc khác hẳn', anEssay({ seed: 'rieng', words: 300 }));
    expect((await author.get(LIST)).text).toContain('Chưa đối chiếu');
    const wanted = await author.post(`${LIST}/tim`, {}, `${LIST}/tim`);
    expect(wanted.headers['location']).toBe(LIST);
    await compare();

    const list = (await author.get(LIST)).text;
    expect(list.indexOf('Một cửa tại nhà')).toBeLessThan(list.indexOf('Một cửa lưu động'));
    expect(list).toContain('Giống nhau chưa phải là sao chép');
    expect(list).not.toContain('Đỗ Thị Lụa');
    const found = await author.get(`${LIST}?loc=unsaid&q=BV-0002`);
    expect([found.text.includes('Một cửa tại nhà'), found.text.includes('Việc khác hẳn')]).toEqual([true, false]);

    const entry = `/quan-tri/doi-chieu/bai/${copy}`;
    const beside = `${entry}/${await firstFinding(copy)}`;
    const page = (await author.get(beside)).text;
    expect(page).toContain('BV-0002 và BV-0001');
    for (const place of ['id="a1" href="#b1"', 'id="b1" href="#a1"', 'href="#a1">Đoạn 1']) expect(page).toContain(place);
    expect(page).not.toContain('Đỗ Thị Lụa');

    // Whoever checks the form sees it too, and so does who begins the day.
    const desk = `/quan-tri/bai-du-thi/${PART}/${copy}`;
    const checking = (await author.get(desk)).text;
    for (const said of ['1 văn bản có đoạn giống bài này', `href="${beside}"`, 'BV-0001: Một cửa lưu động', 'Chưa ai kết luận'])
      expect(checking).toContain(said);
    const today = async () => /(\d+) bài có đoạn giống văn bản khác, chưa ai kết luận/.exec((await author.get('/quan-tri')).text)?.[1];
    expect(await today()).toBe('2');

    const refused = await author.post(`${entry}/ket-luan`, { reason: 'ngắn' }, entry);
    expect([refused.status, refused.text.includes('Hãy chọn một kết luận.'), refused.text.includes('>ngắn</textarea>')]).toEqual([
      422,
      true,
      true,
    ]);
    const reason = 'Trùng nguyên văn phần giải pháp của bài BV-0001.';
    const concluded = await author.post(`${entry}/ket-luan`, { conclusion: 'copied', reason }, entry);
    expect(concluded.headers['location']).toBe(entry);
    const said = (await author.get(entry)).text;
    for (const text of ['Đã kết luận: trùng lặp', reason, `/quan-tri/bai-du-thi/${PART}/${copy}/huy`, 'Tạ Minh Quân'])
      expect(said).toContain(text);
    expect((await author.get(`/quan-tri/doi-chieu/bai/${source}`)).text).not.toContain('Đã kết luận');
    expect((await author.get(desk)).text).not.toContain('Chưa ai kết luận');
    expect(await today()).toBe('1');
    const beyond = (await author.get(`${LIST}?trang=9`)).text;
    expect([beyond.includes('Trang này không có gì'), beyond.includes('Chưa có bài nào đủ tệp')]).toEqual([true, false]);

    const word = await author.getFile(`${beside}/ban-doi-chieu.docx`);
    const words = readWordPart(word.body as Buffer, 'word/document.xml').replace(/<[^>]+>/g, '');
    for (const text of ['BẢN ĐỐI CHIẾU', 'không phải kết luận', 'Bài dự thi BV-0001', reason]) expect(words).toContain(text);
    expect(words).not.toContain('Đỗ Thị Lụa');
    const pdf = await author.getFile(`${beside}/ban-doi-chieu.pdf`);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await acts()).filter((act) => act.startsWith('similarity.'))).toEqual([
      'similarity.exported',
      'similarity.exported',
      'similarity.concluded',
      'similarity.read',
      'similarity.wanted',
      'similarity.wanted',
    ]);
  });

  it('says where a text was replaced after it was compared, and does not take a conclusion on the older version', async () => {
    await sent('Một cửa lưu động', SOURCE);
    const text = withPassage(anEssay({ seed: 'chep', words: 300 }), passageOf(SOURCE, 200, 50));
    const { registration } = await inScope(() => aContestant(site.app, running, { fullName: 'Đỗ Thị Lụa' }));
    const draft = aDraft({ title: 'Một cửa tại nhà', sections: [{ code: 'noi-dung', text }] });
    const { submission } = await inScope(() => aSentSubmission(site.app, running, registration, draft));
    const copy = submission.id;
    await compare();
    const entry = `/quan-tri/doi-chieu/bai/${copy}`;
    const late = await author.get(entry);
    const token = /name="_csrf" value="([^"]+)"/.exec(late.text)![1]!;
    // Sent anew while the page was read.
    await inScope(async () => {
      const again = { revision: submission.draftRevision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS };
      expect(await site.get(Submissions).send(running, copy, registration, again)).toMatchObject({ version: 2 });
    });
    const conclude = (version: string) =>
      author.postRaw(`${entry}/ket-luan`, { _csrf: token, version, conclusion: 'copied', reason: 'Trùng nguyên văn phần giải pháp.' });
    const answer = await conclude('1');
    expect([answer.status, answer.text.includes('bản mới')]).toEqual([409, true]);
    expect((await conclude('2')).headers['location']).toBe(entry);

    await compare();
    await asSuperuser(`update similarity_findings set own_sha256 = repeat('0', 64) where submission_id = $1`, [copy]);
    const page = (await author.get(`${entry}/${await firstFinding(copy)}`)).text;
    expect([page.includes('đã đổi sau khi đối chiếu'), page.includes('id="a1"')]).toEqual([true, false]);
  });

  describe('the register of what was applied before', () => {
    const RIGHT = ['Một cửa lưu động tại thôn buôn', passageOf(SOURCE, 80, 30), 'Xã Mẫu', '5/2023', '12/QĐ-UBND'];

    it('is brought on a sheet that is looked at first; what is wrong is said line by line, and can be taken back to be mended', async () => {
      const preview = await bring([RIGHT, ['', 'Không có tên', 'Xã Mẫu', '', ''], ['Sổ tay điện tử', '', 'Sở Mẫu', 'đầu xuân', '']]);
      const page = (await author.get(preview)).text;
      for (const text of ['2 dòng có lỗi', 'Thiếu tên sáng kiến, giải pháp.', 'không phải ngày, tháng hay năm', 'Nhập 1 sáng kiến'])
        expect(page).toContain(text);
      expect(await inScope(() => site.get(AppliedInitiatives).count())).toBe(0);
      const left = await readXlsx((await author.getFile(`${preview}/dong-loi.xlsx`)).body as Buffer);
      expect(left!.map(([title, , unit]) => [title, unit])).toEqual([
        ['Tên sáng kiến, giải pháp', 'Đơn vị áp dụng'],
        [null, 'Xã Mẫu'],
        ['Sổ tay điện tử', 'Sở Mẫu'],
      ]);

      expect((await author.post(preview, {}, preview)).headers['location']).toBe(REGISTER);

      const list = (await author.get(`${REGISTER}?q=một cửa`)).text;
      for (const text of ['Một cửa lưu động tại thôn buôn', '05/2023', '12/QĐ-UBND']) expect(list).toContain(text);
      expect((await author.get(`${REGISTER}?q=không có`)).text).toContain('Không có sáng kiến nào như vậy');
      const again = await bring([RIGHT]);
      expect((await author.get(again)).text).toContain('Đã có');
      expect((await author.get(preview)).status).toBe(404);
      const file = await readXlsx((await author.getFile(`${REGISTER}/xuat.xlsx`)).body as Buffer);
      expect(file).toEqual([HEAD, [RIGHT[0], RIGHT[1], 'Xã Mẫu', '05/2023', '12/QĐ-UBND']]);
      expect((await acts()).slice(0, 2)).toEqual(['initiatives.exported', 'initiatives.imported']);
    });

    it('is not read from what is no table, and a file without a name of a column says so', async () => {
      const refused = async (bytes: Buffer) => {
        const answer = await author.postFile(SHEETS, { field: 'file', name: 'so.csv', bytes }, SHEETS);
        return [answer.status, /id="file-error"[^>]*>([^<]+)/.exec(answer.text)?.[1]?.trim() ?? answer.text.length > 0];
      };
      expect((await refused(Buffer.from([0, 1, 2])))[0]).toBe(422);
      expect((await refused(Buffer.from('Tên,Năm\nMột cửa,2023\n')))[0]).toBe(422);
      const answer = await author.postFile(
        SHEETS,
        { field: 'file', name: 'so.csv', bytes: Buffer.from('Tên;Đơn vị;Năm\nMột cửa lưu động;Xã Mẫu;2023\n') },
        SHEETS,
      );
      expect(answer.headers['location']).toMatch(new RegExp(`^${SHEETS}/[0-9a-f-]{36}$`));
    });

    it('tells on which side of the date of the rules an entry lies; what is removed says why, and is found no more', async () => {
      const sheet = await bring([RIGHT, ['Một cửa sau mốc', passageOf(SOURCE, 80, 300), 'Xã Bên', '01/10/2024', '']]);
      await author.post(sheet, {}, sheet);
      const id = await sent('Một cửa tại nhà', SOURCE);
      await compare();

      const page = (await author.get(`/quan-tri/doi-chieu/bai/${id}`)).text;
      expect(page).toContain('Đã áp dụng tính đến hết ngày 30/09/2024');
      expect(page).toContain('Áp dụng sau mốc của thể lệ (hết ngày 30/09/2024)');
      expect((await author.get(`${LIST}?loc=register`)).text).toContain('Một cửa tại nhà');

      const [one] = await inScope(async () => (await site.get(AppliedInitiatives).page({ text: 'thôn buôn', skip: 0, limit: 1 })).rows);
      const url = `${REGISTER}/muc/${one!.id}`;
      expect((await author.post(`${url}/xoa`, { reason: '' }, url)).status).toBe(422);
      expect((await author.post(`${url}/xoa`, { reason: 'Nhập nhầm danh mục cũ' }, url)).headers['location']).toBe(REGISTER);
      expect((await author.get(`/quan-tri/doi-chieu/bai/${id}`)).text).not.toContain('Đã áp dụng tính đến');
      expect((await author.get(url)).status).toBe(404);
    });
  });
});
