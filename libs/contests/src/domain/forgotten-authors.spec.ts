import { withoutAuthors } from './forgotten-authors.js';
import type { NominationContent } from './nomination-content.js';

const author = (fullName: string) => ({ fullName, position: '', unitName: '', email: null, phone: '+84912345678' });
const content = (summary: string, ...names: string[]): NominationContent => ({
  ...{ kind: 'entry', title: 'Một cửa', theme: '', summary, authors: names.map(author), scores: [] },
  provenance: { nominatedBy: 'Phường 9', selection: 'Vòng xét', result: '' },
});
const without = (summary: string, ...names: string[]): [string, string[]] => {
  const { summary: text, authors } = withoutAuthors(content(summary, ...names), [1]);
  return [text, authors.map(({ fullName }) => fullName)];
};

describe('authors who are forgotten', () => {
  it('are named in no text any more, in whatever letters', () => {
    expect(without('NGUYỄN VĂN AN và Nguyễn Văn An: sáng kiến của ông An.', 'Nguyễn Văn An')).toEqual([
      'Đã xóa và Đã xóa: sáng kiến của ông An.',
      ['Đã xóa'],
    ]);
    expect(without('Người viết: Nguyễn Văn An.'.normalize('NFD'), 'Nguyễn Văn An')[0]).toBe('Người viết: Đã xóa.');
  });

  it('take no part of a longer name along', () => {
    const [text, names] = without(
      'Nguyễn Văn Anh, Nguyễn Văn An Bình và Nguyễn Văn An cùng làm.',
      ...['Nguyễn Văn An', 'Nguyễn Văn Anh', 'Nguyễn Văn An Bình'],
    );
    expect(text).toBe('Nguyễn Văn Anh, Nguyễn Văn An Bình và Đã xóa cùng làm.');
    expect(names).toEqual(['Đã xóa', 'Nguyễn Văn Anh', 'Nguyễn Văn An Bình']);
  });

  it('leave a namesake who is still an author, and everyday words', () => {
    expect(without('Nguyễn Văn An làm.', 'Nguyễn Văn An', 'Nguyễn Văn An')).toEqual(['Đã xóa làm.', ['Đã xóa', 'Nguyễn Văn An']]);
    expect(without('Bình đẳng, bình yên.', 'Bình')).toEqual(['Bình đẳng, bình yên.', ['Đã xóa']]);
  });
});
