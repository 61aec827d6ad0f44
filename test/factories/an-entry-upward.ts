import { createHash, randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { NominationConsents, type NominationId, Nominations, type RunningContest } from '#contests';
import { FileStore } from '#files';
import type { AccountId } from '#kernel';
import type { Registration } from '#registrations';
import {
  DECLARATIONS,
  type EntryChoice,
  EntryNominations,
  type NominationPlace,
  SubmissionDrafts,
  type SubmissionDraft,
  SubmissionFiles,
  type SubmissionId,
  type Submission,
  Submissions,
} from '#submissions';
import { aDraft, PART } from './a-receiving-contest.js';

type Source = Pick<INestApplicationContext, 'get'>;
const from = <T>(source: Source, token: abstract new (...args: never[]) => T): T => source.get<T>(token, { strict: false });

/** Why a unit has chosen an entry. */
export const A_CHOICE: EntryChoice = {
  nominatedBy: 'UBND huyện Gửi',
  selection: 'Vòng xét cấp huyện, ngày 20/10/2024',
  result: 'Xếp thứ nhất trong 12 bài',
  reason: 'Đã áp dụng ở ba xã, rút ngắn một nửa thời gian.',
  decision: 'Biên bản số 05/BB-UBND ngày 20/10/2024',
  scores: ['Hội đồng cấp huyện: 85/100 điểm'],
};

/** An essay of the person with typed sections and a file, sent, in the tenant's scope. */
export async function anEntryWithFile(
  source: Source,
  running: RunningContest,
  person: Registration,
  {
    bytes = Buffer.from('%PDF-1.7 sáng kiến'),
    draft = {},
    part = PART,
  }: { bytes?: Buffer; draft?: Partial<SubmissionDraft>; part?: string } = {},
): Promise<Submission> {
  const [files, drafts] = [from(source, SubmissionFiles), from(source, SubmissionDrafts)];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { id, draftRevision } = await drafts.open(running, part, person);
  const file = await files.promise(id, person.id, { role: 'main', name: 'bai.pdf', size: bytes.length, sha256 });
  await from(source, FileStore).put(files.keyOf(file), bytes);
  await files.arrived(file.id, { kind: 'pdf', pages: 1 }, false);
  const written = aDraft({ title: 'Một cửa không giấy', sections: [{ code: 'noi-dung', text: 'Người dân nộp tại nhà.' }], ...draft });
  const { revision } = await drafts.save(id, person.id, { revision: draftRevision, draft: written });
  await from(source, Submissions).send(running, id, person, { revision, key: randomUUID(), place: 'Huyện Gửi', declared: DECLARATIONS });
  return drafts.of(id, person.id);
}

/** The entry chosen, agreed to by all its authors on the own page or by letter, and confirmed by the head: ready to be sent. */
export async function aConfirmedEntry(
  source: Source,
  place: NominationPlace,
  { submission, by, choice = A_CHOICE }: { submission: SubmissionId; by: AccountId; choice?: EntryChoice },
): Promise<NominationId> {
  const id = await from(source, EntryNominations).choose(place, submission, choice, by);
  const { nomination, authors } = await from(source, Nominations).byId(id);
  const consents = from(source, NominationConsents);
  for (const author of authors) {
    if (author.registrationId) {
      await consents.answerOwn(author.id, author.registrationId, 'agreed', nomination.sha256);
      continue;
    }
    const { code } = await consents.ask(id, author.id, { by, origin: 'https://vidu.vn', sender: choice.nominatedBy });
    await consents.answer(code, 'agreed', nomination.sha256);
  }
  await from(source, Nominations).confirm(id, { fullName: 'Đàm Văn Trưởng', position: 'Chủ tịch UBND huyện' }, nomination.sha256, by);
  return id;
}
