import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import { type Clock, ShiftedClock } from '#kernel';

const LOOK_MS = 100;
const SIGN_OF_LIFE_MS = 1_000;
/** Whoever has given no sign of life for so long is dead. */
const DEAD_AFTER_MS = 5_000;
const MOST_WAITING_MS = 20_000;

/**
 * Locks for processes that share a folder: two tabs that send the same file may be served by two of them. Whoever wants a lock asks
 * its holder to let go; a holder that has died loses it.
 */
export class FileLocks implements Locker {
  constructor(
    private readonly folder: string,
    private readonly clock: Clock = new ShiftedClock(),
  ) {}

  newLock(id: string): Lock {
    return new FileLock(join(this.folder, `${id}.lock`), this.folder, this.clock);
  }
}

class FileLock implements Lock {
  private readonly token = randomUUID();
  /** Who holds it: the machine, the process, and which of its locks. */
  private readonly owner = `${hostname()} ${process.pid} ${this.token}`;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    private readonly folder: string,
    private readonly clock: Clock,
  ) {}

  async lock(signal: AbortSignal, requestRelease: RequestRelease): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const until = this.clock.now().getTime() + MOST_WAITING_MS;
    while (!(await this.taken())) {
      if (signal.aborted || this.clock.now().getTime() > until)
        throw Object.assign(new Error('nobody has let go'), ERRORS.ERR_LOCK_TIMEOUT);
      await open(this.wanted(), 'w', 0o600).then((file) => file.close());
      await this.removeDead();
      await delay(LOOK_MS);
    }
    this.hold(requestRelease);
  }

  async unlock(): Promise<void> {
    clearInterval(this.timer);
    // Whoever was taken for dead has lost it to another.
    const holder = await readFile(this.path, 'utf8').catch(() => undefined);
    if (holder === this.owner) await rm(this.path, { force: true });
  }

  private async taken(): Promise<boolean> {
    try {
      const file = await open(this.path, 'wx', 0o600);
      await file.writeFile(this.owner);
      await file.close();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  private hold(requestRelease: RequestRelease): void {
    let sinceSign = 0;
    void rm(this.wanted(), { force: true });
    this.timer = setInterval(() => {
      sinceSign += LOOK_MS;
      if (sinceSign >= SIGN_OF_LIFE_MS) {
        sinceSign = 0;
        const now = this.clock.now();
        void utimes(this.path, now, now).catch(() => undefined);
      }
      void stat(this.wanted()).then(
        () => requestRelease(),
        () => undefined,
      );
    }, LOOK_MS);
    this.timer.unref();
  }

  /** Takes the lock of a dead holder away by another name, which one alone of all who try can give it. */
  private async removeDead(): Promise<void> {
    const owner = await readFile(this.path, 'utf8').catch(() => '');
    const found = await stat(this.path).catch(() => undefined);
    if (!found) return;
    const isSilent = this.clock.now().getTime() - found.mtimeMs >= DEAD_AFTER_MS;
    if (!isSilent && !hasEnded(owner)) return;
    const away = `${this.path}.${this.token}`;
    await rename(this.path, away).catch(() => undefined);
    // Another may have taken the dead one's away meanwhile, and a third the lock: that one lives, and gets it back.
    const taken = await readFile(away, 'utf8').catch(() => undefined);
    if (taken !== undefined && taken !== owner) await link(away, this.path).catch(() => undefined);
    await rm(away, { force: true });
  }

  private wanted(): string {
    return `${this.path}.wanted`;
  }
}

/** Whether the holder was a process of this machine that is not there any more. */
function hasEnded(owner: string): boolean {
  const [host, pid] = owner.split(' ');
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
