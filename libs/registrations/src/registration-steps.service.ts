import { Injectable } from '@nestjs/common';
import { Accounts } from '#accounts';
import { type RunningContest, unitDay } from '#contests';
import { type AccountId, Clock, foldVietnamese, isUuid } from '#kernel';
import type { EligibilityReason } from '#rules';
import { type Basis, isValidOn, type Unit, type UnitId, UnitRegister } from '#units';
import { basesFor } from './domain/bases.js';
import { askedFields } from './domain/asked-fields.js';
import { type DraftAnswers, type FieldFault, readWho, type WhoReading } from './domain/draft-answers.js';
import { type GuardianReading, readGuardian } from './domain/guardian-answers.js';
import { needsGuardian } from './domain/minority.js';
import { type NewRegistration, Registrations } from './registrations.service.js';

/** What the answers of a registration amount to: somebody who may enter, what is wrong with fields, or why the rules say no. */
export type ApplicationReading = { applicant: NewRegistration } | { faults: FieldFault[] } | { refusals: readonly EligibilityReason[] };

/** The steps of registering before the code: the same whether pages or programs ask. */
@Injectable()
export class RegistrationSteps {
  constructor(
    private readonly registrations: Registrations,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  /** The first step alone: who it is. */
  who({ ruleSet }: RunningContest, answers: DraftAnswers): ReturnType<typeof readWho> {
    const audiences = ruleSet.audiences.map((audience) => audience.code);
    return readWho(answers, { audiences, asked: askedFields(ruleSet), today: this.clock.now() });
  }

  /** Who consents for a child: undefined where nobody has to, otherwise the guardian or what is wrong. */
  guardian({ ruleSet }: RunningContest, birthDate: string, answers: DraftAnswers): ReturnType<typeof readGuardian> | undefined {
    return needsGuardian(ruleSet, birthDate) ? readGuardian(answers) : undefined;
  }

  /** What the person counts by: as wished, where the audience leaves a choice. */
  basis({ ruleSet }: RunningContest, answers: DraftAnswers): Basis {
    const bases = basesFor(ruleSet, answers.audience);
    return bases.find((basis) => basis === answers.basis) ?? bases[0] ?? 'residence';
  }

  /** The unit that was chosen; undefined when there is none, or none that one may count for by this basis on the contest's day. */
  async unit(running: RunningContest, answers: DraftAnswers): Promise<Unit | undefined> {
    if (!isUuid(answers.unitId)) return undefined;
    const unit = await this.units.findById(answers.unitId as UnitId);
    return unit?.bases.includes(this.basis(running, answers)) && isValidOn(unit, unitDay(running)) ? unit : undefined;
  }

  /** Units of the contest's day whose name or place contains what was typed. */
  async findUnits(running: RunningContest, text: string, basis: Basis): Promise<Unit[]> {
    return this.units.search({ text, basis, day: unitDay(running) });
  }

  /**
   * All steps at once: who, which unit, and what the rules say. That somebody is on a team or a list, or has written questions,
   * is said only once a code has confirmed the contact, or to whoever is signed in as that person: anybody may type another's
   * name and date of birth. A throttle instead would let the curious ask about a few, and would in the end keep it from honest
   * people in a hall with one address; a code more costs the few whom it concerns a minute.
   * @param signedIn who is signed in where the answers come from; it may be somebody else who helps
   * @param isConfirmed whether a code has confirmed the contact
   */
  async read(
    running: RunningContest,
    answers: DraftAnswers,
    { signedIn, isConfirmed = false }: { signedIn?: AccountId | undefined; isConfirmed?: boolean } = {},
  ): Promise<ApplicationReading> {
    const [reading, unit] = [this.who(running, answers), await this.unit(running, answers)];
    const unitFaults: FieldFault[] = unit ? [] : [{ field: 'unit', text: 'Hãy gõ tên rồi chọn một nơi trong danh sách.' }];
    if ('faults' in reading) return { faults: [...reading.faults, ...unitFaults] };
    if (!unit) return { faults: unitFaults };
    const own = await this.ownAccount(reading.who, signedIn);
    const applicant = { ...reading.who, ...own, basis: this.basis(running, answers), unit };
    // Whoever may not enter is told so before somebody else is asked for consent.
    const isThemselves = isConfirmed || own.accountId !== undefined;
    const { eligible, reasons } = isThemselves
      ? await this.registrations.eligibility(running, applicant)
      : this.registrations.eligibilityOfAnyone(running, applicant);
    if (!eligible) return { refusals: reasons };
    const consent = this.guardian(running, reading.who.birthDate, answers);
    if (consent && 'faults' in consent) return { faults: consent.faults };
    const guardian: GuardianReading | undefined = consent?.guardian;
    return { applicant: { ...applicant, guardian } };
  }

  /** The account that is signed in, if it is the person's own, with its level of electronic identity. */
  private async ownAccount(
    { fullName, birthDate }: WhoReading,
    signedIn: AccountId | undefined,
  ): Promise<Pick<NewRegistration, 'accountId' | 'identityLevel'>> {
    const account = signedIn && (await this.accounts.findById(signedIn));
    if (account?.nameKey !== foldVietnamese(fullName) || account.birthDate !== birthDate) return {};
    return { accountId: account.id, identityLevel: await this.accounts.identityLevelOf(account.id) };
  }
}
