import type { RuleSet } from '../plan/rule-set.js';
import { provenanceOf } from '../plan/provenance.js';
import { documentDay } from './document-day.js';

/** What stands before the first article: the grounds, one by one, then the sentence by which the text is issued. */
export function preamble(ruleSet: RuleSet): string[] {
  const { contest } = ruleSet;
  const { number, date, issuer } = contest.plan;
  const isDeploying = isOfDeployingPlan(ruleSet);
  const plan = `Kế hoạch${number === undefined ? '' : ` số ${number}`}${date === undefined ? '' : ` ${documentDay(date)}`} của ${issuer} về việc ${isDeploying ? 'triển khai' : 'tổ chức'} ${contest.name}`;
  const grounds = [...contest.legalBasis, ...(isDeploying ? deployedPlan(ruleSet) : []), plan];
  return [
    ...grounds.map((ground, at, all) => `Căn cứ ${ground}${at === all.length - 1 ? '.' : ';'}`),
    `${inSentence(issuersOf(ruleSet).issuers)} ban hành Thể lệ ${isDeploying ? 'triển khai ' : ''}${contest.name} như sau:`,
  ];
}

/** Who issues the text: the board under the organisers; of a plan that deploys another, the one who made that plan. */
export function issuersOf(ruleSet: RuleSet): { superiors: string[]; issuers: string[] } {
  const { contest, authorities } = ruleSet;
  if (isOfDeployingPlan(ruleSet)) return { superiors: [], issuers: [contest.plan.issuer] };
  return authorities.board === undefined
    ? { superiors: [], issuers: contest.organisers }
    : { superiors: contest.organisers, issuers: [authorities.board] };
}

/** The plan that the text names is that of a ward or department, not the one that called the contest into being. */
function isOfDeployingPlan(ruleSet: RuleSet): boolean {
  if (ruleSet.deploys === undefined) return false;
  const [named, first] = ['contest.plan.issuer', '$'].map((path) => provenanceOf(ruleSet, path));
  return named?.from === 'plan' && (first?.from !== 'plan' || named.plan !== first.plan);
}

/** The deployed plan as a ground, unless its writer named it among the grounds, with its number and day. */
function deployedPlan({ contest }: RuleSet): string[] {
  const { legalBasis, organisers, name } = contest;
  const isNamed = legalBasis.some(
    (ground) => /kế hoạch.*(cuộc|hội) thi/i.test(ground) && organisers.some((organiser) => ground.includes(organiser)),
  );
  return isNamed ? [] : [`Kế hoạch của ${inSentence(organisers)} về việc tổ chức ${name}`];
}

/** "A, B và C" */
function inSentence(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} và ${names.at(-1) ?? ''}`;
}
