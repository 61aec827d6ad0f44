import 'reflect-metadata';
import { readSettings } from '#settings';
import { createServer } from './server.js';

/** The web process. Says `ready` to its parent once it listens; ends when asked to, or when its parent has died. */
async function main(): Promise<void> {
  const settings = readSettings();
  const server = await createServer(settings);
  const stop = async (): Promise<void> => {
    await server.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  process.once('disconnect', () => void stop());
  await server.listen(settings.PORT, settings.HOST);
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
});
