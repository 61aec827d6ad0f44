/** An authority that signs up, and the operator who decides. */
import type { TenantApplicationView, TenantSignUpView } from '../../../apps/web/src/portal/view-models.js';
import type * as Base from './base.js';

export default function founding({ frame }: typeof Base): Base.Samples {
  const signUp: TenantSignUpView = {
    ...frame('khoa-bang', 'Đăng ký đơn vị tổ chức', {
      task: { title: 'Mở trang cuộc thi', backUrl: '/', note: 'Bước 1 trong 2', steps: [{ isDone: true }, { isDone: false }] },
    }),
    actionUrl: '/dang-ky-don-vi',
    heading: 'Đăng ký đơn vị tổ chức',
    intro: 'Điền một lần, khoảng hai phút. Khi đơn được xác nhận, đơn vị có ngay trang riêng và bạn là người quản trị đầu tiên.',
    errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'slug', text: 'Địa chỉ “lam-dong” đã có đơn vị khác dùng' }] },
    groups: [
      {
        title: 'Đơn vị',
        fields: [
          {
            text: {
              id: 'name',
              name: 'name',
              label: 'Tên đơn vị',
              hint: 'Như trong văn bản, ví dụ “Tỉnh Lâm Đồng”.',
              value: 'Tỉnh Lâm Đồng',
            },
          },
          {
            select: {
              id: 'kind',
              name: 'kind',
              label: 'Loại đơn vị',
              placeholder: 'Chọn một loại',
              options: [{ value: 'province', label: 'Tỉnh, thành phố trực thuộc trung ương', isSelected: true }],
            },
          },
          {
            text: {
              id: 'slug',
              name: 'slug',
              label: 'Địa chỉ mong muốn',
              hint: 'Phần đứng trước .khoabang.vn. Để trống thì lấy theo tên đơn vị.',
              value: 'lam-dong',
              error: 'Địa chỉ “lam-dong” đã có đơn vị khác dùng. Hãy chọn địa chỉ khác.',
            },
          },
        ],
      },
      {
        title: 'Người đăng ký',
        fields: [{ text: { id: 'applicantName', name: 'applicantName', label: 'Họ và tên', value: 'Trịnh Thu Hà' } }],
      },
    ],
    button: 'Gửi đơn',
    note: 'Họ tên, thư và điện thoại chỉ dùng để xét đơn và gửi thư mời. Đơn bị từ chối được xóa sau 30 ngày.',
  };
  const application: TenantApplicationView = {
    ...frame('khoa-bang', 'Đơn đăng ký: Tỉnh Sao Mai', { task: { title: 'Người vận hành', backUrl: '/' } }),
    heading: 'Tỉnh Sao Mai',
    sentence: 'Đơn này chờ bạn quyết định.',
    rows: [
      { label: 'Loại đơn vị', value: 'Tỉnh, thành phố trực thuộc trung ương' },
      { label: 'Văn bản làm căn cứ', value: 'Kế hoạch số 12/KH-UBND ngày 05/3/2026' },
      { label: 'Người đăng ký', value: 'Trịnh Thu Hà, Chuyên viên Văn phòng UBND tỉnh' },
    ],
    key: 'k',
    actionUrl: '/van-hanh/don-dang-ky',
    confirm: {
      title: 'Xác nhận',
      text: 'Đơn vị có trang ngay, và ha@saomai.example nhận thư mời làm người quản trị.',
      fields: [{ text: { id: 'slug', name: 'slug', label: 'Địa chỉ', hint: 'Phần đứng trước .khoabang.vn.', value: 'sao-mai' } }],
      button: 'Xác nhận và tạo trang',
    },
    refuse: {
      title: 'Từ chối',
      text: 'Người gửi nhận lý do qua thư. Đơn được xóa sau 30 ngày.',
      errors: { title: 'Còn 1 chỗ cần sửa', items: [{ fieldId: 'reason', text: 'Hãy ghi lý do từ chối' }] },
      fields: [
        { area: { id: 'reason', name: 'reason', label: 'Lý do', value: '', rows: '3', error: 'Hãy ghi lý do từ chối, ít nhất 10 ký tự.' } },
      ],
      button: 'Từ chối đơn này',
    },
  };
  return {
    'tenant-sign-up': { template: 'tenant-sign-up', layout: 'task', view: signUp },
    'tenant-application': { template: 'tenant-application', layout: 'task', view: application },
  };
}
