import { Injectable } from '@nestjs/common';
import { type RunningContest, unitDay } from '#contests';
import { type DutyOfUnit, dutiesOf, type Obligation, submissionColumns } from '#rules';
import { type Unit, UnitRegister } from '#units';
import { receivingPart } from './submission-drafts.service.js';
import { SubmissionReading } from './submission-reading.service.js';

/** What the plan asks of units, and how each stands with it. */
export interface UnitDuty {
  obligation: Obligation;
  /** By name of the unit; those that lack something say what. */
  units: { unit: Unit; duty: DutyOfUnit }[];
}

/** Which agencies have taken part in a part of submissions, and which are missing. */
@Injectable()
export class UnitParticipation {
  constructor(
    private readonly reading: SubmissionReading,
    private readonly units: UnitRegister,
  ) {}

  /**
   * What each unit that people work in has done of what the plan asks, its sub-units included; one entry for each obligation of the part.
   * @throws SubmissionError NO_SUCH_PART, NOT_OPEN
   */
  async of(running: RunningContest, partCode: string): Promise<UnitDuty[]> {
    const { part, round } = receivingPart(running, partCode);
    const obligations = running.ruleSet.obligations.filter((one) => one.part === partCode);
    if (obligations.length === 0) return [];
    const columns = submissionColumns(partCode, await this.reading.ofRound(round.id));
    const all = await this.units.list(unitDay(running));
    const agencies = new Map(agenciesAmong(all).map((unit) => [unit.code, unit]));
    const units = all.map(({ code, codes, kind, headCount }) => ({ code, kind, parent: codes[1], headCount }));
    return obligations.map((obligation) => ({
      obligation,
      units: dutiesOf(obligation, part, columns, { units, accepts: ({ code }) => agencies.has(code) }).flatMap((duty) => {
        const unit = agencies.get(duty.facts.unit);
        return unit ? [{ unit, duty }] : [];
      }),
    }));
  }
}

/** Units that people work in and that belong to no other such unit of the register. */
function agenciesAmong(units: readonly Unit[]): Unit[] {
  const working = units.filter(({ bases }) => bases.includes('workplace'));
  const codes = new Set(working.map(({ code }) => code));
  return working.filter((unit) => !unit.codes.slice(1).some((above) => codes.has(above)));
}
