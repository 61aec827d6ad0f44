import { ShiftedClock } from '#kernel';
import { type SharedHtml, SharedPages } from './shared-pages.js';

const clock = new ShiftedClock();
const page = (html: string, maxAgeSeconds = 25): SharedHtml => ({ html, maxAgeSeconds });

describe('pages that are the same for everybody', () => {
  let made: string[];
  let pages: SharedPages;
  const ask = async (place: string, html = place): Promise<string | undefined> => {
    const kept = await pages.recall(place, async () => {
      made.push(place);
      return page(html);
    });
    return kept?.html.toString();
  };

  beforeEach(() => {
    clock.shiftTo(0);
    made = [];
    pages = new SharedPages(clock, 1_000);
  });

  it('are made once, however many ask, and again when they are too old', async () => {
    expect(await Promise.all([ask('a'), ask('a'), ask('a'), ask('b')])).toEqual(['a', 'a', 'a', 'b']);
    expect(made).toEqual(['a', 'b']);
    clock.shiftTo(24_000);
    expect(await ask('a', 'newer')).toBe('a');
    clock.shiftTo(25_000);
    expect(await ask('a', 'newer')).toBe('newer');
  });

  it('are too old as well where the clock was moved back', async () => {
    await ask('a');
    clock.shiftTo(-60_000);

    expect(await ask('a', 'earlier')).toBe('earlier');
  });

  it('are not kept where making failed, or where it is one person’s page after all', async () => {
    const failing = (): Promise<undefined> => Promise.reject(new Error('no database'));
    await expect(Promise.all([pages.recall('a', failing), pages.recall('a', failing)])).rejects.toThrow('no database');
    expect(await pages.recall('a', () => Promise.resolve(undefined))).toBeUndefined();

    expect(await ask('a')).toBe('a');
  });

  it('take so much room and no more: those go that nobody has asked for the longest', async () => {
    const large = (letter: string): string => letter.repeat(400);
    await ask('a', large('a'));
    await ask('b', large('b'));
    await ask('a');
    await ask('c', large('c'));
    expect(made.splice(0)).toEqual(['a', 'b', 'c']);

    await ask('a', large('a'));
    await ask('c', large('c'));
    expect(made).toEqual([]);
    await ask('b', large('b'));
    expect(made).toEqual(['b']);
  });
});
