import { z } from 'zod';
import { QUORUMS } from '../councils/quorum.js';
import { documentDate, startMoment } from './moment.js';
import { choice, code, line, lines, settings, whole, yesNo } from './setting.js';
import { UNIT_KINDS } from './unit-kind.js';

type NamedShape<Shape extends z.ZodRawShape> = { code: z.ZodString; name: z.ZodString } & Shape;

/** A list whose entries other settings name by code. */
export function named<Shape extends z.ZodRawShape>(title: string, more: Shape): z.ZodArray<z.ZodObject<NamedShape<Shape>, z.core.$strict>> {
  const shape: NamedShape<Shape> = { code: code().meta({ title: 'Mã' }), name: line('Tên'), ...more };
  return z.array(settings(shape)).max(500).meta({ title });
}

/** What the contest is and who holds it. */
export const contest = settings({
  name: line('Tên đầy đủ của cuộc thi'),
  shortTitle: line('Tên ngắn', 'Dùng làm tiêu đề trang.'),
  organisers: lines('Cơ quan tổ chức').min(1),
  standingBody: line('Cơ quan thường trực').optional(),
  plan: settings({
    issuer: line('Cơ quan ban hành kế hoạch'),
    number: line('Số kế hoạch', 'Ví dụ “220/KH-UBND”.').optional(),
    date: documentDate('Ngày ban hành').optional(),
    place: line('Địa danh ghi trên văn bản'),
  }).meta({ title: 'Kế hoạch' }),
  legalBasis: lines('Căn cứ').default([]),
  purposes: lines('Mục đích, yêu cầu').default([]),
  scope: line('Phạm vi'),
  format: line('Hình thức thi'),
  addresses: lines('Địa chỉ tham gia').default([]),
  funding: line('Kinh phí').optional(),
  unitsAt: documentDate('Ngày lấy danh mục đơn vị'),
});

/** Roles that sign, approve and give; an organiser names those that the contest has. */
export const AUTHORITY_ROLES = {
  board: 'Ban Tổ chức',
  chairman: 'Chủ tịch',
  director: 'Giám đốc',
  committee: 'Ủy ban nhân dân',
  council: 'Hội đồng',
} as const;

export const authorities = settings(
  Object.fromEntries(Object.entries(AUTHORITY_ROLES).map(([role, name]) => [role, line(name).optional()])) as Record<
    keyof typeof AUTHORITY_ROLES,
    z.ZodOptional<z.ZodString>
  >,
);

export const REGISTERS_BY = {
  residence: 'nơi cư trú',
  workplace: 'nơi làm việc, học tập',
  either: 'nơi cư trú hoặc nơi làm việc, học tập',
} as const;

export const audiences = named('Đối tượng dự thi', {
  detail: line('Diễn giải').optional(),
  registersBy: choice('Đăng ký theo', REGISTERS_BY),
  encouraged: yesNo('Khuyến khích, không bắt buộc').default(false),
}).min(1);

export const teams = named('Ban, tổ', {
  members: line('Thành phần'),
  establishedBy: line('Do ai thành lập').optional(),
  quorum: choice(
    'Số thành viên phải có mặt để họp và biểu quyết',
    QUORUMS,
    'Của hội đồng, tổ chấm. Không chọn thì cần ít nhất hai phần ba số thành viên có quyền biểu quyết.',
  ).optional(),
});

/** People who are not of a team and may not enter either: their names are kept with the contest, not in the plan. */
export const lists = named('Danh sách người không được dự thi', { detail: line('Diễn giải').optional() });

export const REGISTRATION_FIELDS = {
  fullName: 'Họ và tên',
  birthDate: 'Ngày sinh',
  contact: 'Số điện thoại hoặc thư điện tử',
  phone: 'Số điện thoại',
  email: 'Thư điện tử',
  audience: 'Đối tượng dự thi',
  unit: 'Đơn vị',
  position: 'Chức vụ',
  address: 'Địa chỉ liên hệ',
  identityNumber: 'Số căn cước',
} as const;

export type RegistrationField = keyof typeof REGISTRATION_FIELDS;

export const registration = settings({
  accountsPerPerson: whole('Số tài khoản của mỗi người', { min: 1, max: 1 }, 'Mỗi người chỉ có một tài khoản.').default(1),
  opens: startMoment('Mở đăng ký từ').optional(),
  fields: z
    .array(
      settings({
        code: choice('Thông tin', REGISTRATION_FIELDS),
        required: yesNo('Bắt buộc').default(true),
        why: line('Vì sao hỏi', 'Người đăng ký đọc câu này bên cạnh ô nhập.'),
      }),
    )
    .min(1)
    .meta({ title: 'Thông tin đăng ký' }),
});

/** A unit that a plan names itself: a school, a residential group, an office of the ward. */
export const units = named('Đơn vị riêng', {
  kind: choice('Loại đơn vị', UNIT_KINDS),
  parent: line('Mã đơn vị cấp trên').optional(),
});

export const texts = settings({
  summary: line('Giới thiệu một câu').optional(),
  welcome: lines('Lời mời').default([]),
  howToEnter: lines('Cách dự thi').default([]),
  conduct: lines('Quyền lợi và trách nhiệm của người dự thi').default([]),
  violations: lines('Xử lý vi phạm').default([]),
  duties: lines('Tổ chức thực hiện').default([]),
  help: line('Nơi giải đáp').optional(),
});
