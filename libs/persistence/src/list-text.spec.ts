import { columnTexts, listText } from './list-text.js';

describe('lists for Postgres', () => {
  it('are written as Postgres reads them', () => {
    expect(listText([1, null, true, false, 'a', Buffer.from([0, 255])])).toBe('{1,NULL,t,f,"a","\\\\x00ff"}');
    expect(listText(['01a1fc93-8bd9-76d1-b643-a65ef37c9236'])).toBe('{01a1fc93-8bd9-76d1-b643-a65ef37c9236}');
    expect(listText([])).toBe('{}');
  });

  it('quote what would mean something, and the word for nothing', () => {
    expect(listText(['{1,2}', 'a"b', 'c\\d', 'NULL', '', ' '])).toBe('{"{1,2}","a\\"b","c\\\\d","NULL",""," "}');
  });

  it('are one for each column of the rows', () => {
    expect(
      columnTexts([
        [1, 'x'],
        [2, 'y'],
      ]),
    ).toEqual(['{1,2}', '{"x","y"}']);
  });
});
