import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { Attempts } from '#attempts';
import { parseLocal } from '#kernel';
import { aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { takenFurther } from '../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ResultsModule } from './results.module.js';

describe('the end of a round', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);

  it('waits for the last of those whom the board has given more time', async () => {
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    const { tenantId, running } = await aTenantWithContest(context);
    await context.as(tenantId, async () => {
      const { registration } = await aContestant(context.module, running);
      const round = running.rounds[0]!;
      const id = await context.get(Attempts).start(running, round, registration);
      const ends = new Date(round.closesAt.getTime() + 30 * 60_000);
      await context.asSuperuser('update attempts set deadline_at = $2 where id = $1', [id, ends]);
      await aFinishedRound(context.module, running, { to: 'closing' });

      expect((await takenFurther(context.module, round.id, 3)).state).toBe('closing');
      await context.timeIs(new Date(ends.getTime() + 10_000));
      expect((await takenFurther(context.module, round.id, 3)).state).toBe('ranked');
    });
  });
});
