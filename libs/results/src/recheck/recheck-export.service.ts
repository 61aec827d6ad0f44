import { Injectable } from '@nestjs/common';
import { quizPart } from '#attempts';
import { ContestReader, isPublished, isSealed, type Round } from '#contests';
import { type BankId, QuestionError, SealedBanks } from '#questions';
import { type HeldPrize, type RecheckForm, recheckText, standingIsPublic } from '#rules';
import type { Standing } from '../entities/standing.entity.js';
import { ResultError } from '../result.errors.js';
import { Standings } from '../standings.service.js';
import { StandingRecords } from './standing-records.service.js';

/** A file with which anybody computes a standing again. */
export interface RecheckFile {
  standing: Standing;
  /** "ho-so-kiem-tra-lai-2024-tuan-1-v1.jsonl.gz"; the board's is "ho-so-kiem-tra-lai-day-du-…". */
  name: string;
  /** Fingerprint of what the standing was computed from. */
  inputs: string;
  /** The same for the same standing and form. */
  tag: string;
  /** The text before it is packed, begun only when it is read. */
  text: () => AsyncGenerator<string>;
}

/** Files with which a standing is checked again without this product; docs/recheck.md says what is in them. */
@Injectable()
export class RecheckExport {
  constructor(
    private readonly records: StandingRecords,
    private readonly standings: Standings,
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
  ) {}

  /**
   * The file of a round's newest standing.
   * @param readers the board's has salts and units, the one for everybody has not: see `PublicForm`
   * @throws ResultError NO_STANDING, NO_INPUTS, KEY_STILL_NEEDED; for everybody NOT_PUBLISHED, ROUNDS_NOT_PUBLISHED too
   */
  async of(round: Round, readers: RecheckForm): Promise<RecheckFile> {
    if (readers === 'public' && !isPublished(round)) throw new ResultError('NOT_PUBLISHED');
    if (readers === 'public') await this.refuseClosed(round);
    const standing = await this.standings.newest(round.id);
    if (!standing) throw new ResultError('NO_STANDING');
    const { body, sha256 } = await this.records.inputsOf(standing);
    if (readers === 'public' && round.kind === 'sitting') await this.refuseUnpublished(round, body.collective.length > 0);
    if (readers === 'public') await this.refuseHeldUnpublished(round, body.held);
    await this.refuseNeededKey(body.banks.map(({ id }) => id as BankId));
    const { contest } = await this.contests.contest(round.contestId);
    return {
      standing,
      name: `ho-so-kiem-tra-lai-${readers === 'board' ? 'day-du-' : ''}${contest.slug}-${round.code}-v${standing.version}.jsonl.gz`,
      inputs: sha256,
      tag: `${sha256}-${readers}`,
      text: () => recheckText(this.records.of(standing, readers)),
    };
  }

  /** Where the rules keep the ranking closed, so is what it can be computed from. */
  private async refuseClosed(round: Round): Promise<void> {
    const { ruleSet } = await this.contests.contest(round.contestId);
    // Of a part of submissions places are public with its result: no rule closes them.
    if (round.kind === 'sitting' && !standingIsPublic(quizPart(ruleSet, round.partCode))) throw new ResultError('NOT_PUBLIC');
  }

  /** The attempts of all rounds that were counted are in the file: nothing of a round goes out before its results do. */
  private async refuseUnpublished(round: Round, hasCollective: boolean): Promise<void> {
    const rounds = (await this.contests.roundsOf(round.contestId)).filter(
      (one) => one.partCode === round.partCode && one.state !== 'annulled' && (hasCollective || isSealed(one)),
    );
    if (!rounds.every(isPublished)) throw new ResultError('ROUNDS_NOT_PUBLISHED');
  }

  /** Prizes of other rounds were weighed and are in the file: who has won there is told by their own publication first. */
  private async refuseHeldUnpublished({ contestId }: Round, held: readonly HeldPrize[]): Promise<void> {
    const codes = new Set(held.map(({ round }) => round));
    const rounds = (await this.contests.everyRoundOf(contestId)).filter(({ code, state }) => codes.has(code) && state !== 'annulled');
    if (!rounds.every(isPublished)) throw new ResultError('ROUNDS_NOT_PUBLISHED');
  }

  /** The key goes out with the file: not while anybody may still be asked one of these questions. */
  private async refuseNeededKey(bankIds: readonly BankId[]): Promise<void> {
    const asked = new Set<string>();
    for (const id of bankIds) for (const { question } of (await this.banks.byId(id)).items) asked.add(question);
    for (const contest of await this.contests.list())
      for (const round of await this.contests.roundsOf(contest.id)) {
        if (isSealed(round) || round.state === 'annulled') continue;
        if (await this.asks(round, asked)) throw new ResultError('KEY_STILL_NEEDED', { round: `“${round.name}”` });
      }
  }

  private async asks(round: Round, questions: ReadonlySet<string>): Promise<boolean> {
    try {
      return (await this.banks.asItStands(round)).items.some(({ question }) => questions.has(question));
    } catch (error) {
      // No bank is sealed for it yet.
      if (error instanceof QuestionError) return false;
      throw error;
    }
  }
}
