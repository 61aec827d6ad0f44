import { questionsMentioned } from './questions-mentioned.js';

describe('the questions that an appeal names', () => {
  it.each([
    ['Câu 12 có hai phương án đúng.', [12]],
    ['Đáp án câu số 3 và câu hỏi 7 sai; câu 3 tôi đã trả lời đúng.', [3, 7]],
    ['Câu hỏi về năm 2021 dẫn sai văn bản.', []],
    ['Câu 20245 không có trong đề.', []],
  ])('%s', (words, numbers) => {
    expect(questionsMentioned(words)).toEqual(numbers);
  });
});
