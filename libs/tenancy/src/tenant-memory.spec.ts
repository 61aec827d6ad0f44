import type { TenantId } from '#kernel';
import { TenantScopeMissing } from './tenancy.errors.js';
import { TenantContext } from './tenant-context.js';
import { TenantMemory } from './tenant-memory.js';

const [OURS, THEIRS] = ['11111111-1111-7111-8111-111111111111', '22222222-2222-7222-8222-222222222222'] as [TenantId, TenantId];

describe('what a process remembers', () => {
  const context = new TenantContext();
  const as = <T>(tenantId: TenantId, work: () => Promise<T>): Promise<T> => context.run({ tenantId }, work);

  it('belongs to the tenant for whom it was read, even under the same key', async () => {
    const memory = new TenantMemory<string>(context, { most: 10 });
    await as(THEIRS, () => memory.recall('bank', async () => 'their bank'));

    expect(await as(OURS, () => memory.recall('bank', async () => 'nothing of ours'))).toBe('nothing of ours');
    expect(await as(THEIRS, () => memory.recall('bank', async () => 'read again'))).toBe('their bank');
  });

  it('belongs to the whole scope or to the narrowed one, never to both', async () => {
    const memory = new TenantMemory<string>(context, { most: 10 });
    await as(OURS, () => memory.recall('people', async () => 'everybody'));

    const narrowed = () => memory.recall('people', async () => 'the ward’s own');
    expect(await context.run({ tenantId: OURS, viaTenantId: THEIRS }, narrowed)).toBe('the ward’s own');
  });

  it('cannot be asked without a scope', async () => {
    await expect(new TenantMemory(context, { most: 1 }).recall('bank', async () => 1)).rejects.toThrow(TenantScopeMissing);
  });

  it('is read once by many who ask at once, and again after a failure', async () => {
    const memory = new TenantMemory<number>(context, { most: 10 });
    let reads = 0;
    const read = async (): Promise<number> => {
      reads += 1;
      if (reads === 1) throw new Error('no connection');
      return reads;
    };
    await expect(as(OURS, () => memory.recall('n', read))).rejects.toThrow('no connection');

    const answers = await as(OURS, () => Promise.all([memory.recall('n', read), memory.recall('n', read), memory.recall('n', read)]));

    expect(answers).toEqual([2, 2, 2]);
  });

  it('ends by time and by number', async () => {
    let reads = 0;
    const read = async (): Promise<number> => (reads += 1);
    const short = new TenantMemory<number>(context, { most: 10, forMs: 0 });
    const small = new TenantMemory<number>(context, { most: 1 });

    expect(await as(OURS, async () => [await short.recall('a', read), await short.recall('a', read)])).toEqual([1, 2]);
    expect(
      await as(OURS, async () => [await small.recall('a', read), await small.recall('b', read), await small.recall('a', read)]),
    ).toEqual([3, 4, 5]);
  });
});
