import { Injectable } from '@nestjs/common';
import { AttemptRecords } from '#attempts';
import { ContestReader, type RuleSetId } from '#contests';
import type { RoundId } from '#kernel';
import { type BankId, SealedBanks } from '#questions';
import {
  isJudgedSummary,
  type JudgedEvidence,
  JudgedPublicForm,
  keyInOrder,
  PublicForm,
  questionShapes,
  quizSummary,
  RECHECK_FORMAT,
  type RecheckForm,
  type RecheckHead,
  type RecheckRecord,
  unitsOfFew,
} from '#rules';
import { CollectiveStandings } from '../collective-standings.service.js';
import { storedLine } from '../domain/stored-line.js';
import type { Standing } from '../entities/standing.entity.js';
import type { StandingInputsRow } from '../entities/standing-inputs.entity.js';
import { JudgedLines } from '../judged/judged-lines.service.js';
import { storedJudgedLine } from '../judged/stored-judged-line.js';
import { ResultError } from '../result.errors.js';
import { Standings } from '../standings.service.js';
import { InputKeeping } from './input-keeping.service.js';

const LINES_AT_ONCE = 2_000;

/** A standing with everything that it was computed from, out of what is stored now. */
@Injectable()
export class StandingRecords {
  constructor(
    private readonly inputs: InputKeeping,
    private readonly standings: Standings,
    private readonly judgedLines: JudgedLines,
    private readonly collective: CollectiveStandings,
    private readonly attempts: AttemptRecords,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
  ) {}

  /** What the standing was computed from. @throws ResultError NO_INPUTS */
  async inputsOf(standing: Standing): Promise<StandingInputsRow> {
    const inputs = await this.inputs.of(standing.id);
    if (!inputs) throw new ResultError('NO_INPUTS');
    return inputs;
  }

  /**
   * The records in the order of the file, a portion at a time: the same for the same standing as long as nobody has changed what
   * is stored. Rules, keys, attempts and lines are read anew, whatever their fingerprints say.
   * @throws ResultError NO_INPUTS · ContestError · QuestionError
   */
  async *of(standing: Standing, form: RecheckForm): AsyncGenerator<RecheckRecord> {
    const row = await this.inputsOf(standing);
    if (row.judged) {
      const publicForm = form === 'public' ? new JudgedPublicForm(row.judged) : undefined;
      for await (const record of this.judged(standing, row, row.judged)) {
        const shown = publicForm ? publicForm.of(record) : record;
        if (shown) yield shown;
      }
      return;
    }
    const publicForm = form === 'public' ? await this.publicForm(standing, row) : undefined;
    for await (const record of this.whole(standing, row)) yield publicForm?.of(record) ?? record;
  }

  /** Units are named or not by how many people count for them in this very file. */
  private async publicForm({ ruleSetId, roundId }: Standing, { body, units }: StandingInputsRow): Promise<PublicForm> {
    const people = await this.attempts.peopleByUnit(
      body.rounds.map(({ id }) => id as RoundId),
      {
        asOf: roundId,
        without: body.exclusions.map(({ person }) => person),
      },
    );
    return new PublicForm({ ruleSet: await this.contests.ruleSet(ruleSetId), units, few: unitsOfFew(people) });
  }

  private async *whole(standing: Standing, row: StandingInputsRow): AsyncGenerator<RecheckRecord> {
    const { body } = row;
    yield await this.head(standing, row);
    yield { kind: 'inputs', inputs: body };
    for (const { id } of body.ruleSets) yield { kind: 'rules', id, rules: await this.contests.ruleSet(id as RuleSetId) };
    for (const { id, keyVersion } of body.banks) {
      const { questions } = await this.banks.byId(id as BankId);
      const { key, revisions } = await this.banks.keyVersion(id as BankId, keyVersion);
      const corrected = Object.keys(revisions).length > 0 && { revisions };
      yield { kind: 'bank', id, questions: questionShapes(questions), key: keyInOrder(questions, key), ...corrected };
    }
    if (row.units) yield { kind: 'units', units: row.units };
    yield* this.attemptsOf(standing, row);
    yield* this.linesOf(standing);
    yield { kind: 'summary', summary: quizSummary(standing.summary) };
    for (const { award, version } of body.collective) {
      const kept = await this.collective.version(standing.contestId, award, version);
      if (kept) yield { kind: 'collective', standing: kept.body, withheld: 0 };
    }
  }

  /** A part of submissions: what went in is kept with it, so that nothing is read anew but the rules. */
  private async *judged(standing: Standing, row: StandingInputsRow, evidence: JudgedEvidence): AsyncGenerator<RecheckRecord> {
    yield await this.head(standing, row);
    yield { kind: 'inputs', inputs: row.body };
    for (const { id } of row.body.ruleSets) yield { kind: 'rules', id, rules: await this.contests.ruleSet(id as RuleSetId) };
    if (row.units) yield { kind: 'units', units: row.units };
    if (evidence.salt !== undefined) yield { kind: 'judged-salt', salt: evidence.salt };
    if (evidence.leaders) yield { kind: 'judged-leaders', leaders: evidence.leaders };
    for (const submission of evidence.submissions) yield { kind: 'judged-submission', submission };
    for (const sheet of evidence.sheets) yield { kind: 'judged-sheet', sheet };
    for (const { because, ...sheet } of evidence.leftOut) yield { kind: 'judged-sheet', sheet, because };
    for (let from = 1; ; from += LINES_AT_ONCE) {
      const rows = await this.judgedLines.lines(standing.id, { from, count: LINES_AT_ONCE });
      for (const line of rows) yield { kind: 'judged-line', line: storedJudgedLine(line) };
      if (rows.length < LINES_AT_ONCE) break;
    }
    if (isJudgedSummary(standing.summary)) yield { kind: 'judged-summary', summary: standing.summary };
  }

  private async head(standing: Standing, { sections, sha256 }: StandingInputsRow): Promise<RecheckHead> {
    const [{ contest }, round] = [await this.contests.contest(standing.contestId), await this.contests.round(standing.roundId)];
    // In the words of the rules that ranked: they do not change, whatever is corrected afterwards.
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    return {
      kind: 'head',
      format: RECHECK_FORMAT,
      form: 'board',
      unitsNamed: 'all',
      contest: { code: contest.slug, name: ruleSet.contest.name },
      part: { code: round.partCode, name: ruleSet.parts.find(({ code }) => code === round.partCode)?.name ?? round.partCode },
      round: { code: round.code, name: round.name },
      version: standing.version,
      claimed: { standing: standing.sha256, inputs: sha256, sections },
    };
  }

  private async *attemptsOf({ roundId }: Standing, { body }: StandingInputsRow): AsyncGenerator<RecheckRecord> {
    const codes = new Map(body.rounds.map(({ id, round }) => [id, round]));
    for await (const page of this.attempts.sealed([...codes.keys()] as RoundId[], { asOf: roundId }))
      for (const { roundId: id, ruleSetId, bankId, startedAt, submittedAt, ...attempt } of page)
        yield {
          kind: 'attempt',
          attempt: {
            ...attempt,
            round: codes.get(id) ?? '',
            block: null,
            ruleSet: ruleSetId,
            bank: bankId,
            startedAt: startedAt.getTime(),
            submittedAt: submittedAt.getTime(),
          },
        };
  }

  private async *linesOf({ id }: Standing): AsyncGenerator<RecheckRecord> {
    for (let from = 1; ; from += LINES_AT_ONCE) {
      const rows = await this.standings.lines(id, { from, count: LINES_AT_ONCE });
      for (const row of rows) yield { kind: 'line', line: storedLine(row) };
      if (rows.length < LINES_AT_ONCE) return;
    }
  }
}
