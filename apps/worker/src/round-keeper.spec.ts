import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Round, RoundTransitions } from '#contests';
import type { Turnouts } from '#reports';
import type { RoundClosing } from '#results';
import type { Tenant } from '#tenants';
import { RoundKeeper } from './round-keeper.js';

describe('the keeper of rounds', () => {
  const round = (code: string): Round => ({ id: code, code, contestId: 'c', state: 'settling' }) as unknown as Round;
  const tenant = { slug: 'lam-dong', shortName: 'Lâm Đồng' } as Tenant;
  let taken: string[];
  let said: string[];
  let keeper: RoundKeeper;

  beforeEach(() => {
    taken = [];
    said = [];
    jest.spyOn(Logger.prototype, 'error').mockImplementation((text: unknown) => void said.push(String(text)));
    const transitions = { advance: async () => 0, unfinished: async () => [round('hong'), round('lanh')] };
    const closing = {
      takeFurther: async ({ code }: Round) => {
        taken.push(code);
        if (code === 'hong') throw new Error('cannot be scored');
      },
    };
    keeper = new RoundKeeper(
      transitions as unknown as RoundTransitions,
      closing as unknown as RoundClosing,
      { take: async () => undefined } as unknown as Turnouts,
    );
  });
  afterEach(() => jest.restoreAllMocks());

  it('takes the others further although one fails, and says which one', async () => {
    await keeper.look(tenant);

    expect(taken).toEqual(['hong', 'lanh']);
    expect(said).toEqual(['round hong (settling) of lam-dong failed']);
  });

  it('lets the one that failed rest before it is tried again', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    await keeper.look(tenant);
    now.mockReturnValue(10_999);
    await keeper.look(tenant);
    expect(taken).toEqual(['hong', 'lanh', 'lanh']);

    now.mockReturnValue(11_000);
    await keeper.look(tenant);

    expect(taken.filter((code) => code === 'hong')).toHaveLength(2);
  });
});
