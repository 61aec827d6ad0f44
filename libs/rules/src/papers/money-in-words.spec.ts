import { moneyInWords } from './money-in-words.js';

it.each([
  [0, 'Không đồng'],
  [5, 'Năm đồng'],
  [15, 'Mười lăm đồng'],
  [21, 'Hai mươi mốt đồng'],
  [105, 'Một trăm linh năm đồng'],
  [500_000, 'Năm trăm nghìn đồng'],
  [1_500_000, 'Một triệu năm trăm nghìn đồng'],
  [2_005_000, 'Hai triệu không trăm linh năm nghìn đồng'],
  [10_010_000, 'Mười triệu không trăm mười nghìn đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [1_000_050_000, 'Một tỷ không trăm năm mươi nghìn đồng'],
  [2_000_000_000_000, 'Hai nghìn tỷ đồng'],
])('writes out %i', (amount, words) => {
  expect(moneyInWords(amount)).toBe(words);
});

it.each([-1, 1.5, Number.NaN])('refuses %p, which is no amount of money', (amount) => {
  expect(() => moneyInWords(amount)).toThrow(RangeError);
});
