import { createHash, randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { ContestPublisher, ContestReader, type Round, RoundTransitions, type RunningContest, Teams } from '#contests';
import { type EssayModel, essayAsPdf, essayAsWord } from '#documents/testing';
import { FileStore } from '#files';
import { type AccountId, DAY_MS, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Erasure, type Registration, RegistrationsModule } from '#registrations';
import { InstantReading } from '#tenancy';
import { UnitsModule } from '#units';
import { aMember } from '../../../test/factories/a-member.js';
import {
  aDraft,
  aReceivingContest,
  aSentSubmission,
  PART,
  RECEIVING_ENDS,
  rulesThatReceive,
} from '../../../test/factories/a-receiving-contest.js';
import { aContestant, unitNamed } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { DECLARATIONS } from './domain/declarations.js';
import { CounterEntries, type CounterEntry } from './counter-entries.service.js';
import { PROMISE_GRACE_MS } from './domain/intake.js';
import type { SubmissionId } from './entities/submission.entity.js';
import { FormalChecks } from './formal-checks.service.js';
import { SubmissionInvariants } from './invariants/submission-invariants.service.js';
import { LateWordCounts } from './late-word-counts.service.js';
import { ReceivingClosing } from './receiving-closing.service.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionChecking } from './submission-checking.service.js';
import { SubmissionDesk } from './submission-desk.service.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { SubmissionTexts } from './submission-texts.service.js';
import { Submissions } from './submissions.service.js';
import { SubmissionsModule } from './submissions.module.js';
import { UnitParticipation } from './unit-participation.service.js';

const RULES = rulesThatReceive(
  {
    authors: ['individual', 'group', 'unit'],
    channels: ['online', 'office', 'post'],
    sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }],
    conditions: [{ code: 'minimum-words', version: 1, words: 3_000, notCounted: ['trang bìa', 'phụ lục'] }],
  },
  {
    eligibility: [{ code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] }],
    obligations: [{ code: 'moi-don-vi', part: PART, units: 'Mỗi đơn vị', conditions: [{ code: 'minimum-entries', version: 1, count: 1 }] }],
  },
);
const NOBODY_TYPED = { fullName: '', birthDate: '', position: '', unitName: '', email: '', phone: '', share: '' };
const PAPER = aDraft({ title: 'Sáng kiến trên giấy', isOriginal: null });

describe('the secretariat of a part of submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let an: Registration;
  let [clerk, chief]: AccountId[] = [];

  beforeEach(async () => {
    ({ tenantId, running, round } = await aReceivingContest(context, RULES));
    [clerk, chief] = [await aMember(tenantId, ['author']), await aMember(tenantId, ['approver'])];
    await inScope(async () => void (an = (await aContestant(context.module, running)).registration));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const sent = (who = an, words = 3_000) =>
    aSentSubmission(context.module, running, who, aDraft({ sections: [{ code: 'noi-dung', text: Array(words).fill('chữ').join(' ') }] }));
  const check = (
    id: SubmissionId,
    result: 'valid' | 'supplement' | 'invalid',
    { version = 1, until = null as Date | null } = {},
  ): Promise<void> => context.get(FormalChecks).record(id, { version, result, reason: 'Thiếu trang bìa của bài.', until, by: clerk! });
  const stateOf = async (id: SubmissionId): Promise<string> => (await context.get(SubmissionDesk).find(id)).state;
  const offences = async (): Promise<Record<string, string[]>> => {
    const found: Record<string, string[]> = {};
    for (const invariant of context.get(SubmissionInvariants).invariants)
      if (invariant.of === 'tenant') {
        const { samples } = await context.get(InstantReading).ofTenant({ part: 1, of: 1 }, (reader) => invariant.find(reader, tenantId));
        if (samples.length > 0) found[invariant.id] = samples;
      }
    return found;
  };

  describe('words of a file', () => {
    it.each([
      ['docx', 2_999],
      ['docx', 3_000],
      ['pdf', 2_999],
      ['pdf', 3_000],
    ] as const)('%s with %i words in its main part', async (kind, words) => {
      await inScope(async () => {
        const bytes = await anEssayFile(kind, words);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const { id } = await context.get(SubmissionDrafts).open(running, PART, an);
        const draft = aDraft({ confirmed: ['noi-dung'] });
        const { revision } = await context.get(SubmissionDrafts).save(id, an.id, { revision: 0, draft });
        const file = await context
          .get(SubmissionFiles)
          .promise(id, an.id, { role: 'main', name: `bai.${kind}`, size: bytes.length, sha256 });
        await context.get(FileStore).put(`submissions/${id}/${file.id}`, bytes);
        await context.get(SubmissionFiles).arrived(file.id, { kind }, true);

        const looked = await context.get(SubmissionChecking).look(running, await context.get(SubmissionDrafts).of(id, an.id), an);
        const sending = context
          .get(Submissions)
          .send(running, id, an, { revision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS });

        if (words < 3_000)
          await expect(sending).rejects.toMatchObject({
            params: { reason: 'Phần nội dung chính mới có 2.999 từ, cần ít nhất 3.000 từ. Hãy viết thêm rồi gửi lại.' },
          });
        else expect((await sending).words).toBe(3_000);
        expect(looked.words?.words).toBe(words);
      });
    });
  });

  it('sees the words of a file that came after it was sent, and who sent it is not refused by then', async () => {
    await inScope(async () => {
      const bytes = await anEssayFile('docx', 2_999);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const [drafts, files] = [context.get(SubmissionDrafts), context.get(SubmissionFiles)];
      const { id } = await drafts.open(running, PART, an);
      const { revision } = await drafts.save(id, an.id, { revision: 0, draft: aDraft({ confirmed: ['noi-dung'] }) });
      const file = await files.promise(id, an.id, { role: 'main', name: 'bai.docx', size: bytes.length, sha256 });
      const sentAs = await context
        .get(Submissions)
        .send(running, id, an, { revision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS });
      await context.get(FileStore).put(files.keyOf(file), bytes);
      await files.arrived(file.id, { kind: 'docx' }, true);

      expect([await context.get(SubmissionTexts).readMissing(), await context.get(LateWordCounts).countMissing()]).toEqual([1, 1]);

      expect(sentAs.words).toBeNull();
      expect((await context.get(Submissions).version(id, 1)).words).toBe(2_999);
      expect(await context.get(LateWordCounts).countMissing()).toBe(0);
    });
  });

  describe('what came on paper', () => {
    const entry = async (overrides: Partial<CounterEntry> = {}): Promise<CounterEntry> => ({
      key: randomUUID() as SubmissionId,
      channel: 'post',
      draft: PAPER,
      main: { ...NOBODY_TYPED, fullName: 'Giàng A Giấy' },
      unit: await unitNamed(context.module, 'Phường 10'),
      files: [],
      ...overrides,
    });
    const enter = (wanted: CounterEntry) => context.get(CounterEntries).enter(running, PART, wanted, { by: clerk!, place: 'Lâm Đồng' });

    it('is entered once, with number, receipt and author, and waits for its scan', async () => {
      await inScope(async () => {
        const wanted = await entry({ files: [{ role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) }] });

        const [one, same] = [await enter(wanted), await enter(wanted)];

        expect([same.receiptCode, one.completeAt]).toEqual([one.receiptCode, null]);
        const { submission, authors, files, state } = await context.get(SubmissionDesk).find(wanted.key);
        expect(submission).toMatchObject({ number: 1, channel: 'post', enteredBy: clerk });
        expect(authors).toMatchObject([{ fullName: 'Giàng A Giấy', registrationId: null }]);
        expect([files.map(({ role }) => role), state]).toEqual([['scan'], 'incomplete']);
        const { unit } = (await context.get(SubmissionReading).ofRound(round.id))[0] ?? {};
        expect(unit).toBeUndefined();
      });
    });

    it('corrected between two presses is not taken for what was entered by the first', async () => {
      await inScope(async () => {
        const wanted = await entry({ files: [{ role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) }] });
        const first = await enter(wanted);
        const corrected = (changes: Partial<CounterEntry>) => enter({ ...wanted, ...changes });

        const said = { code: 'ENTERED_OTHERWISE' };
        await expect(corrected({ main: { ...wanted.main, fullName: 'Giàng A Giây' } })).rejects.toMatchObject(said);
        await expect(corrected({ draft: { ...wanted.draft, title: 'Tên khác' } })).rejects.toMatchObject(said);
        await expect(corrected({ unit: null })).rejects.toMatchObject(said);
        await expect(corrected({ channel: 'email' })).rejects.toMatchObject(said);
        await expect(corrected({ files: [{ ...wanted.files[0]!, sha256: 'b'.repeat(64) }] })).rejects.toMatchObject(said);
        await expect(enter(wanted)).resolves.toMatchObject({ receiptCode: first.receiptCode });
      });
    });

    it('that keeps its round from ending is named with its number', async () => {
      await inScope(async () => {
        const wanted = await entry({ files: [{ role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) }] });
        await enter(wanted);
        const desk = context.get(SubmissionDesk);
        expect(await desk.holding(round.id)).toEqual([]);
        const [file] = (await desk.find(wanted.key)).files;
        await context.get(SubmissionFiles).waits(file!.id);

        expect(await desk.holding(round.id)).toEqual([{ submissionId: wanted.key, number: 1, fileName: 'quet.pdf' }]);
      });
    });

    it('may be entered after the end only with the reason', async () => {
      await inScope(async () => {
        await context.timeIs(RECEIVING_ENDS);
        await context.get(RoundTransitions).advance();
        await expect(enter(await entry())).rejects.toMatchObject({ code: 'LATE_WITHOUT_REASON' });

        await expect(enter(await entry({ lateBecause: 'Dấu bưu điện ngày 30/10/2024' }))).resolves.toMatchObject({ version: 1 });
        expect(await offences()).toEqual({});
      });
    });

    it('gets its scans later, all in one version, and was received when it came', async () => {
      await inScope(async () => {
        const wanted = await entry();
        await enter(wanted);
        const { submission: before } = await context.get(SubmissionDesk).find(wanted.key);
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + DAY_MS));
        await context.get(RoundTransitions).advance();
        const [files, counter] = [context.get(SubmissionFiles), context.get(CounterEntries)];
        const add = () => counter.addFiles(wanted.key, { key, by: clerk!, place: 'Lâm Đồng' });
        const key = randomUUID();
        await expect(add()).rejects.toMatchObject({ code: 'NOTHING_TO_ADD' });
        const file = await files.promise(wanted.key, null, { role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) });
        await expect(add()).rejects.toMatchObject({ code: 'FILES_UNDER_WAY' });
        // Long after the end: what lies at the organisers' is not late, while its upload does not rest for ever.
        await files.arrived(file.id, { kind: 'pdf' }, true);

        const [one, same] = [await add(), await add()];

        expect([one.version, same.receiptCode]).toEqual([2, one.receiptCode]);
        const { submission, files: had, authors } = await context.get(SubmissionDesk).find(wanted.key);
        expect([submission.version, submission.receivedAt, had.map(({ id }) => id)]).toEqual([2, before.receivedAt, [file.id]]);
        expect(authors).toMatchObject([{ fullName: 'Giàng A Giấy' }]);
        expect(await offences()).toEqual({});
      });
    });

    it('is not checked over a file that was added and not taken in; the list and the count name it until it is taken in or removed', async () => {
      await inScope(async () => {
        const wanted = await entry();
        await enter(wanted);
        const [files, desk, reading] = [context.get(SubmissionFiles), context.get(SubmissionDesk), context.get(SubmissionReading)];
        const waiting = async () => [
          (await desk.ofRound(round.id, { hasFilesWaiting: true, skip: 0, limit: 9 })).lines.map(({ submission }) => submission.id),
          (await desk.overview(round.id, new Date(0))).filesWaiting,
          await reading.withFilesWaiting(round.id),
        ];
        expect(await waiting()).toEqual([[], 0, 0]);
        const file = await files.promise(wanted.key, null, { role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) });
        expect(await waiting()).toEqual([[wanted.key], 1, 1]);
        await files.arrived(file.id, { kind: 'pdf' }, true);
        for (const result of ['valid', 'invalid'] as const)
          await expect(check(wanted.key, result)).rejects.toMatchObject({ code: 'FILES_WAIT' });
        await check(wanted.key, 'supplement', { until: new Date(RECEIVING_ENDS.getTime() + DAY_MS) });

        await context.get(CounterEntries).addFiles(wanted.key, { key: randomUUID(), by: clerk!, place: 'Lâm Đồng' });
        expect(await waiting()).toEqual([[], 0, 0]);
        await check(wanted.key, 'valid', { version: 2 });

        // Brought after the check: it waits as well, and a file that is removed no longer does.
        const late = await files.promise(wanted.key, null, { role: 'attachment', name: 'them.pdf', size: 9, sha256: 'b'.repeat(64) });
        expect(await waiting()).toEqual([[wanted.key], 1, 1]);
        await files.remove(wanted.key, null, late.id);
        expect(await waiting()).toEqual([[], 0, 0]);
      });
    });

    it('gets no scan half an hour after staff promised it, nor does an author’s own', async () => {
      await inScope(async () => {
        const wanted = await entry();
        await enter(wanted);
        const { submission } = await sent();
        await expect(
          context.get(CounterEntries).addFiles(submission.id, { key: randomUUID(), by: clerk!, place: 'Lâm Đồng' }),
        ).rejects.toMatchObject({ code: 'NOT_FROM_PAPER' });
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + DAY_MS));
        const file = await context
          .get(SubmissionFiles)
          .promise(wanted.key, null, { role: 'scan', name: 'quet.pdf', size: 9, sha256: 'a'.repeat(64) });
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + DAY_MS + 2 * PROMISE_GRACE_MS));
        await expect(context.get(SubmissionFiles).arrived(file.id, { kind: 'pdf' }, true)).rejects.toMatchObject({ code: 'FILE_TOO_LATE' });
      });
    });

    it('typed wrong and cancelled by two people is entered again, where each may have one', async () => {
      const one = rulesThatReceive({ channels: ['online', 'post'], conditions: [{ code: 'maximum-per-person', version: 1, count: 1 }] });
      const { tenantId: other, running: limited } = await aReceivingContest(context, one);
      await context.as(other, async () => {
        const by = { by: clerk!, place: 'Lâm Đồng' };
        const main = { ...NOBODY_TYPED, fullName: 'Giàng A Giấy', birthDate: '4/3/1970' };
        const wanted = () => ({ key: randomUUID() as SubmissionId, channel: 'post' as const, draft: PAPER, main, unit: null, files: [] });
        const first = wanted();
        await context.get(CounterEntries).enter(limited, PART, first, by);
        await expect(context.get(CounterEntries).enter(limited, PART, wanted(), by)).rejects.toMatchObject({ code: 'REFUSED' });

        const why = { by: clerk!, reason: 'Nhập nhầm tên tác giả.', basis: 'Khoản 1 Điều 4' };
        await context.get(SubmissionCancellations).ask(first.key, why);
        await context.get(SubmissionCancellations).decide(first.key, 'cancelled', chief!);

        await expect(context.get(CounterEntries).enter(limited, PART, wanted(), by)).resolves.toMatchObject({ version: 1 });
      });
    });

    it('of somebody whom a team bars is refused with the sentence of the rule', async () => {
      await inScope(async () => {
        await context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'Giàng A Giấy', birthDate: '1970-03-04' }]);

        await expect(
          enter(await entry({ main: { ...NOBODY_TYPED, fullName: 'Giàng A Giấy', birthDate: '4/3/1970' } })),
        ).rejects.toMatchObject({
          params: { reason: 'Tác giả Giàng A Giấy không được dự thi theo thể lệ: thành viên Ban Tổ chức.', field: 'main.fullName' },
        });
        await expect(enter(await entry())).resolves.toMatchObject({ version: 1 });
      });
    });
  });

  describe('the formal check', () => {
    it('of the version that counts decides who may be judged', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        expect(await stateOf(submission.id)).toBe('unchecked');
        await expect(check(submission.id, 'valid', { version: 2 })).rejects.toMatchObject({ code: 'NOT_CHECKABLE' });

        await check(submission.id, 'valid');

        expect((await context.get(SubmissionReading).judgeable(round.id)).map(({ id }) => id)).toEqual([submission.id]);
        expect(await context.get(SubmissionReading).unchecked(round.id)).toEqual([]);
        expect(await context.get(SubmissionDesk).counts(round.id)).toMatchObject({ valid: 1, unchecked: 0 });
        // A page that is not there says how many there are.
        expect(await context.get(SubmissionDesk).ofRound(round.id, { state: 'valid', skip: 50, limit: 50 })).toEqual({
          lines: [],
          total: 1,
        });
      });
    });

    it('is not made by who has written it', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        const own = { version: 1, result: 'valid' as const, reason: '', until: null, by: an.accountId };
        await expect(context.get(FormalChecks).record(submission.id, own)).rejects.toMatchObject({ code: 'OWN_SUBMISSION' });
        const helper = (await aContestant(context.module, running)).registration;
        await context.asSuperuser('update submission_authors set registration_id = $2 where submission_id = $1', [
          submission.id,
          helper.id,
        ]);
        const helped = { ...own, by: helper.accountId };
        await expect(context.get(FormalChecks).record(submission.id, helped)).rejects.toMatchObject({ code: 'OWN_SUBMISSION' });
        await expect(context.get(FormalChecks).record(submission.id, { ...own, by: clerk! })).resolves.toBeUndefined();
      });
    });

    it('says beforehand what the author will be told, and goes from one to the next', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        const other = (await aContestant(context.module, running)).registration;
        const second = (await sent(other)).submission;
        const [checks, desk] = [context.get(FormalChecks), context.get(SubmissionDesk)];
        const said = { result: 'invalid', reason: 'Bài không đúng chủ đề.', until: null } as const;

        expect((await checks.letter(submission.id, said))?.body).toContain('Bài dự thi không hợp lệ sau khi kiểm tra hình thức.');
        expect(await checks.letter(submission.id, { ...said, result: 'valid' })).toBeUndefined();
        await expect(checks.letter(submission.id, { ...said, reason: 'ngắn' })).rejects.toMatchObject({ code: 'REASON_MISSING' });

        expect(await desk.nextUnchecked(submission)).toBe(second.id);
        expect(await desk.nextUnchecked(second)).toBe(submission.id);
        await check(submission.id, 'valid');
        expect(await desk.nextUnchecked(second)).toBeNull();
        expect(await desk.overview(round.id, new Date(0))).toMatchObject({ receivedToday: 2, missed: 0, cancelling: 0 });
      });
    });

    it('lets something be supplemented after the end, until it says so', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        await context.timeIs(RECEIVING_ENDS);
        await context.get(RoundTransitions).advance();
        await context.get(ReceivingClosing).takeFurther({ id: round.id, state: 'closing' });
        const until = new Date(RECEIVING_ENDS.getTime() + DAY_MS);
        await expect(check(submission.id, 'supplement')).rejects.toMatchObject({ code: 'UNTIL_WRONG' });
        await check(submission.id, 'supplement', { until });
        const again = (): Promise<unknown> => context.get(Submissions).send(running, submission.id, an, { revision: submission.draftRevision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS }); // prettier-ignore

        await expect(again()).resolves.toMatchObject({ version: 2 });

        expect(await stateOf(submission.id)).toBe('unchecked');
        expect(await offences()).toEqual({});
        await context.timeIs(until);
        await expect(again()).rejects.toMatchObject({ code: 'NOT_OPEN' });
      });
    });

    it('says nothing of a newer version, whatever it said of the older one', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        await check(submission.id, 'invalid');
        const again = { revision: submission.draftRevision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS };
        await context.get(Submissions).send(running, submission.id, an, again);

        expect(await stateOf(submission.id)).toBe('unchecked');
        expect((await context.get(SubmissionReading).unchecked(round.id)).map(({ id }) => id)).toEqual([submission.id]);
        expect((await context.get(SubmissionReading).ofRound(round.id)).map(({ cancelled }) => cancelled)).toEqual([undefined]);
        await check(submission.id, 'valid', { version: 2 });
        expect((await context.get(SubmissionReading).judgeable(round.id)).map(({ version }) => version)).toEqual([2]);
      });
    });

    it('of a supplement whose file never comes falls back to the version before; until then no phase may open', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        await context.timeIs(RECEIVING_ENDS);
        await context.get(RoundTransitions).advance();
        const [closing, files] = [context.get(ReceivingClosing), context.get(SubmissionFiles)];
        await closing.takeFurther({ id: round.id, state: 'closing' });
        const until = new Date(RECEIVING_ENDS.getTime() + DAY_MS);
        await check(submission.id, 'supplement', { until });
        await files.promise(submission.id, an.id, { role: 'attachment', name: 'a.pdf', size: 3, sha256: 'd'.repeat(64) });
        const again = { revision: submission.draftRevision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS };
        await context.get(Submissions).send(running, submission.id, an, again);
        const worker = async () => {
          await closing.takeFurther({ id: round.id, state: 'settling' });
          return (await context.get(SubmissionDrafts).of(submission.id, an.id)).version;
        };

        expect(await worker()).toBe(2);
        expect((await context.get(SubmissionReading).unchecked(round.id)).map(({ id }) => id)).toEqual([submission.id]);
        await context.timeIs(new Date(until.getTime() + PROMISE_GRACE_MS));
        expect(await worker()).toBe(1);
        expect((await context.get(SubmissionReading).ofRound(round.id)).map(({ cancelled }) => cancelled)).toEqual([
          'Không bổ sung đúng hạn',
        ]);
      });
    });

    it('lets the author of what never became complete bring it still', async () => {
      await inScope(async () => {
        const { id } = await context.get(SubmissionDrafts).open(running, PART, an);
        const draft = aDraft({ sections: [{ code: 'noi-dung', text: Array(3_000).fill('chữ').join(' ') }] });
        const { revision } = await context.get(SubmissionDrafts).save(id, an.id, { revision: 0, draft });
        const files = context.get(SubmissionFiles);
        const file = await files.promise(id, an.id, { role: 'attachment', name: 'a.pdf', size: 3, sha256: 'd'.repeat(64) });
        await context.get(Submissions).send(running, id, an, { revision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS });
        await context.timeIs(new Date(RECEIVING_ENDS.getTime() + PROMISE_GRACE_MS));
        await context.get(RoundTransitions).advance();
        await context.get(ReceivingClosing).takeFurther({ id: round.id, state: 'closing' });
        await expect(files.arrived(file.id, { kind: 'pdf' }, true)).rejects.toMatchObject({ code: 'FILE_TOO_LATE' });

        await check(id, 'supplement', { until: new Date(RECEIVING_ENDS.getTime() + DAY_MS) });

        expect(await files.arrived(file.id, { kind: 'pdf' }, true)).toEqual([1]);
        await check(id, 'valid');
        expect((await context.get(SubmissionReading).judgeable(round.id)).map((one) => one.id)).toEqual([id]);
      });
    });

    it('keeps an invalid one out of the ranking, in words that name nobody', async () => {
      await inScope(async () => {
        const { submission } = await sent();
        await check(submission.id, 'invalid');

        expect(await context.get(SubmissionReading).ofRound(round.id)).toEqual([
          {
            id: submission.id,
            authors: [an.pseudonym],
            authorKind: 'individual',
            unit: '24769',
            receivedAt: submission.receivedAt?.getTime(),
            cancelled: 'Không hợp lệ khi kiểm tra hình thức',
          },
        ]);
      });
    });
  });

  it('has a submission cancelled by two people, with the article', async () => {
    await inScope(async () => {
      const { submission } = await sent();
      const cancellations = context.get(SubmissionCancellations);
      const wanted = { by: clerk!, reason: 'Chép nguyên văn bài đã đạt giải.', basis: 'Khoản 2 Điều 5' };
      await cancellations.ask(submission.id, wanted);
      await expect(cancellations.ask(submission.id, wanted)).rejects.toMatchObject({ code: 'ALREADY_ASKED' });
      await expect(cancellations.decide(submission.id, 'cancelled', clerk!)).rejects.toMatchObject({ code: 'OWN_REQUEST' });

      await cancellations.decide(submission.id, 'cancelled', chief!);

      expect(await stateOf(submission.id)).toBe('cancelled');
      expect((await context.get(SubmissionReading).ofRound(round.id)).map(({ cancelled }) => cancelled)).toEqual(['Khoản 2 Điều 5']);
      // Nobody can check it any more, so it holds up no phase.
      expect(await context.get(SubmissionReading).unchecked(round.id)).toEqual([]);
      const trail = await context.asSuperuser<{ action: string }>(
        "select action from audit_entries where tenant_id = $1 and subject_kind = 'submission' order by id",
        [tenantId],
      );
      expect(trail.map(({ action }) => action)).toEqual(['submission.cancellation-asked', 'submission.cancelled']);
    });
  });

  it('sees which agencies have sent something, and which lack it', async () => {
    await inScope(async () => {
      const unit = await unitNamed(context.module, 'Phường 10');
      await sent();

      const [duty] = await context.get(UnitParticipation).of(running, PART);

      expect(unit.name).toBe('Phường 10');
      expect(duty?.units.map((one) => [one.unit.name, one.duty.lacks])).toEqual([['Thành phố Đà Lạt', []]]);
    });
  });

  it('finds submissions by number, title and author, page by page', async () => {
    await inScope(async () => {
      await sent();
      const { registration: binh } = await aContestant(context.module, running, { fullName: 'Đặng Thị Bình' });
      await sent(binh);
      const numbers = async (text: string): Promise<(number | null)[]> =>
        (await context.get(SubmissionDesk).ofRound(round.id, { text, skip: 0, limit: 10 })).lines.map(
          ({ submission }) => submission.number,
        );

      expect([await numbers('BV-0002'), await numbers('dang thi'), await numbers('một cửa'), await numbers('không có')]).toEqual([
        [2],
        [2],
        [1, 2],
        [],
      ]);
      const { lines, total } = await context.get(SubmissionDesk).ofRound(round.id, { skip: 1, limit: 1 });
      expect([lines.length, total]).toEqual([1, 2]);
    });
  });

  it('keeps nothing of an erased author but a pseudonym and seals', async () => {
    await inScope(async () => {
      const { submission, version } = await sent();
      const file = await context.get(SubmissionFiles).promise(submission.id, an.id, { role: 'main', name: 'Người Thi.pdf', size: 3, sha256: 'c'.repeat(64) }); // prettier-ignore
      await context.get(FileStore).put(`submissions/${submission.id}/${file.id}`, Buffer.from('pdf'));
      await context.get(SubmissionFiles).arrived(file.id, { kind: 'pdf', pages: 1 }, true);

      await context.get(Erasure).erase(running, an, 'contestant');
      await context.get(SubmissionFiles).takeAway();

      const left = await context.asSuperuser<{ text: string }>(
        `select (s.*)::text || (a.*)::text || (v.*)::text || (f.*)::text as text from submissions s, submission_authors a, submission_versions v, submission_files f
         where s.tenant_id = $1 and a.submission_id = s.id and v.submission_id = s.id and f.submission_id = s.id`,
        [tenantId],
      );
      expect(left).toHaveLength(1);
      // Ids and seals are left, and in one of them any four digits may stand side by side.
      const words = left[0]!.text.replace(/[0-9a-f-]{16,}/g, '');
      for (const trace of ['Người Thi', 'nguoi thi', 'chữ chữ', '1962']) expect(words).not.toContain(trace);
      expect(await context.get(FileStore).keys()).toEqual([]);
      expect((await context.get(Submissions).version(submission.id, 1)).sealSha256).toBe(version.sealSha256);
      expect((await context.get(SubmissionReading).ofRound(round.id)).map(({ withdrawn }) => withdrawn)).toEqual([true]);
      expect(await offences()).toEqual({});
    });
  });

  it('takes up a contest that was published before its rounds of receiving were kept', async () => {
    await inScope(async () => {
      await context.asSuperuser("delete from rounds where tenant_id = $1 and kind = 'receiving'", [tenantId]);
      context.get(ContestReader).forget();

      expect([await context.get(ContestPublisher).enterMissing(), await context.get(ContestPublisher).enterMissing()]).toEqual([1, 0]);

      const [entered] = await context.get(ContestReader).receivingOf(running.contest.id);
      expect(entered).toMatchObject({ code: PART, opensAt: round.opensAt, closesAt: round.closesAt, state: 'scheduled' });
      expect(await context.get(ContestReader).roundsOf(running.contest.id)).toHaveLength(1);
    });
  });

  it('says which invariant a planted fault breaks', async () => {
    await inScope(async () => {
      const { submission } = await sent();
      await context.asSuperuser(
        `set session_replication_role = replica;
         update submission_versions set sent_at = '2024-11-02', content = content || '{"title": "Khác"}' where submission_id = '${submission.id}';
         update submission_authors set share = 5000 where submission_id = '${submission.id}';
         update submission_counters set last = 7 where tenant_id = '${tenantId}'`,
      );

      expect(Object.keys(await offences()).toSorted()).toEqual([
        'submission-seals-fit',
        'submissions-have-authors',
        'submissions-in-time',
        'submissions-numbered',
      ]);
    });
  });
});

/** A file with a cover, a main part of so many words, its heading among them, and an annex that does not count. */
async function anEssayFile(kind: 'docx' | 'pdf', words: number): Promise<Buffer> {
  const text = Array.from({ length: words - 3 }, (_, n) => (n % 12 === 11 ? 'chữ.' : 'chữ')).join(' ');
  const model: EssayModel = {
    cover: ['CUỘC THI VIẾT', 'Họ và tên: Trần Văn Mẫu', 'Đơn vị: Phường 9'],
    parts: [
      { heading: 'I. Nội dung', level: 1, pieces: [{ kind: 'paragraph', text }] },
      { heading: 'Phụ lục', level: 1, pieces: [{ kind: 'paragraph', text: 'Bảng số liệu kèm theo.' }] },
    ],
  };
  return kind === 'docx' ? essayAsWord(model) : essayAsPdf(model);
}
