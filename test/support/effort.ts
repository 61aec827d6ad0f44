/**
 * How much work something was: processor time of this thread, over that of a fixed piece of work done right before it (once unseen, for the compiler). So the
 * figure is about the same on a slow machine and on a busy one; one is some 20 milliseconds of a processor of 2025.
 */
export async function effortOf(work: () => unknown): Promise<number> {
  aPieceOfWork();
  const unit = await cpuOf(aPieceOfWork);
  return (await cpuOf(work)) / unit;
}

async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return Math.max(1, user + system);
}

function aPieceOfWork(): number {
  let found = 0;
  for (let n = 0; n < 40; n += 1) found += 'Cải cách hành chính '.repeat(2_000).normalize('NFD').replace(/\p{M}/gu, '').length;
  return found;
}
