import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import type { RunningContest } from '#contests';
import { Clock, foldVietnamese, lowerFirst } from '#kernel';
import { reasonInStanding, type Registration, Registrations } from '#registrations';
import { checkSubmission, type MainWords, type SectionFound, sectionsFound, submissionLimit, type SubmissionPart } from '#rules';
import { refusalOf } from './domain/intake.js';
import { mainWordsOf } from './domain/main-text.js';
import { type DraftFault, type NamedAuthor, readDraft, type ReadSubmission } from './domain/read-draft.js';
import { tidyDraft } from './domain/submission-draft.js';
import { factsOf } from './domain/submission-facts.js';
import type { SubmissionFile } from './entities/submission-file.entity.js';
import type { Submission, SubmissionId } from './entities/submission.entity.js';
import { othersOfPerson, othersOfUnit } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { receivingPart } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionTexts } from './submission-texts.service.js';

/** What stands in the way of sending a draft, and what was found in it. */
export interface Assessment {
  /** Undefined while something is missing. */
  read: ReadSubmission | undefined;
  /** What is wrong with fields. */
  faults: DraftFault[];
  /** What the rules say against it. */
  refusals: { code: string; sentence: string }[];
  /** How long the main part is, part by part; null where it cannot be counted, or not yet. */
  words: MainWords | null;
  /** Where the main file seems to have the sections that the plan asks for, for the author to confirm. */
  sections: SectionFound[];
  files: SubmissionFile[];
}

/** Somebody who is named as an author. */
interface Named {
  fullName: string;
  birthDate: string | null;
  registrationId?: Registration['id'];
}

/** Looks at what is about to be sent: shown to the author before, and decided by when it is sent. */
@Injectable()
export class SubmissionChecking {
  constructor(
    private readonly accounts: Accounts,
    private readonly registrations: Registrations,
    private readonly files: SubmissionFiles,
    private readonly texts: SubmissionTexts,
    private readonly statements: ScopedStatements,
    private readonly clock: Clock,
  ) {}

  /** What the author sees before sending. Reads files that nobody has read yet, which takes seconds. */
  async look(running: RunningContest, submission: Submission, registration: Registration): Promise<Assessment> {
    await this.readTexts(submission.id);
    return this.assess(running, submission, registration);
  }

  /** Reads the files of a draft, so that `assess` finds their texts. Never inside a unit of work. */
  async readTexts(id: SubmissionId): Promise<void> {
    for (const file of await this.files.toSend(id)) if (file.role === 'main') await this.texts.of(file);
  }

  /** The same by what is known already; for the unit of work in which it is sent. */
  async assess(running: RunningContest, submission: Submission, registration: Registration): Promise<Assessment> {
    const { part } = receivingPart(running, submission.partCode);
    const files = await this.files.toSend(submission.id);
    const main = files.find(({ role }) => role === 'main');
    const blocks = main ? ((await this.texts.kept(main.id))?.bodyBlocks ?? null) : null;
    const sections = blocks ? sectionsFound(blocks, part.sections) : [];
    const reading = readDraft(tidyDraft(submission.draft), part, this.clock.now());
    if ('faults' in reading) {
      const faults = [...reading.faults, ...fileFaults(files)];
      return { read: undefined, faults, refusals: [], words: mainWordsOf(part, blocks, []), sections, files };
    }
    const { read } = reading;
    // A file that is on its way, or a photograph of paper, is not counted by what was typed beside it.
    const words = main && !blocks ? null : mainWordsOf(part, blocks, read.sections);
    const faults = [...fileFaults(files), ...(files.length === 0 && read.sections.length === 0 && read.link === null ? [NOTHING] : [])];
    const account = await this.accounts.findById(registration.accountId);
    const sender: Named = { fullName: account?.fullName ?? '', birthDate: account?.birthDate ?? null, registrationId: registration.id };
    const refusals = checkSubmission(
      part,
      factsOf(read, {
        isOnPaper: false,
        othersOfAuthor: await this.othersOf(submission, sender),
        othersOfUnit: await this.othersOfUnit(submission, registration.unitId),
        words: words?.words ?? null,
      }),
    );
    return {
      read,
      faults,
      refusals: [...refusals, ...(await this.refusedAuthors(running, part, submission, read.authors))],
      words,
      sections,
      files,
    };
  }

  /** How many other submissions of the part that were sent name the person as an author. */
  async othersOf({ id, contestId, partCode }: Pick<Submission, 'id' | 'contestId' | 'partCode'>, person: Named): Promise<number> {
    const { fullName, birthDate, registrationId = null } = person;
    const values = [contestId, partCode, id, registrationId, foldVietnamese(fullName), birthDate] as const;
    const [row] = await this.statements.run(othersOfPerson, ...values);
    return row?.count ?? 0;
  }

  /** The same of whichever of several people is named in most. */
  async mostOthersOf(submission: Pick<Submission, 'id' | 'contestId' | 'partCode'>, people: readonly Named[]): Promise<number> {
    let most = 0;
    // One after the other: whoever writes calls it within a transaction.
    for (const person of people) most = Math.max(most, await this.othersOf(submission, person));
    return most;
  }

  /** How many other submissions of the part were sent for the unit; null for no unit. */
  async othersOfUnit(
    { id, contestId, partCode }: Pick<Submission, 'id' | 'contestId' | 'partCode'>,
    unitId: Submission['unitId'],
  ): Promise<number | null> {
    if (unitId === null) return null;
    const [row] = await this.statements.run(othersOfUnit, contestId, partCode, id, unitId);
    return row?.count ?? 0;
  }

  /** What stands against co-authors, told by their place among these: teams, lists, and as many submissions as anybody may have. */
  async refusedAuthors(
    running: RunningContest,
    part: SubmissionPart,
    submission: Pick<Submission, 'id' | 'contestId' | 'partCode'>,
    authors: readonly NamedAuthor[],
  ): Promise<{ code: string; sentence: string; author: number }[]> {
    const most = submissionLimit(part, 'of-an-author');
    const refusals: { code: string; sentence: string; author: number }[] = [];
    for (const [author, { fullName, birthDate, phone, email }] of authors.entries()) {
      const contact = phone ? ({ kind: 'phone', value: phone } as const) : email ? ({ kind: 'email', value: email } as const) : undefined;
      const [group] = await this.registrations.groupsBarring(running, { fullName, birthDate: birthDate ?? UNKNOWN_DAY, contact });
      if (group !== undefined)
        refusals.push({
          author,
          code: 'author-barred',
          sentence: `Tác giả ${fullName} không được dự thi theo thể lệ: ${lowerFirst(reasonInStanding(running.ruleSet, group))}.`,
        });
      else if (most !== undefined && (await this.othersOf(submission, { fullName, birthDate })) >= most)
        refusals.push({
          author,
          code: 'author-enough',
          sentence: `Tác giả ${fullName} đã đứng tên ở đủ số bài mà thể lệ cho phép. Hãy xem lại danh sách tác giả.`,
        });
    }
    return refusals;
  }
}

/** Nobody was born then. */
const UNKNOWN_DAY = '0001-01-01';

const NOTHING: DraftFault = {
  field: 'files',
  sentence: 'Bài chưa có nội dung. Hãy tải tệp bài dự thi lên, hoặc viết vào các phần của bài.',
};

function fileFaults(files: readonly SubmissionFile[]): DraftFault[] {
  return files
    .filter(({ state }) => state === 'refused')
    .map((file) => ({ field: `files.${file.id}`, sentence: `${file.fileName ?? ''}: ${refusalOf(file) ?? ''}` }));
}
