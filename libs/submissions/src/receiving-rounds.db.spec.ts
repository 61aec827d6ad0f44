import { createHash, randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { ContestPublisher, ContestReader, type Round, RoundAlterations, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, DAY_MS, MINUTE_MS, type TenantId } from '#kernel';
import type { ResumableUploads } from '#files';
import { QuestionsModule } from '#questions';
import { type Registration, RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import {
  aDraft,
  aReceivingContest,
  PART,
  RECEIVING_ENDS,
  rulesThatReceive,
  WHILE_RECEIVING,
} from '../../../test/factories/a-receiving-contest.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import type { SubmissionVersion } from './entities/submission-version.entity.js';
import { DECLARATIONS } from './domain/declarations.js';
import { ReceivingClosing } from './receiving-closing.service.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { SubmissionUploads } from './submission-uploads.service.js';
import { Submissions } from './submissions.service.js';
import { SubmissionsModule } from './submissions.module.js';

const ANNOUNCED = {
  by: randomUUID() as AccountId,
  reason: 'mất điện tại trung tâm dữ liệu',
  notice: 'Thời gian nhận bài được kéo dài thêm một ngày.',
};
const AFTER = new Date(RECEIVING_ENDS.getTime() + DAY_MS);
const SECTIONS = [{ code: 'noi-dung', name: 'Nội dung', required: true }];

describe('the time of receiving of a part', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let an: Registration;

  beforeEach(async () => {
    ({ tenantId, running, round } = await aReceivingContest(context, rulesThatReceive({ sections: SECTIONS })));
    await inScope(async () => void (an = (await aContestant(context.module, running)).registration));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const reader = (): ContestReader => context.get(ContestReader);
  const sends = async (): Promise<SubmissionVersion> => {
    const { id, draftRevision } = await context.get(SubmissionDrafts).open(running, PART, an, an.id as never);
    const draft = aDraft({ sections: [{ code: 'noi-dung', text: 'Một hai ba.' }] });
    const { revision } = await context.get(SubmissionDrafts).save(id, an.id, { revision: draftRevision, draft });
    return context.get(Submissions).send(running, id, an, { revision, key: randomUUID(), place: 'Lâm Đồng', declared: DECLARATIONS });
  };
  const workerGoesOn = async (): Promise<Round['state']> => {
    await context.get(RoundTransitions).advance();
    for (const one of await context.get(RoundTransitions).unfinished('receiving')) await context.get(ReceivingClosing).takeFurther(one);
    return (await reader().round(round.id)).state;
  };

  it('stands beside the rounds of quizzes, which know nothing of it', async () => {
    expect(running.rounds.map(({ code, kind }) => [code, kind])).toEqual([['dot-1', 'sitting']]);
    expect(running.receiving).toMatchObject([{ code: PART, kind: 'receiving', name: 'Nhận bài: Thi viết', closesAt: RECEIVING_ENDS }]);
    await inScope(async () => {
      await context.get(RoundTransitions).advance();
      expect((await context.get(RoundTransitions).unfinished()).map(({ kind }) => kind)).toEqual(['sitting']);
    });
  });

  it('can be made longer, and then what comes in it counts', async () => {
    await inScope(async () => {
      await context.get(RoundAlterations).extend(round.id, { closesAt: AFTER, publishesAt: null }, ANNOUNCED);
      await context.timeIs(new Date(RECEIVING_ENDS.getTime() + MINUTE_MS));
      running = await reader().contest(running.contest.id);

      expect(await workerGoesOn()).toBe('open');
      await expect(sends()).resolves.toMatchObject({ version: 1 });
    });
  });

  it('rests while it is paused, and keeps what is typed', async () => {
    await inScope(async () => {
      const until = new Date(WHILE_RECEIVING.getTime() + 60 * MINUTE_MS);
      await context.get(RoundAlterations).pause(round.id, { from: null, until }, ANNOUNCED);

      await expect(sends()).rejects.toMatchObject({ code: 'NOT_OPEN' });

      expect((await context.get(SubmissionDrafts).ofRegistration(an.id))[0]?.draft).toMatchObject({ title: 'Bộ phận một cửa lưu động' });
      await context.timeIs(until);
      await expect(sends()).resolves.toMatchObject({ version: 1 });
    });
  });

  it('does not end for a file that came in time as long as nobody can look into it', async () => {
    await inScope(async () => {
      const { id } = await context.get(SubmissionDrafts).open(running, PART, an, an.id as never);
      const file = { role: 'attachment', name: 'a.pdf', size: 3, sha256: createHash('sha256').update('pdf').digest('hex') } as const;
      const { id: fileId } = await context.get(SubmissionFiles).promise(id, an.id, file);
      await sends();
      // As the door of uploads says it when the last byte has come.
      await context.get(SubmissionUploads).whole(fileId);
      await context.timeIs(AFTER);

      expect(await workerGoesOn()).toBe('closing');
      expect(await context.get(SubmissionFiles).arrived(fileId, { kind: 'pdf', pages: 1 }, true)).toEqual([1]);
      expect(await workerGoesOn()).toBe('settling');
    });
  });

  it('counts what came whole before anybody has looked into it, and waits three days for that look', async () => {
    await inScope(async () => {
      // Promised longer ago than bytes are kept with which nobody goes on.
      await context.timeIs(new Date(RECEIVING_ENDS.getTime() - 5 * DAY_MS));
      const { id } = await context.get(SubmissionDrafts).open(running, PART, an, an.id as never);
      const file = { role: 'attachment', name: 'a.pdf', size: 3, sha256: createHash('sha256').update('pdf').digest('hex') } as const;
      const { id: fileId } = await context.get(SubmissionFiles).promise(id, an.id, file);
      await sends();
      const [uploads, kept, asked] = [context.get(SubmissionUploads), [] as string[], [] as string[]];
      const server = (isAnswering: boolean): ResumableUploads =>
        ({
          begun: () => Promise.resolve([fileId]),
          isWhole: () => Promise.resolve(true),
          keep: (one: string) => Promise.resolve(void kept.push(one)),
          canLook: () => Promise.resolve(isAnswering),
          end: ({ id: one }: { id: string }) => {
            asked.push(one);
            return Promise.resolve('waiting');
          },
        }) as unknown as ResumableUploads;
      await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 29 * MINUTE_MS));
      expect(await uploads.endWaiting(server(false))).toBe(1);
      await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 2 * DAY_MS));
      expect(await uploads.endWaiting(server(true))).toBe(1);
      expect([kept, asked]).toEqual([[fileId, fileId], [fileId]]);

      expect(await workerGoesOn()).toBe('closing');
      await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 3 * DAY_MS));
      expect(await workerGoesOn()).toBe('settling');
      // Looked into at last, it is there for the formal check.
      expect((await context.get(SubmissionReading).unchecked(round.id)).map((one) => one.id)).toEqual([id]);
      expect(await context.get(SubmissionFiles).arrived(fileId, { kind: 'pdf', pages: 1 }, true)).toEqual([1]);
      expect((await context.get(SubmissionReading).ofRound(round.id)).map((one) => one.id)).toEqual([id]);
    });
  });

  it('comes when the event is dated on which it hangs, and moves with the plan until it opens', async () => {
    await context.timeIs(WHILE_RECEIVING);
    const other = await context.aTenant();
    const hanging = rulesThatReceive({ receiving: { opens: { event: 'ban-hanh-the-le', days: 1 }, closes: 'hết ngày 2024-12-31' } });
    const dated = (opens: string) => rulesThatReceive({ receiving: { opens, closes: 'hết ngày 2024-12-31' } });
    await context.as(other, async () => {
      const publisher = context.get(ContestPublisher);
      const contestId = await publisher.publish({ slug: '2024', ruleSet: hanging });
      expect(await reader().receivingOf(contestId)).toEqual([]);

      await publisher.correct(contestId, { ruleSet: dated('2024-11-05'), reason: 'Thể lệ đã ban hành', by: ANNOUNCED.by });
      await publisher.correct(contestId, { ruleSet: dated('2024-11-06'), reason: 'Lùi một ngày', by: ANNOUNCED.by });

      const [entered] = await reader().receivingOf(contestId);
      expect(entered?.opensAt).toEqual(new Date('2024-11-06T00:00:00+07:00'));
      await context.timeIs(new Date('2024-11-06T08:00:00+07:00'));
      await expect(
        publisher.correct(contestId, { ruleSet: dated('2024-11-07'), reason: 'Quá muộn', by: ANNOUNCED.by }),
      ).rejects.toMatchObject({ code: 'CORRECTION_REFUSED' });
    });
  });
});
