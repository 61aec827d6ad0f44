import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { lowerFirst, type DocumentModel } from '#kernel';
import { entryConditions } from '../entry/entry-conditions.js';
import { rehearse } from '../rehearsal/rehearse.js';
import type { Rehearsal } from '../rehearsal/rehearsal-report.js';
import { rulesDocument } from '../text/rules-document.js';
import { families } from './families.js';
import { formatFault } from './fault.js';
import { nameOfIn, nameOfWithin } from './name-of.js';
import { planConflicts } from './plan-conflicts.js';
import { planJsonSchema } from './plan-json-schema.js';
import { planSetting } from './plan-setting.js';
import { readPlan } from './read-plan.js';
import type { RuleSet } from './rule-set.js';
import type { SettingPath, StrategyReference } from './strategy.js';
import { walkSettings } from './walk-settings.js';

const FOLDER = 'config/presets';
const CODES = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''));
const sourceOf = (code: string): string => readFileSync(`${FOLDER}/${code}.yaml`, 'utf8');

function preset(code: string): RuleSet {
  const { ruleSet, faults } = readPlan(sourceOf(code), { file: `${code}.yaml` });
  if (!ruleSet) throw new Error(faults.map(formatFault).join('\n'));
  return ruleSet;
}

function played(ruleSet: RuleSet): Rehearsal {
  const play = rehearse(ruleSet, { contestants: 200, seed: 'mau' });
  for (let step = play.next(); ; step = play.next()) if (step.done) return step.value;
}

interface Used {
  family: string;
  reference: StrategyReference;
  path: SettingPath;
}

/** Every strategy that a rule set names, wherever it stands. */
function strategiesOf(ruleSet: RuleSet): Used[] {
  const used: Used[] = [];
  walkSettings(planSetting, ruleSet, (schema, value, path) => {
    const family = (schema as typeof planSetting).meta()?.['family'] as string | undefined;
    if (family !== undefined && value !== undefined) used.push({ family, reference: value as StrategyReference, path });
  });
  return used;
}

/** What the rules text must say of a strategy, without a full stop; undefined where there is nothing to be said. */
function sentenceOf(ruleSet: RuleSet, { family: name, reference, path }: Used): string | undefined {
  const part = path[0] === 'parts' ? ruleSet.parts[Number(path[1])] : undefined;
  const isOfSubmissions = (code: unknown): boolean => ruleSet.parts.some((one) => one.code === code && one.kind !== 'quiz');
  // Measures are named by what they compare inside the composite; a paper without a prediction says nothing of one.
  if (name === 'measures' || (name === 'prediction' && reference.code === 'none')) return undefined;
  if (name === 'judging' && part?.kind !== 'quiz' && part?.judging.phases[Number(path[4])]?.judges === 1) return undefined;
  if (name === 'prizes' && isOfSubmissions(ruleSet.prizes[Number(path[1])]?.part)) return undefined;
  if (name === 'entry') return entryConditions.of(reference).says(reference);
  const family = families.find((one) => one.name === name);
  const nameOf = nameOfIn(ruleSet);
  return family?.describe(reference, part && part.kind !== 'quiz' ? nameOfWithin(part, nameOf) : nameOf).replace(/\.$/, '');
}

function textOf({ title, subject, preamble, articles }: DocumentModel): string {
  return JSON.stringify([title, subject, preamble, articles]);
}

describe.each(CODES)('the preset %s', (code) => {
  const ruleSet = preset(code);

  it('has the name of its file, the schema in its first line, and a sentence for the one who chooses', () => {
    expect(ruleSet.code).toBe(code);
    expect(sourceOf(code).split('\n', 1)).toEqual(['# yaml-language-server: $schema=../plans/plan.schema.json']);
    expect(ruleSet.texts.summary).toMatch(/^\p{Lu}.{30,180}\.$/u);
  });

  it('says in its head what it is for and whose shape it has', () => {
    const head = sourceOf(code).split('\n').slice(1, 3);

    expect(head).toEqual([expect.stringMatching(/^# Mẫu: .{40}/), expect.stringMatching(/^# Theo /)]);
  });

  it('has nothing in the way of publication but events without a date', () => {
    const undated = planConflicts(ruleSet).map(({ sentence }) => sentence);

    expect(undated.filter((sentence) => !sentence.startsWith('Chưa biết ngày '))).toEqual([]);
    expect(undated.length > 0).toBe(ruleSet.events.length > 0);
  });

  it('prints its rules text, with the sentence of each of its strategies and no empty article', () => {
    const document = rulesDocument(ruleSet);
    const text = textOf(document);

    expect(text).not.toMatch(/undefined|NaN|\[object|“”|null/);
    expect(document.articles.filter(({ blocks }) => blocks.length === 0)).toEqual([]);
    const missing = strategiesOf(ruleSet).flatMap((used) => {
      const sentence = sentenceOf(ruleSet, used);
      if (sentence === undefined) return [];
      const isSaid = [sentence, lowerFirst(sentence)].some((form) => text.includes(JSON.stringify(form).slice(1, -1)));
      return isSaid ? [] : [`${used.family}/${used.reference.code}: ${sentence}`];
    });
    expect(missing).toEqual([]);
  });

  it('is played to its end by 200 people, with lines in every standing and prizes given, twice alike', () => {
    const rehearsal = played(ruleSet);
    const { standings, prizes, collective } = rehearsal;

    expect(standings.filter(({ ranked }) => ranked === 0)).toEqual([]);
    expect(standings.length).toBeGreaterThan(0);
    expect(prizes.length).toBeGreaterThan(0);
    expect(collective.filter(({ lines }) => !lines.some(({ tier }) => tier !== null))).toEqual([]);
    expect(played(ruleSet)).toEqual(rehearsal);
  });
});

describe('the presets together', () => {
  it('use every strategy of every family', () => {
    const used = new Set(CODES.flatMap((code) => strategiesOf(preset(code))).map(({ family, reference }) => `${family}/${reference.code}`));
    const all = families.flatMap(({ name, strategies }) => strategies.map((strategy) => `${name}/${strategy.code}`));

    expect(all.filter((name) => !used.has(name))).toEqual([]);
  });

  it('are accepted by the schema that editors use, and told apart by it', () => {
    const validate = new Ajv({ strict: false }).compile(planJsonSchema());

    expect(CODES.filter((code) => !validate(parse(sourceOf(code))))).toEqual([]);
    expect(validate({ ...(parse(sourceOf(CODES[0] as string)) as object), khongCo: 1 })).toBe(false);
  });

  it('have titles and contests of their own', () => {
    const names = CODES.map((code) => preset(code).contest.name);
    const titles = CODES.map((code) => preset(code).contest.shortTitle);

    expect(new Set(names).size).toBe(CODES.length);
    expect(new Set(titles).size).toBe(CODES.length);
  });
});
