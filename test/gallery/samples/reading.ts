/** Rules, documents, study, news, help, privacy, messages. */
import type {
  DocumentsView,
  HelpView,
  MessageView,
  NewsArticleView,
  NewsListView,
  RulesView,
  StudyView,
  TextView,
} from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function reading({ frame }: typeof Base): Base.Samples {
  const rules: RulesView = {
    ...frame('lam-dong', 'Thể lệ cuộc thi', { current: 'Thể lệ' }),
    downloads: [
      { label: 'Tải bản PDF', url: '/the-le.pdf' },
      { label: 'Tải bản Word', url: '/the-le.docx' },
    ],
    document: {
      issuer: ['UBND TỈNH LÂM ĐỒNG', 'BAN TỔ CHỨC CUỘC THI'],
      motto: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
      number: 'Số: …/TL-BTC',
      placeAndDate: 'Lâm Đồng, ngày 14 tháng 10 năm 2024',
      kind: 'Thể lệ',
      title: 'Cuộc thi “Tìm hiểu về Cải cách hành chính và Chuyển đổi số trên địa bàn tỉnh Lâm Đồng” năm 2024',
      preamble: ['Ban Tổ chức ban hành thể lệ cuộc thi như sau.'],
      chapters: [
        {
          title: 'Chương I. Quy định chung',
          articles: [
            {
              id: 'dieu-1',
              number: 'Điều 1.',
              title: 'Đơn vị tổ chức',
              text: 'UBND tỉnh Lâm Đồng tổ chức; Sở Nội vụ là cơ quan thường trực.',
              clauses: [],
            },
            {
              id: 'dieu-2',
              number: 'Điều 2.',
              title: 'Người dự thi',
              clauses: [
                {
                  number: '1.',
                  text: 'Người được dự thi:',
                  points: [
                    {
                      letter: 'a)',
                      text: 'Cán bộ, công chức, viên chức, người lao động trong các cơ quan, đơn vị, doanh nghiệp trên địa bàn tỉnh;',
                    },
                    { letter: 'b)', text: 'Nhân dân trên địa bàn toàn tỉnh.' },
                  ],
                },
                {
                  number: '2.',
                  text: 'Không được dự thi: thành viên Ban Tổ chức, Tổ soạn bộ đề thi trực tuyến, Tổ thư ký, Tổ thẩm định và cán bộ phụ trách kỹ thuật của phần mềm.',
                },
              ],
            },
          ],
        },
        {
          title: 'Chương II. Phần thi Tìm hiểu trực tuyến',
          articles: [
            {
              id: 'dieu-3',
              number: 'Điều 3.',
              title: 'Thời gian',
              clauses: [
                { number: '1.', text: 'Bốn tuần thi, từ ngày 21/10/2024 đến ngày 18/11/2024.' },
                { number: '2.', text: 'Mỗi tuần mở lúc 10:00 thứ Hai và đóng lúc 9:30 thứ Hai tuần kế tiếp.' },
              ],
            },
            {
              id: 'dieu-4',
              number: 'Điều 4.',
              title: 'Cách xếp hạng',
              clauses: [
                {
                  number: '1.',
                  text: 'Xếp theo thứ tự:',
                  points: [
                    { letter: 'a)', text: 'Số câu đúng nhiều hơn;' },
                    { letter: 'b)', text: 'Dự đoán gần con số thật hơn;' },
                    { letter: 'c)', text: 'Thời gian làm bài ngắn hơn.' },
                  ],
                },
              ],
            },
          ],
        },
      ],
      signature: { lines: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'], name: 'Lương Hữu Khánh' },
      version: {
        text: 'Bản 1, khóa lúc 9:00 thứ Hai, 14/10/2024. Dấu vân tay của bản này:',
        fingerprint: '7b02 c9d4 11ea 50f3 8c67 2d9b 4410 ee58',
      },
    },
  };
  const documents: DocumentsView = {
    ...frame('lam-dong', 'Tài liệu ôn tập'),
    heading: '19 tài liệu ôn tập',
    intro: 'Mọi câu hỏi đều dựa vào các văn bản này. Đọc được trên điện thoại.',
    groups: [
      {
        title: 'Của Trung ương',
        items: [
          {
            title: 'Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ',
            detail: 'Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030',
            url: '/tai-lieu/76-nq-cp',
            format: 'PDF, 1,2 MB',
          },
          {
            title: 'Quyết định số 749/QĐ-TTg ngày 03/6/2020',
            detail: 'Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030',
            url: '/tai-lieu/749',
          },
        ],
      },
      {
        title: 'Của tỉnh',
        items: [
          {
            title: 'Nghị quyết số 14-NQ/TU ngày 25/5/2022 của Tỉnh ủy Lâm Đồng',
            detail: 'Đẩy mạnh cải cách hành chính đến năm 2025, định hướng đến năm 2030',
          },
        ],
      },
    ],
  };
  const study: StudyView = {
    ...frame('thai-nguyen', 'Ôn tập', { current: 'Ôn tập' }),
    heading: 'Câu hỏi và đáp án',
    intro: 'Cả ngân hàng câu hỏi của cuộc thi. Đề thi rút từ đây.',
    topics: [
      { label: 'Tất cả', url: '/on-tap', count: '180', current: true },
      { label: 'Cải cách thể chế', url: '/on-tap?chu-de=the-che', count: '24' },
      { label: 'Thủ tục hành chính', url: '/on-tap?chu-de=thu-tuc', count: '38' },
      { label: 'Đề án 06', url: '/on-tap?chu-de=de-an-06', count: '30' },
    ],
    practise: { label: 'Luyện từng câu', url: '/on-tap/luyen?cau=1' },
    questions: [1, 2, 3].map((number) => ({
      pictures: [],
      number: String(number),
      text: 'Theo Quyết định số 505/QĐ-TTg ngày 22/4/2022, ngày nào hằng năm là Ngày Chuyển đổi số quốc gia?',
      options: [
        { letter: 'A', text: 'Ngày 22 tháng 4', isKey: false },
        { letter: 'B', text: 'Ngày 10 tháng 10', isKey: true },
        { letter: 'C', text: 'Ngày 26 tháng 3', isKey: false },
        { letter: 'D', text: 'Mỗi tỉnh, thành phố tự chọn một ngày', isKey: false },
      ],
      explanation: 'Lấy ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số quốc gia.',
      source: 'Quyết định số 505/QĐ-TTg ngày 22/4/2022',
    })),
    pages: { text: 'Trang 1 trong 9', next: { label: 'Trang sau', url: '/on-tap?trang=2' } },
  };
  const news = [
    {
      title: 'Hơn tám nghìn người dự thi trong tuần đầu',
      url: '/tin-tuc/tuan-dau',
      date: '30/10/2024',
      summary: 'TP Đà Lạt dẫn đầu về số người dự thi.',
    },
    { title: 'Cách ôn tập trong ba buổi tối', url: '/tin-tuc/on-tap', date: '25/10/2024' },
  ];
  const newsList: NewsListView = { ...frame('lam-dong', 'Tin cuộc thi'), heading: 'Tin cuộc thi', items: news };
  const article: NewsArticleView = {
    ...frame('lam-dong', 'Hơn tám nghìn người dự thi trong tuần đầu'),
    heading: 'Hơn tám nghìn người dự thi trong tuần đầu',
    date: '30/10/2024',
    author: 'Tổ thư ký',
    lead: 'Tuần thi thứ 1 đã khép lại lúc 9:30 thứ Hai, 28/10/2024 với 8.214 người dự thi.',
    blocks: [
      {
        paragraph:
          'Người dự thi đến từ cả mười hai huyện, thành phố và hầu hết các sở, ban, ngành. Gần một nửa thi bằng điện thoại vào buổi tối.',
      },
      { heading: 'Tuần 2 đang mở' },
      { list: ['Mở từ 10:00 thứ Hai, 28/10/2024', 'Đóng lúc 9:30 thứ Hai, 04/11/2024'] },
      { image: { url: '/art/lam-dong/card.svg', alt: 'Đồi thông lúc bình minh', width: 326, height: 196, caption: 'Đồi thông Lâm Đồng' } },
    ],
    back: { label: 'Tất cả tin', url: '/tin-tuc' },
  };
  const help: HelpView = {
    ...frame('lam-dong', 'Hỏi đáp', { current: 'Hỏi đáp' }),
    heading: 'Hỏi đáp',
    groups: [
      {
        id: 'dang-ky',
        title: 'Đăng ký',
        items: [
          { question: 'Tôi không có thư điện tử, có dự thi được không?', answer: ['Được. Chỉ cần số điện thoại.'] },
          {
            question: 'Tôi chọn nhầm đơn vị thì làm sao?',
            answer: ['Gọi Tổ thư ký trước khi tuần thi đóng.', 'Bài đã nộp vẫn giữ nguyên.'],
          },
        ],
      },
      {
        id: 'lam-bai',
        title: 'Làm bài',
        items: [
          {
            question: 'Đang thi thì mất mạng, bài có mất không?',
            answer: ['Không. Câu trả lời lưu trên máy, có mạng lại máy tự gửi.'],
            link: { label: 'Tra cứu biên nhận', url: '/bien-nhan' },
          },
        ],
      },
    ],
    contact: {
      title: 'Hỏi Tổ thư ký',
      text: 'Trả lời trong giờ hành chính, thứ Hai đến thứ Sáu.',
      rows: [
        { label: 'Điện thoại', value: '0263 300 0000', url: 'tel:+842633000000' },
        { label: 'Thư điện tử', value: 'cuocthi@vidu.vn', url: 'mailto:cuocthi@vidu.vn' },
      ],
    },
  };
  const privacy: TextView = {
    ...frame('lam-dong', 'Thông tin của bạn được giữ thế nào'),
    heading: 'Thông tin của bạn được giữ thế nào',
    lead: 'Chúng tôi chỉ hỏi những gì cuộc thi cần, và nói rõ dùng để làm gì.',
    sections: [
      {
        title: 'Chúng tôi giữ gì',
        paragraphs: ['Họ tên, ngày sinh, số điện thoại hoặc thư điện tử, đơn vị, và các câu trả lời của bạn.'],
        items: ['Họ tên in trên giấy chứng nhận', 'Trên trang công khai, tên được che bớt'],
      },
      { title: 'Giữ bao lâu', paragraphs: ['Đến khi hết hạn khiếu nại và lưu trữ theo quy định. Sau đó phần cá nhân được xóa.'] },
    ],
  };
  const message = (title: string, heading: string, paragraphs: string[], extra: Partial<MessageView> = {}): Base.Sample => ({
    template: 'message',
    layout: 'portal',
    view: { ...frame('lam-dong', title), heading, paragraphs, action: { label: 'Về trang chủ', url: '/' }, ...extra },
  });
  return {
    rules: { template: 'rules', layout: 'portal', view: rules },
    documents: { template: 'reference-documents', layout: 'portal', view: documents },
    study: { template: 'study', layout: 'portal', view: study },
    'study-empty': {
      template: 'study',
      layout: 'portal',
      view: {
        ...study,
        questions: [],
        topics: [],
        pages: undefined,
        empty: 'Câu hỏi sẽ mở để ôn tập từ 8:00 thứ Hai, 16/09/2024.',
      } as StudyView,
    },
    'news-list': { template: 'news-list', layout: 'portal', view: newsList },
    'news-empty': {
      template: 'news-list',
      layout: 'portal',
      view: { ...newsList, items: [], empty: 'Chưa có tin nào. Tin đầu tiên sẽ đăng khi phát động cuộc thi.' } as NewsListView,
    },
    'news-article': { template: 'news-article', layout: 'portal', view: article },
    help: { template: 'help', layout: 'portal', view: help },
    privacy: { template: 'text', layout: 'portal', view: privacy },
    'message-404': message('Không tìm thấy trang', 'Không tìm thấy trang này', ['Có thể đường dẫn đã đổi hoặc gõ thiếu chữ.']),
    'message-403': message(
      'Bạn chưa xem được trang này',
      'Bạn chưa xem được trang này',
      ['Trang này chỉ dành cho người đã đăng nhập hoặc người có quyền.'],
      {
        action: { label: 'Đăng nhập', url: '/dang-nhap' },
        second: { label: 'Về trang chủ', url: '/' },
      },
    ),
    'message-429': message('Xin đợi một chút', 'Bạn thử hơi nhiều lần', [
      'Đợi 5 phút rồi thử lại. Cách này giữ tài khoản của bạn khỏi người lạ.',
    ]),
    'message-500': message(
      'Có lỗi',
      'Máy chủ gặp lỗi',
      ['Không phải lỗi của bạn. Những câu trả lời đã báo nhận vẫn còn nguyên.', 'Thử tải lại sau một phút.'],
      {
        reference: 'Nếu gọi cho Tổ thư ký, xin đọc số 8F2-K31.',
      },
    ),
    'message-503': message('Đang đông', 'Đang có rất đông người vào', ['Bạn cứ đợi, trang sẽ tự thử lại. Không cần tải lại liên tục.']),
    'message-offline': message('Mất mạng', 'Máy đang mất mạng', ['Kiểm tra sóng hoặc Wi-Fi rồi thử lại. Bài đang làm vẫn lưu trên máy.'], {
      action: { label: 'Thử lại', url: '' },
    }),
  };
}
