import { type ContestDraftId, ContestDrafts, ContestPublisher, ContestReader, Deployments, Grants } from '#contests';
import { parseLocal } from '#kernel';
import { QuestionBank } from '#questions';
import { effectiveSettings, provenanceOf, type RuleSet } from '#rules';
import { aRuleSet } from '#rules/testing';
import { UnitRegister } from '#units';
import type { SiteClient } from '../support/site-client.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

const DRAFTS = '/quan-tri/soan-the-le';
const BEFORE = parseLocal('2024-10-01 08:00')!;
const OPEN = ['contest.name', 'contest.shortTitle', 'parts.rounds'];

/** A ward that holds a contest of its own on its city's rules. */
describe('a contest of one’s own on inherited rules', () => {
  const site = TestSite.forTests();
  let city: Place;
  let ward: Place;
  let author: SiteClient;
  let publisher: SiteClient;
  const rules: RuleSet = aRuleSet({ openForOwn: OPEN });

  beforeEach(async () => {
    await site.timeIs(BEFORE);
    city = await site.aTenant({ kind: 'city' });
    ward = await site.aTenant({ kind: 'ward', parentSlug: city.slug });
    await site.as(city.id, () => site.get(ContestPublisher).publish({ slug: '2024', ruleSet: rules }));
    author = await aStaffMember(site, ward.id, ['author']);
    publisher = await aStaffMember(site, ward.id, ['publisher']);
    await site.as(ward.id, async () => {
      await site
        .get(UnitRegister)
        .enter([{ code: 'to-1', kind: 'residential-group', name: 'Tổ 1', bases: ['residence', 'workplace'], validFrom: '2015-01-01' }]);
      await site.get(QuestionBank).add(
        Array.from({ length: 40 }, (_, n) => ({
          code: `Q-${n}`,
          topic: rules.topics[n % rules.topics.length]!.code,
          difficulty: 'easy' as const,
          text: `Câu ${n}?`,
          options: ['Một', 'Hai'],
          key: [0],
          explanation: 'Vì thế.',
          source: 'Văn bản',
        })),
      );
    });
  });

  const begin = async (): Promise<string> => {
    const answer = await author.post(`${DRAFTS}/moi`, { from: 'own' }, `${DRAFTS}/moi`);
    expect(answer.status).toBe(303);
    return String(answer.headers['location']).replace(/\/doi-ngay\?moi=1$/, '');
  };
  const sourceOf = (draft: string): Promise<string> =>
    site.as(ward.id, async () => (await site.get(ContestDrafts).byId(draft.split('/').at(-1) as ContestDraftId)).source);
  const write = (draft: string, section: string, form: Record<string, string>) =>
    author.post(`${draft}/muc/${section}`, { do: 'save', ...form }, `${draft}/muc/${section}`);
  const locked = (ruleSet: RuleSet) =>
    effectiveSettings(ruleSet)
      .filter(({ path }) => !/^(code|inherits|contest\.(name|shortTitle)|parts\[\d+\]\.rounds)/.test(path))
      .map(({ path, value }) => [path, value]);

  it('is begun with what is open, keeps what is locked, and becomes the ward’s own contest', async () => {
    expect((await author.get(`${DRAFTS}/moi`)).text).toContain('Lập cuộc thi riêng theo thể lệ của cấp trên');
    const draft = await begin();
    const source = await sourceOf(draft);
    expect(source).toContain(`inherits: ${rules.code}`);
    expect(source).not.toMatch(/ranking|prizes|attempts/);

    expect((await author.get(`${draft}/muc/audiences`)).text).toContain('Do thể lệ của cấp trên quy định.');
    await write(draft, 'audiences', { 'v:audiences[0].name': 'Người khác' });
    await write(draft, 'contest', {
      'v:contest.name': 'Cuộc thi của phường',
      'v:contest.shortTitle': 'Phường ta thi',
      'v:contest.scope': 'Cả nước',
    });
    expect(await sourceOf(draft)).toContain('Cuộc thi của phường');
    expect(await sourceOf(draft)).not.toMatch(/Cả nước|Người khác/);

    const done = await publisher.post(`${draft}/cong-bo`, { slug: 'phuong-2024' }, `${draft}/cong-bo`);
    expect([done.status, done.status === 303 ? '' : done.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')]).toEqual([303, '']);
    const own = await site.as(ward.id, () => site.get(ContestReader).running());
    expect([own.contest.tenantId, own.contest.name, own.ruleSet.inherits, own.rounds.length > 0]).toEqual([
      ward.id,
      'Cuộc thi của phường',
      rules.code,
      true,
    ]);
    expect(locked(own.ruleSet)).toEqual(locked(rules));
    expect(provenanceOf(own.ruleSet, 'prizes')).toEqual({ from: 'plan', plan: rules.code });
    expect((await site.visitor(ward.host).get('/')).text).toContain('Phường ta thi');
    // The city's is untouched, and nothing of the ward's people is the city's.
    expect((await site.as(city.id, () => site.get(ContestReader).running())).contest.name).toBe(rules.contest.name);
  });

  it('refuses a locked setting that was written into the text', async () => {
    const draft = await begin();
    await author.post(`${draft}/yaml`, { source: `${await sourceOf(draft)}\naudiences: []\n`, do: 'save' }, `${draft}/yaml`);

    expect((await author.get(draft)).text).toContain('đã khóa');
  });

  it('keeps in a correction the rules on which it was published, whatever the city has made of its own since', async () => {
    const draft = await begin();
    await publisher.post(`${draft}/cong-bo`, { slug: 'phuong-2024' }, `${draft}/cong-bo`);
    await site.as(city.id, async () => {
      const { contest } = await site.get(ContestReader).running();
      const other = aRuleSet({ openForOwn: OPEN, contest: { ...rules.contest, scope: 'Phạm vi khác' } });
      await site.get(ContestPublisher).correct(contest.id, { ruleSet: other, reason: 'Sửa phạm vi cuộc thi', by: null as never });
    });
    const answer = await author.post(`${DRAFTS}/moi`, { from: 'published' }, `${DRAFTS}/moi`);
    const correction = String(answer.headers['location']).replace(/\/doi-ngay.*$/, '');
    await write(correction, 'contest', { 'v:contest.name': 'Tên đã sửa' });
    const done = await publisher.post(`${correction}/cong-bo`, { reason: 'Sửa tên cuộc thi cho đúng.' }, `${correction}/cong-bo`);

    expect([done.status, done.status === 303 ? '' : done.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')]).toEqual([303, '']);
    const own = await site.as(ward.id, () => site.get(ContestReader).running());
    expect([own.contest.name, own.ruleSet.contest.scope]).toEqual(['Tên đã sửa', rules.contest.scope]);
  });

  it('is offered only where the rules above open themselves for it', async () => {
    const closed = await site.aTenant({ kind: 'city' });
    const below = await site.aTenant({ kind: 'ward', parentSlug: closed.slug });
    await site.as(closed.id, () => site.get(ContestPublisher).publish({ slug: '2024', ruleSet: aRuleSet() }));
    const staff = await aStaffMember(site, below.id, ['author']);

    expect((await staff.get(`${DRAFTS}/moi`)).text).not.toContain('value="own"');
    expect((await staff.post(`${DRAFTS}/moi`, { from: 'own' }, `${DRAFTS}/moi`)).status).toBe(404);
  });

  it('waits while the ward’s site is its city’s contest', async () => {
    const { contest } = await site.as(city.id, () => site.get(ContestReader).running());
    await site.as(city.id, () => site.get(Grants).give({ contestId: contest.id, to: ward.id, unitCode: '24769', by: null }));
    await site.as(ward.id, () =>
      site.get(Deployments).deploy({ ownerTenantId: city.id, contestId: contest.id, plan: aRuleSet({ code: 'phuong' }) }),
    );
    const draft = await begin();

    expect((await author.get(draft)).text).toContain('đang là trang triển khai cuộc thi của cấp trên');
  });
});
