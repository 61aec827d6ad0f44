import { createHash, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { ContestReader, type Round, RoundTransitions, type RunningContest, Teams } from '#contests';
import { FileStore } from '#files';
import { MINUTE_MS, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { type Registration, RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import {
  aDraft,
  aReceivingContest,
  aSentSubmission,
  PART,
  RECEIVING_ENDS,
  rulesThatReceive,
  WHILE_RECEIVING,
} from '../../../test/factories/a-receiving-contest.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { DECLARATIONS } from './domain/declarations.js';
import { sealOf } from './domain/submission-content.js';
import type { SubmissionDraft } from './domain/submission-draft.js';
import type { SubmissionFileId } from './entities/submission-file.entity.js';
import type { SubmissionVersion } from './entities/submission-version.entity.js';
import { ReceivingClosing } from './receiving-closing.service.js';
import { usedBytes } from './queries/submission-statements.js';
import { SubmissionChecking } from './submission-checking.service.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { Submissions } from './submissions.service.js';
import { SubmissionUploads } from './submission-uploads.service.js';
import { SubmissionsModule } from './submissions.module.js';

const ONE_EACH = rulesThatReceive({
  authors: ['individual', 'group', 'unit'],
  sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }],
  conditions: [
    { code: 'maximum-per-person', version: 1, count: 1 },
    { code: 'minimum-words', version: 1, words: 5 },
    { code: 'original', version: 1 },
  ],
});
const WRITTEN = aDraft({ sections: [{ code: 'noi-dung', text: 'Một hai ba bốn năm.' }] });
const BYTES = Buffer.from('%PDF-1.7 một tệp');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const A_FILE = { role: 'attachment', name: 'Phụ lục.pdf', size: BYTES.length, sha256: SHA256 } as const;

describe('submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let an: Registration;

  beforeEach(async () => {
    ({ tenantId, running, round } = await aReceivingContest(context, ONE_EACH));
    await inScope(async () => void (an = (await aContestant(context.module, running)).registration));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const drafts = (): SubmissionDrafts => context.get(SubmissionDrafts);
  const submissions = (): Submissions => context.get(Submissions);
  const files = (): SubmissionFiles => context.get(SubmissionFiles);
  const kept = async (draft: SubmissionDraft, who = an) => {
    const { id, draftRevision } = await drafts().open(running, PART, who);
    const { revision } = await drafts().save(id, who.id, { revision: draftRevision, draft });
    return { id, revision };
  };
  const send = (
    id: Awaited<ReturnType<typeof kept>>['id'],
    revision: number,
    { who = an, key = randomUUID() } = {},
  ): Promise<SubmissionVersion> => submissions().send(running, id, who, { revision, key, place: 'Lâm Đồng', declared: DECLARATIONS });
  const theWorkerGoesOn = async (): Promise<Round> => {
    await context.get(RoundTransitions).advance();
    for (const one of await context.get(RoundTransitions).unfinished('receiving')) await context.get(ReceivingClosing).takeFurther(one);
    return context.get(ContestReader).round(round.id);
  };

  describe('a draft', () => {
    it('is one, however often it is begun at once, where a person may have one', async () => {
      await inScope(async () => {
        const begun = await Promise.all(Array.from({ length: 6 }, () => drafts().open(running, PART, an)));

        expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
        await aSentSubmission(context.module, running, an, WRITTEN);
        await expect(drafts().open(running, PART, an)).rejects.toMatchObject({ code: 'ENOUGH' });
      });
    });

    it('keeps what is typed, and tells the page that was too late what is kept', async () => {
      await inScope(async () => {
        const { id } = await drafts().open(running, PART, an);

        const first = await drafts().save(id, an.id, { revision: 0, draft: { title: 'Một' } });
        const again = await drafts().save(id, an.id, { revision: 0, draft: { title: 'Một' } });
        const other = await drafts().save(id, an.id, { revision: 0, draft: { title: 'Hai' } });

        expect([first, again]).toMatchObject([
          { kept: true, revision: 1 },
          { kept: true, revision: 1 },
        ]);
        expect(other).toMatchObject({ kept: false, revision: 1, draft: { title: 'Một' } });
      });
    });

    it('is refused rather than cut where it is longer than can be kept', async () => {
      await inScope(async () => {
        const { id } = await drafts().open(running, PART, an);
        const save = (draft: unknown): Promise<unknown> => drafts().save(id, an.id, { revision: 0, draft });

        await expect(save({ title: 'a'.repeat(501) })).rejects.toMatchObject({ code: 'TOO_LONG' });
        await expect(save({ sections: [{ code: 'noi-dung', text: 'a'.repeat(100_001) }] })).rejects.toMatchObject({ code: 'TOO_LONG' });
        await expect(save({ authors: Array(51).fill({ fullName: 'A' }) })).rejects.toMatchObject({ code: 'TOO_LONG' });

        expect((await drafts().of(id, an.id)).draftRevision).toBe(0);
        await expect(save({ sections: [{ code: 'noi-dung', text: 'a'.repeat(100_000) }] })).resolves.toMatchObject({ kept: true });
      });
    });

    it('is begun with a key of one’s own, and twenty times at most where the rules do not say how often', async () => {
      const { tenantId: other, running: unlimited } = await aReceivingContest(context, rulesThatReceive());
      await context.as(other, async () => {
        const [one, two] = [await aContestant(context.module, unlimited), await aContestant(context.module, unlimited)];
        const key = randomUUID() as never;
        const { id } = await drafts().open(unlimited, PART, one.registration, key);
        expect((await drafts().open(unlimited, PART, one.registration, key)).id).toBe(id);
        // Somebody else's key gives a submission of one's own.
        expect((await drafts().open(unlimited, PART, two.registration, key)).id).not.toBe(id);

        for (let n = 1; n < 20; n += 1) await drafts().open(unlimited, PART, one.registration);
        await expect(drafts().open(unlimited, PART, one.registration)).rejects.toMatchObject({ code: 'ENOUGH' });
      });
    });

    it('that is given up leaves nothing of what was typed', async () => {
      await inScope(async () => {
        const { id } = await kept(WRITTEN);

        await submissions().discard(id, an);

        expect(await drafts().of(id, an.id)).toMatchObject({ state: 'withdrawn', draft: {} });
      });
    });

    it('is nobody else’s', async () => {
      await inScope(async () => {
        const { registration: binh } = await aContestant(context.module, running);
        const { id } = await drafts().open(running, PART, an);

        await expect(drafts().of(id, binh.id)).rejects.toMatchObject({ code: 'SUBMISSION_NOT_FOUND' });
        await expect(send(id, 0, { who: binh })).rejects.toMatchObject({ code: 'SUBMISSION_NOT_FOUND' });
      });
    });
  });

  describe('sending', () => {
    it('gives a number, a receipt and a seal, once however often it is pressed', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        const key = randomUUID();

        const sent = await Promise.all(Array.from({ length: 5 }, () => send(id, revision, { key })));

        expect(new Set(sent.map(({ receiptCode, version }) => `${receiptCode} ${version}`)).size).toBe(1);
        const version = sent[0]!;
        expect(version.receiptCode).toMatch(/^LDB-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        expect(version.sealSha256).toBe(sealOf(version.content, version.receiptSalt));
        expect(version.content).toMatchObject({ part: PART, unit: '24769', authors: [{ person: an.pseudonym, share: 10_000 }] });
        expect(JSON.stringify(version.content)).not.toContain('Người Thi');
        expect(await drafts().of(id, an.id)).toMatchObject({ state: 'sent', number: 1, version: 1, receivedAt: version.sentAt });
        expect(await submissions().receipt(version.receiptCode)).toMatchObject({ roundId: round.id, isReplaced: false });
      });
    });

    it('is replaced by sending again; what was sent before stays as it was', async () => {
      await inScope(async () => {
        const { submission, version: first } = await aSentSubmission(context.module, running, an, WRITTEN);
        await context.timeIs(new Date(WHILE_RECEIVING.getTime() + MINUTE_MS));

        const { revision } = await drafts().save(submission.id, an.id, {
          revision: submission.draftRevision,
          draft: { ...WRITTEN, title: 'Tên khác' },
        });
        const second = await send(submission.id, revision);

        expect(second).toMatchObject({ version: 2, content: { title: 'Tên khác' } });
        expect(await submissions().version(submission.id, 1)).toEqual(first);
        expect((await submissions().receipt(first.receiptCode)).isReplaced).toBe(true);
        expect((await drafts().of(submission.id, an.id)).number).toBe(1);
        await expect(
          context.asSuperuser("update submission_versions set content = '{}' where submission_id = $1", [submission.id]),
        ).rejects.toThrow('does not change');
      });
    });

    it('says in one go what is missing and what the rules say', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(aDraft({ isOriginal: null, sections: [{ code: 'noi-dung', text: 'Một hai ba.' }] }));

        await expect(send(id, revision)).rejects.toMatchObject({
          code: 'REFUSED',
          params: {
            reason:
              'Phần nội dung chính mới có 3 từ, cần ít nhất 5 từ. Hãy viết thêm rồi gửi lại. Bạn chưa cam kết bài dự thi do chính mình thực hiện. Hãy đọc và đánh dấu cam kết rồi gửi lại.',
          },
        });
      });
    });

    it('takes nothing of a page that shows an older draft', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);

        await expect(send(id, revision - 1)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
      });
    });

    it('is open until the last millisecond, and not after it', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        await context.timeIs(RECEIVING_ENDS);
        await expect(send(id, revision)).rejects.toMatchObject({ code: 'NOT_OPEN' });
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() - 5_000));

        await expect(send(id, revision)).resolves.toMatchObject({ version: 1 });
      });
    });

    it('names the authors of a group with their shares, and keeps out whom a team bars', async () => {
      await inScope(async () => {
        const author = { fullName: 'Lò Thị Mận', birthDate: '01/02/1980', position: '', unitName: '', email: '', phone: '', share: '40' };
        const group = { ...WRITTEN, authorKind: 'group', ownShare: '60', authors: [author] };
        await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Vi Văn Cấm', birthDate: '1970-03-04' }]);
        const { id, revision } = await kept(group);

        const { content } = await send(id, revision);

        expect(content.authors.map(({ share }) => share)).toEqual([6_000, 4_000]);
        expect((await submissions().authorsOfSubmission(id)).map(({ fullName }) => fullName?.replace(/\d+/, ''))).toEqual([
          'Người Thi ',
          'Lò Thị Mận',
        ]);
      });
    });

    it('refuses a second submission under the name of a co-author, where each may have one', async () => {
      await inScope(async () => {
        const author = { fullName: 'Lò Thị Mận', birthDate: '01/02/1980', position: '', unitName: '', email: '', phone: '', share: '40' };
        const group = { ...WRITTEN, authorKind: 'group', ownShare: '60', authors: [author] };
        await aSentSubmission(context.module, running, an, group);
        const { registration: binh } = await aContestant(context.module, running);
        const { id, revision } = await kept(group, binh);

        await expect(send(id, revision, { who: binh })).rejects.toMatchObject({
          params: { reason: 'Tác giả Lò Thị Mận đã đứng tên ở đủ số bài mà thể lệ cho phép. Hãy xem lại danh sách tác giả.' },
        });
      });
    });

    it('lets one of two in who name each other at the same moment', async () => {
      await inScope(async () => {
        const { registration: binh } = await aContestant(context.module, running, { fullName: 'Lò Thị Mận', birthDate: '1980-02-01' });
        const author = { fullName: 'Lò Thị Mận', birthDate: '01/02/1980', position: '', unitName: '', email: '', phone: '', share: '40' };
        const [ours, theirs] = [
          await kept({ ...WRITTEN, authorKind: 'group', ownShare: '60', authors: [author] }),
          await kept(WRITTEN, binh),
        ];

        const ends = await Promise.allSettled([send(ours.id, ours.revision), send(theirs.id, theirs.revision, { who: binh })]);

        expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      });
    });

    it('keeps two co-authors apart whose names differ in a mark alone, each with the own pseudonym through all versions', async () => {
      await inScope(async () => {
        const twin = (fullName: string) => ({
          fullName,
          birthDate: '01/01/2008',
          position: '',
          unitName: '',
          email: '',
          phone: '',
          share: '20',
        });
        const twins = { ...WRITTEN, authorKind: 'group' as const, ownShare: '60', authors: [twin('Trần Văn An'), twin('Trần Văn Ân')] };
        const { submission, version } = await aSentSubmission(context.module, running, an, twins);
        const { revision } = await drafts().save(submission.id, an.id, {
          revision: submission.draftRevision,
          draft: { ...twins, authors: [twin('Trần Văn Ân'), twin('Trần Văn An')] },
        });

        const again = await send(submission.id, revision);

        const [first, second] = [version, again].map(({ content }) => content.authors.map(({ person }) => person));
        expect(second).toEqual([first![0], first![2], first![1]]);
      });
    });

    it('counts when it is asked for: neither a slow reader of files nor one that fails makes it late', async () => {
      await inScope(async () => {
        const [{ id, revision }, checking] = [await kept(WRITTEN), context.get(SubmissionChecking)];
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() - 20_000));
        const reading = jest.spyOn(checking, 'readTexts').mockImplementationOnce(async () => {
          await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 20_000));
          await theWorkerGoesOn();
          throw new Error('nobody reads');
        });

        const { sentAt } = await send(id, revision);

        reading.mockRestore();
        expect(sentAt.getTime()).toBeLessThan(RECEIVING_ENDS.getTime());
        await expect(send(id, revision)).rejects.toMatchObject({ code: 'NOT_OPEN' });
      });
    });

    it('numbers submissions without a gap when many send at once', async () => {
      await inScope(async () => {
        const people: Registration[] = [];
        for (let n = 0; n < 6; n += 1) people.push((await aContestant(context.module, running)).registration);
        await Promise.all(people.map((registration) => aSentSubmission(context.module, running, registration, WRITTEN)));

        const rows = await context.asSuperuser<{ number: number }>('select number from submissions where tenant_id = $1 order by 1', [
          tenantId,
        ]);
        expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
      });
    });
  });

  describe('withdrawing', () => {
    it('makes room for another one, while the part receives', async () => {
      await inScope(async () => {
        const { submission } = await aSentSubmission(context.module, running, an, WRITTEN);

        await submissions().withdraw(submission.id, an);
        await submissions().withdraw(submission.id, an);
        const { submission: other } = await aSentSubmission(context.module, running, an, WRITTEN);

        expect(other.number).toBe(2);
        await context.timeIs(RECEIVING_ENDS);
        await expect(submissions().withdraw(other.id, an)).rejects.toMatchObject({ code: 'NOT_OPEN' });
        expect((await context.get(SubmissionReading).ofRound(round.id)).map(({ withdrawn }) => withdrawn ?? false).toSorted()).toEqual([
          false,
          true,
        ]);
      });
    });
  });

  describe('a file', () => {
    const arrives = async (id: string): Promise<number[]> => {
      const found = await files().whose(id as SubmissionFileId);
      await context.get(FileStore).put(files().keyOf(found!.file), BYTES);
      return files().arrived(id as SubmissionFileId, { kind: 'pdf', pages: 1 }, false);
    };

    it('is promised once, and its version is complete when it is there', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        const [one, same] = [await files().promise(id, an.id, A_FILE), await files().promise(id, an.id, A_FILE)];
        expect(same.id).toBe(one.id);
        const sent = await send(id, revision);
        expect([sent.completeAt, sent.content.files]).toEqual([null, [{ role: 'attachment', size: BYTES.length, sha256: SHA256 }]]);

        expect(await arrives(one.id)).toEqual([1]);

        expect((await submissions().version(id, 1)).completeAt).not.toBeNull();
        expect(await files().arrived(one.id, { kind: 'pdf', pages: 1 }, false)).toEqual([]);
        expect((await files().ofVersion(id, 1)).map(({ state }) => state)).toEqual(['stored']);
      });
    });

    it('may come within the half hour after the end, which waits for it and for nothing else', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        const file = await files().promise(id, an.id, A_FILE);
        await send(id, revision);
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 29 * MINUTE_MS));
        expect((await theWorkerGoesOn()).state).toBe('closing');

        expect(await arrives(file.id)).toEqual([1]);

        expect((await theWorkerGoesOn()).state).toBe('settling');
        expect((await context.get(SubmissionReading).ofRound(round.id)).map((one) => one.id)).toEqual([id]);
      });
    });

    it('that never comes leaves the version before in force, or nothing; its author is told', async () => {
      await inScope(async () => {
        const { submission, version: first } = await aSentSubmission(context.module, running, an, WRITTEN);
        const file = await files().promise(submission.id, an.id, A_FILE);
        await context.timeIs(new Date(WHILE_RECEIVING.getTime() + MINUTE_MS));
        await send(submission.id, submission.draftRevision);
        const { registration: binh } = await aContestant(context.module, running);
        const other = await kept(WRITTEN, binh);
        await files().promise(other.id, binh.id, A_FILE);
        await send(other.id, other.revision, { who: binh });
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 30 * MINUTE_MS));

        expect((await theWorkerGoesOn()).state).toBe('settling');

        await expect(
          context.get(SubmissionUploads).promised(file.id, { accountId: an.accountId, managesSubmissions: false }),
        ).rejects.toMatchObject({ code: 'FILE_TOO_LATE' });
        expect(await drafts().of(submission.id, an.id)).toMatchObject({ version: 1, receivedAt: first.sentAt });
        expect((await context.get(SubmissionReading).ofRound(round.id)).map((one) => one.id)).toEqual([submission.id]);
        const told = await context.asSuperuser<{ body: string }>(
          "select body from messages where tenant_id = $1 and body like '%Tệp của b%' order by 1",
          [tenantId],
        );
        expect(told.map(({ body }) => body.replace(/^[^:]*: /, '')).toSorted()).toEqual([
          'Tệp của bài dự thi chưa đến đủ trong thời gian chờ nên bài không được tính. Xem ở mục Bài của tôi trên trang dự thi.',
          'Tệp của bản gửi sau cùng chưa đến đủ trong thời gian chờ nên bản gửi lần 1 được tính. Xem ở mục Bài của tôi trên trang dự thi.',
        ]);
      });
    });

    it('that never comes leaves the version before in force with its own authors, kind and unit', async () => {
      await inScope(async () => {
        const author = { fullName: 'Lò Thị Mận', birthDate: '01/02/1980', position: '', unitName: '', email: '', phone: '', share: '40' };
        const group = { ...WRITTEN, authorKind: 'group' as const, ownShare: '60', authors: [author] };
        const { submission, version: first } = await aSentSubmission(context.module, running, an, group);
        await files().promise(submission.id, an.id, A_FILE);
        await context.timeIs(new Date(WHILE_RECEIVING.getTime() + MINUTE_MS));
        const { revision } = await drafts().save(submission.id, an.id, { revision: submission.draftRevision, draft: WRITTEN });
        await send(submission.id, revision);
        expect(await submissions().authorsOfSubmission(submission.id)).toHaveLength(1);
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 30 * MINUTE_MS));

        await theWorkerGoesOn();

        expect(await drafts().of(submission.id, an.id)).toMatchObject({ version: 1, authorKind: 'group', unitId: an.unitId });
        const [ranked] = await context.get(SubmissionReading).ofRound(round.id);
        expect(ranked).toMatchObject({ authorKind: 'group', authors: first.content.authors.map(({ person }) => person) });
        expect((await submissions().authorsOfSubmission(submission.id)).map(({ share }) => share)).toEqual([6_000, 4_000]);
      });
    });

    it('that is to replace the main one leaves that in the draft until it is here itself, whatever becomes of it', async () => {
      await inScope(async () => {
        const { id } = await kept(WRITTEN);
        const main = (sha256: string) => files().promise(id, an.id, { ...A_FILE, role: 'main', sha256 });
        const states = async () => (await files().inDraft(id)).map((file) => [file.id, file.state]);
        const good = await main(SHA256);
        await arrives(good.id);
        const wrong = await main('b'.repeat(64));
        expect((await files().toSend(id)).map((file) => file.id)).toEqual([wrong.id]);
        await files().refuse(wrong.id, { code: 'WRONG_KIND', params: {} });
        expect(await states()).toEqual([[good.id, 'stored'], [wrong.id, 'refused']]); // prettier-ignore

        const better = await main('c'.repeat(64));
        expect(await states()).toEqual([[good.id, 'stored'], [better.id, 'promised']]); // prettier-ignore
        await files().arrived(better.id, { kind: 'pdf', pages: 1 }, false);

        expect(await states()).toEqual([[better.id, 'stored']]);
        expect((await files().of(id, good.id)).state).toBe('removed');
      });
    });

    it('is after the end none but one that was sent in time', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        const { id: fileId } = await files().promise(id, an.id, A_FILE);
        await send(id, revision);
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 5 * MINUTE_MS));

        await expect(files().promise(id, an.id, { ...A_FILE, sha256: 'b'.repeat(64) })).rejects.toMatchObject({ code: 'NOT_THE_PROMISED' });
        await expect(files().promise(id, an.id, A_FILE)).resolves.toMatchObject({ id: fileId });

        expect((await files().lacking(id)).map((file) => file.id)).toEqual([fileId]);
      });
    });

    it('taken out of the draft stays with the version that was sent, and goes for good otherwise', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        const [sent, unsent] = [await files().promise(id, an.id, A_FILE), { ...A_FILE, sha256: 'b'.repeat(64) }];
        await arrives(sent.id);
        await send(id, revision);
        const { id: other } = await files().promise(id, an.id, unsent);

        await files().remove(id, an.id, sent.id);
        await files().remove(id, an.id, other);

        expect(await files().inDraft(id)).toEqual([]);
        expect((await files().of(id, sent.id)).state).toBe('stored');
        expect((await files().of(id, other)).state).toBe('removed');
        expect(await files().takeAway()).toBe(1);
        expect(await context.get(FileStore).keys()).toEqual([`submissions/${id}/${sent.id}`]);
      });
    });

    it('counts against its person as long as it is written or counts, and against the organisers as long as it lies there', async () => {
      await inScope(async () => {
        const { id, revision } = await kept(WRITTEN);
        const used = async () => context.asSuperuser<{ person: string; tenant: string }>(usedBytes.text, [tenantId, an.id]);
        const main = (sha256: string) => files().promise(id, an.id, { ...A_FILE, role: 'main', size: 100, sha256 });
        await arrives((await main(SHA256)).id);
        await send(id, revision);
        await arrives((await main('b'.repeat(64))).id);
        expect(await used()).toEqual([{ person: '200', tenant: '200' }]);
        await send(id, revision);
        // The older version's is nothing that its person could take away.
        expect(await used()).toEqual([{ person: '100', tenant: '200' }]);
        await submissions().withdraw(id, an);
        expect(await used()).toEqual([{ person: '0', tenant: '200' }]);
      });
    });

    it('leaves no text of what was taken away', async () => {
      await inScope(async () => {
        const { id } = await kept(WRITTEN);
        const file = await files().promise(id, an.id, { ...A_FILE, role: 'main' });
        await arrives(file.id);
        await context.asSuperuser(
          "insert into submission_texts (tenant_id, file_id, body_blocks, read_at) values ($1, $2, '[]', app_now())",
          [tenantId, file.id],
        );
        await files().remove(id, an.id, file.id);
        await files().takeAway();

        expect(await context.asSuperuser('select 1 from submission_texts where file_id = $1', [file.id])).toEqual([]);
      });
    });

    it('is refused as soon as it is announced when it is empty, too large or one too many', async () => {
      await inScope(async () => {
        const { id } = await kept(WRITTEN);
        const announced = (size: number): Promise<unknown> => files().promise(id, an.id, { ...A_FILE, size });

        await expect(announced(0)).rejects.toMatchObject({ code: 'EMPTY' });
        await expect(announced(2 ** 31)).rejects.toMatchObject({ code: 'TOO_LARGE' });
        await expect(announced(30 * 1024 * 1024)).resolves.toMatchObject({ state: 'promised' });
        for (let n = 1; n < 20; n += 1) await files().promise(id, an.id, { ...A_FILE, sha256: String(n).padStart(64, '0') });
        await expect(files().promise(id, an.id, { ...A_FILE, sha256: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'TOO_MANY_FILES' });
      });
    });
  });

  it('shows before sending how long the main part is', async () => {
    await inScope(async () => {
      const { id } = await kept(WRITTEN);

      const { words, faults, refusals } = await context.get(SubmissionChecking).look(running, await drafts().of(id, an.id), an);

      expect([words?.words, faults, refusals]).toEqual([5, [], []]);
    });
  });
});
