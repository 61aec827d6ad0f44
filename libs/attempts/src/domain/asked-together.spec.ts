import { answersFor, inOrderOfSittings } from './asked-together.js';

describe('what is asked together', () => {
  it('is put in the order of the sittings, and keeps its numbers', () => {
    expect(inOrderOfSittings([{ attempt: 'c' }, { attempt: 'a' }, { attempt: 'b' }])).toEqual([
      { asked: { attempt: 'a' }, n: 1 },
      { asked: { attempt: 'b' }, n: 2 },
      { asked: { attempt: 'c' }, n: 0 },
    ]);
  });

  it('is answered in the order of those who asked, whatever the order of the rows; nobody has another one’s answer', () => {
    const rows = [
      { n: 3, text: 'three' },
      { n: 0, text: 'zero' },
    ];
    expect(answersFor(['', '', '', ''], rows)).toEqual([rows[1], undefined, undefined, rows[0]]);
  });
});
