import type { INestApplicationContext } from '@nestjs/common';
import { ContestPublisher, ContestReader, type RunningContest } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { type NewQuestion, QuestionBank } from '#questions';
import { type NewRegistration, type Registration, Registrations } from '#registrations';
import type { RuleSet } from '#rules';
import { aRuleSet } from '#rules/testing';
import { type Unit, type UnitId, UnitRegister } from '#units';

type Source = Pick<INestApplicationContext, 'get'>;
const from = <T>(source: Source, token: new (...args: never[]) => T): T => source.get(token, { strict: false });

/** A published contest of the tenant in scope, with units, and a sealed bank of as many questions as asked for. */
export async function aRunningContest(
  source: Source,
  { ruleSet = aRuleSet(), questions = 10 }: { ruleSet?: RuleSet; questions?: number | NewQuestion[] } = {},
): Promise<RunningContest> {
  await from(source, UnitRegister).enter([
    {
      code: '672',
      kind: 'city',
      name: 'Thành phố Đà Lạt',
      aboveCodes: ['68'],
      bases: ['workplace'],
      validFrom: '2015-01-01',
      validTo: '2025-07-01',
    },
    {
      code: '24769',
      kind: 'ward',
      name: 'Phường 9',
      place: 'thành phố Đà Lạt',
      parentCode: '672',
      bases: ['residence', 'workplace'],
      validFrom: '2015-01-01',
      validTo: '2025-07-01',
    },
    {
      code: '24778',
      kind: 'ward',
      name: 'Phường 10',
      place: 'thành phố Đà Lạt',
      parentCode: '672',
      bases: ['residence', 'workplace'],
      validFrom: '2015-01-01',
      validTo: '2025-07-01',
    },
  ]);
  const contestId: ContestId = await from(source, ContestPublisher).publish({ slug: '2024', ruleSet });
  await from(source, QuestionBank).add(typeof questions === 'number' ? someQuestions(questions, ruleSet) : questions);
  await from(source, QuestionBank).seal(contestId, ruleSet);
  return from(source, ContestReader).running();
}

/** So many questions on the contest's topics in turn. */
function someQuestions(count: number, { topics }: RuleSet): NewQuestion[] {
  return Array.from({ length: count }, (_, n) => ({
    code: `Q-${String(n + 1).padStart(3, '0')}`,
    topic: topics[n % topics.length]?.code ?? 'the-che',
    difficulty: 'easy',
    text: `Câu hỏi số ${n + 1}?`,
    options: ['Một', 'Hai', 'Ba', 'Bốn'],
    key: [n % 4],
    explanation: 'Vì thế.',
    source: 'Văn bản mẫu',
  }));
}

let people = 0;

/** A registered contestant of the contest, living in Phường 9; a new person each time. */
export async function aContestant(
  source: Source,
  running: RunningContest,
  overrides: Partial<NewRegistration> = {},
): Promise<{ accountId: AccountId; registration: Registration; unit: Unit }> {
  people += 1;
  const unit = await unitNamed(source, 'Phường 9');
  const registrations = from(source, Registrations);
  const { accountId } = await registrations.register(running, {
    fullName: `Người Thi ${people}`,
    birthDate: '1962-07-07',
    contact: { kind: 'email', value: `nguoi-thi-${people}@vidu.vn` },
    audience: running.ruleSet.audiences[0]?.code ?? '',
    basis: 'residence',
    unit,
    publishesName: true,
    ...overrides,
  });
  const registration = await registrations.findOf(accountId, running.contest.id);
  if (!registration) throw new Error('The registration is missing.');
  return { accountId, registration, unit };
}

/** A unit of the tenant in scope by its name. */
export async function unitNamed(source: Source, name: string): Promise<Unit> {
  const [unit] = await from(source, UnitRegister).search({ text: name, basis: 'residence', day: '2024-10-21' });
  if (!unit) throw new Error(`There is no unit ${name}.`);
  return unit;
}

/** Ids that belong to nobody. */
export const NOBODY = '00000000-0000-7000-8000-000000000000' as AccountId & UnitId;
