import { Injectable } from '@nestjs/common';
import { type RunningContest, unitDay } from '#contests';
import { Clock, isUuid } from '#kernel';
import { type Basis, type Unit, type UnitId, UnitRegister } from '#units';
import { basesFor } from './domain/bases.js';
import { askedFields } from './domain/asked-fields.js';
import { type DraftAnswers, type FieldFault, readWho } from './domain/draft-answers.js';
import { type GuardianReading, readGuardian } from './domain/guardian-answers.js';
import { needsGuardian } from './domain/minority.js';
import { type NewRegistration, Registrations } from './registrations.service.js';

/** What the answers of a registration amount to: somebody who may enter, what is wrong with fields, or why the rules say no. */
export type ApplicationReading = { applicant: NewRegistration } | { faults: FieldFault[] } | { refusals: string[] };

/** The steps of registering before the code: the same whether pages or programs ask. */
@Injectable()
export class RegistrationSteps {
  constructor(
    private readonly registrations: Registrations,
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

  /** The unit that was chosen; undefined when there is none, or none that one may count for by this basis. */
  async unit(running: RunningContest, answers: DraftAnswers): Promise<Unit | undefined> {
    if (!isUuid(answers.unitId)) return undefined;
    const unit = await this.units.findById(answers.unitId as UnitId);
    return unit?.bases.includes(this.basis(running, answers)) ? unit : undefined;
  }

  /** Units of the contest's day whose name or place contains what was typed. */
  async findUnits(running: RunningContest, text: string, basis: Basis): Promise<Unit[]> {
    return this.units.search({ text, basis, day: unitDay(running) });
  }

  /** All steps at once: who, which unit, and what the rules say. */
  async read(running: RunningContest, answers: DraftAnswers): Promise<ApplicationReading> {
    const [reading, unit] = [this.who(running, answers), await this.unit(running, answers)];
    const unitFaults: FieldFault[] = unit ? [] : [{ field: 'unit', text: 'Hãy gõ tên rồi chọn một nơi trong danh sách.' }];
    if ('faults' in reading) return { faults: [...reading.faults, ...unitFaults] };
    if (!unit) return { faults: unitFaults };
    const applicant = { ...reading.who, basis: this.basis(running, answers), unit };
    // Whoever may not enter is told so before somebody else is asked for consent.
    const { eligible, reasons } = await this.registrations.eligibility(running, applicant);
    if (!eligible) return { refusals: reasons.map((reason) => reason.sentence) };
    const consent = this.guardian(running, reading.who.birthDate, answers);
    if (consent && 'faults' in consent) return { faults: consent.faults };
    const guardian: GuardianReading | undefined = consent?.guardian;
    return { applicant: { ...applicant, guardian } };
  }
}
