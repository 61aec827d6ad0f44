import type { ContestId, TenantId } from '#kernel';
import { TenantContext } from '#tenancy';
import { ChosenContest } from './chosen-contest.js';

const [OWN, ABOVE] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as TenantId[];
const EARLIER = '00000000-0000-7000-8000-000000000003' as ContestId;

describe('a chosen contest', () => {
  const context = new TenantContext();
  const chosen = new ChosenContest(context);

  it('is what the request is about, as long as the work goes on', async () => {
    await context.run({ tenantId: OWN! }, async () => {
      expect(chosen.id()).toBeUndefined();
      await chosen.run(EARLIER, async () => {
        await Promise.resolve();
        expect(chosen.id()).toBe(EARLIER);
      });
      expect(chosen.id()).toBeUndefined();
    });
  });

  it('means nothing in the scope of another tenant, or one narrowed to a ward, to which the work crosses over', async () => {
    await context.run({ tenantId: OWN! }, () =>
      chosen.run(EARLIER, async () => {
        expect(await context.crossOver({ tenantId: ABOVE! }, async () => chosen.id())).toBeUndefined();
        expect(await context.crossOver({ tenantId: OWN!, viaTenantId: ABOVE! }, async () => chosen.id())).toBeUndefined();
        expect(chosen.id()).toBe(EARLIER);
      }),
    );
  });
});
