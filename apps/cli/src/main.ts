import 'reflect-metadata';
import { BackupError, DatabaseServerError, EmbeddedPostgresError } from '#persistence';
import { SettingsError } from '#settings';
import { Refusal } from './refusal.js';

type Command = (args: string[]) => number | Promise<number>;

/** Each command is loaded only when it is asked for: `--help` must not wait for a database driver. */
const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  start: { summary: 'run everything on this machine (npm start)', load: async () => (await import('./start/start.js')).start },
  plan: {
    summary: 'check, show, compare plan files; print their rules text (check|show|text|diff|schema)',
    load: async () => (await import('./plan/plan.js')).plan,
  },
  rehearse: {
    summary: 'play a plan in memory with synthetic people: standings, prizes, conflicts',
    load: async () => (await import('./rehearse/rehearse.js')).rehearse,
  },
  backup: { summary: 'back up database, files and secrets', load: async () => (await import('./backup/backup.js')).backup },
  restore: { summary: 'restore a backup into a new data directory', load: async () => (await import('./backup/restore.js')).restore },
};

/** Errors whose message is a sentence for the operator; anything else is a defect and shows where it happened. */
const SPOKEN = [Refusal, BackupError, DatabaseServerError, EmbeddedPostgresError, SettingsError];

/** Exit codes: 0 done, 1 the answer is no or faults were found, 2 wrong usage, 3 could not run. */
async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    const list = Object.entries(COMMANDS).map(([known, { summary }]) => `  ${known.padEnd(12)}${summary}`);
    process.stderr.write(`Usage: npm run khoabang -- COMMAND …\n\n${list.join('\n')}\n`);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  const run = await command.load();
  return run(args);
}

/** A pipe takes what was printed bit by bit; ending before it has taken all would cut the answer off. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

main().then(end, (error: unknown) => {
  if (SPOKEN.some((kind) => error instanceof kind)) process.stderr.write(`${(error as Error).message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
});
