import { AuditTrail } from '#audit';
import { ContestReader, News, type NewsDraft, type NewsPostId, ReferenceDocuments } from '#contests';
import type { ContestId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { aRunningContest } from '../factories/a-running-contest.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const DRAFT: NewsDraft = { title: 'Tuần thi 2 đã mở', summary: 'Mở đến thứ Hai.', body: 'Mời bạn vào thi.', isNotice: false };
const TYPED = { title: 'Tuần thi 2 đã mở', summary: 'Mở đến thứ Hai.', body: 'Mời bạn vào thi.' };

const site = TestSite.forTests();
let tenant: Place;
let contestId: ContestId;
let author: Awaited<ReturnType<typeof aStaffMember>>;
let visitor: SiteClient;

beforeEach(async () => {
  tenant = await site.aTenant();
  const ruleSet = { ...aRuleSet(), references: ['Nghị quyết số 76/NQ-CP', 'Chỉ thị số 23/CT-TTg'] };
  contestId = (await site.as(tenant.id, () => aRunningContest(site.app, { ruleSet }))).contest.id;
  author = await aStaffMember(site, tenant.id, ['author'], { fullName: 'Chu Bảo Lan' });
  visitor = site.visitor(tenant.host);
});

const write = (draft: Partial<NewsDraft> = {}, to: 'draft' | 'published' = 'published'): Promise<NewsPostId> =>
  site.as(tenant.id, () => site.get(News).write(contestId, { draft: { ...DRAFT, ...draft }, to, by: author.accountId }));
const acts = (id: string): Promise<string[]> =>
  site.as(tenant.id, async () => (await site.get(AuditTrail).of(id)).map(({ action, actorId }) => `${action} by ${actorId ?? 'nobody'}`));

describe('news for readers', () => {
  it('is what was published, newest first; a draft is not there', async () => {
    await write();
    await write({ title: 'Chỉ là bản nháp' }, 'draft');

    const list = await visitor.get('/tin-tuc');

    expect(list.text).toContain('<a href="/tin-tuc/tuan-thi-2-da-mo">Tuần thi 2 đã mở</a>');
    expect(list.text).not.toContain('Chỉ là bản nháp');
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).text).toContain('Mời bạn vào thi.');
    expect((await visitor.get('/tin-tuc/chi-la-ban-nhap')).status).toBe(404);
    expect((await visitor.get('/tin-tuc/khong-co')).status).toBe(404);
  });

  it('prints markup as the text that it is', async () => {
    await write({
      title: 'Tin <b>đậm</b>',
      summary: '<img src=x onerror=alert(1)>',
      body: '<script>alert(1)</script>\n\n- <i>một</i>\n\n## <u>hai</u>',
    });

    const { text } = await visitor.get('/tin-tuc/tin-b-dam-b');

    for (const raw of ['<script>alert', '<b>đậm', '<img src=x', '<i>một', '<u>hai']) expect(text).not.toContain(raw);
    expect(text).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(text).toContain('<li>&lt;i&gt;một&lt;/i&gt;</li>');
  });

  it('comes twenty to a page', async () => {
    await site.as(tenant.id, () =>
      site.get(News).bring(
        contestId,
        Array.from({ length: 21 }, (_, n) => ({ ...DRAFT, title: `Tin số ${n + 1}`, publishedAt: new Date(Date.UTC(2024, 0, n + 1)) })),
      ),
    );
    const count = (text: string): number => text.split('class="date"').length - 1;

    const [first, second] = [await visitor.get('/tin-tuc'), await visitor.get('/tin-tuc?trang=2')];

    expect([count(first.text), count(second.text)]).toEqual([20, 1]);
    expect(first.text).toContain('Trang 1 trong 2');
    expect(second.text).toContain('Tin số 1<');
    expect((await visitor.get('/tin-tuc?trang=abc')).status).toBe(200);
    expect((await visitor.get('/tin-tuc?trang=9')).headers['location']).toBe('/tin-tuc?trang=2');
  });

  it('stands on the landing page with its notice, and in the navigation, once there is any', async () => {
    const before = (await site.visitor((await aContestElsewhere()).host).get('/')).text;
    await write({ title: 'Tuần 2 lùi giờ đóng', summary: 'Đóng lúc 11:00.', isNotice: true });

    const { text } = await visitor.get('/');

    expect(text).toContain('<b>Tuần 2 lùi giờ đóng.</b> Đóng lúc 11:00. <a href="/tin-tuc/tuan-2-lui-gio-dong">Đọc tiếp</a>');
    expect(text).toContain('<section class="section" id="tin-tuc">');
    expect(text).toContain('<li><a href="/tin-tuc">Tin tức</a></li>');
    for (const absent of ['notice-band', 'id="tin-tuc"', 'href="/tin-tuc"']) expect(before).not.toContain(absent);
  });

  it('is not another tenant’s', async () => {
    await write();
    const elsewhere = await aContestElsewhere();

    expect((await site.visitor(elsewhere.host).get('/tin-tuc/tuan-thi-2-da-mo')).status).toBe(404);
    expect((await site.visitor(elsewhere.host).get('/tin-tuc')).text).not.toContain('Tuần thi 2');
  });
});

describe('writing news', () => {
  it('goes from a draft that nobody sees to the readers, and is written down', async () => {
    const saved = await author.post('/quan-tri/tin-tuc/moi', { ...TYPED, do: 'draft' }, '/quan-tri/tin-tuc/moi');
    const editor = (saved.headers['location'] as string).split('?')[0]!;
    expect(saved.status).toBe(303);
    expect((await author.get(saved.headers['location'] as string)).text).toContain('Đã lưu bản nháp.');
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).status).toBe(404);

    await author.post(editor, { ...TYPED, do: 'publish' }, editor);

    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).status).toBe(200);
    expect((await author.get('/quan-tri/tin-tuc')).text).toContain('Chu Bảo Lan');
    expect(await acts(editor.split('/').at(-1)!)).toEqual([`news.published by ${author.accountId}`]);
  });

  it('is made public by nothing but the button that says so', async () => {
    const saved = await author.post('/quan-tri/tin-tuc/moi', TYPED, '/quan-tri/tin-tuc/moi');

    expect((await author.get(saved.headers['location'] as string)).text).toContain('Đã lưu bản nháp.');
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).status).toBe(404);
  });

  it('says everything that is wrong at once, and keeps what was typed', async () => {
    const page = await author.post(
      '/quan-tri/tin-tuc/moi',
      { title: 'Tin', summary: '', body: 'Đã <gõ> rất nhiều', notice: 'yes', do: 'publish' },
      '/quan-tri/tin-tuc/moi',
    );

    expect(page.status).toBe(422);
    expect(page.text).toContain('Còn 2 chỗ cần sửa');
    expect(page.text).toContain('Tiêu đề quá ngắn. Hãy viết đủ để người đọc biết tin nói gì.');
    expect(page.text).toContain('value="Tin"');
    expect(page.text).toContain('Đã &lt;gõ&gt; rất nhiều</textarea>');
    expect(page.text).toContain('value="yes" checked');
    expect((await author.get('/quan-tri/tin-tuc')).text).toContain('Chưa có tin nào');
  });

  it('shows what the other saved in between beside what was typed, and lets one save over it knowingly', async () => {
    const id = await write();
    const editor = `/quan-tri/tin-tuc/${id}`;
    const theirs = await aStaffMember(site, tenant.id, ['publisher']);
    await theirs.post(editor, { ...TYPED, body: 'Bản của người kia.', do: 'publish' }, editor);

    const late = await author.post(editor, { ...TYPED, body: 'Bản của tôi.', do: 'publish', version: '1' }, editor);

    expect(late.status).toBe(409);
    expect(late.text).toContain('Người khác vừa lưu tin này');
    expect(late.text).toContain('Bản của tôi.</textarea>');
    expect(late.text).toContain('Bản của người kia.</textarea>');
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).text).toContain('Bản của người kia.');

    const version = /name="version" value="(\d+)"/.exec(late.text)![1]!;
    expect((await author.post(editor, { ...TYPED, body: 'Bản của tôi.', do: 'publish', version }, editor)).status).toBe(303);
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).text).toContain('Bản của tôi.');
  });

  it('does not take a fault for having seen what the other saved', async () => {
    const id = await write();
    const editor = `/quan-tri/tin-tuc/${id}`;
    await site.as(tenant.id, () => site.get(News).change(contestId, id, { draft: DRAFT, seen: 1, to: 'published', by: author.accountId }));

    const faulty = await author.post(editor, { ...TYPED, title: '', do: 'publish', version: '1' }, editor);

    expect(faulty.status).toBe(422);
    expect(faulty.text).toContain('name="version" value="1"');
  });

  it('puts a post away, from where it can be brought back', async () => {
    const id = await write();

    const done = await author.post(`/quan-tri/tin-tuc/${id}/cat`, {}, `/quan-tri/tin-tuc/${id}`);

    expect(done.headers['location']).toBe('/quan-tri/tin-tuc');
    expect((await author.get('/quan-tri/tin-tuc')).text).toContain('Đã cất tin. Người dự thi không còn thấy tin này.');
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).status).toBe(404);
    expect((await author.get('/quan-tri/tin-tuc?trang-thai=archived')).text).toContain('Tuần thi 2 đã mở');
    expect(await acts(id)).toEqual([`news.published by ${author.accountId}`, `news.archived by ${author.accountId}`]);
  });

  it('is for those who may; others of the staff read', async () => {
    const id = await write({ title: 'Chưa ai biết' }, 'draft');
    const approver = await aStaffMember(site, tenant.id, ['approver']);
    const editor = `/quan-tri/tin-tuc/${id}`;

    expect((await approver.get('/quan-tri/tin-tuc')).text).not.toContain('Viết tin mới');
    expect((await approver.get(editor)).headers['location']).toBe(`${editor}/xem-truoc`);
    expect((await approver.get(`${editor}/xem-truoc`)).text).toContain('Người dự thi chưa thấy tin này.');
    expect((await approver.get('/quan-tri/tin-tuc/moi')).status).toBe(403);
    const token = await author.post(editor, { ...TYPED, do: 'publish' }, editor);
    expect(token.status).toBe(303);
    for (const path of [editor, `${editor}/cat`, '/quan-tri/tin-tuc/moi']) expect(await statusOfPost(approver, path)).toBe(403);
    expect(await statusOfPost(visitor, editor)).toBe(401);
  });

  it('knows no post of another tenant', async () => {
    const id = await write();
    const elsewhere = await aContestElsewhere();
    const stranger = await aStaffMember(site, elsewhere.id, ['author', 'administrator']);

    for (const path of [`/quan-tri/tin-tuc/${id}`, `/quan-tri/tin-tuc/${id}/xem-truoc`])
      expect((await stranger.get(path)).status).toBe(404);
    for (const path of [`/quan-tri/tin-tuc/${id}`, `/quan-tri/tin-tuc/${id}/cat`]) expect(await statusOfPost(stranger, path)).toBe(404);
    expect((await stranger.get('/quan-tri/tin-tuc/khong-phai-ma')).status).toBe(404);
    expect((await visitor.get('/tin-tuc/tuan-thi-2-da-mo')).text).toContain('Mời bạn vào thi.');
  });

  it('refuses what no form of ours sends', async () => {
    const { text } = await author.get('/quan-tri/tin-tuc/moi');
    const token = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
    const cookie = `kbs=${author.cookie('kbs')!}; _csrf=${author.cookie('_csrf')!}`;

    for (const form of [{ title: ['a', 'b'] }, { title: { $ne: 1 } }, { body: 'x'.repeat(100_001) }, { do: 'delete' }])
      expect((await author.postJsonRaw('/quan-tri/tin-tuc/moi', form, cookie, token)).status).toBe(400);
  });
});

describe('documents to read', () => {
  const LINK = 'https://vanban.chinhphu.vn/?docid=203741';

  it('get links where the rules name them, and others come after', async () => {
    const blank = await author.get('/quan-tri/tai-lieu/moi?van-ban=1');
    expect(blank.text).toContain('Nghị quyết số 76/NQ-CP</textarea>');
    await author.post(
      '/quan-tri/tai-lieu/moi',
      { title: 'Nghị quyết số 76/NQ-CP', link: LINK, ordinal: '1', do: 'publish' },
      '/quan-tri/tai-lieu/moi',
    );
    await author.post(
      '/quan-tri/tai-lieu/moi',
      { title: 'Sổ tay', detail: 'Đọc trước.', ordinal: '2', do: 'publish' },
      '/quan-tri/tai-lieu/moi',
    );
    await author.post('/quan-tri/tai-lieu/moi', { title: 'Chưa xong', ordinal: '3', do: 'draft' }, '/quan-tri/tai-lieu/moi');

    const text = (await visitor.get('/tai-lieu')).text.replace(/<span class="whole">([^<]*)<\/span>/g, '$1');

    expect(text).toContain(
      `<a href="${LINK.replace('=', '&#x3D;')}">Nghị quyết số 76/NQ-CP</a><span class="detail">vanban.chinhphu.vn</span>`,
    );
    expect(text).toContain('<b>Chỉ thị số 23/CT-TTg</b>');
    expect(text.indexOf('Tài liệu bổ sung')).toBeLessThan(text.indexOf('Sổ tay'));
    expect(text.split('Nghị quyết số 76/NQ-CP')).toHaveLength(2);
    expect(text).not.toContain('Chưa xong');
    expect((await author.get('/quan-tri/tai-lieu')).text).toContain('Chưa xong');
  });

  it('keep what was typed when a link leads nowhere public', async () => {
    const page = await author.post(
      '/quan-tri/tai-lieu/moi',
      { title: 'Sổ tay', link: 'javascript:alert(1)', ordinal: '1', do: 'publish' },
      '/quan-tri/tai-lieu/moi',
    );

    expect(page.status).toBe(422);
    expect(page.text).toContain('Liên kết phải bắt đầu bằng https://');
    expect(page.text).toContain('value="javascript:alert(1)"');
    expect(page.text).toContain('Sổ tay</textarea>');
    expect(await site.as(tenant.id, () => site.get(ReferenceDocuments).list(contestId))).toEqual([]);
  });

  it('are changed by one at a time, and put away', async () => {
    const id = await site.as(tenant.id, () =>
      site.get(ReferenceDocuments).add(contestId, {
        draft: { title: 'Sổ tay', detail: '', linkUrl: null, ordinal: 1 },
        to: 'shown',
        by: author.accountId,
      }),
    );
    const path = `/quan-tri/tai-lieu/${id}`;
    await author.post(path, { title: 'Sổ tay 2', ordinal: '1', do: 'publish' }, path);

    const late = await author.post(path, { title: 'Sổ tay 3', ordinal: '1', do: 'publish', version: '1' }, path);

    expect(late.status).toBe(409);
    expect(late.text).toContain('Người khác vừa lưu tài liệu này');
    await author.post(`${path}/cat`, {}, path);
    expect((await visitor.get('/tai-lieu')).text).not.toContain('Sổ tay');
    expect((await author.get(path)).status).toBe(404);
    expect(await acts(id)).toEqual(['shown', 'changed', 'archived'].map((act) => `document.${act} by ${author.accountId}`));
  });

  it('are written by those who may, and are another tenant’s elsewhere', async () => {
    const id = await site.as(tenant.id, () =>
      site.get(ReferenceDocuments).add(contestId, {
        draft: { title: 'Sổ tay', detail: '', linkUrl: null, ordinal: 1 },
        to: 'hidden',
        by: author.accountId,
      }),
    );
    const approver = await aStaffMember(site, tenant.id, ['approver']);
    const stranger = await aStaffMember(site, (await aContestElsewhere()).id, ['author']);

    expect((await approver.get('/quan-tri/tai-lieu')).text).not.toContain('Gắn liên kết');
    for (const path of [`/quan-tri/tai-lieu/${id}`, '/quan-tri/tai-lieu/moi']) expect((await approver.get(path)).status).toBe(403);
    const written = [];
    for (const path of ['/quan-tri/tai-lieu/moi', `/quan-tri/tai-lieu/${id}`, `/quan-tri/tai-lieu/${id}/cat`])
      written.push(await statusOfPost(approver, path));
    expect(written).toEqual([403, 403, 403]);
    expect(await acts(id)).toEqual([]);
    expect((await stranger.get(`/quan-tri/tai-lieu/${id}`)).status).toBe(404);
    expect(await statusOfPost(stranger, `/quan-tri/tai-lieu/${id}/cat`)).toBe(404);
  });
});

async function aContestElsewhere(): Promise<Place> {
  const elsewhere = await site.aTenant();
  await site.as(elsewhere.id, () => aRunningContest(site.app));
  await site.as(elsewhere.id, () => site.get(ContestReader).running());
  return elsewhere;
}

/** What a POST of a whole form with a good token is answered with. */
async function statusOfPost(client: SiteClient, path: string): Promise<number> {
  const { text } = await client.get('/dang-ky');
  const token = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
  const cookie = ['kbs', '_csrf']
    .filter((name) => client.cookie(name))
    .map((name) => `${name}=${client.cookie(name)!}`)
    .join('; ');
  return (await client.postJsonRaw(path, { ...TYPED, do: 'publish', version: '1', ordinal: '1' }, cookie, token)).status;
}
