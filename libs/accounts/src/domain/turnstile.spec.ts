import { Turnstile } from './turnstile.js';

describe('a turnstile', () => {
  const opened = (): { turnstile: Turnstile; most: () => number; work: () => Promise<void> } => {
    let [running, most] = [0, 0];
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    return { turnstile: new Turnstile({ atOnce: 2, waiting: 3 }, () => new Error('full')), most: () => most, work };
  };

  it('lets in as many as may be at once, then one for one', async () => {
    const { turnstile, most, work } = opened();

    await Promise.all(Array.from({ length: 5 }, () => turnstile.run(work)));

    expect(most()).toBe(2);
  });

  it('turns away whom it has no room for, and opens again afterwards', async () => {
    const { turnstile, work } = opened();

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => turnstile.run(work)));

    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(3);
    await expect(turnstile.run(async () => 'in')).resolves.toBe('in');
  });

  it('is passed on by work that fails', async () => {
    const { turnstile } = opened();
    const failing = (): Promise<never> => turnstile.run(() => Promise.reject(new Error('no')));

    await Promise.allSettled([failing(), failing(), failing(), failing()]);

    await expect(turnstile.run(async () => 'in')).resolves.toBe('in');
  });
});
