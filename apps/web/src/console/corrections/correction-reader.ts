import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import { AppealCorrections } from '#appeals';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import type { Round, RunningContest } from '#contests';
import { SealedBanks } from '#questions';
import { Registrations } from '#registrations';
import { CorrectionError, type CorrectionId, Corrections, type ResultCorrection } from '#results';
import type { SubmissionId } from '#submissions';
import { UnitRegister } from '#units';
import { JudgedNames } from '../results/judged-names.js';
import { resultRounds } from '../results/result-round.js';
import type { CorrectionFacts } from './correction-page.js';

/** Gathers what the page of a correction shows. */
@Injectable()
export class CorrectionReader {
  constructor(
    private readonly corrections: Corrections,
    private readonly appealed: AppealCorrections,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly judged: JudgedNames,
    private readonly units: UnitRegister,
    private readonly accounts: Accounts,
    private readonly audit: AuditTrail,
  ) {}

  /** Names and keys stand in it: whoever looks is written down. @throws CorrectionError NO_CORRECTION, also for one of another round */
  async facts(running: RunningContest, round: Round, id: CorrectionId, me: Principal): Promise<CorrectionFacts> {
    const whole = await this.corrections.find(id);
    if (!whole.rounds.some(({ roundId }) => roundId === round.id)) throw new CorrectionError('NO_CORRECTION');
    const { correction, rounds } = whole;
    await this.audit.recordRead({
      actor: me.accountId,
      action: 'correction.read',
      subject: { kind: 'correction', id },
      details: { round: round.id },
    });
    const disqualified = correction.registrationId ? (await this.registrations.find(correction.registrationId))?.pseudonym : undefined;
    const people = rounds.flatMap(({ outcome }) => outcome?.moves.map(({ person }) => person) ?? []);
    const staff = [correction.askedBy, ...(correction.decidedBy ? [correction.decidedBy] : [])];
    return {
      ...{ round, whole, disqualified },
      ruleSet: running.ruleSet,
      rounds: resultRounds(running),
      doubted: await this.doubted(correction),
      appeals: await this.appealed.ledTo(id),
      names: await this.registrations.peopleOf(running.contest.id, [...people, ...(disqualified ? [disqualified] : [])]),
      submissions: round.kind === 'receiving' ? await this.judged.of(running, round.partCode, [...people, ...(correction.submissionId ? [correction.submissionId] : [])] as SubmissionId[]) : new Map(), // prettier-ignore
      unitNames: await this.unitNames(running, whole.rounds.some(({ outcome }) => outcome?.collective.some(({ units }) => units.length > 0))), // prettier-ignore
      staff: await this.accounts.findMany(staff),
      me: me.accountId,
      maySwitch: me.permissions.has(Permission.ApproveStanding),
    };
  }

  /** @throws CorrectionError NO_CORRECTION for one of another round */
  async refuseStranger(round: Round, id: CorrectionId): Promise<void> {
    if (!(await this.corrections.ofRound(round.id)).some((one) => one.id === id)) throw new CorrectionError('NO_CORRECTION');
  }

  private async doubted({ bankId, revisions, keyVersion }: ResultCorrection): Promise<CorrectionFacts['doubted']> {
    const [[question, revision] = []] = Object.entries(revisions ?? {});
    if (!bankId || !question || !revision) return undefined;
    const item = (await this.banks.byId(bankId)).items.find((one) => one.question === question);
    // As it stood before, also once it holds.
    const { key } = keyVersion ? await this.banks.keyVersion(bankId, keyVersion - 1) : await this.banks.key(bankId);
    return item && { item, revision, right: key[question] ?? [] };
  }

  private async unitNames({ ruleSet }: RunningContest, isAsked: boolean): Promise<ReadonlyMap<string, string>> {
    return new Map(isAsked ? (await this.units.list(ruleSet.contest.unitsAt)).map(({ code, name }) => [code, name]) : []);
  }
}
