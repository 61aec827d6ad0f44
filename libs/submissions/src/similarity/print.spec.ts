import { anEssay, withoutMarks } from '#submissions/testing';
import { packPrint, printOf, unpackPrint } from './print.js';

describe('print of a text', () => {
  it('holds about an eighth of the runs of words, sorted, each once', () => {
    const print = printOf(anEssay({ words: 8000 }));
    expect(print.length).toBeGreaterThan(800);
    expect(print.length).toBeLessThan(1200);
    expect([...print]).toEqual([...new Set(print)].toSorted((a, b) => a - b));
  });

  it('stays the same when diacritics, capitals, punctuation or line breaks change', () => {
    const text = anEssay({ words: 500 });
    expect(printOf(withoutMarks(text).toUpperCase().replace(/[.,]/g, '\n'))).toEqual(printOf(text));
  });

  it('leaves the marks of a passage in whatever text it stands', () => {
    const passage = anEssay({ seed: 'doan', words: 400 });
    const whole = new Set(printOf(`${anEssay({ seed: 'truoc' })}\n${passage}\n${anEssay({ seed: 'sau' })}`));
    expect([...printOf(passage)].filter((mark) => !whole.has(mark))).toEqual([]);
  });

  it('is empty for an empty text', () => {
    expect(printOf('')).toEqual(new Uint32Array());
    expect(printOf('hai chữ')).toEqual(new Uint32Array());
  });

  it('is stored in four bytes a mark and read back from anywhere', () => {
    const print = printOf(anEssay({ words: 500 }));
    const bytes = packPrint(print);
    expect(bytes.length).toBe(print.length * 4);
    const moved = Buffer.concat([Buffer.from([7]), bytes]).subarray(1);
    expect(unpackPrint(moved)).toEqual(print);
    expect(() => unpackPrint(bytes.subarray(1))).toThrow(RangeError);
  });

  it('is the same on every machine and in every year', () => {
    const text = 'Cải cách thủ tục hành chính là việc của mọi cán bộ, công chức trong cơ quan và của người dân ở mỗi thôn, mỗi tổ dân phố.';
    expect([...printOf(text)]).toEqual([63767496, 124477101, 424839449, 446951758, 482930378, 532561941]);
  });
});
