import { aDocx, p } from '#documents/testing';
import { judgeQuestions } from '../judge-questions.js';
import { readQuestionFile } from '../read-question-file.js';

const TOPICS = [
  { code: 'lich-su', name: 'Lịch sử, truyền thống' },
  { code: 'cchc', name: 'Cải cách hành chính' },
];
const asked = (n: number, ...more: string[]): string[] => [`Câu ${n}. Hỏi ${n}?`, 'A. Một', 'B. Hai', 'Đáp án: A', ...more];
/** Of each question its place, its heading and the topic that this names. */
const read = async (lines: readonly string[]) =>
  Promise.all(
    [Buffer.from(lines.join('\n')), aDocx(lines.map((line) => p(line)).join(''))].map(async (bytes) =>
      judgeQuestions((await readQuestionFile(bytes)).questions, { topics: TOPICS, bank: [] }).map(
        ({ place, heading, question: { topic, options }, errors }) => [place, heading, topic, options.length, ...errors],
      ),
    ),
  );

describe('headings between questions, in Word and in plain text', () => {
  it.each([
    ['I. PHẦN LỊCH SỬ', 'lich-su'],
    ['II. CẢI CÁCH HÀNH CHÍNH', 'cchc'],
    ['Chủ đề 2: Cải cách hành chính', 'cchc'],
    ['Chuyên đề 1. Lịch sử', 'lich-su'],
    ['Phần A. Cải cách hành chính', 'cchc'],
    ['PHẦN A CẢI CÁCH HÀNH CHÍNH', 'cchc'],
    ['Phần thứ nhất: Lịch sử, truyền thống', 'lich-su'],
    ['Chương III – Cải cách hành chính', 'cchc'],
    ['CHỦ ĐỀ: Lịch sử, truyền thống', 'lich-su'],
    ['PHẦN I', undefined],
    ['Phần 2. Kiến thức chung', undefined],
  ])('“%s” is the topic of what follows', async (heading, topic) => {
    const lines = ['CÂU HỎI CUỘC THI', ...asked(1).slice(0, -1), heading, ...asked(2), ...asked(3)];
    for (const judged of await read([...lines, ''].map((line) => line.replace('Câu 1. Hỏi 1?', 'Câu 1. Hỏi 1? '))))
      expect(judged).toEqual([
        ['Câu 1', undefined, undefined, 2, 'chưa đánh dấu đáp án'],
        ['Câu 2', heading, topic, 2],
        ['Câu 3', heading, topic, 2],
      ]);
  });

  it('end with the next one; above all questions, one is of all; what a question says of itself goes before', async () => {
    const lines = ['Chủ đề: Lịch sử', ...asked(1), ...asked(2, 'Chủ đề: Cải cách hành chính'), 'PHẦN II. CẢI CÁCH HÀNH CHÍNH', ...asked(3)];
    for (const judged of await read(lines))
      expect(judged).toEqual([
        ['Câu 1', 'Chủ đề: Lịch sử', 'lich-su', 2],
        ['Câu 2', undefined, 'cchc', 2],
        ['Câu 3', 'PHẦN II. CẢI CÁCH HÀNH CHÍNH', 'cchc', 2],
      ]);
  });

  it('are no headings in the middle of a question', async () => {
    const lists = ['Câu 1. Xét các việc:', 'I. NỘP HỒ SƠ', 'II. TRẢ KẾT QUẢ', 'Phần 2: Chọn', 'A. Một', 'B. Hai', 'Đáp án: A'];
    const capitals = ['Câu 2. Hỏi?', 'A. ĐẠT', 'B. ĐẠT ĐƯỢC CÁC', 'MỤC TIÊU QUỐC GIA', 'C. KHÔNG', 'Đáp án: C'];
    for (const judged of await read([...lists, ...capitals]))
      expect(judged).toEqual([
        ['Câu 1', undefined, undefined, 2],
        ['Câu 2', undefined, undefined, 3],
      ]);
    const [first, second] = (await readQuestionFile(Buffer.from([...lists, ...capitals].join('\n')))).questions;
    expect([first?.text, second?.options[1]]).toEqual([
      'Xét các việc:\nI. NỘP HỒ SƠ\nII. TRẢ KẾT QUẢ\nPhần 2: Chọn',
      'ĐẠT ĐƯỢC CÁC MỤC TIÊU QUỐC GIA',
    ]);
  });

  it('name no topic where two could be meant', () => {
    const topics = [{ code: 'a', name: 'Cải cách thể chế' }, { code: 'b', name: 'Cải cách tài chính' }]; // prettier-ignore
    const one = (heading: string) => ({ place: 'Câu 1', code: '', topic: '', difficulty: '', text: 'Hỏi?', options: ['Một', 'Hai'], key: [0], explanation: '', source: '', article: '', remarks: [], heading }); // prettier-ignore
    const topicOf = (heading: string) => judgeQuestions([one(heading)], { topics, bank: [] })[0]?.question.topic;

    expect([topicOf('PHẦN I. CẢI CÁCH'), topicOf('PHẦN I. CẢI CÁCH THỂ CHẾ'), topicOf('Phần cải cách tài chính')]).toEqual([
      undefined,
      'a',
      'b',
    ]);
  });
});
