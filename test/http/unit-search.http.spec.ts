import { ContestPublisher } from '#contests';
import { parseLocal } from '#kernel';
import type { RuleSet } from '#rules';
import { type NewUnit, UnitRegister } from '#units';
import { planOf } from '../../apps/cli/src/demo/demo-editions.js';
import { demoUnits } from '../../apps/cli/src/demo/demo-units.js';
import { type Place, TestSite } from '../support/test-site.js';

type Audience = RuleSet['audiences'][number];

const PLANS = ['lam-dong', 'phu-tho', 'thai-nguyen', 'quang-trung', 'cao-bang', 'dak-lak'];
const WHO = {
  fullName: 'Đỗ Thị Lụa',
  day: '7',
  month: '7',
  year: '1962',
  phone: '0912 345 678',
  position: 'Chuyên viên',
  consent: 'yes',
};

/** What each plan lets people count by; the page's script asks GET /don-vi for what is chosen in the form, and nothing else. */
describe.each(PLANS)('the search for one’s unit under the plan of %s', (plan) => {
  const site = TestSite.forTests();
  const ruleSet = planOf(plan);
  // A ward deploys its city's contest, whose units are the city's.
  const units = demoUnits(plan === 'quang-trung' ? 'thai-nguyen' : plan);
  let tenant: Place;

  beforeAll(async () => {
    await site.timeIs(parseLocal('2024-09-10 08:00')!);
    tenant = await site.aTenant();
    await site.as(tenant.id, async () => {
      await site.get(UnitRegister).enter(units);
      await site.get(ContestPublisher).publish({ slug: '2024', ruleSet });
    });
  });

  /** The page of the unit step as somebody of the audience gets it, and what its script asks for. */
  const unitStep = async (audience: Audience) => {
    const visitor = site.visitor(tenant.host);
    await visitor.post('/dang-ky', { ...WHO, audience: audience.code }, '/dang-ky');
    const form = /<form[^>]*data-unit-search="([^"]*)"[\s\S]*?<\/form>/.exec((await visitor.get('/dang-ky/don-vi')).text)!;
    const inputs = [...form[0].matchAll(/<input [^>]*name="basis"[^>]*>/g)].map(([input]) => input);
    const valueOf = (input: string): string => /value="([^"]*)"/.exec(input)![1]!;
    const find = async (basis: string | undefined, q: string): Promise<string[]> => {
      const asking = `q=${encodeURIComponent(q)}${basis === undefined ? '' : `&basis=${encodeURIComponent(basis)}`}`;
      const answer = await visitor.get(`${form[1]}?${asking}`, { accept: 'application/json' });
      return (answer.body as { items: { name: string }[] }).items.map(({ name }) => name);
    };
    const chosen = inputs.find((input) => /type="hidden"|\schecked/.test(input));
    return { chosen: chosen && valueOf(chosen), offered: inputs.map(valueOf), find };
  };
  /** Where people live, or, for those who count by their work alone, where nobody lives. */
  const aUnitFor = (basis: string): NewUnit =>
    units.find(({ bases }) => (basis === 'residence' ? bases.includes('residence') : !bases.includes('residence')))!;

  it.each(ruleSet.audiences.map((audience) => [audience.code, audience] as const))('finds one for %s', async (_, audience) => {
    const bases = audience.registersBy === 'either' ? ['residence', 'workplace'] : [audience.registersBy];

    const { chosen, offered, find } = await unitStep(audience);

    expect([chosen, offered]).toEqual([bases[0], bases]);
    const missed: string[] = [];
    for (const basis of offered) if (!(await find(basis, aUnitFor(basis).name)).includes(aUnitFor(basis).name)) missed.push(basis);
    expect(missed).toEqual([]);
  });
});
