import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { RoundTransitions } from '#contests';
import { type AccountId, Clock, type RoundId } from '#kernel';
import { reachingPhase } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Assignments } from './assignments.service.js';
import { Conflicts } from './conflicts.service.js';
import { Councils } from './councils.service.js';
import { drawNumbers } from './domain/draw-numbers.js';
import { JudgedEntry, PhaseRow, type PhaseState } from './entities/judging-phase.entity.js';
import { JudgedSheets } from './judged-sheets.service.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type PhaseFrame } from './judging-frame.service.js';
import { Submitted } from './submitted.service.js';

/** A phase as the secretariat sees it. */
export interface JudgingPhaseView {
  /** Code in the rules. */
  phase: string;
  name: string;
  council: string;
  /** Judges for each entry. */
  judges: number;
  isBlind: boolean;
  /** "waiting": not prepared yet. */
  state: PhaseState | 'waiting';
  entries: number;
  /** Of a blind phase: blind copies that were made. */
  copied: number;
  /** Of a blind phase: blind copies that judges may read. */
  released: number;
  /** Of a blind phase: entries that somebody is to mark and that have no copy. */
  uncopied: number;
  /** Of a blind phase: entries that somebody is to mark and whose copy was not let out. */
  unread: number;
  preparedAt: Date | null;
  openedAt: Date | null;
  closedAt: Date | null;
}

type EntryCounts = Pick<JudgingPhaseView, 'phase' | 'entries' | 'copied' | 'released' | 'uncopied' | 'unread'>;

/** The life of the phases in which a round is judged. */
@Injectable()
export class JudgingPhases {
  constructor(
    @InjectScoped(PhaseRow) private readonly rows: ScopedRepository<PhaseRow>,
    @InjectScoped(JudgedEntry) private readonly entries: ScopedRepository<JudgedEntry>,
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly sheets: JudgedSheets,
    private readonly conflicts: Conflicts,
    private readonly assignments: Assignments,
    private readonly councils: Councils,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The phases of a round in their order, those that are still to come too. */
  async of(roundId: RoundId): Promise<JudgingPhaseView[]> {
    const rows = new Map((await this.frame.rows(roundId)).map((row) => [row.phase, row]));
    const counts = new Map((await this.counts(roundId)).map((one) => [one.phase, one]));
    return (await this.frame.frames(roundId)).map(({ rules }): JudgingPhaseView => {
      const row = rows.get(rules.code);
      const { entries = 0, copied = 0, released = 0, uncopied = 0, unread = 0 } = counts.get(rules.code) ?? {};
      return {
        ...{ phase: rules.code, name: rules.name, council: rules.council, judges: rules.judges },
        isBlind: row?.isBlind ?? rules.blind === true,
        state: row?.state ?? 'waiting',
        ...{ entries, copied, released, uncopied, unread },
        ...{ preparedAt: row?.preparedAt ?? null, openedAt: row?.openedAt ?? null, closedAt: row?.closedAt ?? null },
      };
    });
  }

  /**
   * Takes into a phase what is to be judged in it and draws a number for each: in the first phase what was sent whole and is
   * valid in form, in a later one what the rules let through. Again and again: who has become valid meanwhile comes in, nobody
   * goes out. Until the phase is open, what has a newer version by now is judged in that one, and its blind copy is made anew.
   * @returns how many came in, how many there are, and of how many there is a newer version
   * @throws MarkingError PHASE_UNKNOWN; NOT_RECEIVED while the round still receives; EARLIER_OPEN; NOT_OPEN when the phase is closed
   */
  async prepare(roundId: RoundId, phase: string, by: AccountId): Promise<{ taken: number; entries: number; renewed: number }> {
    const counts = await this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(roundId);
      const frame = await this.frame.frame(roundId, phase);
      if (round.state !== 'settling') throw new MarkingError('NOT_RECEIVED');
      const candidates = await this.candidates(frame);
      const now = this.clock.now();
      const isNew = await this.rows.insertMissing([
        {
          ...{ roundId, phase, contestId: round.contestId, ordinal: frame.ordinal, state: 'prepared' },
          ...{ isBlind: frame.rules.blind === true, preparedBy: by, preparedAt: now },
        },
      ]);
      const { state } = await this.frame.hold(roundId, phase, 'alone');
      if (state === 'closed') throw new MarkingError('NOT_OPEN');
      const known = await this.frame.entriesOf(roundId, phase);
      const knownIds = new Set(known.map(({ submissionId }) => submissionId));
      const added = candidates.filter(({ id }) => !knownIds.has(id));
      const numbers = drawNumbers(added.length, new Set(known.map(({ entryNumber }) => entryNumber)));
      await this.entries.insert(
        added.map(({ id, version }, at) => ({ roundId, phase, submissionId: id, version, entryNumber: numbers[at] as number })),
      );
      const renewed = state === 'prepared' ? outdated(known, candidates) : [];
      // The link of a newer version may be another one: whoever has let the former out has not looked at it.
      const anew = { blindCopy: null, releasedBy: null, releasedAt: null, linkLetOutBy: null, linkLetOutAt: null };
      for (const { id: submissionId, version } of renewed)
        await this.entries.update({ roundId, phase, submissionId }, { version, ...anew });
      if (isNew > 0 || added.length > 0 || renewed.length > 0)
        await this.record('judging.prepared', frame, by, { entries: added.length, ...(renewed.length > 0 && { renewed: renewed.length }) });
      return { taken: added.length, entries: known.length + added.length, renewed: renewed.length };
    });
    await this.conflicts.search(roundId, phase);
    return counts;
  }

  /**
   * What the rules bring to a phase and nobody has taken in, and what is in it, lacks sheets and is in the running again: nobody but judges
   * of this phase can bring the part further.
   * @throws MarkingError EARLIER_OPEN
   */
  async newcomers(frame: PhaseFrame): Promise<number> {
    const known = new Map((await this.frame.entriesOf(frame.round.id, frame.rules.code)).map((one) => [one.submissionId, one]));
    const [row] = (await this.frame.rows(frame.round.id)).filter(({ phase }) => phase === frame.rules.code);
    const waits = (id: SubmissionId): boolean => {
      const entry = known.get(id);
      return entry === undefined || (row?.state === 'closed' && entry.closedAt === null);
    };
    return (await this.candidates(frame)).filter(({ id }) => waits(id)).length;
  }

  /** The same for pages. @throws MarkingError PHASE_UNKNOWN, EARLIER_OPEN */
  async newcomersIn(roundId: RoundId, phase: string): Promise<number> {
    return this.newcomers(await this.frame.frame(roundId, phase));
  }

  /** In how many entries of a phase that is not open yet judges would read an older version than what counts. @throws MarkingError PHASE_UNKNOWN */
  async outdatedIn(roundId: RoundId, phase: string): Promise<number> {
    return outdated(await this.frame.entriesOf(roundId, phase), await this.submitted.judgeable(roundId)).length;
  }

  /**
   * Lets the judges in. Opening twice is once.
   * @throws MarkingError NO_ENTRIES; OUTDATED while an entry was supplemented after it was taken in; UNCHECKED while the formal check has not come to all; FILES_WAIT while files were added that no version has; NOT_RELEASED while a blind copy was not let out; NOT_ASSIGNED while an entry wants judges;
   *   NOT_PREPARED when it is closed; CouncilError SEES_NAMES when somebody has been given another role since
   */
  async open(roundId: RoundId, phase: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      // The round first, as everywhere: nobody checks an entry meanwhile that judges are about to read.
      await this.transitions.hold(roundId);
      const frame = await this.frame.frame(roundId, phase);
      const { state, isBlind } = await this.frame.hold(roundId, phase, 'alone');
      if (state === 'open') return;
      if (state !== 'prepared') throw new MarkingError('NOT_PREPARED');
      const entries = await this.frame.entriesOf(roundId, phase);
      if (entries.length === 0) throw new MarkingError('NO_ENTRIES');
      const older = outdated(entries, await this.submitted.judgeable(roundId)).length;
      if (older > 0) throw new MarkingError('OUTDATED', { entries: older });
      // Of what nobody marks any more nobody need read a copy.
      const out = await this.submitted.out(roundId);
      const unread = entries.filter(({ releasedAt, submissionId }) => releasedAt === null && !out.has(submissionId)).length;
      if (isBlind && unread > 0) throw new MarkingError('NOT_RELEASED', { entries: unread });
      const unchecked = frame.ordinal === 1 ? await this.submitted.unchecked(roundId) : 0;
      if (unchecked > 0) throw new MarkingError('UNCHECKED', { submissions: unchecked });
      const filesWait = frame.ordinal === 1 ? await this.submitted.withFilesWaiting(roundId) : 0;
      if (filesWait > 0) throw new MarkingError('FILES_WAIT', { submissions: filesWait });
      if (isBlind) await this.councils.checkBlind(frame.round.contestId, frame.rules.council);
      // Somebody may work elsewhere since the entries were assigned.
      await this.conflicts.search(roundId, phase);
      const lacking = await this.assignments.lacking(frame);
      if (lacking > 0) throw new MarkingError('NOT_ASSIGNED', { entries: lacking });
      await this.rows.update({ roundId, phase }, { state: 'open', openedBy: by, openedAt: this.clock.now() });
      await this.record('judging.opened', frame, by, { entries: entries.length });
    });
  }

  /**
   * Ends a phase: no sheet changes any more, and the next one may be prepared. Closing twice is once. One to which nothing comes is ended
   * without having been opened.
   * @throws MarkingError NOT_OPEN; NOT_ALL_MARKED while an entry that is still in the running lacks a sheet; NEWCOMERS while something
   *   is to be judged in it that was not taken in, UNCHECKED while that is not known; EARLIER_OPEN while a phase before it is open again
   */
  async close(roundId: RoundId, phase: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      // The round first, as everywhere: nobody cancels or checks an entry meanwhile, and brings another to this phase so.
      await this.transitions.hold(roundId);
      const frame = await this.frame.frame(roundId, phase);
      const { state } = await this.frame.hold(roundId, phase, 'alone');
      if (state === 'closed') return;
      // To which nothing has come, none is opened: it is over.
      const isIdle = state === 'prepared' && (await this.frame.entriesOf(roundId, phase)).length === 0;
      if (state !== 'open' && !isIdle) throw new MarkingError('NOT_OPEN');
      const out = await this.submitted.out(roundId);
      const results = await this.sheets.results(roundId, frame.rules);
      const running = results.filter(({ submissionId }) => !out.has(submissionId));
      const waiting = running.filter(({ result }) => result.missing > 0).length;
      if (waiting > 0) throw new MarkingError('NOT_ALL_MARKED', { entries: waiting });
      const unchecked = frame.ordinal === 1 ? await this.submitted.unchecked(roundId) : 0;
      if (unchecked > 0) throw new MarkingError('UNCHECKED', { submissions: unchecked });
      const newcomers = await this.newcomers(frame);
      if (newcomers > 0) throw new MarkingError('NEWCOMERS', { entries: newcomers });
      const now = this.clock.now();
      const opened = isIdle ? { openedBy: by, openedAt: now } : {};
      await this.rows.update({ roundId, phase }, { state: 'closed', ...opened, closedBy: by, closedAt: now });
      // What was cancelled half-marked may be taken in again: it would still want its judges.
      const unmarked = results.flatMap(({ submissionId, result }) => (result.missing > 0 ? [submissionId] : []));
      const marked = unmarked.length > 0 ? { submissionId: Not(In(unmarked)) } : {};
      await this.entries.update({ roundId, phase, closedAt: IsNull(), ...marked }, { closedAt: now });
      await this.record('judging.closed', frame, by, { entries: running.length });
    });
  }

  private async counts(roundId: RoundId): Promise<EntryCounts[]> {
    return this.entries.query('e', (query) =>
      query
        // What nobody marks any more: a handful, looked up once.
        .leftJoin('submissions_out', 'o', 'o.tenant_id = e.tenant_id and o.submission_id = e.submission_id')
        .andWhere('e.roundId = :roundId', { roundId })
        .select([
          'e.phase as phase',
          'count(*)::int as entries',
          'count(e.blind_text)::int as copied',
          'count(e.released_at)::int as released',
          'count(*) filter (where e.blind_text is null and e.released_at is null and o.submission_id is null)::int as uncopied',
          'count(*) filter (where e.released_at is null and o.submission_id is null)::int as unread',
        ])
        .groupBy('e.phase')
        .getRawMany(),
    );
  }

  private async candidates({ running, round, rules, ordinal }: PhaseFrame): Promise<{ id: SubmissionId; version: number }[]> {
    const judgeable = await this.submitted.judgeable(round.id);
    const exclusions = await this.submitted.notRanked(running, round.id);
    if (ordinal === 1) {
      const authors = await this.submitted.authors(judgeable.map(({ id }) => id));
      const barred = new Set(exclusions.map(({ person }) => person));
      return judgeable.filter(({ id }) => !(authors.get(id) ?? []).some(({ pseudonym }) => barred.has(pseudonym)));
    }
    const earlier = (await this.of(round.id)).slice(0, ordinal - 1);
    if (earlier.some(({ state }) => state !== 'closed')) throw new MarkingError('EARLIER_OPEN');
    const taken = new Set(
      (await this.frame.entriesOf(round.id, earlier[0]?.phase ?? '')).map(({ submissionId }) => submissionId as string),
    );
    const through = new Set(
      reachingPhase(rules.code, {
        ruleSet: running.ruleSet,
        part: round.partCode,
        // What was found invalid in form never came before a judge, and waits for none.
        submissions: (await this.submitted.ranked(round.id)).filter(({ id }) => taken.has(id)),
        sheets: await this.sheets.of(round.id),
        exclusions,
      }),
    );
    return judgeable.filter(({ id }) => through.has(id));
  }

  private async record(action: string, { round, rules }: PhaseFrame, actor: AccountId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'round', id: round.id }, details: { phase: rules.code, ...details } });
  }
}

/** What is sent in a newer version than the one that a phase has taken in. */
function outdated(
  entries: readonly Pick<JudgedEntry, 'submissionId' | 'version'>[],
  sent: readonly { id: SubmissionId; version: number }[],
): { id: SubmissionId; version: number }[] {
  const taken = new Map(entries.map(({ submissionId, version }) => [submissionId, version]));
  return sent.filter(({ id, version }) => version > (taken.get(id) ?? version));
}
