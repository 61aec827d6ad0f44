import { AccessModule } from '#access';
import { holds, Invariants, type Verdict, Verifying, VerifyingModule } from '#verifying';
import { aSoundTenant, type SoundTenant } from '../factories/a-sound-tenant.js';
import { DatabaseContext } from '../support/database-context.js';
import { DEEDS } from './deeds.js';
import { whileTampered } from './tampering.js';

/** Somebody changes rows, or the schema, behind the product's back. */
describe('what must hold', () => {
  const context = DatabaseContext.forTests(AccessModule, VerifyingModule);
  let sound: SoundTenant;
  beforeAll(async () => {
    // Of no tenant, and left by other tests.
    await context.asSuperuser('delete from platform_messages');
    // Whose units another tenant's rows may point to.
    await aSoundTenant(context);
    sound = await aSoundTenant(context);
  });

  const ids = (): string[] => context.get(Invariants).all().map(({ id }) => id); // prettier-ignore
  const verified = async (): Promise<Verdict[]> => {
    const verdicts: Verdict[] = [];
    for await (const verdict of context.get(Verifying).verify(context.get(Invariants).all(), [sound.tenantId])) verdicts.push(verdict);
    return verdicts;
  };
  const broken = async (): Promise<Verdict[]> => (await verified()).filter((verdict) => !holds(verdict));

  it('holds where nobody has done so', async () => {
    expect(await broken()).toEqual([]);
  });

  it('has a deed for each invariant, and an invariant for each deed', () => {
    expect(Object.keys(DEEDS)).toEqual(ids());
    expect(new Set(ids()).size).toBe(ids().length);
  });

  it.each(Object.entries(DEEDS))('%s: is found when it does not', async (id, deed) => {
    await whileTampered(context, sound, deed, async (samples) => {
      const found = await broken();

      const expected = ids().filter((one) => one === id || deed.alsoBreaks?.includes(one));
      expect(found.map(({ invariant, error }) => [invariant, error])).toEqual(expected.map((one) => [one, null]));
      const one = found.find(({ invariant }) => invariant === id);
      expect(one).toMatchObject({ count: samples.length, samples: samples.toSorted() });
    });
  });

  it('holds again when all that was put back', async () => {
    expect(await broken()).toEqual([]);
  });
});
