import { countMainWords } from './count-main-words.js';
import { countWords } from './count-words.js';
import type { TextBlock } from './text-block.js';

const NOT_COUNTED = ['trang bìa', 'phần mở đầu', 'phụ lục', 'tài liệu tham khảo'];

/** Plain lines, as of a text file. */
const lines = (...texts: string[]): TextBlock[] => texts.map((text) => ({ text, kind: 'paragraph' }));
const heading = (text: string, level?: number): TextBlock => ({ text, kind: 'heading', ...(level !== undefined && { level }) });
const table = (...cells: string[]): TextBlock[] => cells.map((text) => ({ text, kind: 'table' }));
/** A paragraph of exactly so many words. */
const prose = (words: number): TextBlock => ({ text: `${'Chữ '.repeat(words - 1)}cuối.`, kind: 'paragraph' });

/** What of a text counts, what is left out and under which heading it began. */
function partsOf(blocks: readonly TextBlock[], notCounted: readonly string[] = NOT_COUNTED): string[] {
  return countMainWords(blocks, notCounted).parts.map(
    ({ kind, words, counted, from }) => `${kind} ${words}${counted ? '' : ' left out'}${from === null ? '' : `: ${from}`}`,
  );
}

describe('words', () => {
  it.each([
    ['Chuyển đổi số', 3],
    ['chuyển đổi số – chính quyền số', 6],
    ['• Đạt 30% theo Quyết định 749/QĐ-TTg … !', 6],
    ['', 0],
    ['— – * …', 0],
    ['(khoản 1), “Điều 2”; a) b)', 6],
    ['e-mail: so.noivu@example.vn', 2],
    ['Chuyển đổi số'.normalize('NFD'), 3],
    ['hai từ', 2],
    ['5.000.000 đồng/năm', 2],
  ])('of “%s” are %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe('the main part of an essay', () => {
  it('is counted to the word: 2,999 are 2,999', () => {
    const essay = (words: number): TextBlock[] => [
      ...lines('BÀI DỰ THI', 'Họ và tên: Lò Thị Bản', 'Đơn vị: Phòng Nội vụ huyện Ea Kar'),
      ...lines('MỞ ĐẦU'),
      prose(400),
      ...lines('I. TỔNG QUAN'),
      prose(words - 3),
      ...lines('TÀI LIỆU THAM KHẢO', '1. Luật Công nghệ thông tin năm 2006.'),
    ];
    expect(countMainWords(essay(2_999), NOT_COUNTED).words).toBe(2_999);
    expect(countMainWords(essay(3_000), NOT_COUNTED).words).toBe(3_000);
    expect(countMainWords(essay(3_000), []).words).toBe(3_000 + 17 + 402 + 12);
  });

  it('is told from a cover, a table of contents, a preface, references and annexes', () => {
    const blocks = [
      ...lines('SỞ NỘI VỤ TỈNH ĐẮK LẮK', 'BÀI DỰ THI', 'Tìm hiểu về chuyển đổi số', 'Họ và tên: Y Thử Niê', 'Chức vụ: Chuyên viên', 'Đắk Lắk, tháng 8 năm 2021'),
      ...lines('MỤC LỤC', 'Lời nói đầu ........ 1', 'I. Tổng quan ........ 2', 'II. Hiến kế ........ 9', 'Phụ lục ........ 12'),
      ...lines('LỜI NÓI ĐẦU'),
      prose(100),
      ...lines('I. Tổng quan'),
      prose(200),
      ...lines('II. Hiến kế'),
      prose(300),
      ...lines('Danh mục tài liệu tham khảo:', '1. Quyết định số 749/QĐ-TTg.', '2. Nghị quyết số 17/NQ-CP'),
      ...lines('PHỤ LỤC 1: BẢNG SỐ LIỆU'),
      ...table('Năm', '2020', 'Số hồ sơ', '1.234'),
      ...lines('Phụ lục 2. Phiếu khảo sát', 'I. Thông tin chung', 'II. Nội dung hỏi'),
    ]; // prettier-ignore

    expect(partsOf(blocks)).toEqual([
      'cover 31 left out',
      'contents 17 left out: MỤC LỤC',
      'preface 103 left out: LỜI NÓI ĐẦU',
      'main 506: I. Tổng quan',
      'references 16 left out: Danh mục tài liệu tham khảo:',
      'annex 26 left out: PHỤ LỤC 1: BẢNG SỐ LIỆU',
    ]);
    expect(countMainWords(blocks, []).parts.every(({ counted }) => counted)).toBe(true);
    expect(countMainWords(blocks, ['phụ lục']).words).toBe(31 + 103 + 506 + 16);
  });

  it.each([
    ['without tone marks', ['MO DAU'], ['Tai lieu tham khao']],
    ['with numbers', ['A. MỞ ĐẦU', '1. Lý do', '2. Mục đích', 'B. NỘI DUNG', '1. Tổng quan', '2. Thực trạng'], ['C. TÀI LIỆU THAM KHẢO']],
    ['as parts', ['PHẦN THỨ NHẤT: MỞ ĐẦU', 'PHẦN THỨ HAI: NỘI DUNG', 'I. Tổng quan'], ['PHẦN THỨ BA: TÀI LIỆU THAM KHẢO']],
    ['with a colon', ['Phần mở đầu:'], ['Nguồn tài liệu tham khảo:']],
    ['by other words', ['Lời giới thiệu'], ['NGUỒN THAM KHẢO']],
    ['with a remark', ['Mở đầu'], ['TÀI LIỆU THAM KHẢO (tiếng Việt)']],
    ['in letters of another keyboard', ['LỜI NÓI ÐẦU'.normalize('NFD')], ['TÀI LIỆU THAM KHẢO'.normalize('NFD')]],
  ])('is found under headings %s', (_, [preface = '', ...more], [references = '']) => {
    const rest = more.flatMap((line, at) => [...lines(line), prose(20 + at)]);
    const blocks = [
      ...lines(preface),
      prose(100),
      ...(more.length > 0 ? rest : lines('I. Tổng quan')),
      prose(500),
      ...lines(references, '[1] Luật Giao dịch điện tử.'),
    ];
    const kinds = countMainWords(blocks, NOT_COUNTED).parts.map(({ kind }) => kind);

    expect(kinds).toEqual(['preface', 'main', 'references']);
    expect(countMainWords(blocks, NOT_COUNTED).parts[2]?.from).toBe(references);
  });

  it('begins where the preface ends: at the next heading as wide as it is', () => {
    const preface = (...texts: string[]): string[] =>
      partsOf([...texts.flatMap((text) => [...lines(text), prose(30)]), prose(500)]).map((part) => part.replace(/ \d+/, ''));

    // Sections of the preface are numbered, the text is not.
    expect(preface('PHẦN MỞ ĐẦU', '1. Lý do chọn đề tài', '2. Mục đích', 'PHẦN NỘI DUNG', '1. Tổng quan', '2. Thực trạng')).toEqual([
      'preface left out: PHẦN MỞ ĐẦU',
      'main: PHẦN NỘI DUNG',
    ]);
    // The text goes on with wider numbers.
    expect(
      preface('MỞ ĐẦU', '1. Lý do', '2. Phạm vi', 'CHƯƠNG I. TỔNG QUAN', '1. Khái niệm', 'CHƯƠNG II. THỰC TRẠNG', '1. Kết quả'),
    ).toEqual(['preface left out: MỞ ĐẦU', 'main: CHƯƠNG I. TỔNG QUAN']);
    // The text is what is numbered.
    expect(preface('Lời mở đầu', '1. Tổng quan', '2. Thực trạng', '3. Hiến kế', 'Kết luận')).toEqual([
      'preface left out: Lời mở đầu',
      'main: 1. Tổng quan',
    ]);
    expect(preface('I. MỞ ĐẦU', '1. Lý do', '2. Mục đích', 'II. TỔNG QUAN', '1. Khái niệm')).toEqual([
      'preface left out: I. MỞ ĐẦU',
      'main: II. TỔNG QUAN',
    ]);
    expect(preface('MỞ ĐẦU', 'TỔNG QUAN VỀ CHUYỂN ĐỔI SỐ', 'THỰC TRẠNG')).toEqual([
      'preface left out: MỞ ĐẦU',
      'main: TỔNG QUAN VỀ CHUYỂN ĐỔI SỐ',
    ]);
    expect(preface('Mở đầu', 'Lý do chọn đề tài', 'Tổng quan về chuyển đổi số')).toEqual([
      'preface left out: Mở đầu',
      'main: Tổng quan về chuyển đổi số',
    ]);
  });

  it('begins with a heading of the preface’s own level, where the file tells levels', () => {
    const blocks = [heading('Mở đầu', 1), prose(40), heading('Bối cảnh chung', 2), prose(40), heading('Nhìn lại mười năm', 1), prose(300)];

    expect(partsOf(blocks)).toEqual(['preface 85 left out: Mở đầu', 'main 304: Nhìn lại mười năm']);
  });

  it('is all of a text in which no heading ends the preface: in doubt words count', () => {
    expect(partsOf([...lines('MỞ ĐẦU'), prose(900), ...lines('KẾT LUẬN'), prose(100)])).toEqual(['main 1004: MỞ ĐẦU']);
  });

  it.each([
    'Phụ lục 1 trình bày kết quả khảo sát của đơn vị.',
    'Phụ lục kèm theo kế hoạch nêu rõ từng nhiệm vụ của mỗi phòng',
    'Phụ lục 3 của Quyết định số 749/QĐ-TTg',
    'Mở đầu về chuyển đổi số ở nước ta',
    'Mở đầu cho giai đoạn mới là Nghị quyết số 52-NQ/TW.',
    'Mỏ dầu',
    'Tài liệu tham khảo được lấy từ trang của Bộ Nội vụ;',
    'Nguồn: Sở Nội vụ, 2021',
    'Mục lục hồ sơ điện tử được lập tự động.',
    'Trang bìa của hồ sơ số hóa',
  ])('goes on at “%s”', (sentence) => {
    const blocks = [...lines('I. TỔNG QUAN'), prose(50), ...lines(sentence), prose(50), ...lines('II. HIẾN KẾ'), prose(50)];

    expect(countMainWords(blocks, NOT_COUNTED).parts.map(({ kind }) => kind)).toEqual(['main']);
  });

  it('goes on below the source of a table, and after references in its midst', () => {
    const source = [
      ...lines('I. TỔNG QUAN'),
      prose(50),
      ...table('Năm', '2020'),
      ...lines('Nguồn:', 'Sở Nội vụ', 'II. HIẾN KẾ'),
      prose(50),
    ];
    expect(countMainWords(source, NOT_COUNTED).parts.map(({ kind }) => kind)).toEqual(['main']);

    const midst = [
      ...lines('I. TỔNG QUAN'),
      prose(50),
      ...lines('II. TÀI LIỆU THAM KHẢO', '1. Luật Lưu trữ'),
      ...lines('III. KẾT LUẬN'),
      prose(60),
    ];
    expect(partsOf(midst)).toEqual(['main 53: I. TỔNG QUAN', 'references 9 left out: II. TÀI LIỆU THAM KHẢO', 'main 63: III. KẾT LUẬN']);
  });

  it('does not go on at the fourth of a list of references, nor at the headings of an annex', () => {
    const sections = ['1. Tổng quan', '2. Thực trạng', '3. Hiến kế'].flatMap((line) => [...lines(line), prose(40)]);
    const listed = ['1. Luật Lưu trữ', '2. Luật Giao dịch điện tử', '3. Luật An toàn thông tin mạng', '4. Luật Công nghệ thông tin'];
    expect(partsOf([...sections, ...lines('Tài liệu tham khảo', ...listed)])).toEqual([
      'main 129: 1. Tổng quan',
      'references 27 left out: Tài liệu tham khảo',
    ]);

    const annex = [heading('PHỤ LỤC', 1), heading('BẢNG TỔNG HỢP KẾT QUẢ', 1), ...table('Chỉ tiêu', '30%'), heading('Biểu 02', 1), ...lines('I. Thông tin', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')]; // prettier-ignore
    expect(partsOf([heading('Tổng quan', 1), prose(40), ...annex])).toEqual(['main 42: Tổng quan', 'annex 23 left out: PHỤ LỤC']);
    expect(partsOf([heading('Tổng quan', 1), prose(40), ...annex, heading('Kết luận', 1), prose(9)]).at(-1)).toBe('main 11: Kết luận');
  });

  it('keeps a cover with its labels in a table, and a text without a cover whole', () => {
    const cover = [
      ...lines('CUỘC THI VIẾT TÌM HIỂU CHUYỂN ĐỔI SỐ'),
      ...table('Họ và tên', 'Hoàng Thị Mẫu', 'Chức vụ', 'Văn thư'),
      ...lines('Năm 2021'),
    ];
    expect(partsOf([...cover, ...lines('I. TỔNG QUAN'), prose(40)])).toEqual(['cover 20 left out', 'main 43: I. TỔNG QUAN']);
    expect(partsOf([...lines('Chuyển đổi số và người dân'), prose(40), prose(50)])).toEqual(['main 96: Chuyển đổi số và người dân']);
    expect(partsOf([...lines('1. Họ và tên: Vừ A Thử', '2. Đơn vị: Phòng Văn hóa', '1. Tổng quan'), prose(40)])).toEqual([
      'cover 13 left out',
      'main 43: 1. Tổng quan',
    ]);
  });

  it('ends a table of contents at the first heading that stands in it, with or without numbers of pages', () => {
    const text = [...lines('I. Tổng quan năm 2021'), prose(40), ...lines('II. Hiến kế'), prose(40)];
    const plain = partsOf([...lines('Mục lục', 'I. Tổng quan năm 2021', 'II. Hiến kế', 'Phụ lục'), ...text]);
    const numbered = partsOf([...lines('Mục lục', 'I. Tổng quan năm 2021 3', 'II. Hiến kế 8', 'Phụ lục 12'), ...text]);

    expect(plain).toEqual(['contents 12 left out: Mục lục', 'main 88: I. Tổng quan năm 2021']);
    expect(numbered).toEqual(['contents 15 left out: Mục lục', 'main 88: I. Tổng quan năm 2021']);
    // At the end, as some put it.
    expect(partsOf([...text, ...lines('MỤC LỤC', 'I. Tổng quan năm 2021 … 3', 'II. Hiến kế … 8')]).at(-1)).toBe(
      'contents 12 left out: MỤC LỤC',
    );
  });

  it('leaves out what the plan names, also what only the plan knows', () => {
    const blocks: TextBlock[] = [
      ...lines('LỜI TRI ÂN', 'Xin cảm ơn.', 'Thông tin chung'),
      prose(30),
      ...lines('I. TỔNG QUAN'),
      prose(90),
      ...lines('Phụ lục'),
      prose(10),
    ];

    expect(partsOf(blocks, ['thông tin chung', 'phụ lục và tài liệu tham khảo'])).toEqual([
      'thanks 6 left out: LỜI TRI ÂN',
      'other 33 left out: Thông tin chung',
      'main 93: I. TỔNG QUAN',
      'annex 12 left out: Phụ lục',
    ]);
    expect(countMainWords(blocks, ['thông tin chung']).parts[1]?.name).toBe('Thông tin chung');
  });

  it('counts footnotes where they stand, unless the plan leaves them out', () => {
    const blocks: TextBlock[] = [...lines('I. TỔNG QUAN'), prose(40), { text: 'Theo báo cáo năm 2020.', kind: 'note' }, prose(40)];

    expect(partsOf(blocks)).toEqual(['main 88: I. TỔNG QUAN']);
    expect(partsOf(blocks, ['phụ lục', 'chú thích'])).toEqual(['main 83: I. TỔNG QUAN', 'notes 5 left out']);
  });

  it('is nothing in an empty text, and never loses a word', () => {
    expect(countMainWords([], NOT_COUNTED)).toEqual({ words: 0, parts: [] });
    const blocks = lines('Phụ lục', 'Mục lục', 'Mở đầu', 'Nguồn', 'CHƯƠNG 1', 'Phụ lục', 'I.', 'Kết luận', 'Tài liệu tham khảo');
    expect(countMainWords(blocks, NOT_COUNTED).parts.reduce((sum, { words }) => sum + words, 0)).toBe(
      countWords(blocks.map(({ text }) => text).join(' ')),
    );
  });
});
