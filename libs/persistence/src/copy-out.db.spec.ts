import { DatabaseContext } from '../../../test/support/database-context.js';
import { copyOut } from './copy-out.js';
import { Transactions } from './transactions.js';

const ROWS = 300_000;
const MANY = `select n, repeat('x', 40) from generate_series(1, ${ROWS}) n`;

describe('rows that are streamed', () => {
  const context = DatabaseContext.forTests();
  const stream = (query: string, take: (portion: Buffer) => Promise<void> | void): Promise<void> =>
    context.get(Transactions).run('', (manager) => copyOut(manager, query, take));

  it('come in whole lines, in their order, none twice at a time', async () => {
    let [lines, busy, most] = [0, 0, 0];
    await stream(MANY, async (portion) => {
      busy += 1;
      most = Math.max(most, busy);
      const text = portion.toString('latin1').split('\n');
      expect(text.at(-1)).toBe('');
      expect(text[0]).toBe(`${lines + 1}\t${'x'.repeat(40)}`);
      lines += text.length - 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
      busy -= 1;
    });

    expect([lines, most]).toEqual([ROWS, 1]);
  });

  it('are written as COPY writes them', async () => {
    let text = '';
    await stream(`select 1, null, '{2,3}'::smallint[], E'a\\tb' union all select 2, 'x', '{}', ''`, (portion) => {
      text += portion.toString();
    });

    expect(text).toBe('1\t\\N\t{2,3}\ta\\tb\n2\tx\t{}\t\n');
  });

  it('are none, or one that is longer than a portion', async () => {
    const sizes: number[] = [];
    const take = (portion: Buffer): void => void sizes.push(portion.length);
    await stream('select 1 where false', take);
    await stream(`select repeat('y', 9000000)`, take);

    expect(sizes).toEqual([9_000_001]);
  });

  it('end with what whoever takes them fails with, and the connection goes on', async () => {
    const transactions = context.get(Transactions);
    await transactions.run('', async (manager) => {
      const failing = copyOut(manager, MANY, async () => {
        throw new Error('no room');
      });
      await expect(failing).rejects.toThrow('no room');
      expect(await manager.query('select 1 as one')).toEqual([{ one: 1 }]);
    });
  });

  it('end with the error of the database, also in the middle', async () => {
    await expect(stream('select 1 / 0', () => undefined)).rejects.toThrow('division by zero');
    await expect(stream(`select 1 / (${ROWS} - n) from generate_series(1, ${ROWS}) n`, () => undefined)).rejects.toThrow(
      'division by zero',
    );
  });
});
