import { readDocument } from './document-draft.js';
import { cleanBody, newsBlocks } from './news-body.js';
import { readNews } from './news-draft.js';
import { hostOf, readPublicLink } from './public-link.js';
import { readingList } from './reading-list.js';
import { freeSlug, slugOf } from './slug.js';

describe('the body of a post', () => {
  it('is paragraphs, lists and small headings', () => {
    const body = 'Tuần thi 2 đã mở.\nAi cũng dự thi được.\n\n## Cần chuẩn bị\n- Số điện thoại\n- Căn cước\n\nChúc bạn thi tốt.';

    expect(newsBlocks(body)).toEqual([
      { paragraph: 'Tuần thi 2 đã mở. Ai cũng dự thi được.' },
      { heading: 'Cần chuẩn bị' },
      { list: ['Số điện thoại', 'Căn cước'] },
      { paragraph: 'Chúc bạn thi tốt.' },
    ]);
  });

  it('leaves markup as the text that it is', () => {
    expect(newsBlocks('<script>alert(1)</script>\n\n-không phải danh sách\n\n#cũng không')).toEqual([
      { paragraph: '<script>alert(1)</script>' },
      { paragraph: '-không phải danh sách' },
      { paragraph: '#cũng không' },
    ]);
  });

  it('begins a new list after an empty line', () => {
    expect(newsBlocks('- Một\n- Hai\n\n- Ba')).toEqual([{ list: ['Một', 'Hai'] }, { list: ['Ba'] }]);
    expect(newsBlocks('  \n \n')).toEqual([]);
  });

  it('has one spelling, however it was typed', () => {
    expect(cleanBody('\ufeffHo\u0300a\u00a0bình \r\n\r\n\r\n\r\n\u0000kết\u200b thúc\t ')).toBe('Hòa bình\n\n kết thúc');
  });
});

describe('the address of a post', () => {
  it.each([
    ['Tuần thi 2 đã mở!', 'tuan-thi-2-da-mo'],
    ['  Đăng ký: “một phút”, xong ', 'dang-ky-mot-phut-xong'],
    ['???', 'tin'],
    ['a'.repeat(200), 'a'.repeat(80)],
  ])('of %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('is cut between words', () => {
    expect(slugOf('từ '.repeat(60))).toBe(`${'tu-'.repeat(26)}tu`);
  });

  it('gets the first free number when it is taken', () => {
    expect(freeSlug('tin', new Set())).toBe('tin');
    expect(freeSlug('tin', new Set(['tin', 'tin-2', 'tin-4']))).toBe('tin-3');
  });
});

describe('a post as typed', () => {
  const typed = { title: ' Tuần thi 2  đã mở ', summary: 'Mở đến thứ Hai.', body: 'Mời bạn vào thi.', isNotice: true };

  it('is read in one spelling', () => {
    expect(readNews(typed, { isPublishing: true })).toEqual({ news: { ...typed, title: 'Tuần thi 2 đã mở' } });
  });

  it('is told everything that is wrong at once, each with what to do', () => {
    expect(readNews({ title: 'Tin', summary: 'x'.repeat(301), body: '', isNotice: false }, { isPublishing: true })).toEqual({
      faults: [
        { field: 'title', text: 'Tiêu đề quá ngắn. Hãy viết đủ để người đọc biết tin nói gì.' },
        { field: 'summary', text: 'Câu mở đầu dài 301 ký tự, nhiều nhất là 300. Hãy chuyển bớt xuống nội dung.' },
        { field: 'body', text: 'Hãy viết nội dung, hoặc bấm Lưu bản nháp để viết tiếp sau.' },
      ],
    });
  });

  it('may be unfinished as a draft, but not nameless', () => {
    expect(readNews({ ...typed, summary: '', body: '' }, { isPublishing: false })).toHaveProperty('news');
    expect(readNews({ ...typed, title: ' ' }, { isPublishing: false })).toEqual({ faults: [{ field: 'title', text: 'Hãy ghi tiêu đề.' }] });
  });
});

describe('a link to a public page', () => {
  it('is taken with its host', () => {
    expect(readPublicLink(' https://vanban.chinhphu.vn/?pageid=27160&docid=203741 ')).toEqual({
      url: 'https://vanban.chinhphu.vn/?pageid=27160&docid=203741',
      host: 'vanban.chinhphu.vn',
    });
    expect(hostOf('https://www.lamdong.gov.vn/a')).toBe('lamdong.gov.vn');
  });

  it.each([
    ['javascript:alert(1)', 'Liên kết phải bắt đầu bằng https://.'],
    ['vanban.chinhphu.vn', 'Liên kết phải bắt đầu bằng https://.'],
    ['//vanban.chinhphu.vn', 'Liên kết phải bắt đầu bằng https://.'],
    ['https://', 'Liên kết này không đúng.'],
    ['http://vanban.chinhphu.vn/', 'Trang này không có https'],
    ['https://ai:do@chinhphu.vn/', 'Liên kết có tên người dùng hoặc mật khẩu.'],
    ['https://localhost/', 'Người dự thi không mở được địa chỉ nội bộ này.'],
    ['https://10.0.0.1/van-ban', 'Người dự thi không mở được địa chỉ nội bộ này.'],
    ['https://[::1]/', 'Người dự thi không mở được địa chỉ nội bộ này.'],
    ['https://may-chu/van-ban', 'Người dự thi không mở được địa chỉ nội bộ này.'],
    ['https://quan-ly.chinhphu.vn:8443/', 'Người dự thi không mở được địa chỉ nội bộ này.'],
    ['https://may.local/', 'Người dự thi không mở được địa chỉ nội bộ này.'],
    [`https://chinhphu.vn/${'x'.repeat(1000)}`, 'Liên kết dài quá 1000 ký tự.'],
  ])('is not %j', (typed, fault) => {
    expect(readPublicLink(typed)).toEqual({ fault: expect.stringContaining(fault) });
  });
});

describe('a document as typed', () => {
  it('needs a name and a place, and may have a link', () => {
    expect(readDocument({ title: ' Kế hoạch  số 1 ', detail: '', link: '', ordinal: '2' })).toEqual({
      document: { title: 'Kế hoạch số 1', detail: '', linkUrl: null, ordinal: 2 },
    });
    expect(readDocument({ title: '', detail: 'x'.repeat(301), link: 'chinhphu.vn', ordinal: 'đầu' })).toEqual({
      faults: [
        { field: 'title', text: 'Hãy ghi tên tài liệu: số, ký hiệu, ngày và trích yếu.' },
        { field: 'detail', text: 'Ghi chú dài 301 ký tự, nhiều nhất là 300. Hãy rút gọn.' },
        { field: 'link', text: expect.stringContaining('https://') },
        { field: 'ordinal', text: 'Thứ tự là một số từ 1 đến 9999. Bạn đã nhập “đầu”.' },
      ],
    });
  });
});

describe('what there is to read', () => {
  const added = (title: string) => ({ title });

  it('is what the rules name, with links, then what was added', () => {
    const [link, other] = [added('nghị quyết số 76/NQ-CP,  ngày 15/7/2021'), added('Sổ tay')];

    expect(readingList(['Nghị quyết số 76/NQ-CP ngày 15/7/2021', 'Chỉ thị số 23/CT-TTg'], [other, link])).toEqual({
      named: [
        { title: 'Nghị quyết số 76/NQ-CP ngày 15/7/2021', added: link },
        { title: 'Chỉ thị số 23/CT-TTg', added: undefined },
      ],
      others: [other],
    });
  });
});
