import { checkEligibility, readPlan, rehearse, rulesDocument } from '#rules';
import type { Figure, SuiteOptions } from '../figure.js';
import { somePeople } from './some-people.js';
import { planSourceOf, ruleSetOf } from './plan-file.js';
import { mediansOf, timed } from './timed.js';

const PEOPLE = 20_000;
const CONTESTANTS = 1000;

/** What one person's question, one plan, one text and one rehearsal cost. */
export function planFigures({ isQuick, say }: SuiteOptions): Figure[] {
  say('reading, telling and rehearsing a plan …');
  const source = planSourceOf('lam-dong');
  const ruleSet = ruleSetOf('lam-dong');
  const city = ruleSetOf('thai-nguyen');
  const people = somePeople(city, PEOPLE);
  const admitted = people.filter((person) => checkEligibility(city, person).eligible).length;
  const n = isQuick ? 7 : 25;
  const { check, read, text } = mediansOf(
    {
      check: () => timed(() => people.forEach((person) => checkEligibility(city, person))),
      read: () => timed(() => readPlan(source, { file: 'lam-dong.yaml' })),
      text: () => timed(() => rulesDocument(ruleSet)),
    },
    n,
    5,
  );
  const rehearsals = isQuick ? 3 : 9;
  const { play } = mediansOf({ play: () => timed(() => [...rehearse(ruleSet, { contestants: CONTESTANTS, seed: 'do' })]) }, rehearsals, 1);
  return [
    {
      name: 'eligibility.check.rate',
      value: (PEOPLE / check) * 1000,
      unit: '/s',
      n,
      note: `rules of Thái Nguyên; ${admitted} of ${PEOPLE} people may enter`,
    },
    { name: 'plan-check.lam-dong.time', value: read, unit: 'ms', n, note: 'YAML text to a checked rule set' },
    { name: 'rehearse.1000.time', value: play, unit: 'ms', n: rehearsals, note: 'Lâm Đồng, 4 rounds and a judged part' },
    { name: 'text.lam-dong.time', value: text, unit: 'ms', n, note: 'rule set to the articles of the Thể lệ' },
  ];
}
