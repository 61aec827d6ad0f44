import { anEssayPart, aRuleSet } from '#rules/testing';
import type { SubmissionPart } from '#rules';
import { tidyDraft } from '#submissions';
import { draftDifferences } from './draft-differences.js';
import { draftOf, fieldId } from './draft-form.js';
import { sharesSentence } from './shares.js';

const sections = ['mot', 'hai'].map((code) => ({ code, name: `Phần ${code}`, required: true }));
const part = aRuleSet({ parts: [anEssayPart({ sections, authors: ['individual', 'group'] })] }).parts[0] as SubmissionPart;
const kept = tidyDraft({ title: 'Cũ', confirmed: ['mot'], isOriginal: true, authors: [{ fullName: 'Giàng A Cũ' }] });
const author = (at: number, fullName: string, share = '') => ({ [`authors-${at}-fullName`]: fullName, [`authors-${at}-share`]: share });

describe('a form of writing', () => {
  it('is read over what is kept: what it does not ask stays, empty rows of authors go', () => {
    const form = {
      title: 'Mới',
      'section-hai': 'Một\r\nhai',
      isApplied: 'no',
      ...author(0, 'Giàng A Cũ'),
      ...author(1, ' '),
      ...author(2, 'Y Ba'),
    };
    const draft = draftOf(form, kept, part);

    expect(draft).toMatchObject({ title: 'Mới', confirmed: ['mot'], isOriginal: true, isApplied: false, isAwardedElsewhere: null });
    expect(draft.sections).toEqual([
      { code: 'mot', text: '' },
      { code: 'hai', text: 'Một\nhai' },
    ]);
    expect(draft.authors.map(({ fullName }) => fullName)).toEqual(['Giàng A Cũ', 'Y Ba']);
    expect(draftOf(form, kept, part, 0).authors.map(({ fullName }) => fullName)).toEqual(['Y Ba']);
  });

  it('has ids that faults lead to', () => {
    expect(['title', 'authors[1].birthDate', 'ownShare'].map(fieldId)).toEqual(['title', 'authors-1-birthDate', 'ownShare']);
  });

  it('says in words what shares still lack', () => {
    const of = (ownShare: string, ...shares: string[]) =>
      sharesSentence({ ownShare, authors: shares.map((share) => ({ share })) as never });

    expect([of(''), of('60', '30'), of('60', '50'), of('33,34', '33,33', '33,33'), of('60', 'nửa')]).toEqual([
      'Cộng tỷ lệ của tất cả tác giả phải bằng 100%.',
      'Cộng lại hiện được 90%, còn thiếu 10%.',
      'Cộng lại hiện được 110%, thừa 10%.',
      'Cộng lại đúng 100%.',
      'Cộng lại hiện được 60%, còn thiếu 40%.',
    ]);
  });

  it('that another device has overtaken shows where both differ, and nothing else', () => {
    const typed = draftOf({ title: 'Mới', 'section-mot': 'Chữ', isApplied: 'yes' }, kept, part);

    expect(draftDifferences(kept, typed, part)).toEqual([
      { label: 'Tên bài dự thi', kept: 'Cũ', typed: 'Mới' },
      { label: 'Tác giả thứ 2, họ và tên', kept: 'Giàng A Cũ', typed: '(để trống)' },
      { label: 'Phần mot', kept: '(để trống)', typed: 'Chữ' },
      { label: 'Giải pháp đã áp dụng', kept: '(để trống)', typed: 'Có' },
    ]);
    expect(draftDifferences(kept, kept, part)).toEqual([]);
  });
});
