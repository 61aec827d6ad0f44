import type { Finding } from './entities/verification.entity.js';
import { letterAbout } from './letter.js';

const finding = (overrides: Partial<Finding> = {}): Finding => ({
  invariant: 'seals-fit',
  tenant: 't-1' as Finding['tenant'],
  count: 2,
  samples: ['0192', '0193'],
  error: null,
  ms: 5,
  ...overrides,
});
const letter = (findings: Finding[]) =>
  letterAbout('2024-10-22', {
    checks: 64,
    findings,
    nameOf: new Map([['t-1', 'Tỉnh Lâm Đồng']]),
    titles: new Map([['seals-fit', 'Dấu niêm phong của mỗi bài đã nộp khớp với nội dung bài.']]),
  });

describe('the letter about a night', () => {
  it('says where, what does not hold, how often, and one of them', () => {
    expect(letter([finding(), finding({ tenant: null, invariant: 'x', error: 'timeout' })])).toEqual({
      subject: 'Kiểm tra dữ liệu ngày 22/10/2024: 2 điều không đúng',
      body: [
        'Đêm qua hệ thống đã chạy 64 phép kiểm tra trên toàn bộ dữ liệu; 2 phép cho kết quả không đúng:',
        '- Tỉnh Lâm Đồng: Dấu niêm phong của mỗi bài đã nộp khớp với nội dung bài. (seals-fit) Có 2 trường hợp không đúng, ví dụ 0192.',
        '- Toàn hệ thống: x (x) Không kiểm tra được: timeout',
        'Hãy chạy lệnh sau trên máy chủ để xem đầy đủ, và chưa công bố kết quả của các cuộc thi liên quan trước khi rõ nguyên nhân:',
        'npm run --silent khoabang -- verify',
      ].join('\n'),
    });
  });

  it('spells out twenty and counts the others', () => {
    const lines = letter(Array.from({ length: 23 }, () => finding())).body.split('\n');

    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(20);
    expect(lines).toContain('… và 3 phép kiểm tra khác.');
  });
});
