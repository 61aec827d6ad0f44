import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { Clock, newId } from '#kernel';
import type { Registration, RegistrationId } from '#registrations';
import { canonicalJson, checkSubmission, submissionLimit, type SubmissionPart } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { EMPTY_DRAFT, isTooLong, type SubmissionDraft, tidyDraft } from './domain/submission-draft.js';
import { factsOf } from './domain/submission-facts.js';
import { submissionPart } from './domain/submission-number.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { SubmissionError } from './submission.errors.js';

/** Drafts that a person may have in a part whose rules do not say how many submissions. */
const MOST_DRAFTS = 20;
const TOO_MANY_DRAFTS = `Bạn đang có ${MOST_DRAFTS} bài chưa gửi ở phần thi này. Hãy gửi hoặc bỏ bớt bản nháp rồi bắt đầu bài mới.`;

/** What became of a draft that a page wanted kept. */
export type DraftKept =
  | { kept: true; revision: number; savedAt: Date }
  /** Another page or device was first: this is what is kept now. */
  | { kept: false; revision: number; draft: SubmissionDraft };

/** What people write before they send it: it saves itself and is never lost. */
@Injectable()
export class SubmissionDrafts {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a submission, also before the part receives. Where the rules allow a person so many, begun twice at once it is one: whoever
   * has one that is not sent yet goes on with it.
   * @param key made by the page that asks, so that a second press is the same submission where the rules set no limit
   * @throws SubmissionError NO_SUCH_PART, NOT_OPEN, NOT_ONLINE, ENOUGH
   */
  async open(running: RunningContest, partCode: string, registration: Registration, key?: SubmissionId): Promise<Submission> {
    const { part, round } = receivingPart(running, partCode);
    if (!['before', 'open', 'paused'].includes(roundPhase(round, this.clock.now()))) throw new SubmissionError('NOT_OPEN');
    if (!part.channels.includes('online')) throw new SubmissionError('NOT_ONLINE', { where: part.channelDetail ?? '' });
    const most = submissionLimit(part, 'of-an-author');
    return this.unitOfWork.run(async () => {
      const known = key && (await this.submissions.findOne({ where: { id: key } }));
      if (known && known.registrationId === registration.id) return known;
      const own = await this.standing(registration.id, partCode);
      const unsent = own.find(({ state }) => state === 'draft');
      if (most !== undefined && unsent) return unsent;
      if (own.filter(({ state }) => state === 'draft').length >= MOST_DRAFTS)
        throw new SubmissionError('ENOUGH', { reason: TOO_MANY_DRAFTS });
      // Somebody else's key makes nothing of theirs.
      return this.begin({ part, round, registration, own, most, key: known ? undefined : key });
    });
  }

  /** A submission of the person. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async of(id: SubmissionId, registrationId: RegistrationId): Promise<Submission> {
    const found = await this.submissions.findOne({ where: { id, registrationId } });
    if (!found) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return found;
  }

  /** A submission of somebody, in whichever of their contests. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async ofOneOf(id: SubmissionId, registrationIds: readonly RegistrationId[]): Promise<Submission> {
    const where = { id, registrationId: In([...registrationIds]) };
    const found = registrationIds.length > 0 && (await this.submissions.findOne({ where }));
    if (!found) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return found;
  }

  /** All of the person in a contest, the newest first; withdrawn ones as well. */
  async ofRegistration(registrationId: RegistrationId): Promise<Submission[]> {
    return this.submissions.find({ where: { registrationId }, order: { id: 'DESC' } });
  }

  /**
   * Keeps what was typed, if the page has seen what is kept now. Durable when it returns; the same draft again is the same revision.
   * Also after the end of receiving: what was typed is never lost, only not sent any more.
   * @param revision that the page shows
   * @throws SubmissionError SUBMISSION_NOT_FOUND, WITHDRAWN, TOO_LONG: then nothing is kept, rather than a part of it
   */
  async save(
    id: SubmissionId,
    registrationId: RegistrationId,
    { revision, draft }: { revision: number; draft: unknown },
  ): Promise<DraftKept> {
    if (isTooLong(draft)) throw new SubmissionError('TOO_LONG');
    const [typed, savedAt] = [tidyDraft(draft), this.clock.now()];
    const where = { id, registrationId, draftRevision: revision, state: Not('withdrawn' as const) };
    // `draft` is plain JSON, but its type is too deep for TypeORM's.
    const changes = { draft: typed as object, draftRevision: revision + 1, draftSavedAt: savedAt };
    if ((await this.submissions.update(where, changes)) > 0) return { kept: true, revision: revision + 1, savedAt };
    const present = await this.of(id, registrationId);
    if (present.state === 'withdrawn') throw new SubmissionError('WITHDRAWN');
    const kept = tidyDraft(present.draft);
    // The answer to an earlier try was lost on its way.
    if (canonicalJson(kept) === canonicalJson(typed)) return { kept: true, revision: present.draftRevision, savedAt: present.draftSavedAt };
    return { kept: false, revision: present.draftRevision, draft: kept };
  }

  /** Those of the person in a part that were not withdrawn. */
  private async standing(registrationId: RegistrationId, partCode: string): Promise<Submission[]> {
    return this.submissions.find({ where: { registrationId, partCode, state: Not('withdrawn' as const) }, order: { id: 'ASC' } });
  }

  private async begin({ part, round, registration, own, most, key }: Beginning): Promise<Submission> {
    const now = this.clock.now();
    const id = key ?? newId<'submission'>(now);
    const row = {
      id,
      viaTenantId: registration.viaTenantId,
      contestId: registration.contestId,
      roundId: round.id,
      partCode: part.code,
      registrationId: registration.id,
      authorKind: part.authors[0] ?? ('individual' as const),
      channel: 'online' as const,
      state: 'draft' as const,
      draft: { ...EMPTY_DRAFT } as object,
      draftRevision: 0,
      draftSavedAt: now,
    };
    const taken = new Set(own.map(({ slot }) => slot));
    const slots = most === undefined ? [null] : Array.from({ length: most }, (_, at) => at + 1).filter((slot) => !taken.has(slot));
    for (const slot of slots) if ((await this.submissions.insertMissing([{ ...row, slot }])) > 0) return this.of(id, registration.id);
    // Somebody with the same account was faster in another tab.
    const unsent = (await this.standing(registration.id, part.code)).find(({ state }) => state === 'draft');
    if (unsent) return unsent;
    throw new SubmissionError('ENOUGH', { reason: whyEnough(part, own.length) });
  }
}

interface Beginning {
  part: SubmissionPart;
  round: Round;
  registration: Registration;
  own: readonly Submission[];
  most: number | undefined;
  key: SubmissionId | undefined;
}

/** The part of submissions with its time of receiving. @throws SubmissionError NO_SUCH_PART, NOT_OPEN while its times are not known */
export function receivingPart(running: RunningContest, partCode: string): { part: SubmissionPart; round: Round } {
  const part = submissionPart(running.ruleSet, partCode);
  if (!part) throw new SubmissionError('NO_SUCH_PART');
  const round = running.receiving.find((one) => one.partCode === partCode);
  if (!round) throw new SubmissionError('NOT_OPEN');
  return { part, round };
}

/** The sentence of the rule that limits how many. */
function whyEnough(part: SubmissionPart, others: number): string {
  const nothing = {
    form: null,
    theme: null,
    sections: [],
    confirmed: [],
    isOriginal: null,
    isAwardedElsewhere: null,
    firstApplied: null,
    seconds: null,
    link: null,
  };
  const limits = part.conditions.filter((condition) => submissionLimit({ conditions: [condition] }, 'of-an-author') !== undefined);
  const facts = factsOf(nothing, { isOnPaper: false, othersOfAuthor: others, othersOfUnit: null, words: null });
  return checkSubmission({ ...part, conditions: limits }, facts)[0]?.sentence ?? '';
}
