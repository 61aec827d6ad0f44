import { anEssayPart, aRuleSet } from '../../testing/index.js';
import { diffRuleSets } from '../plan/diff-rule-sets.js';
import { readPlan } from '../plan/read-plan.js';
import { ruleSetHash } from '../plan/rule-set.js';
import { QUORUMS, quorumOf, type QuorumRule, quorumRuleOf } from './quorum.js';

const SEATS = [0, 1, 2, 3, 4, 5, 7, 9, 12];
const councils = (quorum?: QuorumRule) => ({ teams: [{ code: 'thu-ky' }, { code: 'hoi-dong', ...(quorum && { quorum }) }] });
const needed = (quorum?: QuorumRule) => SEATS.map((seats) => quorumOf(councils(quorum), 'hoi-dong', seats));

describe('the quorum of a council', () => {
  it('is what the plan says', () => {
    expect(needed('more-than-half')).toEqual([0, 1, 2, 2, 3, 3, 4, 5, 7]);
    expect(needed('two-thirds')).toEqual([0, 1, 2, 2, 3, 4, 5, 6, 8]);
    expect(needed('three-quarters')).toEqual([0, 1, 2, 3, 3, 4, 6, 7, 9]);
    expect(needed('all')).toEqual(SEATS);
  });

  it('is two thirds where the plan says nothing, also of a council that it does not know', () => {
    expect(needed()).toEqual(needed('two-thirds'));
    expect([quorumRuleOf(councils('all'), 'thu-ky'), quorumRuleOf(councils('all'), 'khac')]).toEqual(['two-thirds', 'two-thirds']);
  });

  it('stands in the plan of who wants another: a plan without it keeps its hash, and nothing is filled in', () => {
    const ruleSet = aRuleSet({ parts: [anEssayPart()] });
    const { provenance, ...plan } = ruleSet;
    const read = (quorum?: string) =>
      readPlan(JSON.stringify({ ...plan, teams: plan.teams.map((team) => ({ ...team, ...(quorum && { quorum }) })) }), { file: 'a.yaml' });
    const unsaid = read().ruleSet!;
    expect(unsaid.teams.map((team) => Object.hasOwn(team, 'quorum'))).toEqual(unsaid.teams.map(() => false));
    expect(ruleSetHash({ ...unsaid, provenance })).toBe(ruleSetHash(ruleSet));

    const said = read('more-than-half').ruleSet!;
    expect(said.teams.map(({ quorum }) => quorum)).toEqual(said.teams.map(() => 'more-than-half'));
    expect(ruleSetHash(said)).not.toBe(ruleSetHash(unsaid));
    expect(diffRuleSets(unsaid, said)[0]?.after).toBe(QUORUMS['more-than-half']);
    expect(read('most').faults?.length).toBeGreaterThan(0);
  });
});
