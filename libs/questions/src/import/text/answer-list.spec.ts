import { answersInTable } from './answer-list.js';
import { htmlText } from './html-text.js';
import { effortOf } from '../../../../../test/support/effort.js';

describe('keys in a table', () => {
  it('are read where several letters stand in a cell, with signs between them or without', () => {
    const rows = [['Câu', '1', '2', '3', '4'], ['Đáp án', 'A , C', 'A;C', 'A C', 'B.']]; // prettier-ignore

    expect([...(answersInTable(rows) ?? [])]).toEqual([[1, [0, 2]], [2, [0, 2]], [3, [0, 2]], [4, [1]]]); // prettier-ignore
  });

  it('that go on and on are no keys, and cost nothing', async () => {
    const effort = await effortOf(() => expect(answersInTable([['1', `${'A '.repeat(26)}!`]])).toBeUndefined());

    expect(effort).toBeLessThan(10);
  });
});

describe('HTML as text', () => {
  it('leaves signs alone that are no characters: Postgres would refuse the whole file', () => {
    const text = htmlText('Đúng &#272; &#xD83D; &#xD800; &#55296;', '');

    expect(text).toBe('Đúng Đ &#xD83D; &#xD800; &#55296;');
    expect(text.isWellFormed()).toBe(true);
  });
});
