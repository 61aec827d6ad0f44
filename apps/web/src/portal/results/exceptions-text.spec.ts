import { exceptionsText } from './exceptions-text.js';

describe('what is told in public of exceptions', () => {
  it('is nothing where there was none', () => {
    expect(exceptionsText([])).toBeUndefined();
  });

  it('is how many attempts, by what was done and why', () => {
    expect(
      exceptionsText([
        { kind: 're-opening', cause: 'illness', attempts: 1 },
        { kind: 'extra-time', cause: 'power', attempts: 1210 },
        { kind: 'extra-time', cause: 'network', attempts: 2 },
        { kind: 'late-answers', cause: 'network', attempts: 3 },
      ]),
    ).toBe(
      'Ban Tổ chức đã cho thêm giờ 1.212 lượt (mất điện 1.210, sự cố mạng 2), mở lại 1 lượt (ốm đau 1), nhận câu trả lời đến muộn của 3 lượt (sự cố mạng 3).',
    );
  });
});
