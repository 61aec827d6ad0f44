/** The landing page of each plan and in each state. */
import type { LandingView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function landing({ frame, landscape, drawing }: typeof Base): Base.Samples {
  const countdown = {
    until: '2024-11-04T09:30:00+07:00',
    now: '2024-10-31T10:41:30+07:00',
    units: [
      { value: '3', unit: 'ngày' },
      { value: '22', unit: 'giờ' },
      { value: '48', unit: 'phút' },
    ],
  };
  const stages: NonNullable<LandingView['schedule']>['stages'] = [
    { name: 'Tuần 1', dates: '21/10 – 28/10', stateText: 'Đã công bố kết quả', state: 'past', url: '/bang-vang/tuan-1' },
    { name: 'Tuần 2', dates: '28/10 – 04/11', stateText: 'Đang mở', state: 'current' },
    { name: 'Tuần 3', dates: '04/11 – 11/11', stateText: 'Mở 10:00 thứ Hai, 04/11', state: 'future' },
    { name: 'Tuần 4', dates: '11/11 – 18/11', stateText: 'Mở 10:00 thứ Hai, 11/11', state: 'future' },
  ];
  const lamDong: LandingView = {
    ...frame('lam-dong', 'Tìm hiểu về Cải cách hành chính và Chuyển đổi số'),
    hero: {
      kicker: 'Cuộc thi trực tuyến toàn tỉnh, năm 2024',
      titlePhrases: ['Tìm hiểu về', 'Cải cách hành chính', 'và Chuyển đổi số'],
      lead: 'Ai sống hoặc làm việc tại Lâm Đồng đều dự thi được: cán bộ, người lao động, học sinh, sinh viên, nông dân…',
      landscape: landscape('lam-dong'),
      band: {
        state: 'Tuần thi thứ 2 đang mở.',
        stateRest: 'Còn lại',
        countdown,
        when: 'Đóng lúc 9:30 thứ Hai, 04/11/2024',
        action: { label: 'Vào thi tuần 2', url: '/thi/tuan-2' },
        note: '20 câu hỏi và 1 câu dự đoán, khoảng 15 phút. Thi trên điện thoại hoặc máy tính.',
      },
    },
    prizes: {
      titlePhrases: ['Mười giải thưởng', 'mỗi tuần'],
      intro: 'Mỗi giải gồm tiền thưởng và giấy chứng nhận của Ban Tổ chức. Bốn tuần có tất cả 40 giải.',
      groups: [
        {
          tiers: [
            { label: 'Nhất', rank: 1, count: '1' },
            { label: 'Nhì', rank: 2, count: '2' },
            { label: 'Ba', rank: 3, count: '3' },
            { label: 'Khuyến khích', rank: 4, count: '4' },
          ],
        },
      ],
      collective: {
        title: 'Giải tập thể.',
        text: 'Ba cơ quan, địa phương có đông người dự thi nhất được đề nghị UBND tỉnh tặng Bằng khen.',
        emblemSvg: drawing('khoa-bang/emblem'),
      },
    },
    schedule: {
      title: 'Bốn tuần thi',
      intro: 'Mỗi tuần mở 10:00 thứ Hai, đóng 9:30 thứ Hai tuần sau. Tuần nào cũng có thể dự thi.',
      stages,
      parts: [
        {
          title: 'Phần thi Giải pháp, sáng kiến',
          text: 'Cá nhân hoặc tập thể gửi bài từ 21/10 đến hết 15/11/2024. Chấm và trao giải riêng: 1 Nhất, 2 Nhì, 3 Ba.',
          link: { label: 'Xem cách gửi và gửi bài', url: '/gui-bai/sang-kien' },
        },
      ],
    },
    steps: {
      title: 'Dự thi trong ba bước',
      items: [
        { title: 'Cho biết bạn là ai', text: 'Họ tên, ngày sinh, số điện thoại và xã, phường hoặc cơ quan mà bạn dự thi.' },
        { title: 'Trả lời 20 câu hỏi', text: 'Chạm vào đáp án bạn chọn. Mất mạng hay thoát ra, vào lại vẫn làm tiếp được.' },
        { title: 'Dự đoán và nộp bài', text: 'Đoán số người trả lời đúng tất cả. Nộp xong, bạn có biên nhận để tra cứu.' },
      ],
    },
    results: {
      turnout: {
        title: 'Địa phương sôi nổi nhất',
        note: 'Số người đã dự thi tuần 2, cập nhật 10:40',
        bars: [
          { label: 'TP Đà Lạt', value: '2.846', width: '100%', isFull: true },
          { label: 'TP Bảo Lộc', value: '2.113', width: '74%' },
          { label: 'Huyện Đức Trọng', value: '1.902', width: '67%' },
          { label: 'Huyện Di Linh', value: '1.488', width: '52%' },
          { label: 'Huyện Lâm Hà', value: '1.120', width: '39%' },
        ],
        more: { label: 'Xem tất cả đơn vị', url: '/don-vi-du-thi' },
      },
      roll: {
        title: 'Bảng vàng tuần 1',
        note: 'Công bố 10:00 thứ Tư, 30/10/2024',
        tiers: [
          { label: 'Giải Nhất', isFirst: true, winners: [{ name: 'Nguyễn Thị Ngọc\u00a0D···', unit: 'TP Đà Lạt' }] },
          {
            label: 'Giải Nhì',
            winners: [
              { name: 'Trần Quốc\u00a0B···', unit: 'Huyện Đức Trọng' },
              { name: 'Phạm Thu\u00a0H···', unit: 'Huyện Di Linh' },
            ],
          },
        ],
        more: { label: 'Xem cả mười người đạt giải', url: '/bang-vang/tuan-1' },
      },
    },
    news: {
      title: 'Tin cuộc thi',
      items: [
        {
          title: 'Hơn tám nghìn người dự thi trong tuần đầu',
          url: '/tin-tuc/tuan-dau',
          date: '30/10/2024',
          summary: 'TP Đà Lạt dẫn đầu về số người dự thi, tiếp theo là TP Bảo Lộc.',
        },
        {
          title: 'Cách ôn tập trong ba buổi tối',
          url: '/tin-tuc/on-tap',
          date: '25/10/2024',
          summary: 'Bắt đầu từ 19 tài liệu mà câu hỏi dựa vào.',
        },
        { title: 'Cuộc thi mở từ 10:00 ngày 21/10', url: '/tin-tuc/khai-mac', date: '14/10/2024' },
      ],
    },
    more: {
      title: 'Cần biết thêm',
      links: [
        { label: 'Thể lệ cuộc thi', detail: 'Bản chính thức, in được', url: '/the-le' },
        { label: '19 tài liệu ôn tập', detail: 'Phạm vi của các câu hỏi', url: '/tai-lieu' },
        { label: 'Tra cứu biên nhận', detail: 'Xem bài của bạn đã được nhận chưa', url: '/bien-nhan' },
        { label: 'Hỏi Tổ thư ký', detail: '0263 300 0000, giờ hành chính', url: '/hoi-dap' },
      ],
      exclusion: {
        question: 'Ai không được dự thi?',
        text: 'Thành viên Ban Tổ chức, Tổ soạn bộ đề, Tổ thư ký, Tổ thẩm định và cán bộ kỹ thuật của phần mềm.',
      },
    },
  };

  const before: LandingView = {
    ...lamDong,
    hero: {
      ...lamDong.hero,
      band: {
        state: 'Tuần thi thứ 1 sắp mở.',
        stateRest: 'Còn',
        countdown: {
          until: '2024-10-21T10:00:00+07:00',
          now: '2024-10-19T02:48:00+07:00',
          units: [
            { value: '2', unit: 'ngày' },
            { value: '07', unit: 'giờ' },
            { value: '12', unit: 'phút' },
          ],
        },
        when: 'Mở lúc 10:00 thứ Hai, 21/10/2024',
        action: { label: 'Đăng ký trước', url: '/dang-ky' },
        note: 'Đăng ký trước thì đúng giờ chỉ cần một lần chạm là vào thi.',
        second: { label: 'Ôn tập từ bây giờ', url: '/tai-lieu' },
      },
    },
    schedule: {
      ...(lamDong.schedule as NonNullable<LandingView['schedule']>),
      stages: stages.map((stage) => ({ ...stage, state: 'future' as const, stateText: 'Chưa mở' })),
    },
    results: {
      turnout: {
        title: 'Địa phương sôi nổi nhất',
        note: 'Số người đã đăng ký',
        bars: [],
        empty: 'Chưa có ai dự thi. Bạn có thể là người đầu tiên của địa phương mình.',
      },
      roll: {
        title: 'Bảng vàng',
        note: 'Công bố sau mỗi tuần thi',
        tiers: [],
        pending: 'Tên người đạt giải tuần 1 sẽ ở đây, sau khi Ban Tổ chức duyệt.',
      },
    },
    news: undefined,
  };
  const between: LandingView = {
    ...lamDong,
    hero: {
      ...lamDong.hero,
      band: {
        state: 'Tuần 2 đã đóng.',
        stateRest: 'Tuần 3 mở sau',
        countdown: {
          until: '2024-11-04T10:00:00+07:00',
          now: '2024-11-04T09:41:20+07:00',
          units: [
            { value: '18', unit: 'phút' },
            { value: '40', unit: 'giây' },
          ],
        },
        when: 'Mở lúc 10:00 thứ Hai, 04/11/2024',
        action: { label: 'Đăng ký trước', url: '/dang-ky' },
        note: '11.306 người đã nộp bài tuần 2. Kết quả công bố 10:00 thứ Tư, 06/11/2024.',
      },
    },
    notice: { title: 'Tuần 3 mở đúng 10:00.', text: 'Nếu trang chậm trong phút đầu, bạn cứ đợi, không cần tải lại.' },
  };
  const pending: LandingView = {
    ...lamDong,
    hero: {
      ...lamDong.hero,
      band: {
        state: 'Cả bốn tuần thi đã đóng.',
        figure: { value: '31.842', unit: 'người dự thi' },
        when: 'Ban Tổ chức đang duyệt kết quả tuần 4',
        action: { label: 'Xem bảng vàng tuần 3', url: '/bang-vang/tuan-3' },
        note: 'Kết quả tuần 4 công bố 10:00 thứ Tư, 20/11/2024.',
        second: { label: 'Tra cứu biên nhận', url: '/bien-nhan' },
      },
    },
  };
  const published: LandingView = {
    ...lamDong,
    hero: {
      ...lamDong.hero,
      band: {
        state: 'Đã công bố kết quả cả bốn tuần.',
        figure: { value: '40 người', unit: 'có tên trên bảng vàng' },
        when: 'Trao giải vào cuối tháng 12/2024',
        action: { label: 'Xem bảng vàng', url: '/bang-vang/tuan-4' },
        second: { label: 'Tra cứu giấy chứng nhận', url: '/xac-minh' },
      },
    },
  };

  const ward: LandingView = {
    ...frame('quang-trung', 'Tìm hiểu công tác CCHC, công tác chuyển đổi số'),
    hero: {
      kicker: 'Bà con, cán bộ, thầy cô phường ta cùng thi',
      titlePhrases: ['Tìm hiểu công tác', 'CCHC, công tác', 'chuyển đổi số'],
      lead: 'Người thường trú hoặc làm việc tại phường đều dự thi được. Một tài khoản dùng cho cả hai đợt.',
      landscape: landscape('quang-trung'),
      band: {
        state: 'Đợt 1 đang mở.',
        stateRest: 'Còn lại',
        countdown: {
          until: '2024-09-29T16:30:00+07:00',
          now: '2024-09-27T09:15:00+07:00',
          units: [
            { value: '2', unit: 'ngày' },
            { value: '07', unit: 'giờ' },
            { value: '15', unit: 'phút' },
          ],
        },
        when: 'Đóng lúc 16:30 Chủ nhật, 29/09/2024',
        action: { label: 'Vào thi đợt 1', url: '/thi/dot-1' },
        note: 'Câu hỏi, thể lệ và giải thưởng chung của thành phố. Lượt thi của bạn tính cho phường.',
        second: { label: 'Xem trước câu hỏi và đáp án', url: '/on-tap' },
      },
    },
    targets: {
      title: 'Chỉ tiêu của phường',
      intro: 'Toàn thể cán bộ phường, công an, trạm y tế và đội thuế dự thi.',
      total: { percent: '86', sentence: '61 trong 71 người đã dự thi', width: '86%', remaining: 'Còn 10 người, hạn 16:30 Chủ nhật' },
      groups: [
        {
          title: 'Đơn vị có chỉ tiêu 100%',
          bars: [
            { label: 'Trạm y tế phường', value: 'Đủ 9 người', width: '100%', isFull: true },
            { label: 'Công an phường', value: 'Đủ 18 người', width: '100%', isFull: true },
            { label: 'Cán bộ, công chức phường', value: '28', valueRest: 'trong 35', width: '80%' },
            { label: 'Đội thuế', value: '6', valueRest: 'trong 9', width: '67%' },
          ],
        },
        {
          title: 'Trường học và tổ dân phố',
          intro: 'Vận động tham gia. Học sinh trung học cơ sở được khuyến khích, không bắt buộc.',
          bars: [
            { label: 'Các trường học', value: '164', valueRest: 'người', width: '100%' },
            { label: 'Tổ dân phố số 7', value: '58', valueRest: 'người', width: '35%' },
            { label: 'Tổ dân phố số 12', value: '51', valueRest: 'người', width: '31%' },
            { label: 'Tổ dân phố số 3', value: '37', valueRest: 'người', width: '23%' },
          ],
        },
      ],
      more: { label: 'Xem tất cả đơn vị', url: '/don-vi-du-thi' },
    },
    prizes: {
      titlePhrases: ['Mười một giải', 'mỗi đợt'],
      intro: 'Tiền thưởng và giấy chứng nhận của Ban Tổ chức thành phố, trao tại chương trình tổng kết.',
      groups: [
        {
          tiers: [
            { label: 'Nhất', rank: 1, count: '1' },
            { label: 'Nhì', rank: 2, count: '2' },
            { label: 'Ba', rank: 3, count: '3' },
            { label: 'Khuyến khích', rank: 4, count: '5' },
          ],
        },
      ],
    },
    schedule: {
      title: 'Hai đợt thi',
      stages: [
        { name: 'Đợt 1', dates: '23/09 – 29/09', stateText: 'Đang mở. Kết quả 8:00 thứ Hai, 30/09', state: 'current' },
        { name: 'Đợt 2', dates: '30/09 – 06/10', stateText: 'Mở 8:30 thứ Hai, 30/09. Kết quả 8:00 thứ Hai, 07/10', state: 'future' },
      ],
      help: {
        title: 'Cần giúp khi đăng ký?',
        text: 'Mang điện thoại đến bộ phận một cửa của phường trong giờ hành chính, hoặc hỏi tổ trưởng tổ dân phố.',
        link: { label: 'Hỏi phường', url: '/hoi-dap' },
      },
    },
    more: {
      title: 'Cần biết thêm',
      links: [
        { label: 'Thể lệ cuộc thi', detail: 'Do TP Thái Nguyên ban hành', url: '/the-le' },
        { label: 'Câu hỏi và đáp án', detail: 'Xem trước cả ngân hàng câu hỏi', url: '/on-tap' },
        { label: 'Tra cứu biên nhận', detail: 'Xem bài của bạn đã được nhận chưa', url: '/bien-nhan' },
      ],
      exclusion: {
        question: 'Ai không được dự thi?',
        text: 'Thành viên Ban Tổ chức, Tổ biên soạn câu hỏi, bộ phận giúp việc trực tiếp và cán bộ kỹ thuật của phần mềm.',
      },
    },
  };

  const caoBang: LandingView = {
    ...frame('cao-bang', 'Sáng kiến, giải pháp về cải cách hành chính'),
    hero: {
      kicker: 'Cuộc thi của các cơ quan trong tỉnh, năm 2021',
      titlePhrases: ['Sáng kiến, giải pháp', 'về cải cách', 'hành chính'],
      lead: 'Dành cho các sở, ban, ngành, huyện, thành phố và cán bộ, công chức, viên chức đang công tác tại đó.',
      landscape: landscape('cao-bang'),
      band: {
        state: 'Đang nhận bài.',
        stateRest: 'Còn lại',
        countdown: {
          until: '2021-11-01T00:00:00+07:00',
          now: '2021-10-20T08:00:00+07:00',
          units: [
            { value: '11', unit: 'ngày' },
            { value: '16', unit: 'giờ' },
            { value: '00', unit: 'phút' },
          ],
        },
        when: 'Nhận bài đến hết ngày 31/10/2021',
        action: { label: 'Gửi bài dự thi', url: '/gui-bai/sang-kien' },
        note: 'Mỗi cơ quan đề xuất ít nhất một sáng kiến đã hoặc đang áp dụng.',
      },
    },
    submission: {
      title: 'Bài dự thi cần có gì',
      intro: 'Trình bày dưới dạng đề cương, đề án hoặc dự án, đóng quyển khổ A4.',
      facts: [
        { label: 'Nơi nhận', text: 'UBND tỉnh, qua Sở Nội vụ' },
        { label: 'Hạn nhận', text: 'Hết ngày 31/10/2021' },
        { label: 'Chấm bài', text: 'Một tuần trong tháng 11/2021, do Hội đồng đánh giá sáng kiến, giải pháp chấm' },
        { label: 'Kết cấu', text: 'Theo Quyết định số 33/2020/QĐ-UBND của UBND tỉnh' },
      ],
      lists: [
        {
          title: 'Chủ đề',
          items: [
            'Làm tốt hơn một lĩnh vực cải cách hành chính: văn bản, thủ tục, bộ máy, công vụ, tài chính công, chính quyền số',
            'Nâng các chỉ số PAR INDEX, SIPAS, PAPI, ICT, PCI của tỉnh',
            'Dùng công nghệ thông tin trong quản lý, điều hành và dịch vụ công',
          ],
        },
        {
          title: 'Sáng kiến được chọn phải',
          items: ['Mới, sáng tạo và hữu ích', 'Đóng góp thiết thực, có hiệu quả', 'Nhân rộng được ở nơi khác'],
        },
      ],
      link: { label: 'Đọc thể lệ', url: '/the-le' },
    },
    prizes: {
      titlePhrases: ['Bốn mức giải', 'cho các đơn vị'],
      intro: 'Chủ tịch UBND tỉnh quyết định số lượng từng giải trước khi công bố kết quả.',
      groups: [
        {
          tiers: [
            { label: 'Nhất', rank: 1 },
            { label: 'Nhì', rank: 2 },
            { label: 'Ba', rank: 3 },
            { label: 'Khuyến khích', rank: 4 },
          ],
        },
      ],
    },
    more: {
      title: 'Cần biết thêm',
      links: [
        { label: 'Thể lệ cuộc thi', detail: 'Bản chính thức, in được', url: '/the-le' },
        { label: 'Hỏi Sở Nội vụ', detail: 'Giờ hành chính', url: '/hoi-dap' },
      ],
    },
  };

  const dakLak: LandingView = {
    ...frame('dak-lak', 'Cuộc thi viết về chuyển đổi số ngành Nội vụ'),
    hero: {
      kicker: 'Cuộc thi viết của ngành Nội vụ, năm 2021',
      titlePhrases: ['Hiến kế', 'chuyển đổi số', 'ngành Nội vụ'],
      lead: 'Dành cho công chức, viên chức, đoàn viên công đoàn và chi đoàn Sở Nội vụ. Khuyến khích Phòng Nội vụ các huyện, thị xã, thành phố.',
      landscape: landscape('dak-lak'),
      band: {
        state: 'Đang nhận bài viết.',
        stateRest: 'Còn lại',
        countdown: {
          until: '2021-08-16T00:00:00+07:00',
          now: '2021-08-01T09:00:00+07:00',
          units: [
            { value: '14', unit: 'ngày' },
            { value: '15', unit: 'giờ' },
            { value: '00', unit: 'phút' },
          ],
        },
        when: 'Nhận bài đến hết ngày 15/08/2021',
        action: { label: 'Gửi bài dự thi', url: '/gui-bai/sang-kien' },
        note: 'Mỗi người gửi một bài, tại Văn phòng Sở hoặc qua thư điện tử công vụ.',
      },
    },
    submission: {
      title: 'Bài viết cần có gì',
      intro: 'Viết bằng tiếng Việt, ít nhất 3.000 từ ở phần nội dung chính.',
      facts: [
        { label: 'Cách gửi', text: 'Tại Văn phòng Sở hoặc qua thư điện tử công vụ' },
        { label: 'Hạn nhận', text: 'Hết ngày 15/08/2021' },
        { label: 'Trang bìa', text: 'Tên cuộc thi, họ và tên, chức vụ, đơn vị công tác' },
        { label: 'Khổ giấy', text: 'A4, đánh số trang' },
      ],
      lists: [
        {
          title: 'Ba phần nội dung',
          items: [
            'Tổng quan và nhận thức về chuyển đổi số',
            'Thực trạng chuyển đổi số của ngành Nội vụ tỉnh',
            'Đề xuất, hiến kế: cách làm cụ thể và hiệu quả mong đợi',
          ],
        },
        { title: 'Bài bị hủy khi', items: ['Sao chép bài của người khác', 'Không ghi nguồn của nội dung không phải mình viết'] },
      ],
    },
    prizes: {
      titlePhrases: ['Mười giải cá nhân'],
      intro: 'Và ba giải tập thể: một A, một B, một C. Giám đốc Sở ký giấy chứng nhận.',
      groups: [
        {
          tiers: [
            { label: 'Giải A', rank: 1, count: '1' },
            { label: 'Giải B', rank: 2, count: '2' },
            { label: 'Giải C', rank: 3, count: '3' },
            { label: 'Khuyến khích', rank: 4, count: '4' },
          ],
        },
      ],
    },
    schedule: {
      title: 'Các mốc thời gian',
      stages: [
        { name: 'Nhận bài', dates: 'đến 15/08', stateText: 'Đang nhận', state: 'current' },
        { name: 'Chấm bài', dates: '16/08 – 27/08', stateText: 'Ban chấm thi', state: 'future' },
        { name: 'Trao giải', dates: '28/08', stateText: 'Ngày truyền thống ngành', state: 'future' },
      ],
    },
    more: {
      title: 'Cần biết thêm',
      links: [
        { label: 'Thể lệ cuộc thi', detail: 'Bản chính thức, in được', url: '/the-le' },
        { label: 'Hỏi Văn phòng Sở', detail: 'Giờ hành chính', url: '/hoi-dap' },
      ],
      exclusion: {
        question: 'Ai không được dự thi?',
        text: 'Thành viên Ban tổ chức, Ban chấm thi: Ban Giám đốc, thủ trưởng các cơ quan, đơn vị thuộc Sở.',
      },
    },
  };

  const page = (view: LandingView): Base.Sample => ({ template: 'landing', layout: 'portal', view });
  return {
    'landing-open': page(lamDong),
    'landing-before': page(before),
    'landing-between': page(between),
    'landing-pending': page(pending),
    'landing-published': page(published),
    'landing-ward': page(ward),
    'landing-initiatives': page(caoBang),
    'landing-essays': page(dakLak),
  };
}
