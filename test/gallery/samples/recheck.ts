/** Checking results again. */
import type { RecheckView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

const groups = (sha256: string): string[] => sha256.match(/.{1,8}/g) ?? [];

export default function recheck({ frame }: typeof Base): Base.Samples {
  const page: RecheckView = {
    ...frame('lam-dong', 'Kiểm tra lại kết quả'),
    heading: 'Kiểm tra lại kết quả',
    lead: 'Ai cũng tính lại được bảng xếp hạng từ các bài đã niêm phong, trên máy của mình. Ra đúng dấu vân tay đã công bố nghĩa là không có gì bị sửa.',
    steps: [
      { title: 'Chuẩn bị máy', text: 'Cần một máy tính đã cài Node.js bản 18 trở lên. Không cần mạng, không cần cài gì thêm.' },
      { title: 'Tải hai tệp', text: 'Tải chương trình kiểm tra và hồ sơ ở dưới, để chung một thư mục.' },
      {
        title: 'Chạy',
        text: 'Mở cửa sổ dòng lệnh ở thư mục ấy và chạy lệnh ghi dưới hồ sơ. Chương trình tính điểm lại, xếp hạng lại, xét giải lại rồi in “KHỚP”, hoặc nêu từng bài, từng dòng bị khác.',
      },
    ],
    program: {
      heading: 'Chương trình kiểm tra',
      text: 'Một tệp, 986 KB, ai cũng đọc được mã nguồn bên trong. Nó không gửi gì đi đâu.',
      label: 'Dấu vân tay chương trình (SHA-256)',
      groups: groups('1f0c8e4b9a7d5e3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6b5a'),
      action: { label: 'Tải chương trình', url: '/kiem-tra-lai/kiem-tra-lai.cjs' },
    },
    rounds: {
      heading: 'Hồ sơ của các đợt thi',
      items: [
        {
          title: 'Tuần 2, Tìm hiểu về Cải cách hành chính và Chuyển đổi số',
          text: 'Hồ sơ kiểm tra lại có đáp án, mà “Tuần thi thứ 3” còn dùng những câu hỏi ấy. Hãy tải hồ sơ sau khi đợt thi đó đóng và mọi bài đã niêm phong.',
        },
        {
          title: 'Tuần 1, Tìm hiểu về Cải cách hành chính và Chuyển đổi số',
          label: 'Dấu vân tay bản chốt (SHA-256)',
          groups: groups('9b1d6f0c3a7e58d24c90b1fa6e7d8c5b2f3a4e5d6c7b8a90f1e2d3c4b5a69788'),
          inputs: {
            label: 'Dấu vân tay dữ liệu đầu vào (SHA-256)',
            groups: groups('41c7d05e9b2f6a83c0d1e2f3a4b5c6d7e8f90123456789abcdef0123456789ab'),
          },
          command: [
            ...['node', 'kiem-tra-lai.cjs', 'ho-so-kiem-tra-lai-2024-tuan-1-v1.jsonl.gz'],
            ...['--sha256', '9b1d6f0c3a7e58d24c90b1fa6e7d8c5b2f3a4e5d6c7b8a90f1e2d3c4b5a69788'],
            ...['--inputs', '41c7d05e9b2f6a83c0d1e2f3a4b5c6d7e8f90123456789abcdef0123456789ab'],
          ],
          action: { label: 'Tải hồ sơ', url: '/kiem-tra-lai/2024/tuan-1/ho-so.jsonl.gz' },
        },
      ],
    },
    roots: {
      heading: 'Mã chốt nhật ký',
      text: 'Mọi việc của Ban Tổ chức trên hệ thống được ghi vào nhật ký. Sau mỗi ngày có việc mới, máy tính một mã từ toàn bộ nhật ký, gửi cho những người duyệt và công bố kết quả, và đăng ở đây. Mã không cho biết nội dung nhật ký, nhưng nếu sau này có mục nào bị sửa, xóa hay chèn thêm thì mã tính lại sẽ khác. Ai lưu mã của hôm nay, sau này đối chiếu được.',
      label: 'Mã chốt (SHA-256)',
      items: [
        { title: 'Đến hết ngày 22/10/2024', groups: groups('5e2d7c1b0a9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928170615') },
        { title: 'Đến hết ngày 21/10/2024', groups: groups('0c1d2e3f4a5b6c7d8e9fa0b1c2d3e4f5a6b7c8d9eafb0c1d2e3f4a5b6c7d8e9f') },
      ],
      action: { label: 'Tải mã chốt của mọi ngày', url: '/kiem-tra-lai/ma-chot-nhat-ky.txt' },
    },
    contents: {
      heading: 'Trong hồ sơ có gì',
      items: [
        'Thể lệ dưới dạng máy đọc được, đáp án, danh mục đơn vị, những người không được xếp hạng và lý do.',
        'Mọi lượt thi đã niêm phong: mã số ẩn danh, đơn vị, đối tượng, giờ bắt đầu, giờ nộp, các phương án đã chọn, mã niêm phong.',
        'Người ở đơn vị có dưới 5 người dự thi không được ghi đơn vị, để không ai bị nhận ra.',
        'Bảng xếp hạng, giải thưởng và giải tập thể như đã công bố.',
        'Không có họ tên, ngày sinh, số điện thoại, mã biên nhận, số riêng của niêm phong hay nội dung câu hỏi.',
      ],
      note: 'Bạn đã dự thi? Hãy đăng nhập, mở biên nhận, bấm “Tải biên nhận”, rồi chạy lệnh trên với --receipt và tên tệp biên nhận. Chương trình tìm bài của bạn và cho biết các câu trả lời trong hồ sơ có đúng như lúc bạn nộp không. Chỉ biên nhận của bạn kiểm được bài của bạn.',
    },
  };
  const none: RecheckView = {
    ...page,
    roots: undefined,
    rounds: { ...page.rounds, empty: 'Chưa có đợt thi nào được công bố. Hồ sơ có ở đây sau khi công bố kết quả.', items: [] },
  };
  return {
    recheck: { template: 'recheck', layout: 'portal', view: page },
    'recheck-none': { template: 'recheck', layout: 'portal', view: none },
  };
}
