import { lastNightText, listText } from './verify-text.js';

describe('what `khoabang verify` writes', () => {
  it('says of a check that it is made by its name alone', () => {
    const lines = listText([
      { id: 'seals-fit', title: 'Dấu niêm phong khớp.' },
      { id: 'published-come-out-again', title: 'Xếp hạng lại ra đúng bảng.', byNameOnly: true },
    ]).split('\n');

    expect(lines).toEqual([
      `${'seals-fit'.padEnd(36)}Dấu niêm phong khớp.`,
      `${'published-come-out-again'.padEnd(36)}Xếp hạng lại ra đúng bảng. Chỉ chạy khi gọi tên: --only published-come-out-again`,
      '',
    ]);
  });

  it('says that there was no night yet', () => {
    expect(lastNightText(undefined, new Map())).toBe(
      'Chưa có lần kiểm tra ban đêm nào. Máy kiểm tra mỗi ngày một lần, trong khoảng 2:30–5:00.\n',
    );
  });
});
