import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { planSetting } from '../plan/plan-setting.js';
import { unwrapSetting } from '../plan/setting-words.js';
import type { SettingPath } from '../plan/strategy.js';
import { readYaml } from '../plan/yaml-source.js';
import { formSentence } from './form-sentence.js';
import { readDraft } from './read-draft.js';

const CONFIG = join(import.meta.dirname, '../../../../config');
const text = (name: string): string => readFileSync(join(CONFIG, `${name}.yaml`), 'utf8');
const LAM_DONG = text('plans/lam-dong');

/** What the form says after some changes to a plan's text. */
function said(source: string, ...changes: [from: string, to: string][]): string[] {
  const broken = changes.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`the plan has no “${from}”`);
    return whole.replace(from, to);
  }, source);
  const { faults, form } = readDraft(broken, { file: 'p' });
  return faults.map((fault) => formSentence(fault, form));
}

describe('the sentence of a fault beside a field', () => {
  it.each<[what: string, changes: [string, string][], sentences: string[]]>([
    [
      'of settings beside it by their titles',
      [['ceremony:', 'targets: [{ code: a, name: A, percent: 5, encouraged: true }]\nceremony:']],
      ['đã khuyến khích thì không giao tỷ lệ; hãy bỏ “Tỷ lệ phải dự thi (%)” hoặc bỏ “Khuyến khích, không bắt buộc”'],
    ],
    [
      'of what could be filled in',
      [['ceremony:', 'targets: [{ code: a, name: A }]\nceremony:']],
      [
        'chỉ tiêu chưa có mức; ghi “Tỷ lệ phải dự thi (%)”: 100, “Số người phải dự thi”: 500, hoặc “Khuyến khích, không bắt buộc”: “Có” nếu chỉ khuyến khích',
      ],
    ],
    [
      'of strategies by their names',
      [['limit: { code: per-round, max: 3 }', 'limit: { code: per-rounds, max: 3 }']],
      [
        'không có giới hạn lượt thi “per-rounds”; chọn một trong: “Tính chung mọi đợt”, “Theo từng đợt”, “Theo từng ngày”, “Không giới hạn”; có phải ý là “Theo từng đợt”?',
      ],
    ],
    [
      'of entries by their names, without the list’s key',
      [['teams: [ban-to-chuc,', 'teams: [ban-to-chucs,']],
      [
        'không có ban, tổ mang mã “ban-to-chucs”; đã khai báo: “Ban Tổ chức Cuộc thi”, “Tổ thư ký”, “Tổ soạn bộ đề thi trực tuyến”, “Tổ thẩm định giải pháp, sáng kiến”, “Cán bộ phụ trách kỹ thuật của hệ thống phần mềm thi trắc nghiệm”; có phải ý là “Ban Tổ chức Cuộc thi”?',
      ],
    ],
    [
      'of a time and the one before it',
      [['closes: 2024-10-28 09:30', 'closes: 2024-10-20 09:30']],
      [
        'Tuần 1 đóng (9:30 Chủ nhật, 20/10/2024) không sau khi mở (10:00 thứ Hai, 21/10/2024); “Tuần đầu đóng lúc” phải sau “Tuần đầu mở lúc”',
      ],
    ],
    [
      'of settings inside another',
      [['appraising: { opens: 2024-11-16', 'appraising: { opens: 2024-11-10']],
      ['bắt đầu chấm (0:00 Chủ nhật, 10/11/2024) khi còn nhận bài (hết ngày 15/11/2024); “Chấm bài › Từ” phải từ khi hết hạn nhận bài'],
    ],
    ['of what is missing in few words', [['      minutes: 15\n', '']], ['chưa ghi mục này']],
    [
      'of lines that no field shows',
      [['      minutes: 15', '      minutes: 15\n      phut: 3']],
      ['văn bản kế hoạch có dòng “phut” không hiểu được; hãy mở văn bản YAML để sửa hoặc bỏ dòng ấy'],
    ],
    ['of what was typed as it was typed', [['items: 20', 'items: minutes']], ['đang là “minutes”, phải là số']],
    [
      'of a code as a code where it is typed',
      [['code: to-thu-ky', 'code: ban-to-chuc']],
      [
        'mã “ban-to-chuc” đã dùng ở mục trên; trong một danh sách, mỗi mã chỉ dùng một lần',
        expect.stringContaining('không có ban, tổ mang mã “to-thu-ky”') as string,
      ],
    ],
    [
      'of a word in place of a number as the form says it',
      [['money: later', 'money: sau']],
      [expect.stringContaining('hoặc ghi “quyết định sau”') as string],
    ],
  ])('speaks %s', (_what, changes, sentences) => {
    expect(said(LAM_DONG, ...changes)).toEqual(sentences);
  });

  it('never shows a bare key of the plan’s text, whatever is wrong with any setting of any plan', () => {
    const keys = allKeys();
    const bare = new Set<string>();
    let told = 0;
    for (const [at, name] of ['plans/lam-dong', ...presets()].entries()) {
      for (const source of brokenBy(text(name), at)) {
        const { form, isEditable, faults } = readDraft(source, { file: 'p' });
        if (!isEditable) continue;
        for (const fault of faults) {
          told += 1;
          const open = formSentence(fault, form).replace(/“[^”]*”/g, '');
          for (const word of open.match(/(?<![\p{L}\p{M}\p{N}_-])[a-z][A-Za-z0-9]*(?![\p{L}\p{M}\p{N}_-])/gu) ?? [])
            if (keys.has(word)) bare.add(`${word} | ${fault.path}: ${fault.message}`);
        }
      }
    }
    expect([...bare]).toEqual([]);
    expect(told).toBeGreaterThan(200);
  }, 60_000);
});

function presets(): string[] {
  return readdirSync(join(CONFIG, 'presets'))
    .filter((file, at) => file.endsWith('.yaml') && at % 5 === 0)
    .map((file) => `presets/${file.replace('.yaml', '')}`);
}

const WRONG = [undefined, 'sai', null, 0.5, [], {}];

/** A plan with every fourth of its settings left out, emptied, or of another kind; one at a time. */
function* brokenBy(source: string, from: number): Generator<string> {
  const plan = readYaml(source, '').source.value;
  const paths = pathsOf(plan).filter((_path, at) => at % 4 === from % 4);
  for (const [at, path] of paths.entries()) yield stringify(changed(plan, path, WRONG[at % WRONG.length]));
}

function pathsOf(value: unknown, path: SettingPath = []): SettingPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  // Of a long list, the first entries stand for the others.
  const inside = Object.entries(value).slice(0, Array.isArray(value) ? 2 : 100);
  return [
    ...(path.length > 0 ? [path] : []),
    ...inside.flatMap(([key, inner]) => pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key])),
  ];
}

function changed(plan: unknown, path: SettingPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const copy = (Array.isArray(plan) ? [...(plan as unknown[])] : { ...(plan as object) }) as Record<string | number, unknown>;
  copy[step] = changed(copy[step], rest, value);
  if (copy[step] === undefined) Reflect.deleteProperty(copy, step);
  return Array.isArray(copy) ? (copy as unknown[]).filter((entry) => entry !== undefined) : copy;
}

function allKeys(): Set<string> {
  const keys = new Set<string>();
  const visit = (schema: Parameters<typeof unwrapSetting>[0]): void => {
    const { def } = unwrapSetting(schema);
    if (def.type === 'array') visit(def['element'] as typeof schema);
    if (def.type === 'union') (def['options'] as (typeof schema)[]).forEach(visit);
    if (def.type === 'object')
      for (const [key, inner] of Object.entries(def['shape'] as Record<string, typeof schema>)) {
        keys.add(key);
        visit(inner);
      }
  };
  visit(planSetting);
  return keys;
}
