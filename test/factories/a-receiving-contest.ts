import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { Round, RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import type { RuleSet } from '#rules';
import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import {
  DECLARATIONS,
  EMPTY_DRAFT,
  type Submission,
  SubmissionDrafts,
  type SubmissionDraft,
  Submissions,
  type SubmissionVersion,
} from '#submissions';
import type { DatabaseContext } from '../support/database-context.js';
import { aTenantWithContest } from './a-tenant-with-contest.js';

/** In the middle of the time in which the essay part of `rulesThatReceive` receives. */
export const WHILE_RECEIVING = parseLocal('2024-10-22 08:00')!;
/** Its end: from then on nothing is taken. */
export const RECEIVING_ENDS = parseLocal('2024-11-01 00:00')!;
export const PART = 'bai-viet';

/** A rule set with a quiz and an essay part that receives from 21/10/2024 until the end of 31/10/2024. */
export function rulesThatReceive(
  part: Partial<Parameters<typeof anEssayPart>[0]> = {},
  rest: Partial<Parameters<typeof aRuleSet>[0]> = {},
): RuleSet {
  const essay = anEssayPart({ code: PART, receiving: { opens: '2024-10-21', closes: 'hết ngày 2024-10-31' }, ...part });
  return aRuleSet({ parts: [aQuizPart(), essay], ...rest });
}

/** A tenant with such a contest, receiving now. */
export async function aReceivingContest(
  context: DatabaseContext,
  ruleSet: RuleSet = rulesThatReceive(),
): Promise<{ tenantId: TenantId; running: RunningContest; round: Round }> {
  const { tenantId, running } = await aTenantWithContest(context, { time: WHILE_RECEIVING, ruleSet });
  return { tenantId, running, round: running.receiving[0]! };
}

/** A draft that lacks nothing a part without conditions wants. */
export function aDraft(overrides: Partial<SubmissionDraft> = {}): SubmissionDraft {
  return { ...EMPTY_DRAFT, title: 'Bộ phận một cửa lưu động', authorKind: 'individual', isOriginal: true, ...overrides };
}

/** What the person has written, kept and sent, in the tenant's scope. */
export async function aSentSubmission(
  source: Pick<INestApplicationContext, 'get'>,
  running: RunningContest,
  registration: Registration,
  draft: SubmissionDraft = aDraft({ sections: [{ code: 'noi-dung', text: 'Một hai ba bốn năm.' }] }),
  part = PART,
): Promise<{ submission: Submission; version: SubmissionVersion }> {
  const [drafts, submissions] = [source.get(SubmissionDrafts, { strict: false }), source.get(Submissions, { strict: false })];
  const { id, draftRevision } = await drafts.open(running, part, registration);
  const kept = await drafts.save(id, registration.id, { revision: draftRevision, draft });
  const version = await submissions.send(running, id, registration, {
    revision: kept.revision,
    key: randomUUID(),
    place: 'Lâm Đồng',
    declared: DECLARATIONS,
  });
  return { submission: await drafts.of(id, registration.id), version };
}
