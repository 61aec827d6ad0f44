import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import {
  deliveredKey,
  type InvitationId,
  NominationCalls,
  type NominationCallId,
  NominationConsents,
  NominationErasure,
  Nominations,
  ReceivedNominations,
  type RunningContest,
  Teams,
} from '#contests';
import { FileStore } from '#files';
import { type AccountId, DAY_MS, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { type Registration, RegistrationsModule } from '#registrations';
import { type UnitId, UnitRegister, UnitsModule } from '#units';
import { aMember } from '../../../test/factories/a-member.js';
import {
  aDraft,
  aReceivingContest,
  PART,
  RECEIVING_ENDS,
  rulesThatReceive,
  WHILE_RECEIVING,
} from '../../../test/factories/a-receiving-contest.js';
import { aContestant, aRunningContest, unitNamed } from '../../../test/factories/a-running-contest.js';
import { A_CHOICE, aConfirmedEntry, anEntryWithFile } from '../../../test/factories/an-entry-upward.js';
import { aNominationCall } from '../../../test/factories/some-nominations.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { CounterEntries } from './counter-entries.service.js';
import { fileKey } from './domain/file-key.js';
import type { Submission, SubmissionId } from './entities/submission.entity.js';
import { EntryNominations } from './entry-nominations.service.js';
import { NominatedSubmissions } from './nominated-submissions.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { SubmissionPrints } from './submission-prints.service.js';
import { Submissions } from './submissions.service.js';
import { SubmissionsModule } from './submissions.module.js';
import { UnitParticipation } from './unit-participation.service.js';

const BYTES = Buffer.from('%PDF-1.7 một cửa không giấy');
const RULES = rulesThatReceive(
  {
    authors: ['individual', 'group', 'unit'],
    sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }],
    conditions: [{ code: 'required-sections', version: 1 }],
  },
  {
    eligibility: [{ code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] }],
    obligations: [{ code: 'moi-don-vi', part: PART, units: 'Mỗi đơn vị', conditions: [{ code: 'minimum-entries', version: 1, count: 1 }] }],
  },
);

/** A district holds a contest of its own and nominates entries of it to the province; a unit of the province does so with its people's. */
describe('entries that go upward', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let [province, district]: TenantId[] = [];
  let [above, below]: RunningContest[] = [];
  let [by, board]: AccountId[] = [];
  let callId: NominationCallId;
  let [fromDistrict, fromWard]: InvitationId[] = [];
  let city: UnitId;
  let person: Registration;
  let mail: string;
  let entry: Submission;

  const inProvince = <T>(work: () => Promise<T>): Promise<T> => context.as(province!, work);
  const inDistrict = <T>(work: () => Promise<T>): Promise<T> => context.as(district!, work);
  const upward = () => ({ receiverTenantId: province!, callId, invitationId: fromDistrict! });
  const ready = (submission: SubmissionId = entry.id) => aConfirmedEntry(context.module, upward(), { submission, by: by! });
  const send = (id: Awaited<ReturnType<typeof ready>>) => context.get(Nominations).send(id, by!);
  const sent = async () => inDistrict(async () => send(await ready()));
  const received = () => inProvince(() => context.get(ReceivedNominations).ofCall(callId));
  const said = { theme: null, form: null, unitId: null };
  const accept = async () => {
    const [copy] = await received();
    return inProvince(() =>
      context.get(NominatedSubmissions).accept(copy!.id, said, { by: board!, place: 'Cao Bằng', organiser: 'Tỉnh Nhận' }),
    );
  };

  /** On paper, as a unit's own, with nobody named. */
  const aUnitsOwn = async (running: RunningContest, name: string, clerk: AccountId): Promise<SubmissionId> => {
    const unit = await unitNamed(context.module, name);
    const key = randomUUID() as SubmissionId;
    const draft = aDraft({ title: 'Phòng họp không giấy', authorKind: 'unit', isOriginal: null });
    const paper = {
      key,
      channel: 'office' as const,
      draft,
      main: { fullName: '', birthDate: '', position: '', unitName: '', email: '', phone: '', share: '' },
      unit,
      files: [],
    };
    await context.get(CounterEntries).enter(running, PART, paper, { by: clerk, place: 'Cao Bằng' });
    return key;
  };

  const giveBack = async () => {
    const [copy] = await received();
    const who = { by: board!, organiser: 'Tỉnh Nhận' };
    await inProvince(() => context.get(NominatedSubmissions).giveBack(copy!.id, 'Thiếu số liệu áp dụng', who));
  };

  beforeEach(async () => {
    ({ tenantId: province, running: above } = await aReceivingContest(context, RULES));
    district = await context.aTenant({ kind: 'city' });
    below = await inDistrict(() => aRunningContest(context.module, { ruleSet: RULES }));
    [by, board] = [await aMember(district, ['author']), await aMember(province, ['publisher'])];
    await inProvince(async () => {
      city = (await context.get(UnitRegister).list('2024-10-21')).find(({ name }) => name === 'Thành phố Đà Lạt')!.id;
      const ward = (await unitNamed(context.module, 'Phường 10')).id;
      const to = [{ tenantId: district!, countsFor: city }, { unitId: ward }];
      ({
        callId,
        invitations: [fromDistrict, fromWard],
      } = await aNominationCall(context.module, above!.contest.id, to, { atMost: 1 }));
    });
    await inDistrict(async () => {
      mail = `sam-${randomUUID()}@vidu.vn`;
      ({ registration: person } = await aContestant(context.module, below!, {
        fullName: 'Hoàng Thị Sầm',
        contact: { kind: 'email', value: mail },
      }));
      entry = await anEntryWithFile(context.module, below!, person, { bytes: BYTES });
    });
  });

  describe('from a tenant below', () => {
    it('arrive whole and become a submission of the receiver: files with their hash, authors by name, received when they were sent', async () => {
      await sent();
      const [copy] = await received();
      expect(copy).toMatchObject({ state: 'sent', viaTenantId: district, headName: 'Đàm Văn Trưởng' });
      expect(copy!.content.entry).toMatchObject({
        submission: entry.id,
        version: 1,
        number: 'BV-0001',
        seal: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(copy!.content.provenance).toEqual({
        nominatedBy: 'UBND huyện Gửi',
        selection: A_CHOICE.selection,
        result: A_CHOICE.result,
        decision: A_CHOICE.decision,
      });

      const id = await accept();

      await inProvince(async () => {
        const submission = (await context.get(SubmissionReading).find(id))!;
        expect(submission).toMatchObject({
          ...{ channel: 'nomination', state: 'sent', number: 1, version: 1, unitId: city, receivedAt: copy!.sentAt },
          ...{ receivedNominationId: copy!.id, registrationId: null, viaTenantId: district },
        });
        const version = await context.get(Submissions).version(id, 1);
        expect(version).toMatchObject({ sectionTexts: [{ code: 'noi-dung', text: 'Người dân nộp tại nhà.' }], completeAt: copy!.sentAt });
        const [file] = await context.get(SubmissionFiles).ofVersion(id, 1);
        expect((await context.get(FileStore).get(fileKey(file!))).equals(BYTES)).toBe(true);
        expect(
          (await context.get(Submissions).authorsOfSubmission(id)).map(({ fullName, email, share }) => [fullName, email, share]),
        ).toEqual([['Hoàng Thị Sầm', mail, 10_000]]);
        expect([...(await context.get(NominatedSubmissions).provenanceOf([id])).values()]).toMatchObject([
          { nominatedBy: 'UBND huyện Gửi' },
        ]);
        const [letter] = await context.get(Outbox).newest(1);
        expect([letter!.recipient, letter!.subject]).toEqual([mail, 'Bài của bạn đã được tiếp nhận']);
      });
      expect(await accept().catch((error: unknown) => error)).toBe(id);
      expect(await inDistrict(async () => (await context.get(Nominations).list())[0]!.nomination.state)).toBe('received');
    });

    it('are seen by their author on the own page for good; the link of a letter ends a month after the receiver has decided', async () => {
      const consents = context.get(NominationConsents);
      const code = await inDistrict(async () => {
        const id = await context.get(EntryNominations).choose(upward(), entry.id, A_CHOICE, by!);
        const { nomination, authors } = await context.get(Nominations).byId(id);
        const asked = await consents.ask(id, authors[0]!.id, { by: by!, origin: 'https://vidu.vn', sender: A_CHOICE.nominatedBy });
        await consents.answer(asked.code, 'agreed', nomination.sha256);
        const head = { fullName: 'Đàm Văn Trưởng', position: 'Chủ tịch' };
        await context.get(Nominations).confirm(id, head, nomination.sha256, by!);
        await send(id);
        return asked.code;
      });
      await accept();
      await context.timeIs(new Date(WHILE_RECEIVING.getTime() + 31 * DAY_MS));

      await inDistrict(async () => {
        await expect(consents.asked(code)).rejects.toMatchObject({ code: 'CONSENT_ENDED' });
        expect((await consents.ofRegistrations([person.id])).map(({ mayTakeBack }) => mayTakeBack)).toEqual([false]);
        expect(await consents.isAsked([person.id])).toBe(true);
        expect(await consents.isAsked([randomUUID() as Registration['id']])).toBe(false);
      });
    });

    it('count for the agency’s “at least one”', async () => {
      const lacking = () =>
        inProvince(async () => {
          const [duty] = await context.get(UnitParticipation).of(above!, PART);
          return duty!.units.filter(({ duty: { lacks } }) => lacks.length > 0).map(({ unit }) => unit.id);
        });
      expect(await lacking()).toContain(city);
      await sent();
      expect(await lacking()).toContain(city);
      await accept();
      expect(await lacking()).not.toContain(city);
    });

    it('leave only when every author has agreed to just that and the head has confirmed it', async () => {
      await inDistrict(async () => {
        const id = await context.get(EntryNominations).choose(upward(), entry.id, A_CHOICE, by!);
        const own = async () => context.get(Nominations).byId(id);
        await expect(send(id)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
        const { nomination, authors } = await own();
        const head = { fullName: 'Đàm Văn Trưởng', position: 'Chủ tịch' };
        await expect(context.get(Nominations).confirm(id, head, nomination.sha256, by!)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
        const consents = context.get(NominationConsents);
        // Nobody else answers in the author's place.
        const stranger = (await aContestant(context.module, below!)).registration;
        await expect(consents.answerOwn(authors[0]!.id, stranger.id, 'agreed', nomination.sha256)).rejects.toMatchObject({
          code: 'CONSENT_UNKNOWN',
        });
        await consents.answerOwn(authors[0]!.id, person.id, 'agreed', nomination.sha256);
        await expect(send(id)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
        await context.get(Nominations).confirm(id, head, nomination.sha256, by!);

        // Another reason is another text: agreed to and confirmed anew.
        expect(await context.get(EntryNominations).choose(upward(), entry.id, { ...A_CHOICE, reason: 'Lý do khác.' }, by!)).toBe(id);
        await expect(send(id)).rejects.toMatchObject({ code: 'NOT_CONSENTED' });
        const changed = (await own()).nomination.sha256;
        await consents.answerOwn((await own()).authors[0]!.id, person.id, 'agreed', changed);
        await expect(send(id)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
        await context.get(Nominations).confirm(id, head, changed, by!);
        await send(id);
        expect((await consents.ofRegistrations([person.id])).map(({ nomination: { state }, mayTakeBack }) => [state, mayTakeBack])).toEqual(
          [['sent', true]],
        );
      });
      // The database would not have it either.
      await expect(
        context.asSuperuser("update nominations set confirmed_sha256 = repeat('0', 64) where tenant_id = $1", [district]),
      ).rejects.toMatchObject({ constraint: 'nominations_confirmed_before_sending' });
    });

    it('do not leave when the author has sent a newer version or withdrawn meanwhile', async () => {
      await inDistrict(async () => {
        const id = await ready();
        await context.get(Submissions).withdraw(entry.id, person);
        await expect(send(id)).rejects.toMatchObject({ code: 'ENTRY_CHANGED' });
        expect((await context.get(Nominations).byId(id)).nomination.state).toBe('consented');
      });
      expect(await received()).toEqual([]);
    });

    it('do not leave when a file is not what was promised; nothing is left over there', async () => {
      await inDistrict(async () => {
        const [file] = await context.get(SubmissionFiles).ofVersion(entry.id, 1);
        const id = await ready();
        await context.get(FileStore).put(fileKey(file!), Buffer.from('%PDF-1.7 một cửa không giáy'));
        await expect(send(id)).rejects.toMatchObject({ code: 'FILE_CHANGED' });
      });
      expect(await received()).toEqual([]);
      expect(await inProvince(() => context.get(FileStore).keys())).toEqual([]);
    });

    /** As if the sender had been stopped on the way. */
    const brokenOff = (delivery: string) =>
      context.asSuperuser("update nominations set state = 'sending', sent_at = null, delivery = $2 where tenant_id = $1", [district, delivery]); // prettier-ignore
    const keys = () => inProvince(() => context.get(FileStore).keys());

    it('that arrived before the line was cut are sent, also when the call has closed meanwhile', async () => {
      await sent();
      const [copy] = await received();
      await brokenOff(copy!.delivery!);
      await inProvince(() => context.get(NominationCalls).end(callId, board!, 'Đã đủ đề cử'));
      await inDistrict(async () => {
        const [own] = await context.get(Nominations).list();
        await send(own!.nomination.id);
        expect((await context.get(Nominations).list())[0]).toMatchObject({ nomination: { state: 'sent' }, fate: { state: 'sent' } });
      });
      expect(await keys()).toEqual([deliveredKey(copy!.delivery!, 0)]);
    });

    it('that never arrived leave no file behind, when the call has closed or the sender withdraws', async () => {
      const id = await inDistrict(() => ready());
      for (const how of ['closed', 'withdrawn']) {
        const delivery = randomUUID();
        await brokenOff(delivery);
        await inProvince(() => context.get(FileStore).put(deliveredKey(delivery, 0), BYTES));
        if (how === 'withdrawn') await inDistrict(() => context.get(Nominations).withdraw(id, by!, 'Chọn bài khác'));
        else {
          await inProvince(() => context.get(NominationCalls).end(callId, board!, 'Đã đủ đề cử'));
          await expect(inDistrict(() => send(id))).rejects.toMatchObject({ code: 'CALL_CLOSED' });
          await context.asSuperuser('update nomination_calls set ended_at = null, ended_reason = null where tenant_id = $1', [province]);
        }
        expect([how, await keys()]).toEqual([how, []]);
      }
    });

    it('that were begun to be sent and left so are settled by the worker: sent where they arrived, else nothing is left over there', async () => {
      const settled = async (): Promise<[number, string | undefined]> =>
        inDistrict(async () => {
          const count = await context.get(Nominations).settleBrokenOff(new Date(WHILE_RECEIVING.getTime() + DAY_MS));
          return [count, (await context.get(Nominations).list())[0]?.nomination.state];
        });
      await inDistrict(() => ready());
      const delivery = randomUUID();
      await brokenOff(delivery);
      await inProvince(() => context.get(FileStore).put(deliveredKey(delivery, 0), BYTES));
      expect(await inDistrict(() => context.get(Nominations).settleBrokenOff(new Date(WHILE_RECEIVING.getTime() - DAY_MS)))).toBe(0);
      expect([await settled(), await keys()]).toEqual([[1, 'consented'], []]);

      await inDistrict(async () => send((await context.get(Nominations).list())[0]!.nomination.id));
      const [copy] = await received();
      await brokenOff(copy!.delivery!);
      expect([await settled(), await keys()]).toEqual([[1, 'sent'], [deliveredKey(copy!.delivery!, 0)]]);
    });

    it('that arrived after they had been taken back are taken back over there as soon as somebody looks', async () => {
      await sent();
      await context.asSuperuser("update nominations set state = 'draft', sent_at = null where tenant_id = $1", [district]);
      await inDistrict(() => context.get(Nominations).list());
      expect(await received()).toEqual([]);
    });

    it('are no more than the invitation allows, however many leave at once, and what came for nothing is taken away', async () => {
      const ids = await inDistrict(async () => {
        const other = (await aContestant(context.module, below!, { fullName: 'Nông Văn Tài' })).registration;
        const second = await anEntryWithFile(context.module, below!, other, { bytes: BYTES, draft: { title: 'Một cửa lưu động' } });
        return [await ready(), await ready(second.id)];
      });
      const outcomes = await Promise.allSettled(ids.map((id) => inDistrict(() => send(id))));
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'QUOTA_FULL' } });
      const [copy] = await received();
      expect(await inProvince(() => context.get(FileStore).keys())).toEqual([deliveredKey(copy!.delivery!, 0)]);
    });

    it('chosen twice at once are one nomination', async () => {
      await inDistrict(async () => {
        const choose = () => context.get(EntryNominations).choose(upward(), entry.id, A_CHOICE, by!);
        const [one, two] = await Promise.all([choose(), choose()]);
        expect(one).toBe(two);
        expect(await context.get(Nominations).ofSubmissions([entry.id])).toHaveLength(1);
      });
    });

    it('go back with the reason and may come again, as a new version of the same submission', async () => {
      await sent();
      const submission = await accept();
      await giveBack();
      expect((await inProvince(() => context.get(SubmissionReading).find(submission)))!.state).toBe('withdrawn');
      expect(await inProvince(() => context.get(ReceivedNominations).takeFilesAway())).toBe(1);
      expect(await inProvince(() => context.get(ReceivedNominations).takeFilesAway())).toBe(0);

      await inDistrict(async () => {
        const [own] = await context.get(Nominations).list();
        expect(own!.nomination).toMatchObject({ state: 'returned', reason: 'Thiếu số liệu áp dụng' });
        await send(
          await aConfirmedEntry(context.module, upward(), {
            submission: entry.id,
            by: by!,
            choice: { ...A_CHOICE, reason: 'Đã bổ sung số liệu.' },
          }),
        );
      });
      expect(await accept()).toBe(submission);
      expect((await inProvince(() => context.get(SubmissionReading).find(submission)))!).toMatchObject({
        state: 'sent',
        version: 2,
        number: 1,
      });
    });

    it('are not taken in when they came after the end, and not given back once they are judged', async () => {
      await sent();
      const id = await accept();
      const [copy] = await received();
      await context.asSuperuser("update rounds set state = 'settling' where tenant_id = $1 and kind = 'receiving'", [province]);
      await expect(
        inProvince(() => context.get(NominatedSubmissions).giveBack(copy!.id, 'Thiếu số liệu', { by: board!, organiser: 'Tỉnh' })),
      ).rejects.toMatchObject({ code: 'ENTRY_JUDGED' });
      expect((await inProvince(() => context.get(SubmissionReading).find(id)))!.state).toBe('sent');

      await context.asSuperuser("update received_nominations set state = 'sent', sent_at = $2 where tenant_id = $1", [
        province,
        RECEIVING_ENDS,
      ]);
      await context.asSuperuser('update submissions set received_nomination_id = null, entered_by = $2 where tenant_id = $1', [
        province,
        board,
      ]);
      await expect(accept()).rejects.toMatchObject({ code: 'ENTRY_TOO_LATE' });
    });

    it('are refused by the rules of the receiver, in a sentence, and stay where they wait', async () => {
      await sent();
      await inProvince(() =>
        context.get(Teams).enter(above!.contest.id, [{ team: 'ban-to-chuc', fullName: 'Hoàng Thị Sầm', birthDate: '1962-07-07' }]),
      );
      await expect(accept()).rejects.toMatchObject({ code: 'ENTRY_REFUSED' });
      const [copy] = await received();
      expect([copy!.state, copy!.filesGoneAt]).toEqual(['sent', null]);
      expect(await inProvince(() => context.get(SubmissionReading).ofRound(above!.receiving[0]!.id))).toEqual([]);
    });

    /** The author is erased at home, and the province is told. */
    const erase = (): Promise<void> =>
      inDistrict(async () => {
        const them = { fullName: 'Hoàng Thị Sầm', nameKey: 'hoang thi sam', birthDate: null, email: mail, phone: null };
        await context.get(NominationErasure).forget(them);
        await context.get(NominationErasure).passOn();
      });

    it.each(['taken in', 'given back'])('lose their author everywhere when the author is erased, also where they were %s', async (how) => {
      await sent();
      const id = await accept();
      if (how === 'given back') await giveBack();
      await inProvince(async () => {
        await context.get(SubmissionPrints).makeMissing(50);
        await context.asSuperuser(
          `insert into similarity_conclusions (tenant_id, id, submission_id, version, conclusion, reason, share, concluded_by, concluded_at)
           values ($1, gen_random_uuid(), $2, 1, 'council', 'Hoàng Thị Sầm tự chép bài cũ', 0.2, $3, app_now())`,
          [province, id, board],
        );
      });
      await erase();
      await inProvince(async () => {
        expect(
          await context.asSuperuser(
            'select reason, (select count(*)::int from submission_prints where submission_id = $1) as prints from similarity_conclusions where submission_id = $1',
            [id],
          ),
        ).toEqual([{ reason: null, prints: 0 }]);
        expect((await context.get(Submissions).authorsOfSubmission(id)).map(({ fullName, email }) => [fullName, email])).toEqual([
          [null, null],
        ]);
        const submission = (await context.get(SubmissionReading).find(id))!;
        expect([submission.state, (await context.get(Submissions).version(id, 1)).sectionTexts]).toEqual(['withdrawn', null]);
        expect((await context.get(SubmissionFiles).ofVersion(id, 1)).map(({ state, fileName }) => [state, fileName])).toEqual([
          ['erased', null],
        ]);
        const [copy] = await context.get(ReceivedNominations).ofCall(callId);
        expect(JSON.stringify(copy)).not.toContain('Người dân nộp tại nhà');
        expect(JSON.stringify(copy)).not.toContain('Hoàng Thị Sầm');
      });
    });

    it('leave no bytes behind when they were refused by the rules and then given back, or erased while they waited', async () => {
      const bytes = () =>
        inProvince(async () => {
          await context.get(ReceivedNominations).takeFilesAway();
          await context.get(SubmissionFiles).takeAway();
          return context.get(FileStore).keys();
        });
      await inProvince(() =>
        context.get(Teams).enter(above!.contest.id, [{ team: 'ban-to-chuc', fullName: 'Hoàng Thị Sầm', birthDate: '1962-07-07' }]),
      );
      await sent();
      await expect(accept()).rejects.toMatchObject({ code: 'ENTRY_REFUSED' });
      expect(await bytes()).toHaveLength(2);
      await giveBack();
      expect(await bytes()).toEqual([]);

      await inDistrict(async () => {
        await context.get(Nominations).list();
        const choice = { ...A_CHOICE, reason: 'Đã bổ sung số liệu.' };
        await send(await aConfirmedEntry(context.module, upward(), { submission: entry.id, by: by!, choice }));
      });
      await expect(accept()).rejects.toMatchObject({ code: 'ENTRY_REFUSED' });
      expect(await bytes()).toHaveLength(2);
      await erase();
      expect(await bytes()).toEqual([]);
      expect(JSON.stringify(await context.asSuperuser('select * from submission_files where tenant_id = $1', [province]))).not.toContain('bai.pdf'); // prettier-ignore
    });

    it('given back while somebody takes them in are out of the contest as well', async () => {
      await sent();
      const [copy] = await received();
      const [entered, mayEnd] = [Promise.withResolvers<true>(), Promise.withResolvers<true>()];
      const left: string[] = [];
      const receiving = inProvince(() =>
        context.get(ReceivedNominations).receive(copy!.id, board!, async () => {
          entered.resolve(true);
          await mayEnd.promise;
        }),
      );
      await entered.promise;
      const giving = inProvince(() =>
        context.get(ReceivedNominations).giveBack(copy!.id, board!, 'Thiếu số liệu áp dụng', async ({ state }) => void left.push(state)),
      );
      const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      while ((await context.asSuperuser(waiting)).length === 0);
      mayEnd.resolve(true);
      await Promise.all([receiving, giving]);
      expect(left).toEqual(['received']);
    });

    it('count for what the clerk says last, and are not taken in without a unit where they are a unit’s', async () => {
      await sent();
      await context.asSuperuser('update nomination_invitations set counts_for_unit_id = null where tenant_id = $1', [province]);
      const [copy] = await received();
      const become = (kind: string) =>
        context.asSuperuser(`update received_nominations set content = jsonb_set(content, '{entry,authorKind}', to_jsonb($2::text)) where tenant_id = $1`, [province, kind]); // prettier-ignore
      const takeIn = (unitId: UnitId | null) =>
        inProvince(() =>
          context.get(NominatedSubmissions).accept(copy!.id, { ...said, unitId }, { by: board!, place: 'Cao Bằng', organiser: 'Tỉnh' }),
        );
      await become('group');
      await expect(takeIn(null)).rejects.toMatchObject({
        code: 'ENTRY_REFUSED',
        params: { reason: expect.stringContaining('ít nhất hai người') },
      });
      await become('unit');
      await expect(takeIn(null)).rejects.toMatchObject({
        code: 'ENTRY_REFUSED',
        params: { reason: expect.stringContaining('phải ghi đơn vị') },
      });
      // Refused for another reason after its row was made, then taken in for another unit.
      const ward = await inProvince(async () => (await unitNamed(context.module, 'Phường 10')).id);
      await inProvince(() =>
        context.get(Teams).enter(above!.contest.id, [{ team: 'ban-to-chuc', fullName: 'Hoàng Thị Sầm', birthDate: '1962-07-07' }]),
      );
      await expect(takeIn(ward)).rejects.toMatchObject({ code: 'ENTRY_REFUSED' });
      await context.asSuperuser('delete from team_members where tenant_id = $1', [province]);
      const id = await takeIn(city);
      expect(await inProvince(() => context.get(SubmissionReading).find(id))).toMatchObject({
        unitId: city,
        authorKind: 'unit',
        state: 'sent',
      });
    });

    it('written under headings of the sender’s plan are taken in: what is missing, people see', async () => {
      await sent();
      const heading = (code: string) =>
        context.asSuperuser(`update received_nominations set content = jsonb_set(content, '{entry,sections,0,code}', to_jsonb($2::text)) where tenant_id = $1`, [province, code]); // prettier-ignore
      await heading('phan-mot');
      const id = await accept();
      const { content } = await inProvince(() => context.get(Submissions).version(id, 1));
      expect(content.sections.map(({ code }) => code)).toEqual(['phan-mot']);
    });

    it('have in their draft only what is nominated now, however often they come', async () => {
      await sent();
      const id = await accept();
      await inProvince(async () => {
        const files = context.get(SubmissionFiles);
        const draft = async () => (await files.inDraft(id)).map(({ role, promisedSha256 }) => ({ role, sha256: promisedSha256 }));
        const [file, ...others] = await draft();
        expect(others).toEqual([]);
        await files.keepInDraft(id, [file!]);
        expect(await draft()).toEqual([file]);
        await files.keepInDraft(id, [{ role: 'main', sha256: 'f'.repeat(64) }]);
        expect(await draft()).toEqual([]);
        // What was sent with a version stays with it.
        expect((await files.ofVersion(id, 1)).map(({ state }) => state)).toEqual(['stored']);
      });
    });

    it('of a unit that names nobody wait for its head alone, and are taken in with nobody named', async () => {
      const { id, own } = await inDistrict(async () => {
        const own = await aUnitsOwn(below!, 'Phường 10', by!);
        const chosen = await context.get(EntryNominations).choose(upward(), own, A_CHOICE, by!);
        const { nomination, authors } = await context.get(Nominations).byId(chosen);
        expect([nomination.state, nomination.content.authors, authors]).toEqual(['consented', [], []]);
        await expect(send(chosen)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
        // Said otherwise it is confirmed anew.
        const change = { ...A_CHOICE, reason: 'Đã bổ sung số liệu.' };
        expect(await context.get(EntryNominations).choose(upward(), own, change, by!)).toBe(chosen);
        await send(await aConfirmedEntry(context.module, upward(), { submission: own, by: by!, choice: change }));
        return { id: chosen, own };
      });
      const [copy] = await received();
      expect([copy!.consents, copy!.content.entry!.authorKind, copy!.headName]).toEqual([[], 'unit', 'Đàm Văn Trưởng']);

      const taken = await accept();
      await inProvince(async () => {
        expect(await context.get(SubmissionReading).find(taken)).toMatchObject({ state: 'sent', authorKind: 'unit', unitId: city });
        expect(await context.get(Submissions).authorsOfSubmission(taken)).toEqual([]);
        const [duty] = await context.get(UnitParticipation).of(above!, PART);
        const { facts, lacks } = duty!.units.find(({ unit }) => unit.id === city)!.duty;
        expect([facts.attempts, facts.people, lacks]).toEqual([1, 0, []]);
      });
      await giveBack();
      await inDistrict(async () => {
        expect((await context.get(Nominations).list())[0]!.nomination.state).toBe('returned');
        // The head confirms again before it leaves again.
        const again = await context.get(EntryNominations).choose(upward(), own, A_CHOICE, by!);
        expect([again, (await context.get(Nominations).byId(again)).nomination.state]).toEqual([id, 'consented']);
        await expect(send(again)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
      });
    });

    it('of a person whose name is gone are not nominated as if they were a unit’s', async () => {
      await inDistrict(async () => {
        await context.asSuperuser('delete from submission_authors where submission_id = $1', [entry.id]);
        await expect(context.get(EntryNominations).choose(upward(), entry.id, A_CHOICE, by!)).rejects.toMatchObject({
          code: 'ENTRY_CHANGED',
        });
      });
    });

    it('are nothing for whoever was not invited', async () => {
      const other = await context.aTenant({ kind: 'city' });
      await expect(
        context.as(other, () => context.get(EntryNominations).choose(upward(), randomUUID() as SubmissionId, A_CHOICE, by!)),
      ).rejects.toMatchObject({ code: 'ENTRY_NOT_FOUND' });
      await sent();
      expect(await context.as(other, () => context.get(ReceivedNominations).ofCall(callId))).toEqual([]);
    });
  });

  describe('from a unit of the receiver', () => {
    it('stay the submission that they are, marked as what the unit nominates', async () => {
      await inProvince(async () => {
        const { registration } = await aContestant(context.module, above!, { fullName: 'Lò Thị Mận' });
        const own = await anEntryWithFile(context.module, above!, registration, { bytes: BYTES });
        const place = { receiverTenantId: province!, callId, invitationId: fromWard! };
        const id = await aConfirmedEntry(context.module, place, { submission: own.id, by: board! });
        await context.get(Nominations).send(id, board!);
        const [copy] = await context.get(ReceivedNominations).ofCall(callId);
        expect([copy!.viaTenantId, copy!.filesAt, copy!.delivery]).toEqual([null, null, null]);
        const nominated = context.get(NominatedSubmissions);
        const who = { by: board!, place: 'Cao Bằng', organiser: 'Tỉnh Nhận' };
        expect(await nominated.accept(copy!.id, said, who)).toBe(own.id);
        const marked = (await context.get(SubmissionReading).find(own.id))!;
        expect(marked).toMatchObject({
          channel: 'nomination',
          receivedNominationId: copy!.id,
          version: 1,
          registrationId: registration.id,
        });
        expect(await context.get(SubmissionReading).ofRound(own.roundId)).toHaveLength(1);

        await nominated.giveBack(copy!.id, 'Bài không đúng chủ đề', who);
        expect((await context.get(SubmissionReading).find(own.id))!).toMatchObject({
          channel: 'online',
          receivedNominationId: null,
          state: 'sent',
        });
      });
      expect((await inProvince(() => context.get(NominationCalls).invitationsOf(callId))).map(({ taken }) => taken)).toEqual([0, 0]);
    });

    it('that name nobody are the unit’s own: marked once its head has confirmed', async () => {
      await inProvince(async () => {
        const own = await aUnitsOwn(above!, 'Phường 10', board!);
        const place = { receiverTenantId: province!, callId, invitationId: fromWard! };
        await context.get(Nominations).send(await aConfirmedEntry(context.module, place, { submission: own, by: board! }), board!);
        const [copy] = await context.get(ReceivedNominations).ofCall(callId);
        const who = { by: board!, place: 'Cao Bằng', organiser: 'Tỉnh Nhận' };
        expect(await context.get(NominatedSubmissions).accept(copy!.id, said, who)).toBe(own);
        expect(await context.get(SubmissionReading).find(own)).toMatchObject({ channel: 'office', receivedNominationId: copy!.id });
      });
    });

    it('that had come on paper stay in the contest, and stay paper, also when they are given back; nominated twice, the first one stands', async () => {
      await inProvince(async () => {
        const { registration } = await aContestant(context.module, above!, { fullName: 'Lò Thị Mận' });
        const own = await anEntryWithFile(context.module, above!, registration, { bytes: BYTES });
        const nominated = context.get(NominatedSubmissions);
        const who = { by: board!, place: 'Cao Bằng', organiser: 'Tỉnh Nhận' };
        const nominate = async (call: NominationCallId, invitationId: InvitationId) => {
          const place = { receiverTenantId: province!, callId: call, invitationId };
          await context.get(Nominations).send(await aConfirmedEntry(context.module, place, { submission: own.id, by: board! }), board!);
          return (await context.get(ReceivedNominations).ofCall(call))[0]!.id;
        };
        const first = await nominate(callId, fromWard!);
        const ward = (await unitNamed(context.module, 'Phường 10')).id;
        const other = await aNominationCall(context.module, above!.contest.id, [{ unitId: ward }], { atMost: 1 });
        const second = await nominate(other.callId, other.invitations[0]!);
        await context.asSuperuser("update submissions set registration_id = null, entered_by = $2, channel = 'office' where id = $1", [own.id, board]); // prettier-ignore
        const known = async () => (await context.get(SubmissionReading).find(own.id))!;

        await nominated.accept(first, said, who);
        await expect(nominated.accept(second, said, who)).rejects.toMatchObject({ code: 'ENTRY_NOMINATED' });
        expect(await known()).toMatchObject({ state: 'sent', channel: 'office', receivedNominationId: first });
        await nominated.giveBack(second, 'Đã có đề cử khác', who);
        expect(await known()).toMatchObject({ state: 'sent', channel: 'office', receivedNominationId: first });
        await nominated.giveBack(first, 'Bài không đúng chủ đề', who);
        expect(await known()).toMatchObject({ state: 'sent', channel: 'office', receivedNominationId: null });
      });
    });
  });
});
