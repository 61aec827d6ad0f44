import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The options and names of a command; undefined when they are not as its usage says. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
): ReturnType<typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>> | undefined {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** Says how a command is used, and first what is wrong where that is known, as a sentence; the exit code for that. */
export function wrongUsage(usage: string, fault?: string): 2 {
  if (fault !== undefined) process.stderr.write(`${fault}\n`);
  process.stderr.write(`Cách dùng: npm run khoabang -- ${usage}\n`);
  return 2;
}

/** "64.2 MB" */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
