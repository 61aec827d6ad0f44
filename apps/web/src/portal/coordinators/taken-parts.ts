import type { RunningContest } from '#contests';
import { submissionPart, type UnitParticipation } from '#submissions';
import type { AtWork } from './coordinator-desk.js';
import type { PartTaken } from './taking-part-presenter.js';

/** Whether people take part by sending something in and in no other way. */
export const isOfEntriesAlone = ({ rounds, receiving }: RunningContest): boolean => rounds.length === 0 && receiving.length > 0;

/** What people of a unit have sent to each part that receives, and what the plan asks of the unit there. */
export async function takenParts(
  participation: UnitParticipation,
  { running, unit }: Pick<AtWork, 'running' | 'unit'>,
): Promise<PartTaken[]> {
  const taken: PartTaken[] = [];
  for (const { partCode } of running.receiving) {
    const part = submissionPart(running.ruleSet, partCode);
    if (part) taken.push({ running, part, ...(await participation.ofUnit(running, part.code, unit)) });
  }
  return taken;
}
