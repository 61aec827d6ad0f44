import { Accounts, AccountsModule } from '#accounts';
import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, type ContestId, foldVietnamese, parseLocal, type TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ContestPublisher } from './contest-publisher.service.js';
import { ContestsModule } from './contests.module.js';
import type { NewsDraft } from './domain/news-draft.js';
import type { NewsPostId } from './entities/news-post.entity.js';
import { News } from './news.service.js';
import { NewsReader } from './news-reader.service.js';
import { ReferenceDocuments } from './reference-documents.service.js';

const MORNING = parseLocal('2024-10-22 08:00')!;
const NOON = parseLocal('2024-10-22 12:00')!;
const DRAFT: NewsDraft = { title: 'Tuần thi 2 đã mở', summary: 'Mở đến thứ Hai.', body: 'Mời bạn vào thi.', isNotice: false };

const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule);
let tenantId: TenantId;
let contestId: ContestId;
let author: AccountId;

beforeEach(async () => {
  await context.timeIs(MORNING);
  tenantId = await context.aTenant();
  await inScope(async () => {
    contestId = await context.get(ContestPublisher).publish({ slug: '2024', ruleSet: aRuleSet() });
    author = await context
      .get(Accounts)
      .create({ fullName: 'Chu Bảo Lan', birthDate: '1990-01-01', contact: { kind: 'email', value: 'lan@vidu.vn' } });
  });
});

const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
const news = (): News => context.get(News);
const write = (draft: Partial<NewsDraft> = {}, to: 'draft' | 'published' = 'published'): Promise<NewsPostId> =>
  news().write(contestId, { draft: { ...DRAFT, ...draft }, to, by: author });
const change = (id: NewsPostId, draft: Partial<NewsDraft>, seen: number, to: 'draft' | 'published' = 'published'): Promise<void> =>
  news().change(contestId, id, { draft: { ...DRAFT, ...draft }, seen, to, by: author });
const slugOfPost = async (id: NewsPostId): Promise<string> => (await news().byId(contestId, id)).slug;
const publicTitles = async (): Promise<string[]> =>
  (await context.get(NewsReader).page(contestId, { skip: 0, limit: 20 })).posts.map((post) => post.title);
const acts = async (id: string): Promise<string[]> => (await context.get(AuditTrail).of(id)).map((entry) => entry.action);

describe('news posts', () => {
  it('have addresses of their own, also when their titles are equal', async () => {
    await inScope(async () => {
      const ids = [await write(), await write(), await write({ title: 'TUẦN THI 2 ĐÃ MỞ' })];

      expect(await Promise.all(ids.map(slugOfPost))).toEqual(['tuan-thi-2-da-mo', 'tuan-thi-2-da-mo-2', 'tuan-thi-2-da-mo-3']);
    });
  });

  it('have addresses of their own when written in the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => inScope(() => write())));

    const slugs = await inScope(() => Promise.all(ids.map(slugOfPost)));
    expect(new Set(slugs).size).toBe(4);
  });

  it('follow their title until they have been public, and then stay', async () => {
    await inScope(async () => {
      const id = await write({ title: 'Nháp thôi' }, 'draft');
      await change(id, { title: 'Lịch thi tuần 3' }, 1, 'draft');
      expect(await slugOfPost(id)).toBe('lich-thi-tuan-3');

      await change(id, { title: 'Lịch thi tuần 3' }, 2);
      await change(id, { title: 'Lịch thi tuần 3, có sửa' }, 3);

      expect(await slugOfPost(id)).toBe('lich-thi-tuan-3');
    });
  });

  it('are not changed by whoever had an older version before their eyes', async () => {
    await inScope(async () => {
      const id = await write();
      await change(id, { body: 'Bản của Lan.' }, 1);

      await expect(change(id, { body: 'Bản của Lộc.' }, 1)).rejects.toMatchObject({ code: 'NEWS_CHANGED', kind: 'conflict' });
      expect(await news().byId(contestId, id)).toMatchObject({ body: 'Bản của Lan.', version: 2 });
    });
  });

  it('let one of two win who save in the same moment', async () => {
    const id = await inScope(() => write());

    const results = await Promise.allSettled(['A', 'B', 'C'].map((body) => inScope(() => change(id, { body }, 1))));

    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await inScope(() => news().byId(contestId, id))).toMatchObject({ version: 2 });
  });

  it('are public when published, from the newest on, and not as drafts or in the archive', async () => {
    await inScope(async () => {
      await write({ title: 'Tin buổi sáng' });
      await context.timeIs(NOON);
      const second = await write({ title: 'Tin buổi trưa' });
      const draft = await write({ title: 'Bản nháp' }, 'draft');
      expect(await publicTitles()).toEqual(['Tin buổi trưa', 'Tin buổi sáng']);
      await expect(context.get(NewsReader).bySlug(contestId, 'ban-nhap')).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });

      await news().archive(contestId, second, author);
      await change(draft, { title: 'Bản nháp' }, 1);

      expect(await publicTitles()).toEqual(['Bản nháp', 'Tin buổi sáng']);
      await expect(context.get(NewsReader).bySlug(contestId, 'tin-buoi-trua')).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });
    });
  });

  it('are not public before their time, wherever one looks', async () => {
    await inScope(async () => {
      await news().bring(contestId, [{ ...DRAFT, isNotice: true, publishedAt: NOON }]);
      await context.timeIs(new Date(NOON.getTime() - 1_000));
      expect(await publicTitles()).toEqual([]);
      expect(await context.get(NewsReader).front(contestId)).toEqual({ notice: undefined, newest: [] });
      await expect(context.get(NewsReader).bySlug(contestId, 'tuan-thi-2-da-mo')).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });

      await context.timeIs(NOON);

      expect(await publicTitles()).toEqual([DRAFT.title]);
      expect(await context.get(NewsReader).bySlug(contestId, 'tuan-thi-2-da-mo')).toMatchObject({ title: DRAFT.title });
    });
  });

  it('are those of their contest, not of the tenant’s next one', async () => {
    await inScope(async () => {
      const id = await write();
      const next = await context.get(ContestPublisher).publish({ slug: '2025', ruleSet: aRuleSet() });

      await expect(news().byId(next, id)).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });
      await expect(context.get(NewsReader).bySlug(next, 'tuan-thi-2-da-mo')).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });
      expect((await context.get(NewsReader).page(next, { skip: 0, limit: 20 })).posts).toEqual([]);
    });
  });

  it('keep the time at which they first were public', async () => {
    await inScope(async () => {
      const id = await write();
      const { publishedAt } = await news().byId(contestId, id);
      await context.timeIs(NOON);
      await change(id, {}, 1, 'draft');
      await change(id, {}, 2);

      expect(await news().byId(contestId, id)).toMatchObject({ state: 'published', version: 3, publishedAt });
    });
  });

  it('are written down in the trail when readers can notice', async () => {
    await inScope(async () => {
      const id = await write({}, 'draft');
      await change(id, { body: 'Viết tiếp.' }, 1, 'draft');
      expect(await acts(id)).toEqual([]);

      await change(id, {}, 2);
      await change(id, { body: 'Sửa lỗi.' }, 3);
      await change(id, {}, 4, 'draft');
      await news().archive(contestId, id, author);
      await news().archive(contestId, id, author);
      await change(id, {}, 6, 'draft');

      expect(await acts(id)).toEqual(['news.published', 'news.changed', 'news.withdrawn', 'news.archived', 'news.restored']);
    });
  });

  it('say on the landing page what is newest, and the newest notice', async () => {
    await inScope(async () => {
      await write({ title: 'Thông báo cũ', isNotice: true });
      await context.timeIs(NOON);
      await write({ title: 'Thông báo mới', isNotice: true });
      await write({ title: 'Thông báo nháp', isNotice: true }, 'draft');

      const { notice, newest } = await context.get(NewsReader).front(contestId);

      expect(notice?.title).toBe('Thông báo mới');
      expect(newest.map((post) => post.title)).toEqual(['Thông báo mới', 'Thông báo cũ']);
    });
  });

  it('are found by a part of the title in any spelling, the archive only when asked for', async () => {
    await inScope(async () => {
      await write({ title: 'Đăng ký dự thi' }, 'draft');
      await write({ title: 'Bảng vàng tuần 1' });
      await news().archive(contestId, await write({ title: 'Đăng nhập' }), author);
      const titles = async (text: string, state?: 'archived' | 'draft'): Promise<string[]> =>
        (await news().page(contestId, { text, state, skip: 0, limit: 50 })).posts.map((post) => post.title);

      expect(await titles('DANG')).toEqual(['Đăng ký dự thi']);
      expect(await titles('đăng', 'archived')).toEqual(['Đăng nhập']);
      expect(await titles('', 'draft')).toEqual(['Đăng ký dự thi']);
      expect(await titles('%')).toEqual([]);
    });
  });

  it('are another tenant’s for another tenant', async () => {
    const id = await inScope(() => write());
    const elsewhere = await context.aTenant();

    await context.as(elsewhere, async () => {
      await expect(news().byId(contestId, id)).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });
      await expect(change(id, { body: 'Chiếm.' }, 1)).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });
      await expect(news().archive(contestId, id, author)).rejects.toMatchObject({ code: 'NEWS_NOT_FOUND' });
    });
    expect(await inScope(() => news().byId(contestId, id))).toMatchObject({ body: DRAFT.body, version: 1, state: 'published' });
  });
});

describe('documents to read', () => {
  const documents = (): ReferenceDocuments => context.get(ReferenceDocuments);
  const draft = { title: 'Sổ tay', detail: '', linkUrl: 'https://chinhphu.vn/', ordinal: 2 };

  it('are shown in their order, unless hidden or in the archive', async () => {
    await inScope(async () => {
      const last = await documents().add(contestId, { draft, to: 'shown', by: author });
      await documents().add(contestId, { draft: { ...draft, title: 'Đề cương', ordinal: 1 }, to: 'shown', by: author });
      await documents().add(contestId, { draft: { ...draft, title: 'Ẩn' }, to: 'hidden', by: author });
      expect((await documents().shown(contestId)).map((one) => one.title)).toEqual(['Đề cương', 'Sổ tay']);

      await documents().archive(contestId, last, author);

      expect((await documents().shown(contestId)).map((one) => one.title)).toEqual(['Đề cương']);
      expect((await documents().list(contestId)).map((one) => one.title)).toEqual(['Đề cương', 'Ẩn']);
      expect(await acts(last)).toEqual(['document.shown', 'document.archived']);
    });
  });

  it('are not changed by whoever had an older version before their eyes', async () => {
    await inScope(async () => {
      const id = await documents().add(contestId, { draft, to: 'hidden', by: author });
      await documents().change(contestId, id, { draft, seen: 1, to: 'shown', by: author });

      const late = documents().change(contestId, id, { draft: { ...draft, title: 'Khác' }, seen: 1, to: 'hidden', by: author });

      await expect(late).rejects.toMatchObject({ code: 'DOCUMENT_CHANGED' });
      expect(await documents().byId(contestId, id)).toMatchObject({ title: 'Sổ tay', state: 'shown', version: 2 });
    });
  });

  it('carry no link that is not https, whoever writes it', async () => {
    await inScope(async () => {
      await expect(
        documents().add(contestId, { draft: { ...draft, linkUrl: 'javascript:alert(1)' }, to: 'shown', by: author }),
      ).rejects.toThrow('link_url');
    });
  });
});

describe('folding in the database', () => {
  it('folds as the kernel does', async () => {
    const alphabet = 'aăâbcdđeêghiklmnoôơpqrstuưvxy'.split('').flatMap((letter) => ['', '̀', '́', '̉', '̃', '̣'].map((tone) => letter + tone));
    const text = [...alphabet, ...alphabet.map((letter) => letter.toUpperCase()), 'Ð', 'ð', '76/NQ-CP', 'Thuỷ'].join(' ');

    for (const form of ['NFC', 'NFD'] as const) {
      const [row] = await context.asApp<{ folded: string }>('select folded($1) as folded', [text.normalize(form)]);
      expect(row?.folded).toBe(foldVietnamese(text));
    }
  });
});
