import type { Round, RunningContest } from '#contests';
import { type AssignmentId, Assignments, BlindCopies, Councils, DeskLists, JudgingPhases, type NewSeat } from '#judging';
import { type AccountId, parseLocal } from '#kernel';
import type { SubmissionId } from '#submissions';
import { asSuperuser } from '../support/query.js';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import type { Place, TestSite } from '../support/test-site.js';
import { aMember } from './a-member.js';
import { aPlaceWithContest } from './a-tenant-with-contest.js';
import { aReceivedRound, aSubmittedEssay, rulesWithJudging } from './judged-submissions.js';

/** Code of the only phase. */
export const PHASE = 'cham-thi';
export const WHILE_JUDGING = parseLocal('2024-10-22 08:00')!;

export interface SeatedJudge {
  browser: SiteClient & { readonly accountId: AccountId };
  /** In the order of the entry numbers. */
  entries: { id: AssignmentId; number: number }[];
}

/** A place where a phase is being judged: the round received, copies let out, judges assigned to everything. */
export interface JudgingPlace {
  tenant: Place;
  running: RunningContest;
  round: Round;
  secretary: AccountId;
  judges: SeatedJudge[];
  submissions: SubmissionId[];
}

type Essay = Parameters<typeof aSubmittedEssay>[2];

export async function aJudgingPlace(
  site: TestSite,
  {
    phase = {},
    essays = [{}, {}],
    seats = [{}],
  }: {
    phase?: NonNullable<Parameters<typeof rulesWithJudging>[0]>[number];
    essays?: readonly Essay[];
    seats?: readonly Partial<NewSeat>[];
  } = {},
): Promise<JudgingPlace> {
  const ruleSet = rulesWithJudging([{ judges: seats.length, blind: true, ...phase }]);
  const { tenant, running } = await aPlaceWithContest(site, { time: WHILE_JUDGING, ruleSet });
  const round = await aReceivedRound(running);
  const secretary = await aMember(tenant.id, ['author']);
  const submissions: SubmissionId[] = [];
  for (const essay of essays) submissions.push((await aSubmittedEssay(tenant.id, round, essay)) as SubmissionId);
  const browsers: SeatedJudge['browser'][] = [];
  for (const seat of seats) {
    const browser = await aStaffMember(site, tenant.id, ['judge'], { fullName: 'Đàm Giám Khảo' });
    browsers.push(browser);
    await site.as(tenant.id, () =>
      site
        .get(Councils)
        .appoint(running.contest.id, { council: 'ban-cham', role: 'member', ...seat, accountId: browser.accountId }, secretary),
    );
  }
  const judges = await site.as(tenant.id, async () => {
    await site.get(JudgingPhases).prepare(round.id, PHASE, secretary);
    const { sha256 } = await site.get(Assignments).preview(round.id, PHASE);
    await site.get(Assignments).apply(round.id, PHASE, sha256, secretary);
    await site.get(BlindCopies).makeWaiting(10_000);
    const numbers = await asSuperuser<{ n: number }>('select entry_number as n from judged_entries where round_id = $1', [round.id]);
    if (phase.blind !== false) {
      const read = await site.get(BlindCopies).hashes(
        round.id,
        PHASE,
        numbers.map(({ n }) => n),
      );
      await site.get(BlindCopies).release(round.id, PHASE, read, secretary);
    }
    await site.get(JudgingPhases).open(round.id, PHASE, secretary);
    const seated: SeatedJudge[] = [];
    for (const browser of browsers) {
      const desk = await site.get(DeskLists).page(browser.accountId, ([phase]) => phase, { skip: 0, limit: 5_000 });
      seated.push({
        browser,
        entries: (desk?.lines ?? []).map(({ assignmentId, entryNumber }) => ({ id: assignmentId, number: entryNumber })),
      });
    }
    return seated;
  });
  return { tenant, running, round, secretary, judges, submissions };
}
