import { wholeExpressions, wholeNumbers } from './whole.js';

const whole = (text: string): string => `<span class="whole">${text}</span>`;

describe('what is not torn over two lines', () => {
  it('are the expressions of a heading, in any case and only as whole words', () => {
    expect(wholeExpressions('Thông tin cá nhân của bạn')).toBe(`${whole('Thông tin')} ${whole('cá nhân')} của bạn`);
    expect(wholeExpressions('Giấy chứng nhận 01/GCN')).toBe(`${whole('Giấy chứng nhận')} ${whole('01/GCN')}`);
    expect(wholeExpressions('dự thiệt')).toBe('dự thiệt');
  });

  it('are the numbers of documents in a text, not its expressions', () => {
    expect(wholeNumbers('Nghị định số 118/2025/NĐ-CP về xếp hạng')).toBe(`Nghị định số ${whole('118/2025/NĐ-CP')} về xếp hạng`);
    expect(wholeNumbers('Nghị quyết 57-NQ/TW, giai đoạn 2021–2030')).toBe(
      `Nghị quyết ${whole('57-NQ/TW')}, giai đoạn ${whole('2021–2030')}`,
    );
    expect(wholeNumbers('giai đoạn 2021 - 2025;')).toBe(`giai đoạn ${whole('2021 - 2025')};`);
    expect(wholeNumbers('20 câu, 15 phút')).toBe('20 câu, 15 phút');
  });

  it('are the names of days, wherever a time is said', () => {
    expect(wholeNumbers('9:30 thứ Hai, 23/11/2026')).toBe(`9:30 ${whole('thứ Hai')}, ${whole('23/11/2026')}`);
    expect(wholeExpressions('Chủ nhật đóng')).toBe(`${whole('Chủ nhật')} đóng`);
    expect(wholeNumbers('tuần thi thứ ba, thứ Bảyy')).toBe('tuần thi thứ ba, thứ Bảyy');
  });

  it('leaves no text unescaped', () => {
    expect(wholeExpressions('<b>Kết quả</b> & "câu hỏi"')).toBe(
      `&lt;b&gt;${whole('Kết quả')}&lt;/b&gt; &amp; &quot;${whole('câu hỏi')}&quot;`,
    );
  });
});
