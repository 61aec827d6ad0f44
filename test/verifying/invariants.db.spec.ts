import { AccessModule } from '#access';
import { holds, Invariants, type Verdict, Verifying, VerifyingModule } from '#verifying';
import { aJudgedTenant } from '../factories/a-judged-tenant.js';
import { aSoundTenant } from '../factories/a-sound-tenant.js';
import { anEventfulTenant } from '../factories/an-eventful-tenant.js';
import { DatabaseContext } from '../support/database-context.js';
import { DEEDS } from './deeds.js';
import { type TamperedTenant, whileTampered } from './tampering.js';

/** Somebody changes rows, or the schema, behind the product's back. */
describe('what must hold', () => {
  const context = DatabaseContext.forTests(AccessModule, VerifyingModule);
  let sound: TamperedTenant;
  let eventful: TamperedTenant;
  let judged: TamperedTenant;
  beforeAll(async () => {
    // Of no tenant, and left by other tests.
    await context.asSuperuser('delete from platform_messages');
    // Whose units another tenant's rows may point to.
    await aSoundTenant(context);
    sound = await aSoundTenant(context);
    judged = await aJudgedTenant(context);
    // The last one: what it was played with asks for its own hour.
    eventful = await anEventfulTenant(context);
  });

  const ids = (): string[] => context.get(Invariants).all().map(({ id }) => id); // prettier-ignore
  /** What does not hold of what is looked at every night, and of what is asked for by name. */
  const broken = async (tenant: TamperedTenant, named: string[] = []): Promise<Verdict[]> => {
    const wanted = context.get(Invariants).all().filter(({ id, byNameOnly }) => !byNameOnly || named.includes(id)); // prettier-ignore
    const verdicts: Verdict[] = [];
    for await (const verdict of context.get(Verifying).verify(wanted, [tenant.tenantId])) verdicts.push(verdict);
    return verdicts.filter((verdict) => !holds(verdict));
  };

  it('holds where nobody has done so', async () => {
    expect([await broken(sound, ids()), await broken(eventful, ids()), await broken(judged, ids())]).toEqual([[], [], []]);
  });

  it('has a deed for each invariant, and an invariant for each deed', () => {
    expect(Object.keys(DEEDS)).toEqual(ids());
    expect(new Set(ids()).size).toBe(ids().length);
  });

  const deeds = Object.entries(DEEDS).flatMap(([id, own]) => [own].flat().map((deed, at) => ({ id, nth: at + 1, deed })));
  it.each(deeds)('$id: is found when it does not ($nth)', async ({ id, deed }) => {
    const tenant = { sound, eventful, judged }[deed.of ?? 'sound'];
    await whileTampered(context, tenant, deed, async (samples) => {
      const found = await broken(tenant, [id]);

      const expected = ids().filter((one) => one === id || deed.alsoBreaks?.includes(one));
      expect(found.map(({ invariant, error }) => [invariant, error])).toEqual(expected.map((one) => [one, null]));
      const one = found.find(({ invariant }) => invariant === id);
      expect([one?.count, one?.samples.toSorted()]).toEqual([samples.length, samples.toSorted()]);
    });
  });

  it('holds again when all that was put back', async () => {
    expect([await broken(sound, ids()), await broken(eventful, ids()), await broken(judged, ids())]).toEqual([[], [], []]);
  });
});
