import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { families, planJsonSchema } from '#rules';
import { PLAN_CODES, planFile } from '../support/plan-files.js';

const FILE = join(import.meta.dirname, '../../config/plans/plan.schema.json');

type Json = Record<string, unknown>;
const planOf = (code: string): Json => parse(planFile(code)?.source ?? '') as Json;

describe('the JSON Schema of plans', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(planJsonSchema());
  const faultsOf = (plan: unknown): string[] => (validate(plan) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath));

  it('is that of config/plans/plan.schema.json', () => {
    const text = `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(FILE, text);

    expect(text === readFileSync(FILE, 'utf8')).toBe(true);
  });

  it.each(PLAN_CODES)('accepts %s, which names it in its first line', (code) => {
    expect(faultsOf(planOf(code))).toEqual([]);
    expect(planFile(code)?.source.split('\n', 1)).toEqual(['# yaml-language-server: $schema=./plan.schema.json']);
  });

  it('refuses an unknown setting, an unknown code, a missing setting, a number out of range', () => {
    const plan = planOf('lam-dong');
    const [part] = plan['parts'] as [Json];
    const turned = (change: Json): string[] => faultsOf({ ...plan, parts: [{ ...part, ...change }] });

    expect(faultsOf({ ...plan, khongCo: 1 })).toContain('');
    expect(turned({ scoreShown: { code: 'khong-co' } }).some((path) => path.startsWith('/parts/0/scoreShown'))).toBe(true);
    expect(turned({ paper: { ...(part['paper'] as Json), minutes: 0 } })).toContain('/parts/0/paper/minutes');
    expect(faultsOf({ ...plan, contest: { ...(plan['contest'] as Json), name: undefined } })).toContain('/contest');
    expect(faultsOf({ code: 'mau' })).toContain('');
  });

  it('asks nothing of a plan that deploys another, but refuses what it does not know', () => {
    expect(faultsOf({ code: 'phuong', deploys: 'thanh-pho' })).toEqual([]);
    expect(faultsOf({ code: 'phuong', deploys: 'thanh-pho', contest: { plan: { issuerr: 'UBND' } } })).toEqual(['/contest/plan']);
  });

  it('knows every strategy of every family, each with its label', () => {
    const text = JSON.stringify(planJsonSchema());

    for (const { name, strategies } of families)
      for (const { code, label } of strategies) {
        expect([name, code, text.includes(JSON.stringify(code))]).toEqual([name, code, true]);
        expect([name, label, text.includes(JSON.stringify(label))]).toEqual([name, label, true]);
      }
  });

  it('says in Vietnamese what each setting is, and has no word of our own', () => {
    const untold: string[] = [];
    const visit = (schema: Json, path: string): void => {
      for (const word of ['refersTo', 'time', 'family', 'options']) if (word in schema) untold.push(`${path} ${word}`);
      for (const [key, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, Json>)) {
        // The code and version of a strategy are what the strategy's label says.
        if (typeof inner['title'] !== 'string' && !('const' in inner)) untold.push(`${path}.${key}`);
        visit(inner, `${path}.${key}`);
      }
      if (schema['items']) visit(schema['items'] as Json, `${path}[]`);
      for (const inner of [schema['oneOf'], schema['anyOf']].flat() as (Json | undefined)[]) if (inner) visit(inner, path);
    };
    visit(planJsonSchema(), '');

    expect(untold).toEqual([]);
  });
});
