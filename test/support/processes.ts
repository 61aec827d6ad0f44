import { readdirSync, readFileSync } from 'node:fs';

/** What was started below a process and runs this program, not the shell that guards it. */
export function processOf(parent: number, program: string): number | undefined {
  return descendantsOf(parent).find((pid) => commandOf(pid).includes(program) && !commandOf(pid).startsWith('/bin/sh'));
}

export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** State and parent of a process; undefined when it is gone. Read from /proc: a bare machine has no ps. */
function statusOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const [state, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return { state: state!, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  const status = statusOf(pid);
  return status !== undefined && status.state !== 'Z';
}

export function descendantsOf(pid: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const children = all.filter((one) => statusOf(one)?.parent === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}
