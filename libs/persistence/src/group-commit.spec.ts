import { GroupCommit } from './group-commit.js';

interface Write {
  lane: string;
  items: string[];
  done: (answers?: string[]) => void;
  fail: (error: unknown) => void;
}

/** A group commit whose commits end when the test says so. */
function aGroupCommit(limits: Partial<{ most: number; atOnce: number; atOncePerLane: number; room: number }> = {}) {
  const writes: Write[] = [];
  const group = new GroupCommit<string, string>({
    most: 3,
    atOnce: 2,
    atOncePerLane: 1,
    room: 10,
    ...limits,
    keyOf: (item) => item.charAt(0),
    commit: (lane, items) =>
      new Promise((resolve, reject) => {
        writes.push({ lane, items: [...items], done: (answers) => resolve(answers ?? items.map((item) => `${item}!`)), fail: reject });
      }),
  });
  return { group, writes };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const sent = (writes: readonly Write[]): [string, string][] => writes.map(({ lane, items }) => [lane, items.join(' ')]);

describe('group commit', () => {
  it('writes together what comes in one turn, and answers each after that', async () => {
    const { group, writes } = aGroupCommit();
    const answers = Promise.all([group.add('t', 'a'), group.add('t', 'b')]);
    await turn();

    expect(sent(writes)).toEqual([['t', 'a b']]);
    writes[0]?.done();
    expect(await answers).toEqual(['a!', 'b!']);
  });

  it('answers nobody before the commit has ended', async () => {
    const { group, writes } = aGroupCommit();
    let isAnswered = false;
    const answer = group.add('t', 'a').then(() => (isAnswered = true));
    await turn();

    expect(isAnswered).toBe(false);
    writes[0]?.done();
    await answer;
    expect(isAnswered).toBe(true);
  });

  it('gathers while a commit runs, and takes so many at most', async () => {
    const { group, writes } = aGroupCommit();
    const answers = [group.add('t', 'a')];
    await turn();
    answers.push(...['b', 'c', 'd', 'e'].map((item) => group.add('t', item)));
    await turn();
    expect(sent(writes)).toEqual([['t', 'a']]);

    writes[0]?.done();
    await turn();
    expect(sent(writes).slice(1)).toEqual([['t', 'b c d']]);
    writes[1]?.done();
    await turn();
    writes[2]?.done();
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
  });

  it('never writes two of one key together, and keeps their order', async () => {
    const { group, writes } = aGroupCommit();
    void group.add('t', 'a1');
    void group.add('t', 'a2');
    void group.add('t', 'b1');
    await turn();
    writes[0]?.done();
    await turn();

    expect(sent(writes)).toEqual([
      ['t', 'a1 b1'],
      ['t', 'a2'],
    ]);
  });

  it('lets lanes take turns: a crowd in one does not hold up the other', async () => {
    const { group, writes } = aGroupCommit({ atOnce: 1, most: 1 });
    for (const item of ['a', 'b', 'c']) void group.add('crowd', item);
    void group.add('small', 'x');
    for (let n = 0; n < 4; n += 1) {
      await turn();
      writes[n]?.done();
    }

    expect(sent(writes)).toEqual([
      ['crowd', 'a'],
      ['small', 'x'],
      ['crowd', 'b'],
      ['crowd', 'c'],
    ]);
  });

  it('refuses one more than there is room for, and goes on when there is room again', async () => {
    const { group, writes } = aGroupCommit({ room: 2 });
    void group.add('t', 'a');
    void group.add('t', 'b');
    await expect(group.add('t', 'c')).rejects.toMatchObject({ code: 'OVERLOADED' });
    await expect(Promise.race([group.add('other', 'c'), turn()])).resolves.toBeUndefined();

    writes[0]?.done();
    await turn();
    void group.add('t', 'd');
    await turn();
    expect(sent(writes).at(-1)).toEqual(['t', 'd']);
  });

  it('tries one by one what fails because of its contents, so that one bad item takes nobody down', async () => {
    const { group, writes } = aGroupCommit();
    const answers = Promise.allSettled(['a', 'b', 'c'].map((item) => group.add('t', item)));
    await turn();
    writes[0]?.fail(Object.assign(new Error('bad'), { code: '22003' }));
    await turn();
    writes[1]?.done();
    await turn();
    writes[2]?.fail(Object.assign(new Error('bad'), { code: '22003' }));
    await turn();
    writes[3]?.done();

    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(sent(writes).map(([, items]) => items)).toEqual(['a b c', 'a', 'b', 'c']);
  });

  it('tells all of a batch when the database is away, and does not try each', async () => {
    const { group, writes } = aGroupCommit();
    const answers = Promise.allSettled(['a', 'b'].map((item) => group.add('t', item)));
    await turn();
    writes[0]?.fail(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));

    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(writes).toHaveLength(1);
  });
});
