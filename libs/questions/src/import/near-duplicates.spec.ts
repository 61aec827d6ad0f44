import { nearDuplicates } from './near-duplicates.js';
import { effortOf } from '../../../../test/support/effort.js';

const OPTIONS = ['Bộ Nội vụ', 'Bộ Tư pháp', 'Văn phòng Chính phủ', 'Bộ Tài chính'];
const asked = (text: string, options = OPTIONS) => ({ text, options });

describe('questions that say nearly the same', () => {
  it('are found in the file and in the bank, with how much they share', () => {
    const bank = [asked('Cơ quan nào chủ trì tham mưu Chính phủ về cải cách hành chính giai đoạn 2021 - 2030?')];
    const found = nearDuplicates(bank, [
      asked('Cơ quan nào chủ trì tham mưu cho Chính phủ về cải cách hành chính giai đoạn 2021-2030?', OPTIONS.toReversed()),
      asked('Hồ sơ được giải quyết trong bao nhiêu ngày?', ['Ba', 'Bốn', 'Năm', 'Sáu']),
      asked('Hồ sơ được giải quyết trong bao nhiêu ngày làm việc?', ['Ba', 'Bốn', 'Năm', 'Sáu']),
    ]);

    expect(found.map((likeness) => likeness && [likeness.of, Math.round(likeness.share * 100)])).toEqual([[0, 91], undefined, [2, 81]]);
  });

  it('are not questions that only begin alike, or have the same options', () => {
    const some = [
      asked('Phát biểu nào sau đây đúng?', ['Một cửa là nơi nhận hồ sơ', 'Dân biết, dân bàn']),
      asked('Phát biểu nào sau đây đúng?', ['Hai cấp từ tháng 7', 'Chỉ số đo sự hài lòng']),
      asked('Ai ký quyết định ban hành kế hoạch của tỉnh?'),
      asked('Đâu là cơ quan thường trực của Ban Chỉ đạo?'),
    ];

    expect(nearDuplicates([], some)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('are found among 12,000 soon enough', async () => {
    const words = 'cải cách hành chính thủ tục hồ sơ dịch vụ công trực tuyến nghị quyết cán bộ công chức số hóa một cửa kiểm soát giải quyết người dân'.split(' '); // prettier-ignore
    let seed = 7;
    const next = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const invented = () => ({
      text: Array.from({ length: 8 + next(14) }, () => words[next(words.length)]! + (next(3) ? '' : String(next(60)))).join(' '),
      options: Array.from({ length: 4 }, () => Array.from({ length: 2 + next(4) }, () => words[next(words.length)]! + (next(3) ? '' : String(next(60)))).join(' ')), // prettier-ignore
    });
    const all = Array.from({ length: 12_000 }, invented);
    for (let at = 0; at < 12_000; at += 37) all[at] = { ...all[(at * 7) % 9_000]!, text: `${all[(at * 7) % 9_000]!.text} thêm` };
    // Whatever they say: here all of them in the same few words.
    const dense = all.map(({ text, options }) => ({
      text: text.replace(/\d+/g, ''),
      options: options.map((one) => one.replace(/\d+/g, '')),
    }));
    const effort = await effortOf(() => {
      expect(nearDuplicates(all.slice(0, 10_000), all.slice(10_000)).filter(Boolean).length).toBeGreaterThanOrEqual(50);
      nearDuplicates(dense.slice(0, 10_000), dense.slice(10_000));
    });
    expect(effort).toBeLessThan(600);
  }, 60_000);
});
