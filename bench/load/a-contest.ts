import type { INestApplicationContext } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule } from '#contests';
import { type RoundId, type TenantId, toLocalIso } from '#kernel';
import { QuestionBank, QuestionsModule } from '#questions';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { TenantContext } from '#tenancy';
import { TenantRegistry, TenantsModule } from '#tenants';
import { UnitRegister, UnitsModule } from '#units';

/** Questions of a paper, and of the bank. */
export const ITEMS = 20;
export const QUESTIONS = 200;
/** Code of the one round. */
export const ROUND = 'dot-1';

/** What `aContestIn` wants in its context. */
export const CONTEST_MODULES = [TenantsModule, AccessModule, AccountsModule, ContestsModule, UnitsModule, QuestionsModule];

type Part = ReturnType<typeof aQuizPart>;
type Rules = NonNullable<Parameters<typeof aRuleSet>[0]>;

/** A tenant with a contest of one round. */
export interface Contest {
  tenantId: TenantId;
  roundId: RoundId;
  host: string;
}

/** What benches take differently. */
export interface ContestWanted {
  /** How many wards there are: w1, w2, … */
  wards: number;
  /** Epoch milliseconds. */
  opensAt: number;
  closesAt: number;
  /** Of the part, besides its round and its paper. */
  part?: Partial<Part>;
  /** Of the rules besides; what hangs on the part gets its code. */
  rules?: (part: string) => Partial<Rules>;
}

/** A tenant of this short name whose contest asks twenty questions out of two hundred. */
export async function aContestIn(context: INestApplicationContext, slug: string, wanted: ContestWanted): Promise<Contest> {
  const host = `${slug}.localhost`;
  const tenantId = await context.get(TenantRegistry, { strict: false }).create({
    slug,
    name: 'Tỉnh Đo',
    shortName: 'Đo',
    hostBody: 'Ban Tổ chức',
    kind: 'province',
    hosts: [host],
    colours: { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' },
    drawings: { emblem: '<svg viewBox="0 0 64 74"><path d="M0 0h64v74H0z"/></svg>' },
  });
  const roundId = await context.get(TenantContext, { strict: false }).run({ tenantId }, () => fill(context, wanted));
  return { tenantId, roundId, host };
}

async function fill(context: INestApplicationContext, wanted: ContestWanted): Promise<RoundId> {
  await context.get(UnitRegister, { strict: false }).enter(
    Array.from({ length: wanted.wards }, (_, n) => ({
      code: `w${n + 1}`,
      kind: 'ward' as const,
      name: `Phường Đo ${n + 1}`,
      aboveCodes: ['68'],
      bases: ['residence' as const, 'workplace' as const],
      validFrom: '2015-01-01',
    })),
  );
  const ruleSet = rulesOf(wanted);
  const contestId = await context.get(ContestPublisher, { strict: false }).publish({ slug: 'do', ruleSet });
  const bank = context.get(QuestionBank, { strict: false });
  await bank.add(
    Array.from({ length: QUESTIONS }, (_, n) => ({
      code: `Q-${String(n + 1).padStart(3, '0')}`,
      topic: 'the-che',
      difficulty: 'easy' as const,
      text: `Câu hỏi số ${n + 1}: theo quy định hiện hành, cơ quan nào có thẩm quyền quyết định việc này?`,
      options: ['Ủy ban nhân dân cấp xã', 'Ủy ban nhân dân cấp tỉnh', 'Sở Nội vụ của tỉnh', 'Hội đồng nhân dân cấp tỉnh'],
      key: [n % 4],
      explanation: 'Vì thế.',
      source: 'Văn bản mẫu',
    })),
  );
  await bank.seal(contestId, ruleSet);
  const [round] = (await context.get(ContestReader, { strict: false }).running()).rounds;
  if (!round) throw new Error('The contest has no round.');
  return round.id;
}

function rulesOf({ opensAt, closesAt, part: more, rules }: ContestWanted): ReturnType<typeof aRuleSet> {
  const part = aQuizPart();
  return aRuleSet({
    contest: {
      name: 'Cuộc thi đo',
      shortTitle: 'Cuộc thi đo',
      organisers: ['Ủy ban nhân dân tỉnh Đo'],
      plan: { issuer: 'Ủy ban nhân dân tỉnh Đo', place: 'Đo' },
      scope: 'Toàn tỉnh.',
      format: 'Thi trắc nghiệm trực tuyến.',
      unitsAt: local(Date.now()).slice(0, 10),
    },
    parts: [
      {
        ...part,
        rounds: { code: 'listed', version: 1, rounds: [{ code: ROUND, name: 'Đợt 1', opens: local(opensAt), closes: local(closesAt) }] },
        paper: { ...part.paper, items: ITEMS, minutes: 60 },
        ...more,
      },
    ],
    ...rules?.(part.code),
  });
}

/** "2024-10-21 10:00" */
function local(ms: number): string {
  return toLocalIso(new Date(ms)).slice(0, 16).replace('T', ' ');
}
