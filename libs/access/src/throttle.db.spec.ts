import { MINUTE_MS, parseLocal, type TenantId } from '#kernel';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccessModule } from './access.module.js';
import { Throttle } from './throttle.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE_MS);

describe('the throttle', () => {
  const context = DatabaseContext.forTests(AccessModule);
  let tenantId: TenantId;

  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
  });

  const aTry = (): Promise<void> =>
    context.as(tenantId, () => context.get(Throttle).count({ action: 'knock', limit: 2, windowSeconds: 15 * 60 }, '203.0.113.7'));
  const refused = { code: 'TOO_MANY_TRIES' };
  const twoTries = async (): Promise<void> => {
    await aTry();
    await aTry();
  };

  it('counts until the window is over', async () => {
    await twoTries();
    await context.timeIs(after(14));
    await expect(aTry()).rejects.toMatchObject(refused);

    await context.timeIs(after(16));
    await twoTries();
    await expect(aTry()).rejects.toMatchObject(refused);
  });

  it('counts a window no more that lies in the future, since the demo’s clock was moved back', async () => {
    await context.timeIs(after(2));
    await twoTries();
    await context.timeIs(NOON);

    await twoTries();
    await expect(aTry()).rejects.toMatchObject(refused);
  });

  it('counts a try that began a little before the window', async () => {
    await context.timeIs(after(0.5));
    await twoTries();
    await context.timeIs(NOON);

    await expect(aTry()).rejects.toMatchObject(refused);
  });
});
