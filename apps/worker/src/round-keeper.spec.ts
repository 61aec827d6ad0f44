import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Round, RoundTransitions } from '#contests';
import type { Turnouts } from '#reports';
import type { RoundClosing, RoundFiling, RoundTimes } from '#results';
import type { Tenant } from '#tenants';
import { RoundKeeper } from './round-keeper.js';

describe('the keeper of rounds', () => {
  const round = (code: string, state = 'settling'): Round => ({ id: code, code, contestId: 'c', state }) as unknown as Round;
  const tenant = { slug: 'lam-dong', shortName: 'Lâm Đồng' } as Tenant;
  let rounds: Round[];
  let counted: [contest: string, round: string | null][];
  let taken: string[];
  let said: string[];
  let advanced: number;
  let computing: Promise<void>;
  let keeper: RoundKeeper;

  beforeEach(() => {
    rounds = [round('hong'), round('lanh')];
    counted = [];
    taken = [];
    said = [];
    advanced = 0;
    computing = Promise.resolve();
    jest.spyOn(Logger.prototype, 'error').mockImplementation((text: unknown) => void said.push(String(text)));
    const transitions = {
      advance: async () => (advanced += 1),
      unfinished: async (kind = 'sitting') => (kind === 'sitting' ? rounds : []),
    };
    const closing = {
      takeFurther: async ({ code }: Round) => {
        taken.push(code);
        if (code === 'lon') await computing;
        if (code === 'hong') throw new Error('cannot be scored');
      },
    };
    keeper = new RoundKeeper(
      transitions as unknown as RoundTransitions,
      closing as unknown as RoundClosing,
      { take: async (contest: string, round: string | null) => void counted.push([contest, round]) } as unknown as Turnouts,
      { keep: async () => undefined } as unknown as RoundTimes,
      { fileWhatIsOver: async () => 0 } as unknown as RoundFiling,
    );
  });
  afterEach(() => jest.restoreAllMocks());

  it('takes the others further although one fails, and says which one', async () => {
    await keeper.compute(tenant);

    expect(taken).toEqual(['hong', 'lanh']);
    expect(said).toEqual(['round hong (settling) of lam-dong failed']);
  });

  it('opens the next round and publishes what is approved while a closed one is being computed', async () => {
    rounds = [round('lon', 'settling')];
    let computed = (): void => undefined;
    computing = new Promise((resolve) => (computed = resolve));
    const under = keeper.compute(tenant);
    rounds = [round('lon', 'settling'), round('tuan-2', 'open'), round('tuan-0', 'approved'), round('vua-dong', 'closing')];
    await keeper.look(tenant);

    expect([advanced, taken]).toEqual([1, ['lon', 'tuan-2', 'tuan-0']]);
    computed();
    await under;
    computing = Promise.resolve();
    await keeper.compute(tenant);
    expect(taken).toEqual(['lon', 'tuan-2', 'tuan-0', 'lon', 'vua-dong']);
  });

  it('lets the one that failed rest before it is tried again', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    await keeper.compute(tenant);
    now.mockReturnValue(10_999);
    await keeper.compute(tenant);
    expect(taken).toEqual(['hong', 'lanh', 'lanh']);

    now.mockReturnValue(11_000);
    await keeper.compute(tenant);

    expect(taken.filter((code) => code === 'hong')).toHaveLength(2);
  });

  it('has a round and its whole contest counted every ten seconds while it is open, and once in every later state', async () => {
    const now = jest.spyOn(performance, 'now');
    const looksAt = async (state: string, ms: number): Promise<number> => {
      rounds = [round('lanh', state)];
      now.mockReturnValue(ms);
      const before = counted.length;
      await keeper.look(tenant);
      await keeper.compute(tenant);
      return (counted.length - before) / 2;
    };

    expect([await looksAt('open', 1_000), await looksAt('open', 11_000), await looksAt('open', 11_001)]).toEqual([1, 0, 1]);
    expect([await looksAt('closing', 12_000), await looksAt('closing', 60_000)]).toEqual([1, 0]);
    expect([await looksAt('settling', 61_000), await looksAt('settling', 90_000)]).toEqual([1, 0]);
    expect(counted).toEqual(
      Array.from({ length: 4 }, () => [
        ['c', 'lanh'],
        ['c', null],
      ]).flat(),
    );
  });
});
