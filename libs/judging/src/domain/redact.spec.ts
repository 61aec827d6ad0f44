import type { TextBlock } from '#rules';
import { hideWords, type KnownAuthors, namedIn, redact } from './redact.js';

const KNOWN: KnownAuthors = {
  names: ['Hoàng Thị Bích Đào'],
  units: ['Sở Giáo dục và Đào tạo', 'Trường Trung học cơ sở Hòa Chung', 'Phường 9, thành phố Đà Lạt', 'Phường 9'],
  positions: ['Phó Hiệu trưởng'],
  phones: ['0912345678'],
  emails: ['bichdao.ht@vidu.vn'],
};
const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text });
const copyOf = (...texts: string[]) => redact({ title: 'Giải pháp', blocks: texts.map(paragraph) }, KNOWN);
const shown = (...texts: string[]) => copyOf(...texts).copy.blocks.map(({ text }) => text);
const line = (text: string) => shown(text, 'Phần sau của bài.')[0];

describe('a blind copy', () => {
  it.each([
    ['Hoàng Thị Bích Đào đề xuất giải pháp này.', '[đã che: họ tên] đề xuất giải pháp này.'],
    ['HOÀNG THỊ BÍCH ĐÀO', '[đã che: họ tên]'],
    ['Theo hoang thi bich dao, việc này dễ.', 'Theo [đã che: họ tên], việc này dễ.'],
    ['Thư mục D:/hoangthibichdao/bai', 'Thư mục D:/[đã che: họ tên]/bai'],
    ['Người soạn: H.T.B. Đào', 'Người soạn: [đã che: họ tên]'],
    ['Cô Bích Đào đã thử ở lớp 8.', 'Cô [đã che: họ tên] đã thử ở lớp 8.'],
    ['Tôi là Đào, giáo viên môn Toán.', 'Tôi là [đã che: họ tên], giáo viên môn Toán.'],
    ['Hoa đào nở khắp vườn.', 'Hoa đào nở khắp vườn.'],
  ])('hides the name in “%s”', (text, hidden) => {
    expect(line(text)).toBe(hidden);
  });

  it.each([
    ['Đã áp dụng tại Sở Giáo dục và Đào tạo.', 'Đã áp dụng tại [đã che: đơn vị].'],
    ['Đã áp dụng tại Sở GD&ĐT từ 2020.', 'Đã áp dụng tại [đã che: đơn vị] từ 2020.'],
    ['SGDĐT đã ban hành.', '[đã che: đơn vị] đã ban hành.'],
    ['Học sinh trường THCS Hòa Chung', 'Học sinh [đã che: đơn vị]'],
    ['Người dân P.9, TP. Đà Lạt được lợi.', 'Người dân [đã che: đơn vị] được lợi.'],
    ['Người dân phuong 9 được lợi.', 'Người dân [đã che: đơn vị] được lợi.'],
    ['Giáo dục và đào tạo là quốc sách.', 'Giáo dục và đào tạo là quốc sách.'],
  ])('hides the unit in “%s”', (text, hidden) => {
    expect(line(text)).toBe(hidden);
  });

  it.each([
    ['Liên hệ 0912 345 678 khi cần.', 'Liên hệ [đã che: số điện thoại] khi cần.'],
    ['Gọi +84 987.654.321 hoặc (026) 385 2123', 'Gọi [đã che: số điện thoại] hoặc [đã che: số điện thoại]'],
    ['Thư về bichdao.ht@vidu.vn nhé', 'Thư về [đã che: thư điện tử] nhé'],
    ['Thư về nguoi.khac (at) vidu.vn nhé', 'Thư về [đã che: thư điện tử] nhé'],
    ['Căn cước số 004185001234 cấp năm 2021', 'Căn cước số [đã che: số định danh] cấp năm 2021'],
    ['Xem https://facebook.com/co.dao.9 để biết', 'Xem [đã che: liên kết] để biết'],
    ['Nhà ở số 12, đường Hùng Vương, tổ 4', 'Nhà ở [đã che: địa chỉ]'],
    ['Quyết định số 33/2020/QĐ-UBND ngày 11/12/2020 có hiệu lực từ 01.01.2021', undefined],
    ['Doanh thu 1.234.567.890 đồng, tăng 0,85 điểm so với 2.000.000', undefined],
  ])('hides what reaches a person in “%s”, and no other number', (text, hidden) => {
    expect(line(text)).toBe(hidden ?? text);
  });

  it.each([
    ['Trần Hữu Anh', 'Thành phố đã hoàn thành nhiệm vụ, thanh niên rất hăng hái.'],
    ['Nguyễn Gia Anh', 'Mỗi ngành một sổ, các cấp, các ngành cùng làm.'],
    ['Lê An', 'Mỗi lần làm đều lan tỏa; ăn lễ ở làng.'],
    ['Bùi An', 'Ban hành bản mới, bạn đọc và sở/ban/ngành đều dùng.'],
    ['Phạm Thị Hoàn', 'Toàn bộ hồ sơ đã hoàn thành (100%).'],
  ])('leaves ordinary words alone that are written like a form of the name %s', (name, text) => {
    const { copy } = redact(
      { title: text, blocks: [paragraph(text), paragraph('Hết.')] },
      { ...KNOWN, names: [name], emails: ['thanh@vidu.vn'] },
    );
    expect([copy.title, copy.blocks[0]?.text]).toEqual([text, text]);
  });

  it('hides such a form where only an address or initials say it', () => {
    const of = (text: string) =>
      redact({ title: text, blocks: [] }, { ...KNOWN, names: ['Trần Hữu Anh'], emails: ['an@vidu.vn'] }).copy.title;

    expect(of('Tệp ở D:/thanh/bai và thanh85, do TH Anh soạn.')).toBe(
      'Tệp ở D:/[đã che: họ tên]/bai và [đã che: họ tên]85, do [đã che: họ tên] soạn.',
    );
    expect(of('Trang so.vidu.vn/an cho an toàn.')).toBe('Trang so.vidu.vn/[đã che: thư điện tử] cho an toàn.');
  });

  it('hides a position beside a name or a unit, and leaves it elsewhere', () => {
    expect(line('Phó Hiệu trưởng Trường THCS Hòa Chung')).toBe('[đã che: chức vụ] [đã che: đơn vị]');
    expect(line('Mỗi Phó Hiệu trưởng phụ trách một khối.')).toBe('Mỗi Phó Hiệu trưởng phụ trách một khối.');
  });

  it('hides what a form asks of its author, on the line or in the cell behind it', () => {
    const cell = (text: string): TextBlock => ({ kind: 'table', text });
    const { copy } = redact(
      { title: 'Đơn', blocks: [cell('1. Họ và tên'), cell('Một Người Khác'), cell('Lĩnh vực'), cell('Cải cách hành chính')] },
      KNOWN,
    );

    expect(copy.blocks.map(({ text }) => text)).toEqual(['1. Họ và tên', '[đã che: thông tin tác giả]', 'Lĩnh vực', 'Cải cách hành chính']);
    expect(line('Ngày sinh: 02/03/1985')).toBe('Ngày sinh: [đã che: thông tin tác giả]');
    expect(line('Đơn vị: đồng')).toBe('Đơn vị: [đã che: thông tin tác giả]');
  });

  it('hides what stands below the closing words, and nothing long', () => {
    const long = `Phụ lục: ${'số liệu khảo sát '.repeat(10)}`.trim();

    expect(shown('Nội dung chính.', 'Trân trọng cảm ơn!', 'Phạm Văn Nam', 'Phòng 204', long)).toEqual([
      'Nội dung chính.',
      'Trân trọng cảm ơn!',
      '[đã che: phần ký tên]',
      '[đã che: phần ký tên]',
      long,
    ]);
  });

  it('says how much was hidden and not what; the places are for who checks it', () => {
    const { copy, found } = copyOf('Cô Bích Đào, Sở Giáo dục và Đào tạo, 0912345678.', 'Hết.');

    expect(copy.hidden).toEqual({ name: 1, unit: 1, phone: 1 });
    expect(found).toEqual([
      { kind: 'name', text: 'Bích Đào' },
      { kind: 'unit', text: 'Sở Giáo dục và Đào tạo' },
      { kind: 'phone', text: '0912345678' },
    ]);
    expect(JSON.stringify(copy)).not.toMatch(/Đào|0912/u);
  });

  it('hides more words when somebody who has read it asks, in any spelling', () => {
    const { copy } = copyOf('Mô hình “Cây cầu Nà Rì” và nà rì.', 'Hết.');
    const more = hideWords(copy, ['Na Ri']);

    expect(more.count).toBe(2);
    expect(more.copy.blocks[0]?.text).toBe('Mô hình “Cây cầu [đã che]” và [đã che].');
    expect(more.copy.hidden).toEqual({ word: 2 });
  });

  it('hides the name in the title too, and says when there is no text to read', () => {
    const { copy } = redact({ title: 'Bài của Hoàng Thị Bích Đào', blocks: [] }, KNOWN);
    expect(copy).toEqual({ title: 'Bài của [đã che: họ tên]', blocks: [], hidden: { name: 1 }, isReadable: false });
  });
});

describe('a title that somebody types for blind judges', () => {
  it.each([
    ['Bài của cô Đào', ['Đào']],
    ['Giải pháp của Bích Đào, Phó Hiệu trưởng', ['Bích Đào', 'Phó Hiệu trưởng']],
    ['Bài của SGDĐT và của phường 9', ['SGDĐT', 'phường 9']],
    ['Gọi 0912 345 678 hoặc +84912345678', ['0912 345 678', '+84912345678']],
    ['Thư của bichdao.ht@vidu.vn', ['bichdao.ht@vidu.vn']],
    ['Bài số 417: xét giải đặc biệt', []],
    ['Vườn hoa đào, số 12 đường Hoa Mai, gọi 0987 123 456', []],
    ['Gửi toandt@vidu.vn', []],
  ])('tells by “%s”: %j', (text, words) => {
    expect(namedIn(text, KNOWN)).toEqual(words);
  });
});
