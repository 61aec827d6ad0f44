import { enterLabel, innerName, resultName, shortName } from './round-name.js';

describe('the name of a round', () => {
  it.each([
    ['Tuần thi thứ 2', 2, 'Tuần 2', 'tuần 2', 'Vào thi tuần 2'],
    ['Tuần thứ Hai', 2, 'Tuần 2', 'tuần 2', 'Vào thi tuần 2'],
    ['Đợt thi', 1, 'Đợt thi', 'đợt thi', 'Vào thi'],
    ['Chung kết', 3, 'Chung kết', 'Chung kết', 'Vào thi Chung kết'],
  ])('%s is short, in a sentence and on a button', (name, ordinal, short, inner, enter) => {
    expect([shortName({ name, ordinal }), innerName({ name, ordinal }), enterLabel({ name, ordinal })]).toEqual([short, inner, enter]);
  });

  it('is that of the part where a result is meant', () => {
    expect([resultName({ name: 'Nhận bài: Thi viết', ordinal: 1 }), resultName({ name: 'Tuần thi thứ 2', ordinal: 2 })]).toEqual([
      'Thi viết',
      'Tuần 2',
    ]);
  });
});
