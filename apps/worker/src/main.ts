import 'reflect-metadata';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings } from '#settings';
import { WorkerModule } from './worker.module.js';

/** The worker process: consumes jobs, moves rounds by the clock. Ends when it is asked to, or when its parent has died. */
async function main(): Promise<void> {
  const settings = readSettings();
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(settings), {
    // One JSON object per line where programs read it, words where people do.
    logger: new ConsoleLogger({ json: settings.KHOABANG_MODE === 'production', logLevels: ['error', 'warn'] }),
  });
  const stop = async (): Promise<void> => {
    await app.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.once('disconnect', () => void stop());
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
});
