import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { AttemptExceptions } from '#attempts';
import { ContestReader, type Round, type RoundAlteration, RoundAlterations } from '#contests';
import { type AccountId, formatNumber, lowerFirst } from '#kernel';
import { SealedBanks } from '#questions';
import { CouncilSessions } from '#judging';
import { Registrations } from '#registrations';
import {
  type CorrectedRound,
  Corrections,
  type DrawState,
  Draws,
  explainedLines,
  InputKeeping,
  JudgedLines,
  ResultError,
  type Signing,
  type Standing,
  Standings,
  TierCounts,
} from '#results';
import {
  isJudgedSummary,
  type PaperAlteration,
  type PaperCorrection,
  type PaperDraw,
  type PaperJudging,
  type PaperVersion,
  type PaperWinner,
  quizSummary,
  type RoundPaperFacts,
} from '#rules';
import { placeName } from '../../edge/place-name.js';
import { CAUSE_WORDS, KIND_WORDS } from '../attempts/exception-words.js';
import { KIND_WORDS as CORRECTION_WORDS, wayInWords } from '../corrections/correction-words.js';
import { personCode } from '../results/person-code.js';
import { JudgedNames } from '../results/judged-names.js';
import { type RoundStandings, StandingReader } from '../results/standing-reader.js';

const UNKNOWN = 'Người đã xóa thông tin';
const LEFT = 'Người đã rời hệ thống';

/** What the papers of a round are made of, with what they are about. */
export interface RoundPapers extends RoundStandings {
  signing: Signing;
  facts: RoundPaperFacts;
}

type NameOf = (id: AccountId | null) => string;

/** Gathers what the papers of a round say: the newest standing with everything that led to it. */
@Injectable()
export class PaperReader {
  constructor(
    private readonly reader: StandingReader,
    private readonly contests: ContestReader,
    private readonly standings: Standings,
    private readonly inputs: InputKeeping,
    private readonly draws: Draws,
    private readonly corrections: Corrections,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly sessions: CouncilSessions,
    private readonly tiers: TierCounts,
    private readonly judgedLines: JudgedLines,
    private readonly names: JudgedNames,
    private readonly accounts: Accounts,
    private readonly exceptions: AttemptExceptions,
    private readonly alterations: RoundAlterations,
  ) {}

  /** @throws ContestError ROUND_NOT_FOUND · ResultError NO_STANDING */
  async of(code: string): Promise<RoundPapers> {
    const place = await this.reader.round(code);
    const { running, round, history } = place;
    const [signing] = history;
    if (!signing) throw new ResultError('NO_STANDING');
    const { standing } = signing;
    // By the rules under which it was ranked, as its page shows it.
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const [draw, altered, corrected] = [
      await this.draws.of(round.id),
      await this.alterationsOf(round),
      await this.corrections.carriedOutIn(round.id),
    ];
    const staff = [
      ...signing.decisions.map(({ accountId }) => accountId),
      ...peopleOf(draw),
      ...altered.flatMap(({ askedBy, decidedBy }) => [askedBy, decidedBy ?? []].flat()),
      ...corrected.flatMap(({ correction: { askedBy, decidedBy } }) => [askedBy, decidedBy ?? []].flat()),
    ];
    const people = await this.accounts.findMany(staff);
    const nameOf: NameOf = (id) => (id && people.get(id)?.fullName) ?? LEFT;
    const facts: RoundPaperFacts = {
      ruleSet,
      roundName: round.name,
      ...{ opensAt: round.opensAt, closesAt: round.closesAt, publishesAt: round.publishesAt },
      alterations: altered.map((one) => alterationOf(one, round, nameOf)),
      registered: await this.registrations.count(running.contest.id),
      summary: standing.summary,
      judged: isJudgedSummary(standing.summary) ? await this.judging(round, ruleSet, standing) : undefined,
      versions: history.map(versionOf).toReversed() as [...PaperVersion[], PaperVersion],
      inputsSha256: (await this.inputs.of(standing.id))?.sha256,
      keys: Object.values(standing.keyVersions).map(
        (version, at, all) => `Bộ đề${all.length > 1 ? ` thứ ${at + 1}` : ''}: đáp án bản ${version}`,
      ),
      exceptions: (await this.exceptions.counts(running.contest.id, round.id)).map(
        ({ kind, cause, attempts }) => `${KIND_WORDS[kind]}: ${formatNumber(attempts)} lượt thi (${lowerFirst(CAUSE_WORDS[cause])})`,
      ),
      corrections: await this.correctionsOf(corrected, nameOf),
      draw: draw && drawOf(draw, nameOf, (team) => ruleSet.teams.find((one) => one.code === team)?.name ?? team),
      signatures: signing.decisions
        .filter(({ decision }) => decision === 'approved')
        .map(({ accountId, decidedAt }) => ({
          fullName: nameOf(accountId),
          position: people.get(accountId)?.position ?? '',
          at: decidedAt,
        })),
      signaturesNeeded: signing.needed,
      winners: isJudgedSummary(standing.summary)
        ? await this.judgedWinners(place, ruleSet, standing)
        : await this.winners(place, ruleSet, signing),
      isVoidBecause: voidReason(round, signing),
    };
    return { ...place, signing, facts };
  }

  /** Of the round and of its earlier runs, which do not count, the first one first; what was asked for and declined is not told. */
  private async alterationsOf({ contestId, code, id }: Round): Promise<RoundAlteration[]> {
    const runs = (await this.contests.roundsOf(contestId)).filter((one) => one.code === code);
    const all = await this.alterations.ofRounds(runs.map((one) => one.id));
    return all.filter(({ state, kind, roundId }) => state === 'done' && (roundId === id || kind === 'annul')).toReversed();
  }

  private async correctionsOf(corrected: readonly CorrectedRound[], nameOf: NameOf): Promise<PaperCorrection[]> {
    const told: PaperCorrection[] = [];
    for (const { correction, outcome } of corrected)
      told.push({
        what: await this.whatOf(correction),
        reason: correction.reason ?? undefined,
        ...{ askedBy: nameOf(correction.askedBy), decidedBy: nameOf(correction.decidedBy) },
        at: correction.decidedAt ?? correction.askedAt,
        effect: outcome
          ? `${formatNumber(outcome.moved)} người đổi hạng, ${formatNumber(outcome.prizesChanged)} người đổi giải`
          : undefined,
      });
    return told;
  }

  /** A question by its number: its words are secret as long as it is asked. A person by the code that the published file has. */
  private async whatOf({ kind, bankId, revisions, registrationId, article }: CorrectedRound['correction']): Promise<string> {
    const [[question, revision] = []] = Object.entries(revisions ?? {});
    if (bankId && question && revision) {
      const number = (await this.banks.byId(bankId)).items.findIndex((item) => item.question === question) + 1;
      return `Câu ${formatNumber(number)} của bộ đề: ${lowerFirst(wayInWords(revision))}`;
    }
    if (!registrationId) return CORRECTION_WORDS[kind];
    const person = await this.registrations.find(registrationId);
    return `Loại khỏi kết quả theo ${article ?? 'Thể lệ'}: người có mã dự thi ${person ? personCode(person.pseudonym) : '–'}`;
  }

  private async judging({ id, name }: Round, { parts }: RoundPaperFacts['ruleSet'], standing: Standing): Promise<PaperJudging> {
    const [sessions, inputs, decision] = [
      await this.sessions.closedOf(id),
      await this.inputs.of(standing.id),
      await this.tiers.holding(id),
    ];
    return {
      partName: parts.find(({ code }) => code === standing.summary.part)?.name ?? name,
      sessions: sessions.map(({ title, startsAt, openedAt, sha256 }) => ({ title, startedAt: openedAt ?? startsAt, sha256: sha256 ?? '' })),
      sheets: { counted: inputs?.body.judged?.sheets.count ?? 0, leftOut: inputs?.body.judged?.leftOut.count ?? 0 },
      decision: decision && { number: decision.decisionNumber, on: decision.decidedOn.split('-').toReversed().join('/') },
    };
  }

  private async judgedWinners(
    { running, round }: RoundStandings,
    ruleSet: RoundPaperFacts['ruleSet'],
    standing: Standing,
  ): Promise<PaperWinner[]> {
    const { awards } = standing.summary.prizes;
    const lines = await this.judgedLines.lines(standing.id, { count: awards.length, ranks: awards.map(({ rank }) => rank) });
    const byRank = new Map(lines.map((line) => [line.rank, line]));
    const names = await this.names.of(running, round.partCode, lines.map(({ submissionId }) => submissionId)); // prettier-ignore
    const places = ruleSet.prizes.map(({ code }) => code);
    return awards
      .toSorted((a, b) => places.indexOf(a.group) - places.indexOf(b.group) || a.rank - b.rank)
      .map(({ group, tier, rank }) => {
        const line = byRank.get(rank);
        const name = line && names.get(line.submissionId);
        return {
          fullName: name?.fullName ?? UNKNOWN,
          unit: name ? placeName({ name: name.unitName, place: name.unitPlace }) : '',
          ...{ group, tier, rank, points: Number(line?.points ?? 0), prediction: null, durationMs: 0 },
          work: name && `${name.title} (${name.number})`,
          decidedBy: line?.decidedBy ?? undefined,
          explanation: line?.explanation,
        };
      });
  }

  private async winners(
    { running: { contest }, round }: RoundStandings,
    ruleSet: RoundPaperFacts['ruleSet'],
    { standing }: Signing,
  ): Promise<PaperWinner[]> {
    const { awards } = standing.summary.prizes;
    // Each with the next one, above whom it stands.
    const ranks = [...new Set(awards.flatMap(({ rank }) => [rank, rank + 1]))];
    const lines = await this.standings.lines(standing.id, { count: ranks.length, ranks });
    const opensAt = round.opensAt.getTime();
    const explained = new Map(
      explainedLines(ruleSet, { ...quizSummary(standing.summary), opensAt }, lines).map((line) => [line.rank, line]),
    );
    const people = await this.registrations.peopleOf(contest.id, awards.map(({ person }) => person)); // prettier-ignore
    const places = ruleSet.prizes.map(({ code }) => code);
    return awards
      .toSorted((a, b) => places.indexOf(a.group) - places.indexOf(b.group) || a.rank - b.rank)
      .map(({ group, tier, person, rank }) => {
        const [known, line] = [people.get(person), explained.get(rank)];
        return {
          fullName: known?.fullName ?? UNKNOWN,
          unit: known ? placeName({ name: known.unitName, place: known.unitPlace }) : '',
          ...{ group, tier, rank },
          points: Number(line?.points ?? 0),
          prediction: toNumber(line?.prediction),
          durationMs: Number(line?.durationMs ?? 0),
          decidedBy: line?.decidedBy ?? undefined,
          explanation: line?.explanation,
        };
      });
  }
}

const toNumber = (text: string | null | undefined): number | null => (typeof text === 'string' ? Number(text) : null);

/** What speaks against using papers of this standing, to follow "vì". */
function voidReason({ state }: Round, { isReturned }: Signing): string | undefined {
  if (state === 'annulled') return 'đợt thi đã bị hủy';
  if (state === 'settling') return 'bảng xếp hạng đang được lập lại';
  return isReturned ? 'bảng xếp hạng đã bị trả lại' : undefined;
}

function versionOf({ standing: { version, computedAt, sha256, reason }, isReturned }: Signing): PaperVersion {
  return { version, computedAt, sha256, reason: reason ?? undefined, isReturned };
}

function alterationOf(
  { kind, roundId, notice, reason, askedBy, askedAt, decidedBy, decidedAt }: RoundAlteration,
  round: Round,
  nameOf: NameOf,
): PaperAlteration {
  const deed = decidedBy
    ? { askedBy: nameOf(askedBy), decidedBy: nameOf(decidedBy), at: decidedAt ?? askedAt }
    : { decidedBy: nameOf(askedBy), at: askedAt };
  return { notice, ...deed, ...(kind === 'annul' && roundId !== round.id && { annulledBecause: reason }) };
}

function peopleOf(draw: DrawState | undefined): AccountId[] {
  if (!draw) return [];
  return [
    ...(draw.entry ? [draw.entry.enteredBy] : []),
    ...draw.witnesses.map(({ accountId }) => accountId),
    ...draw.refused.flatMap(({ refusedBy }) => refusedBy ?? []),
  ];
}

function drawOf({ draw, entry, witnesses, refused, seed }: DrawState, nameOf: NameOf, teamOf: (code: string) => string): PaperDraw {
  const { commitmentText, sha256, committedAt, listCount, listSha256, frozenAt } = draw;
  return {
    source: /^Nguồn của mã bốc thăm: (.*)$/m.exec(commitmentText)?.[1] ?? '',
    commitmentSha256: sha256,
    committedAt,
    list: frozenAt && listSha256 ? { people: listCount ?? 0, sha256: listSha256, frozenAt } : undefined,
    seed:
      seed && entry
        ? {
            ...{ value: entry.seedValue, url: entry.evidenceUrl, enteredAt: entry.enteredAt, enteredBy: nameOf(entry.enteredBy) },
            witnesses: witnesses.map(({ accountId, team, witnessedAt }) => ({
              fullName: nameOf(accountId),
              team: teamOf(team),
              at: witnessedAt,
            })),
          }
        : undefined,
    refused: refused.map(({ seedValue, refusedBy, refusedBecause }) => ({
      value: seedValue,
      by: nameOf(refusedBy),
      reason: refusedBecause ?? '',
    })),
  };
}
