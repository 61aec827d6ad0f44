import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import { Logger, Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AuditTrail } from '#audit';
import { ContestsModule } from '#contests';
import type { TenantId } from '#kernel';
import { DatabaseClock, Transactions } from '#persistence';
import { ReportsModule } from '#reports';
import { Corrections, CorrectionScoring, ResultsModule } from '#results';
import { TenantDirectory } from '#tenants';
import { RoundKeeper } from '../../apps/worker/src/round-keeper.js';
import { DatabaseContext } from '../support/database-context.js';
import type { Order, Word } from './keeping-messages.js';

@Module({ imports: [AccessModule, ContestsModule, ResultsModule, ReportsModule], providers: [RoundKeeper] })
class KeepingModule {}

/**
 * A worker process that looks at a tenant's rounds and corrections when it is told to. At a transition, or where it keeps the table of a
 * correction, it may be told to stop dead, inside its transaction or right after the commit, and to say so: whoever told it then kills
 * it there.
 */
const context = await DatabaseContext.open(KeepingModule);
// What a round fails on is logged and tried again: whoever waits for the transition reads why it did not come.
Logger.overrideLogger({
  log: () => undefined,
  warn: (...said: unknown[]) => void process.stderr.write(`${said.join(' ')}\n`),
  error: (...said: unknown[]) => void process.stderr.write(`${said.join(' ')}\n`),
});
let stop: Order['stop'];
let isWritten = false;

const say = (word: Word): void => void process.send?.(word);
const standStill = async (): Promise<never> => {
  say({ kind: 'standing still' });
  return new Promise<never>(() => undefined);
};

const trail = context.get(AuditTrail);
const record = trail.record.bind(trail);
const pass = async (place: string): Promise<void> => {
  if (place !== stop?.at) return;
  if (stop.when === 'before the commit') await standStill();
  isWritten = true;
};
trail.record = async (act) => {
  await record(act);
  await pass(act.action);
};

const corrections = context.get(Corrections);
const hold = corrections.hold.bind(corrections);
corrections.hold = async (id) => {
  const held = await hold(id);
  await pass('correction.held');
  return held;
};

const transactions = context.get(Transactions);
const run = transactions.run.bind(transactions);
transactions.run = async (begin, work) => {
  const isWhole = transactions.current() === undefined;
  const result = await run(begin, work);
  if (isWhole && isWritten) await standStill();
  return result;
};

process.on('message', (order: Order) => {
  stop = order.stop;
  void look(order.tenant).then(
    () => say({ kind: 'looked' }),
    (error: unknown) => say({ kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.once('disconnect', () => process.exit(0));
// Whoever is killed cannot keep what was compiled for the next one.
flushCompileCache();
say({ kind: 'ready' });

async function look(tenantId: TenantId): Promise<void> {
  await context.get(DatabaseClock).refresh();
  const tenant = await context.get(TenantDirectory).findById(tenantId);
  if (!tenant) return;
  await context.as(tenantId, async () => {
    await context.get(RoundKeeper).look(tenant);
    await context.get(RoundKeeper).compute(tenant);
    await context.get(CorrectionScoring).look();
  });
}
