import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { type Round, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, DAY_MS, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Erasure, type Registration, RegistrationsModule } from '#registrations';
import { anEssay, passageOf, withoutMarks, withPassage, withWordsChanged } from '#submissions/testing';
import { UnitsModule } from '#units';
import { aMember } from '../../../test/factories/a-member.js';
import {
  aDraft,
  aReceivingContest,
  aSentSubmission,
  RECEIVING_ENDS,
  rulesThatReceive,
} from '../../../test/factories/a-receiving-contest.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { DECLARATIONS } from './domain/declarations.js';
import { AppliedInitiatives } from './applied-initiatives.service.js';
import type { InitiativeRow } from './domain/initiative-sheet.js';
import type { InitiativeId } from './entities/applied-initiative.entity.js';
import type { SubmissionId } from './entities/submission.entity.js';
import { InitiativeImports } from './initiative-imports.service.js';
import { ReceivingClosing } from './receiving-closing.service.js';
import { SimilarityDesk } from './similarity-desk.service.js';
import { SimilaritySearch } from './similarity-search.service.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionPrints } from './submission-prints.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { Submissions } from './submissions.service.js';
import { SubmissionsModule } from './submissions.module.js';

/** As the plan of Lâm Đồng asks for it. */
const NEW_IN_THE_PROVINCE = { code: 'not-applied-before', version: 1, until: 'hết ngày 30/9/2024', where: 'trong tỉnh' };
const RULES = rulesThatReceive({
  authors: ['individual'],
  sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }],
  conditions: [NEW_IN_THE_PROVINCE],
});
const SOURCE = anEssay({ seed: 'nguon', words: 900 });
const own = (seed: string, words = 700): string => anEssay({ seed, words });
const LAWFUL = 'Điều 5 quy định: “Cơ quan hành chính nhà nước các cấp có trách nhiệm niêm yết công khai';

describe('similarity of submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let clerk: AccountId;

  beforeEach(async () => {
    ({ tenantId, running, round } = await aReceivingContest(context, RULES));
    clerk = await aMember(tenantId, ['author']);
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const draftOf = (text: string, title = 'Bài viết về cải cách hành chính ở cơ sở') =>
    aDraft({ title, sections: [{ code: 'noi-dung', text }] });
  const sent = async (text: string, title?: string, who?: Registration): Promise<{ id: SubmissionId; registration: Registration }> => {
    const registration = who ?? (await aContestant(context.module, running)).registration;
    const { submission } = await aSentSubmission(context.module, running, registration, draftOf(text, title));
    return { id: submission.id, registration };
  };
  const close = async (): Promise<void> => {
    await context.timeIs(RECEIVING_ENDS);
    await context.get(RoundTransitions).advance();
    await context.get(ReceivingClosing).takeFurther({ id: round.id, state: 'closing' });
  };
  const work = async (): Promise<number> => {
    while ((await context.get(SubmissionPrints).makeMissing(50)) > 0);
    let all = 0;
    for (let n = await context.get(SimilaritySearch).compareDue(); n > 0; n = await context.get(SimilaritySearch).compareDue()) all += n;
    return all;
  };
  const register = async (...rows: Partial<InitiativeRow>[]): Promise<void> => {
    const blank = { title: 'Sáng kiến', summary: '', unitName: 'Xã Mẫu', appliedFrom: '', recognisedBy: '' };
    const imports = context.get(InitiativeImports);
    const typed = rows.map((row, at) => ({ ...blank, ...row, row: at + 2 }));
    await imports.enter(await imports.bring({ fileName: 'so.xlsx', rows: typed, by: clerk }), clerk);
  };
  /** Puts a submission into a contest of the year before. */
  const anEarlierContest = async (submission: SubmissionId): Promise<void> => {
    const values = [randomUUID(), randomUUID()];
    const like = (table: string, id: string, changes: string) =>
      context.asSuperuser(
        `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${changes}))).* from ${table} t where t.id = $3`,
        [...values, id],
      );
    await like('contests', running.contest.id, "'id', $1::text, 'slug', 'nam-ngoai', 'short_title', 'Cuộc thi năm ngoái', 'created_at', '2023-10-01', 'unused', $2::text"); // prettier-ignore
    await like('rounds', round.id, "'id', $2::text, 'contest_id', $1::text, 'state', 'published'");
    await context.asSuperuser('update submissions set contest_id = $1, round_id = $2 where id = $3', [...values, submission]);
  };
  const desk = (): SimilarityDesk => context.get(SimilarityDesk);
  const list = async () => (await desk().ofRound(round.id, { skip: 0, limit: 50 })).rows;
  const found = async (id: SubmissionId) => (await desk().entry(id)).found;

  it('are looked for when the round has closed, not before, in all that was sent; the copy leads, not the one that quotes', async () => {
    await inScope(async () => {
      const source = await sent(SOURCE);
      const copy = await sent(withPassage(own('chep'), withWordsChanged(passageOf(SOURCE, 300, 100), 0.2)));
      const bare = await sent(withPassage(own('khong-dau'), withoutMarks(passageOf(SOURCE, 120, 430))));
      const quoting = await sent(withPassage(own('trich'), `Bài trước viết: “${passageOf(SOURCE, 330, 560)}”.`));
      const alone = await sent(`${own('rieng')}\n${LAWFUL} thủ tục hành chính thuộc thẩm quyền giải quyết của cơ quan mình”.`);
      expect(await work()).toBe(0);

      await close();
      expect(await work()).toBe(5);

      expect((await found(copy.id))[0]).toMatchObject({ other: { kind: 'submission', id: source.id, is_same_author: false } });
      const [without] = await found(bare.id);
      expect(without).toMatchObject({ other: { id: source.id } });
      expect(without!.finding.spans[0]).toMatchObject({ otherMarks: true, quoted: false });
      const [quoted] = (await found(quoting.id)).filter(({ other }) => other.kind === 'submission' && other.id === source.id);
      expect(quoted!.finding.share).toBeGreaterThan(0.25);
      expect(quoted!.finding.shareWithoutQuotations).toBeLessThan(0.02);
      expect((await found(alone.id)).every(({ finding }) => finding.shareWithoutQuotations < 0.05)).toBe(true);
      const rows = await list();
      expect(new Set(rows.slice(0, 3).map(({ submission }) => submission))).toEqual(new Set([source.id, copy.id, bare.id]));
      expect(rows[0]!.share_without).toBeGreaterThan(rows[3]!.share_without ?? 0);
      expect(await desk().progress((await desk().entry(copy.id)).round)).toMatchObject({ entries: 5, compared: 5, unreadable: 0 });
      expect((await desk().entry(copy.id)).print).toMatchObject({ comparedWith: 4 });
    });
  });

  describe('with the register of what was applied before', () => {
    const SUMMARY = passageOf(SOURCE, 120, 40);

    it('an initiative that copies an entry is found, and it is said on which side of 30/9/2024 that was applied', async () => {
      await inScope(async () => {
        await register(
          { title: 'Tổ công nghệ số đến từng nhà', summary: SUMMARY, appliedFrom: '15/3/2023', recognisedBy: '12/QĐ-UBND' },
          { title: 'Tổ công nghệ số của huyện bên', summary: passageOf(SOURCE, 100, 300), appliedFrom: '01/10/2024' },
          { title: 'Tổ công nghệ số năm ngoái', summary: passageOf(SOURCE, 100, 500), appliedFrom: '2024' },
          { title: 'Sổ tay không ngày tháng', summary: passageOf(SOURCE, 100, 700) },
          { title: 'Việc không ai chép', summary: own('khac', 100), appliedFrom: '2022' },
        );
        const copy = await sent(withPassage(own('moi', 200), SUMMARY));
        const whole = await sent(SOURCE);
        const honest = await sent(own('that'));
        await close();
        await work();

        const [first] = (await found(copy.id)).filter(({ other }) => other.kind === 'initiative');
        expect(first).toMatchObject({
          other: { kind: 'initiative', when: 'before', initiative: { title: 'Tổ công nghệ số đến từng nhà', recognisedBy: '12/QĐ-UBND' } },
        });
        expect(first!.finding.otherShare).toBeGreaterThan(0.9);
        const entries = (await found(whole.id)).flatMap(({ other }) =>
          other.kind === 'initiative' ? [[other.initiative.title, other.when] as const] : [],
        );
        expect(entries.toSorted()).toEqual([
          ['Sổ tay không ngày tháng', 'unknown'],
          ['Tổ công nghệ số của huyện bên', 'after'],
          ['Tổ công nghệ số năm ngoái', 'unclear'],
          ['Tổ công nghệ số đến từng nhà', 'before'],
        ]);
        expect((await desk().entry(copy.id)).novelty).toMatchObject({ where: 'trong tỉnh' });
        expect((await found(honest.id)).filter(({ other }) => other.kind === 'initiative')).toEqual([]);
        const inRegister = await desk().ofRound(round.id, { which: 'register', skip: 0, limit: 50 });
        expect(inRegister.rows.map(({ submission }) => submission).toSorted()).toEqual([copy.id, whole.id].toSorted());
      });
    });

    it('an entry that has a title alone is found by it', async () => {
      await inScope(async () => {
        await register({ title: 'Bộ phận một cửa lưu động tại thôn, buôn', appliedFrom: '2021' });
        const { id } = await sent(own('khac-loi'), 'BỘ PHẬN MỘT CỬA LƯU ĐỘNG TẠI THÔN BUÔN');
        await close();
        await work();

        expect(await found(id)).toMatchObject([{ finding: { isNamesake: true }, other: { kind: 'initiative', when: 'before' } }]);
      });
    });

    it('what is registered later is compared, what is taken out is gone; the same list twice is there once', async () => {
      await inScope(async () => {
        const { id } = await sent(withPassage(own('moi', 200), SUMMARY));
        await close();
        await work();
        expect(await found(id)).toEqual([]);

        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + DAY_MS));
        await register({ title: 'Tổ công nghệ số đến từng nhà', summary: SUMMARY });
        await register({ title: 'Tổ công nghệ số đến từng nhà', summary: SUMMARY });
        expect(await context.get(AppliedInitiatives).count()).toBe(1);
        expect(await work()).toBe(1);
        expect(await context.get(AppliedInitiatives).exported(clerk)).toHaveLength(1);
        expect((await context.get(AuditTrail).of(tenantId)).map(({ action, actorId }) => [action, actorId])).toEqual([['initiatives.exported', clerk]]); // prettier-ignore

        const [one] = await found(id);
        const initiative = one!.finding.initiativeId as InitiativeId;
        expect(one!.finding.shareWithoutQuotations).toBeGreaterThan(0.2);
        await context.get(AppliedInitiatives).remove(initiative, { reason: 'Nhập nhầm danh mục cũ', by: clerk });
        expect(await found(id)).toEqual([]);
      });
    });
  });

  it('are compared anew where the author replaced it, never with its own earlier version', async () => {
    await inScope(async () => {
      const source = await sent(SOURCE);
      const { id, registration } = await sent(withPassage(own('truoc'), passageOf(SOURCE, 300, 100)));
      await close();
      await work();
      expect((await found(id))[0]).toMatchObject({ other: { id: source.id } });
      await context.asSuperuser("update rounds set state = 'open', closes_at = $2 where id = $1", [
        round.id,
        new Date(RECEIVING_ENDS.getTime() + DAY_MS),
      ]);
      const drafts = context.get(SubmissionDrafts);
      const { revision } = await drafts.save(id, registration.id, {
        revision: (await drafts.of(id, registration.id)).draftRevision,
        draft: draftOf(`${own('truoc')}\n${own('sau')}`),
      });
      await context
        .get(Submissions)
        .send(running, id, registration, { revision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS });
      expect(await work()).toBe(0);
      await desk().want(round.id, clerk);

      expect(await work()).toBe(2);

      const known = await desk().entry(id);
      expect([known.version.version, known.print?.version]).toEqual([2, 2]);
      expect(known.found.filter(({ finding }) => finding.shareWithoutQuotations > 0.1)).toEqual([]);
      expect((await found(source.id)).filter(({ finding }) => finding.shareWithoutQuotations > 0.1)).toEqual([]);
    });
  });

  it('are compared with those of earlier contests of the tenant, and with nobody else’s', async () => {
    const elsewhere = await aReceivingContest(context, RULES);
    await context.as(elsewhere.tenantId, async () => {
      const { registration } = await aContestant(context.module, elsewhere.running);
      await aSentSubmission(context.module, elsewhere.running, registration, draftOf(SOURCE));
      while ((await context.get(SubmissionPrints).makeMissing(50)) > 0);
    });
    await inScope(async () => {
      const source = await sent(SOURCE);
      await anEarlierContest(source.id);
      const { id } = await sent(withPassage(own('nam-nay'), passageOf(SOURCE, 300, 100)));
      await close();
      await work();

      expect((await found(id)).map(({ other }) => other)).toMatchObject([
        { kind: 'submission', id: source.id, contest_name: 'Cuộc thi năm ngoái' },
      ]);
      expect((await desk().entry(id)).print).toMatchObject({ comparedWith: 1 });
    });
  });

  it('of which no text can be read wait for people, but for their title', async () => {
    await inScope(async () => {
      await register({ title: 'Bộ phận một cửa lưu động tại thôn, buôn' });
      const { id } = await sent(SOURCE, 'Bộ phận một cửa lưu động tại thôn buôn');
      const other = await sent(SOURCE);
      await context.asSuperuser('update submission_versions set section_text = null where submission_id = $1', [id]);
      await close();
      await work();

      expect(await found(id)).toMatchObject([{ finding: { isNamesake: true, share: 0 }, other: { kind: 'initiative' } }]);
      expect(await found(other.id)).toEqual([]);
      expect((await desk().ofRound(round.id, { which: 'unreadable', skip: 0, limit: 50 })).rows).toMatchObject([
        { submission: id, words: 0 },
      ]);
      expect(await desk().progress((await desk().entry(id)).round)).toMatchObject({ entries: 2, compared: 1, unreadable: 1 });
    });
  });

  it('are found though the text of one cannot be handled, which is tried again later', async () => {
    await inScope(async () => {
      const source = await sent(SOURCE);
      const bad = await sent(own('hong'));
      const { id } = await sent(withPassage(own('chep'), passageOf(SOURCE, 300, 100)));
      await close();
      const reading = context.get(SubmissionReading);
      const parts = reading.parts.bind(reading);
      const failing = (): void => {
        jest.spyOn(reading, 'parts').mockImplementation(async (submission, version) => {
          if (submission === bad.id) throw new Error('a text that nobody can handle');
          return parts(submission, version);
        });
      };
      const printed = async (): Promise<number> => (await context.asSuperuser('select from submission_prints where tenant_id = $1', [tenantId])).length; // prettier-ignore
      failing();
      expect(await work()).toBe(2);
      expect(await found(id)).toMatchObject([{ other: { id: source.id } }]);
      expect(await printed()).toBe(2);

      jest.restoreAllMocks();
      const later = new Date(RECEIVING_ENDS.getTime() + 11 * 60_000);
      await context.timeIs(later);
      while ((await context.get(SubmissionPrints).makeMissing(50)) > 0);
      expect(await printed()).toBe(3);
      // The same while they are compared: the others of the pass are done.
      await desk().want(round.id, clerk);
      failing();
      await work();
      const compared = await context.asSuperuser<{ id: string; done: boolean }>('select submission_id as id, compared_at >= $2 as done from submission_prints where tenant_id = $1', [tenantId, later]); // prettier-ignore
      expect(compared.filter(({ done }) => done).map(({ id: of }) => of).toSorted()).toEqual([source.id, id].toSorted()); // prettier-ignore
      jest.restoreAllMocks();
    });
  });

  describe('by several workers', () => {
    it('each is compared once; what a killed one left is taken over', async () => {
      await inScope(async () => {
        for (const seed of ['a', 'b', 'c']) await sent(own(seed, 200));
        await close();
        while ((await context.get(SubmissionPrints).makeMissing(50)) > 0);
        const search = context.get(SimilaritySearch);

        const done = await Promise.all([1, 2].map(() => context.as(tenantId, () => search.compareDue())));
        expect(done.reduce((sum, n) => sum + n, 0)).toBe(3);
        expect(await search.compareDue()).toBe(0);

        await context.asSuperuser("update submission_prints set compared_at = null, compared_with = null, taken_until = app_now() + interval '1 minute' where tenant_id = $1", [tenantId]); // prettier-ignore
        expect(await search.compareDue()).toBe(0);
        await context.asSuperuser('update submission_prints set taken_until = app_now() where tenant_id = $1', [tenantId]);
        expect(await search.compareDue()).toBe(3);
      });
    });
  });

  describe('for people', () => {
    it('are shown text beside text, each look written down; who concludes says why, and the last word counts', async () => {
      await inScope(async () => {
        const source = await sent(SOURCE);
        const { id, registration } = await sent(withPassage(own('chep'), passageOf(SOURCE, 300, 100)));
        await close();
        await work();
        const [one] = await found(id);

        const beside = await desk().compare(id, one!.finding.id, clerk, 'read');
        const [span] = beside.one.finding.spans;

        const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(beside.isStale).toBe(false);
        expect(words(beside.ownText.slice(span!.own.from, span!.own.to))).toEqual(
          words(beside.otherText.slice(span!.other.from, span!.other.to)),
        );
        expect((await context.get(AuditTrail).of(one!.finding.id)).map(({ action }) => action)).toEqual(['similarity.read']);

        const conclude = (conclusion: 'council' | 'copied', version = 1) =>
          desk().conclude(id, { version, conclusion, reason: 'Trùng ba đoạn liền nhau ở phần giải pháp.', by: clerk });
        await conclude('council');
        await conclude('council');
        await conclude('copied');
        await expect(conclude('copied', 2)).rejects.toMatchObject({ code: 'NEWER_VERSION' });
        const mine = { version: 1, conclusion: 'not-copied', reason: 'Tôi tự viết bài này, không chép của ai.', by: registration.accountId } as const; // prettier-ignore
        await expect(desk().conclude(id, mine)).rejects.toMatchObject({ code: 'OWN_SUBMISSION' });
        expect((await desk().entry(id)).conclusions.map(({ conclusion }) => conclusion)).toEqual(['copied', 'council']);
        const unsaid = await desk().ofRound(round.id, { which: 'unsaid', skip: 0, limit: 50 });
        expect(unsaid.rows.map(({ submission }) => submission)).toEqual([source.id]);

        // More was found than whoever concluded had before them.
        await context.asSuperuser('update similarity_findings set share = 0.9, share_without_quotations = 0.9 where submission_id = $1', [id]); // prettier-ignore
        const again = await desk().ofRound(round.id, { which: 'unsaid', skip: 0, limit: 50 });
        expect(again.rows.map(({ submission }) => submission).toSorted()).toEqual([source.id, id].toSorted());
        // A page that is not there says how many there are.
        expect(await desk().ofRound(round.id, { skip: 50, limit: 50 })).toEqual({ rows: [], total: 2 });
      });
    });

    it('are gone with the person who wrote the text', async () => {
      await inScope(async () => {
        const { registration } = await sent(SOURCE);
        const { id } = await sent(withPassage(own('chep'), passageOf(SOURCE, 300, 100)));
        await close();
        await work();
        expect(await found(id)).toHaveLength(1);

        await context.get(Erasure).erase(running, registration, 'contestant');

        expect(await found(id)).toEqual([]);
        expect(await context.asSuperuser('select submission_id from submission_prints where tenant_id = $1', [tenantId])).toEqual([
          { submission_id: id },
        ]);
      });
    });
  });
});
