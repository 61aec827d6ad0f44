import type { z } from 'zod';
import { codeProblems } from './code-checks.js';
import { type Fault, formatPath } from './fault.js';
import { inherit } from './inherit.js';
import { BY_BRANCH, issueSentence } from './issue-sentence.js';
import { MOST_FAULTS } from './most-faults.js';
import { nearestWord } from './nearest-word.js';
import { planProblems } from './plan-checks.js';
import { planSetting, planShape } from './plan-setting.js';
import { recordProvenance } from './provenance.js';
import type { RuleSet } from './rule-set.js';
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
  /** Finds the plan that `deploys` names; undefined when there is none. */
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
  let origins: ReadonlyMap<string, string> = new Map([['$', code]]);
  if (own['deploys'] !== undefined) {
    const parent = readParent(own['deploys'], loadParent, depth);
    if (typeof parent === 'string') {
      faults.push(faultAt(source, file, ['deploys'], parent));
      return { ...empty, faults };
    }
    if (parent.faults.length > 0) {
      const count = parent.faults.length;
      faults.push(
        faultAt(
          source,
          file,
          ['deploys'],
          `kế hoạch ${shownValue(own['deploys'])} còn ${count} lỗi nên chưa triển khai được; hãy sửa các lỗi ấy trước`,
        ),
        ...parent.faults,
      );
      return { ...empty, faults };
    }
    const open = Array.isArray(parent.value['open']) ? parent.value['open'].map(String) : [];
    const inherited = inherit({ ...parent, open }, { code, value: own });
    faults.push(...inherited.locked.map(({ path, message }) => faultAt(source, file, path, message, true)));
    ({ value, origins } = inherited);
  }
  // A syntax error leaves holes in the values: what they would bring up is not the writer's fault.
  if (faults.some(({ path }) => path === '$')) return { code, value, origins, faults };
  faults.push(...problemsOf(value).map(({ path, message, isKey }) => faultAt(source, file, path, message, isKey)));
  return { code, value, origins, faults };
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
function problemsOf(value: Record<string, unknown>): PlacedProblem[] {
  const known = Object.keys(planShape);
  const unknown = Object.keys(value)
    .filter((key) => !known.includes(key))
    .slice(0, MOST_FAULTS + 1);
  const problems: PlacedProblem[] = unknown.map((key) => {
    const near = nearestWord(key, known);
    return {
      path: [key],
      isKey: true,
      message: near
        ? `không có thiết lập ${quoted(key)}; có phải ý là “${near}”?`
        : `không có thiết lập ${quoted(key)} ở đây; các thiết lập được dùng: ${known.join(', ')}`,
    };
  });
  for (const [key, schema] of Object.entries(planShape) as [string, z.ZodType][]) {
    const result = schema.safeParse(value[key], { error: issueSentence });
    for (const issue of result.error?.issues ?? []) {
      // A list of many thousands of wrong entries is one mistake.
      if (problems.length > MOST_FAULTS) break;
      problems.push(...issueProblems(issue, [key]).slice(0, MOST_FAULTS + 1));
    }
  }
  return [...problems, ...codeProblems(planSetting, value), ...planProblems(value)];
}

/** One problem per unknown key; of a union, what the branch that was meant says. */
function issueProblems(issue: z.core.$ZodIssue, prefix: SettingPath): PlacedProblem[] {
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
    if (branch) return branch.flatMap((inner) => issueProblems(inner, path));
  }
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
    { ...next, path: '$', message: 'còn nhiều lỗi nữa từ đây trở đi; hãy sửa các lỗi ở trên trước' },
  ];
}
