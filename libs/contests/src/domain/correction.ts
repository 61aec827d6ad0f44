import { capitalise, type RoundId } from '#kernel';
import { canonicalJson, type Part, planForm, type RuleSet, type ScheduledRound } from '#rules';
import type { Round } from '../entities/round.entity.js';
import type { StandingInTheWay } from './not-yet-run.js';
import { type PlannedRound, plannedRounds } from './planned-rounds.js';

type Known = Pick<Round, 'id' | 'partCode' | 'code' | 'name' | 'opensAt' | 'closesAt' | 'publishesAt' | 'state'>;

/** What may be said anew at any time: it decides nothing about attempts, standings and prizes. Whatever is not named stays. */
const ALWAYS_OPEN: ReadonlySet<string> = new Set([
  'provenance',
  'open',
  'contest',
  'authorities',
  'references',
  'teams',
  'launch',
  'registration',
  'obligations',
  'appeals',
  'ceremony',
  'targets',
  'units',
  'texts',
  // Looked at entry by entry below.
  'code',
  'parts',
  'prizes',
  'collective',
]);
const OPEN_IN_A_PART: ReadonlySet<string> = new Set(['name', 'format', 'study', 'rounds', 'receiving', 'appraising']);

/** States of a round that nobody has been able to enter yet. */
const UNOPENED: readonly Round['state'][] = ['draft', 'checked', 'scheduled'];

/** Whether somebody may have taken part in a round already. */
export function hasOpened({ state, opensAt }: Pick<Round, 'state' | 'opensAt'>, now: Date): boolean {
  return !UNOPENED.includes(state) || opensAt <= now;
}

/**
 * What a correction of published rules may not do: move a round that has opened, or change what decides its result. So
 * whatever was begun or sealed under a version comes out as that version says, whichever version is in force.
 * @param altered rounds to which people have done something besides the rules, see `RoundAlterations.touched`: these stay, too
 */
export function correctionProblems(
  before: RuleSet,
  after: RuleSet,
  { rounds, altered, now }: { rounds: readonly Known[]; altered: ReadonlySet<RoundId>; now: Date },
): StandingInTheWay[] {
  const opened = rounds.filter((round) => hasOpened(round, now));
  const titleOf = (key: string): string => planForm({}).fields.find(({ path }) => path === key)?.title ?? key;
  const problems: StandingInTheWay[] = [];
  if (before.code !== after.code)
    problems.push({ path: 'code', sentence: `Mã kế hoạch giữ nguyên là “${before.code}”: các bản sửa của một cuộc thi chung một mã.` });
  for (const round of rounds) if (altered.has(round.id) && !hasOpened(round, now)) problems.push(...alteredProblems(round, after));
  if (opened.length === 0) return problems;
  if (before.contest.unitsAt !== after.contest.unitsAt) problems.push(kept('contest.unitsAt', 'Ngày lấy danh mục đơn vị'));
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!ALWAYS_OPEN.has(key) && !isSame(before[key as keyof RuleSet], after[key as keyof RuleSet])) problems.push(kept(key, titleOf(key)));
  }
  const parts = new Set(opened.map(({ partCode }) => partCode));
  for (const key of ['prizes', 'collective'] as const) {
    const concerned = (ruleSet: RuleSet): unknown =>
      (ruleSet[key] as readonly { part?: string }[]).filter(({ part }) => !part || parts.has(part));
    if (!isSame(concerned(before), concerned(after))) problems.push(kept(key, titleOf(key)));
  }
  for (const code of parts) problems.push(...partProblems(code, before, after));
  for (const round of opened) problems.push(...roundProblems(round, before, after));
  return problems;
}

/** What a ward can have of its own that decides anything: attempts, papers and results are its city's. */
const DECIDED_BY_A_WARD = ['prizes', 'collective'] as const;

/**
 * The same of what a ward has made its own of its city's contest: its number, targets, units and words at any time, its prizes
 * while no round of theirs has opened. What comes from the city is the city's to correct.
 * @param own the settings that the ward has written itself, before or now
 */
export function deploymentProblems(
  before: RuleSet,
  after: RuleSet,
  { own, rounds, now }: { own: readonly string[]; rounds: readonly Known[]; now: Date },
): StandingInTheWay[] {
  const decided = DECIDED_BY_A_WARD.filter((key) => own.includes(key)).map((key) => [key, before[key]] as const);
  return correctionProblems({ ...after, ...Object.fromEntries(decided), code: before.code }, after, { rounds, altered: new Set(), now });
}

function partProblems(code: string, before: RuleSet, after: RuleSet): StandingInTheWay[] {
  const [was, at] = [before.parts.find((part) => part.code === code), after.parts.findIndex((part) => part.code === code)];
  const is = after.parts[at];
  if (!was) return [];
  if (!is) return [{ path: 'parts', sentence: `Phần thi “${was.name}” đã có đợt mở nên không bỏ được.` }];
  const form = planForm(after).fields.find(({ path }) => path === 'parts');
  const own = form?.kind === 'list' ? form.entries[at]?.field : undefined;
  const titles = own?.kind === 'variant' || own?.kind === 'group' ? own.fields : [];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => !OPEN_IN_A_PART.has(key));
  return keys
    .filter((key) => !isSame(was[key as keyof Part], is[key as keyof Part]))
    .map((key) => {
      const path = `parts[${at}].${key}`;
      return kept(path, `${is.name}: ${titles.find((field) => field.path === path)?.title ?? key}`);
    });
}

function roundProblems(round: Known, before: RuleSet, after: RuleSet): StandingInTheWay[] {
  const at = after.parts.findIndex(({ code }) => code === round.partCode);
  if (at < 0) return [];
  const planned = plannedAs(round, after);
  const path = `parts[${at}].${planned?.kind === 'receiving' ? 'receiving' : 'rounds'}`;
  if (!planned) return [{ path, sentence: `${capitalise(round.name)} đã mở nên không bỏ được. Hãy giữ đợt này trong kế hoạch.` }];
  const plannedBefore = plannedAs(round, before);
  // A round that was extended, or runs again, has other times than either version.
  if (isSameTime(round, planned) || (plannedBefore && isSamePlan(plannedBefore, planned))) return [];
  return [{ path, sentence: `${capitalise(round.name)} đã mở: giờ mở, giờ đóng và giờ công bố giữ như bản đang dùng.` }];
}

/** What people have done to a round stays written down, and with it the round. */
function alteredProblems(round: Known, after: RuleSet): StandingInTheWay[] {
  const at = after.parts.findIndex(({ code }) => code === round.partCode);
  if (plannedAs(round, after)) return [];
  const sentence = `${capitalise(round.name)} đã được gia hạn, tạm dừng, thi lại hoặc đề nghị hủy nên không bỏ khỏi kế hoạch được. Hãy giữ đợt này trong kế hoạch; nếu không tổ chức nữa, hãy hủy đợt ở trang của đợt thi.`;
  return [{ path: at < 0 ? 'parts' : `parts[${at}].rounds`, sentence }];
}

function plannedAs({ partCode, code }: Known, ruleSet: RuleSet): PlannedRound | undefined {
  return plannedRounds(ruleSet).find((planned) => planned.part === partCode && planned.code === code);
}

function isSameTime({ opensAt, closesAt, publishesAt }: Known, { opens, closes, publishes }: ScheduledRound): boolean {
  return opensAt.getTime() === opens && closesAt.getTime() === closes && (publishesAt?.getTime() ?? null) === publishes;
}

function isSamePlan(a: ScheduledRound, b: ScheduledRound): boolean {
  return a.opens === b.opens && a.closes === b.closes && a.publishes === b.publishes;
}

function kept(path: string, title: string): StandingInTheWay {
  return { path, sentence: `“${title}” giữ như bản đang dùng: đã có đợt thi mở theo quy định ấy. Muốn đổi, hãy lập một cuộc thi mới.` };
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
