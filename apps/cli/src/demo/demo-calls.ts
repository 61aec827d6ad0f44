import type { INestApplicationContext } from '@nestjs/common';
import { NominationCalls, type RunningContest, unitDay } from '#contests';
import { scheduleOf } from '#rules';
import { UnitRegister } from '#units';
import { demoEditions } from './demo-editions.js';

/**
 * Opens the call for nominations that goes with a contest of the demo, in the scope of its tenant: every agency may
 * nominate until entries are no longer received. A contest without one, or whose time is over, gets none.
 */
export async function loadCall(context: INestApplicationContext, slug: string, running: RunningContest, now: Date): Promise<void> {
  const wanted = demoEditions().calls[slug];
  const part = scheduleOf(running.ruleSet).find(({ receiving }) => receiving !== null);
  const closes = part?.receiving?.closes;
  if (!wanted || !part || !closes || closes <= now.getTime()) return;
  const calls = context.get(NominationCalls);
  const { title, note, atLeast, atMost } = wanted;
  const call = { contestId: running.contest.id, partCode: part.part, title, note, kinds: ['entry' as const], closesAt: new Date(closes) };
  const id = await calls.open(call, null);
  const agencies = (await context.get(UnitRegister).list(unitDay(running))).filter(({ bases }) => !bases.includes('residence'));
  for (const { id: unitId } of agencies) await calls.invite(id, { to: { unitId }, atLeast, atMost }, null);
}
