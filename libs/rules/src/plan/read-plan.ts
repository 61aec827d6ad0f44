import type { z } from 'zod';
import { codeProblems } from './code-checks.js';
import { type Fault, formatPath, WHOLE_PLAN } from './fault.js';
import { inherit } from './inherit.js';
import { BY_BRANCH, issueSentence, numberForText } from './issue-sentence.js';
import { MOST_FAULTS } from './most-faults.js';
import { planProblems } from './plan-checks.js';
import { planSetting, planShape } from './plan-setting.js';
import { recordProvenance } from './provenance.js';
import type { RuleSet } from './rule-set.js';
import { unknownKey } from './setting.js';
import { quoted, shownValue } from './shown-value.js';
import type { Problem, SettingPath } from './strategy.js';
import { readYaml, type YamlSource } from './yaml-source.js';

export interface PlanFile {
  /** Name for faults. */
  file: string;
  source: string;
}

export interface ReadPlanOptions {
  /** Name of the file, for faults. */
  file: string;
  /** Finds the plan that `deploys` or `inherits` names; undefined when there is none. */
  loadParent?: (code: string) => PlanFile | undefined;
}

export type ReadPlanResult = { ruleSet: RuleSet; faults?: never } | { faults: Fault[]; ruleSet?: never };

/** More levels than province, city, ward and residential group are no cascade but a circle. */
const DEEPEST_CASCADE = 5;

/**
 * Reads a plan file into a rule set, or tells everything that is wrong with it, at once, in the order of the file. Never
 * throws on bad input.
 * @param source YAML
 */
export function readPlan(source: string, { file, loadParent = () => undefined }: ReadPlanOptions): ReadPlanResult {
  const read = readLevel({ file, source }, loadParent, 1);
  if (read.faults.length > 0) return { faults: inOrder(read.faults) };
  const parsed = planSetting.safeParse(read.value, { error: issueSentence });
  // Every part of the plan has passed its own check above, so this cannot fail.
  if (!parsed.success) throw new Error(`plan ${file} passed its checks but not its schema: ${parsed.error.message}`);
  return { ruleSet: { ...parsed.data, provenance: recordProvenance(parsed.data, read.value, read.origins) } };
}

interface Level {
  code: string;
  value: Record<string, unknown>;
  origins: ReadonlyMap<string, string>;
  faults: Fault[];
}

function readLevel(plan: PlanFile, loadParent: (code: string) => PlanFile | undefined, depth: number): Level {
  const { file } = plan;
  const { source, faults } = readYaml(plan.source, file);
  const empty: Level = { code: '', value: {}, origins: new Map(), faults };
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    if (faults.length === 0)
      faults.push(
        faultAt(source, file, [], 'tệp không chứa kế hoạch; kế hoạch phải là các thiết lập dạng “tên: giá trị”, bắt đầu bằng code'),
      );
    return empty;
  }
  const own = source.value as Record<string, unknown>;
  const code = typeof own['code'] === 'string' ? own['code'] : '';
  let value = own;
  let origins: ReadonlyMap<string, string> = new Map([[WHOLE_PLAN, code]]);
  const above = wayAbove(own);
  if (own[above] !== undefined) {
    const circle = depth === 1 ? circleOf(code, own[above], loadParent) : undefined;
    if (circle !== undefined) return { ...empty, faults: [...faults, faultAt(source, file, [above], circle)] };
    const found = readParent(own[above], loadParent, depth);
    const parent = typeof found === 'string' ? found : (unfitParent(own, found) ?? found);
    if (typeof parent === 'string') {
      faults.push(faultAt(source, file, [above], parent));
      return { ...empty, faults };
    }
    if (parent.faults.length > 0) {
      const count = parent.faults.length;
      faults.push(
        faultAt(
          source,
          file,
          [above],
          `kế hoạch ${shownValue(own[above])} còn ${count} lỗi nên chưa ${above === 'deploys' ? 'triển khai' : 'kế thừa'} được; hãy sửa các lỗi ấy trước`,
        ),
        ...parent.faults,
      );
      return { ...empty, faults };
    }
    const inherited = inherit({ ...parent, open: openTo(above, parent.value) }, { code, value: own });
    faults.push(...inherited.locked.map(({ path, message }) => faultAt(source, file, path, message, true)));
    ({ value, origins } = inherited);
  }
  // A syntax error leaves holes in the values: what they would bring up is not the writer's fault.
  if (faults.some(({ path }) => path === WHOLE_PLAN)) return { code, value, origins, faults };
  const known = faults.map(({ path }) => path);
  const problems = problemsOf(value, source).filter(({ path }) => !isCausedBy(formatPath(path), known));
  faults.push(...problems.map(({ path, message, isKey }) => faultAt(source, file, path, message, isKey)));
  return { code, value, origins, faults };
}

/** How a plan stands below another: it deploys that one's contest, or holds a contest of its own by that one's rules. */
export type WayAbove = 'deploys' | 'inherits';

/** By which of the two a plan names the one above it. */
export function wayAbove(own: Record<string, unknown>): WayAbove {
  return own['deploys'] === undefined && own['inherits'] !== undefined ? 'inherits' : 'deploys';
}

/** What a plan leaves open to those below it. */
export function openTo(way: WayAbove, parent: Record<string, unknown>): string[] {
  const open = parent[way === 'deploys' ? 'open' : 'openForOwn'];
  return Array.isArray(open) ? open.map(String) : [];
}

/** Why a plan cannot stand below another in the way that it says. */
function unfitParent(own: Record<string, unknown>, parent: Level): string | undefined {
  if (own['deploys'] !== undefined && own['inherits'] !== undefined)
    return 'một kế hoạch hoặc triển khai (deploys), hoặc kế thừa thể lệ (inherits) của kế hoạch khác; hãy bỏ một trong hai';
  if (own['inherits'] === undefined || parent.faults.length > 0 || openTo('inherits', parent.value).length > 0) return undefined;
  return `kế hoạch ${quoted(parent.code)} không cho lập cuộc thi riêng theo thể lệ của mình; muốn cho, kế hoạch ấy phải ghi openForOwn`;
}

/** Whether something stands where another fault has been told already: what was put in its place says nothing. */
function isCausedBy(path: string, faults: readonly string[]): boolean {
  return faults.some((fault) => path === fault || path.startsWith(`${fault}.`) || path.startsWith(`${fault}[`));
}

/** What is wrong with plans that deploy one another in a circle, told once and not by each of them. */
function circleOf(own: string, deploys: unknown, loadParent: (code: string) => PlanFile | undefined): string | undefined {
  if (own !== '' && deploys === own)
    return 'trùng với mã của chính kế hoạch này nên thành vòng; hãy ghi mã của kế hoạch được triển khai, hoặc đặt code khác cho kế hoạch này';
  const way = [own];
  for (let next = deploys; typeof next === 'string' && way.length <= DEEPEST_CASCADE;) {
    const isCircle = way.includes(next);
    way.push(next);
    if (isCircle) return `các kế hoạch triển khai lẫn nhau thành vòng: ${way.join(' → ')}; hãy sửa deploys của một trong các kế hoạch ấy`;
    const above = loadParent(next);
    const value = above && readYaml(above.source, above.file).source.value;
    next =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[wayAbove(value as Record<string, unknown>)]
        : undefined;
  }
  return undefined;
}

function readParent(code: unknown, loadParent: (code: string) => PlanFile | undefined, depth: number): Level | string {
  if (typeof code !== 'string') return 'phải là mã của kế hoạch được triển khai, ví dụ “thai-nguyen”';
  if (depth >= DEEPEST_CASCADE)
    return `các kế hoạch triển khai lẫn nhau thành vòng hoặc quá ${DEEPEST_CASCADE} cấp; hãy xem lại deploys của từng kế hoạch`;
  const parent = loadParent(code);
  return parent ? readLevel(parent, loadParent, depth + 1) : `không tìm thấy kế hoạch ${quoted(code)}; ghi mã của một kế hoạch đã có`;
}

interface PlacedProblem extends Problem {
  /** The fault is about the key, not its value. */
  isKey?: boolean;
}

/** Everything wrong with the settings of a plan. Each setting is checked by itself, so that one fault hides no other. */
function problemsOf(value: Record<string, unknown>, source: YamlSource): PlacedProblem[] {
  const known = Object.keys(planShape);
  const unknown = Object.keys(value)
    .filter((key) => !known.includes(key))
    .slice(0, MOST_FAULTS + 1);
  const stated: PlacedProblem[] = unknown.map((key) => ({ path: [key], isKey: true, message: unknownKey(key, planShape) }));
  for (const [key, schema] of Object.entries(planShape) as [string, z.ZodType][]) {
    const result = schema.safeParse(value[key], { error: issueSentence });
    for (const issue of result.error?.issues ?? []) {
      // A list of many thousands of wrong entries is one mistake.
      if (stated.length > MOST_FAULTS) break;
      stated.push(...issueProblems(issue, [key], source).slice(0, MOST_FAULTS + 1));
    }
  }
  const meant = new Set(stated.flatMap((problem) => meantPath(problem, value)));
  const problems = [...codeProblems(planSetting, value, meant), ...planProblems(value)];
  const told = new Set([...meant, ...problems.map(({ path }) => formatPath(path))]);
  return [...firstOfEach(stated).filter(({ path }) => !told.has(formatPath(path))), ...problems];
}

/** The setting that somebody meant who wrote an unknown one: it is not missing, its name has a slip of the finger. */
function meantPath({ path, message, isKey }: PlacedProblem, plan: Record<string, unknown>): string[] {
  const near = isKey ? /có phải ý là “([^”]+)”\?$/.exec(message)?.[1] : undefined;
  if (near === undefined) return [];
  const meant = [...path.slice(0, -1), near];
  const present = meant.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], plan);
  return present === undefined ? [formatPath(meant)] : [];
}

/** One value is wrong once, although it may be too long and of the wrong letters too. */
function firstOfEach(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ path }) => {
    const text = formatPath(path);
    return seen.has(text) ? false : seen.add(text);
  });
}

/** One problem per unknown key; of a union, what the branch that was meant says. */
function issueProblems(issue: z.core.$ZodIssue, prefix: SettingPath, source: YamlSource): PlacedProblem[] {
  const path = [...prefix, ...issue.path] as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const sentences = issue.message.split('\n');
    return issue.keys
      .slice(0, MOST_FAULTS + 1)
      .map((key, at) => ({ path: [...path, key], isKey: true, message: sentences[at] ?? issue.message }));
  }
  if (issue.code === 'invalid_union' && issue.message === BY_BRANCH) {
    const meant = issue.errors.find((branch) => !branch.some(({ code, path: inner }) => code === 'invalid_type' && inner.length === 0));
    const branch = meant ?? issue.errors[0];
    if (branch) return branch.flatMap((inner) => issueProblems(inner, path, source));
  }
  const number = source.numberAt(path);
  // Only the file says how a number was written.
  if (number !== undefined && issue.message === numberForText(String(Number(number)))) return [{ path, message: numberForText(number) }];
  return [{ path, message: issue.message }];
}

function faultAt(source: YamlSource, file: string, path: SettingPath, message: string, isKey = false): Fault {
  return { file, ...(isKey ? source.keyPlaceOf(path) : source.placeOf(path)), path: formatPath(path), message };
}

/** The faults as one reads them: file by file from top to bottom, none twice, and no more than anybody reads. */
function inOrder(faults: Fault[]): Fault[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  const seen = new Set<string>();
  const ordered = faults
    .toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column)
    .filter((fault) => {
      const key = JSON.stringify(fault);
      return seen.has(key) ? false : seen.add(key);
    });
  const [next] = ordered.slice(MOST_FAULTS);
  if (!next) return ordered;
  return [
    ...ordered.slice(0, MOST_FAULTS),
    { ...next, path: WHOLE_PLAN, message: 'còn nhiều lỗi nữa từ đây trở đi; hãy sửa các lỗi ở trên trước' },
  ];
}
