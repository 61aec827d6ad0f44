import { pointLetter } from './document-model.js';

it('letters points in the Vietnamese order, on to two letters', () => {
  expect(Array.from({ length: 8 }, (_, at) => pointLetter(at))).toEqual(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h']);
  expect([22, 23, 24].map(pointLetter)).toEqual(['y', 'aa', 'ab']);
});
