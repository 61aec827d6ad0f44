import { BASIS_WORDS, type Basis, KEPT_KINDS, kindWords, spokenDay, type TypedUnit, type Unit, type UnitFault } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import type { EditorView, FormFieldView } from '../view-models.js';
import { UNITS, unitUrl } from './addresses.js';

type Content = ConsoleContent<EditorView>;

/** What a field of the forms is called, and what helps to fill it in. */
type TextField = Exclude<keyof TypedUnit, 'kind' | 'bases'>;
const TEXTS: Readonly<Record<TextField, { label: string; hint?: string }>> = {
  code: { label: 'Mã đơn vị', hint: 'Để trống thì máy đặt theo tên. Mã không đổi được về sau.' },
  name: { label: 'Tên đơn vị', hint: 'Tên đầy đủ, ví dụ Trường THPT Chuyên Thăng Long.' },
  place: { label: 'Nơi', hint: 'Để phân biệt đơn vị trùng tên, ví dụ phường Lâm Viên - Đà Lạt, tỉnh Lâm Đồng.' },
  parent: { label: 'Thuộc đơn vị', hint: 'Mã của đơn vị cấp trên. Để trống nếu không có.' },
  block: { label: 'Khối', hint: 'Các đơn vị giống nhau, ví dụ Khối sở, ban, ngành. Không bắt buộc.' },
  validFrom: {
    label: 'Từ ngày',
    hint: 'Ngày đơn vị bắt đầu có tên này. Cuộc thi chỉ thấy đơn vị nếu ngày này không muộn hơn ngày lấy danh mục.',
  },
  people: { label: 'Tổng số người', hint: 'Chỉ gồm chữ số, ví dụ 96.' },
  leaders: { label: 'Trong đó lãnh đạo, quản lý', hint: 'Không bắt buộc.' },
  countedOn: { label: 'Tính từ ngày', hint: 'Số liệu có hiệu lực từ ngày này, đến khi có số liệu mới hơn.' },
  source: { label: 'Nguồn số liệu', hint: 'Văn bản hoặc báo cáo đã ghi số này, ví dụ Báo cáo biên chế tháng 6/2026.' },
  contactName: { label: 'Họ và tên' },
  contactPhone: { label: 'Điện thoại' },
  contactEmail: { label: 'Thư điện tử' },
};

export interface UnitFormFacts {
  /** Undefined for a new unit. */
  unit: Unit | undefined;
  typed: TypedUnit;
  blocks: readonly string[];
  faults?: readonly UnitFault[];
}

/** A new unit, or what is wrong about one set right. */
export function unitEditor({ unit, typed, blocks, faults = [] }: UnitFormFacts): Content {
  const text = (field: TextField, type?: 'tel' | 'email'): FormFieldView => textField(field, typed, faults, type);
  return {
    title: unit ? 'Sửa đơn vị' : 'Thêm đơn vị',
    heading: unit ? `Sửa ${unit.name}` : 'Thêm đơn vị',
    back: unit ? { label: unit.name, url: unitUrl(unit.id) } : { label: 'Đơn vị dự thi', url: UNITS },
    actionUrl: unit ? unitUrl(unit.id, 'sua') : `${UNITS}/moi`,
    errors: errorSummary(faults),
    fields: [
      text('name'),
      {
        select: {
          id: 'kind',
          name: 'kind',
          label: 'Loại đơn vị',
          error: faultOf(faults, 'kind'),
          placeholder: 'Chọn một loại',
          options: KEPT_KINDS.map((kind) => ({ value: kind, label: kindWords(kind), isSelected: kind === typed.kind })),
        },
      },
      text('place'),
      text('parent'),
      blockField(typed, faults, blocks),
      {
        ticks: {
          id: 'bases',
          name: 'bases',
          label: 'Người dự thi tính cho đơn vị theo',
          hint: 'Để trống thì máy lấy theo loại đơn vị.',
          error: faultOf(faults, 'bases'),
          options: (Object.entries(BASIS_WORDS) as [Basis, string][]).map(([value, label]) => ({
            value,
            label,
            isChecked: typed.bases.split(',').includes(value),
          })),
        },
      },
      ...(unit ? [] : [text('code'), text('validFrom')]),
    ],
    side: {
      heading: unit ? 'Sửa' : 'Thêm',
      state: { kind: unit ? 'now' : 'next', label: unit ? 'Đang có trong danh mục' : 'Chưa lưu' },
      sentence: unit
        ? 'Dùng để sửa chỗ ghi sai. Khi đơn vị đổi tên hoặc sáp nhập từ một ngày, hãy dùng mục riêng ở trang của đơn vị.'
        : 'Lưu xong, người đăng ký tìm thấy đơn vị này nếu cuộc thi lấy danh mục của ngày ấy.',
      buttons: [{ label: 'Lưu', value: 'save', isFirst: true }],
    },
  };
}

/** How many people a unit has, from a day on. */
export function countEditor({ unit, typed, faults = [] }: Omit<UnitFormFacts, 'blocks'> & { unit: Unit }): Content {
  const fields = (['people', 'leaders', 'countedOn', 'source'] as const).map((field) => textField(field, typed, faults));
  return small(unit, {
    part: 'so-nguoi',
    title: 'Ghi tổng số người',
    fields,
    faults,
    sentence: 'Số mới không xóa số cũ: mỗi ngày một số. Cùng một ngày thì số sau thay số trước.',
  });
}

/** Whom to ask at a unit. */
export function contactEditor({
  unit,
  typed,
  faults = [],
  hasContact,
}: Omit<UnitFormFacts, 'blocks'> & { unit: Unit; hasContact: boolean }): Content {
  const fields = [
    textField('contactName', typed, faults),
    textField('contactPhone', typed, faults, 'tel'),
    textField('contactEmail', typed, faults, 'email'),
  ];
  return {
    ...small(unit, {
      part: 'dau-moi',
      title: 'Người đầu mối',
      fields,
      faults,
      sentence: 'Chỉ người giữ danh mục đơn vị thấy tên và liên hệ này. Hãy hỏi ý người ấy trước khi ghi.',
    }),
    remove: hasContact
      ? {
          sentence: 'Xóa tên và liên hệ của người đầu mối khỏi hệ thống.',
          label: 'Xóa người đầu mối',
          url: unitUrl(unit.id, 'dau-moi/xoa'),
        }
      : undefined,
  };
}

/** What an event of a unit's life was typed as. */
export interface TypedEvent {
  name: string;
  day: string;
  legalBasis: string;
  into: string;
}
export interface EventFault {
  field: keyof TypedEvent;
  text: string;
}

/** A new name from a day on. */
export function renameEditor(unit: Unit, typed: TypedEvent, faults: readonly EventFault[] = []): Content {
  return small(unit, {
    part: 'doi-ten',
    title: 'Đổi tên từ một ngày',
    faults,
    fields: [
      eventField('name', { label: 'Tên mới' }, typed, faults),
      eventField('day', { label: 'Từ ngày', hint: 'Ví dụ 01/07/2026. Trước ngày này, tên cũ vẫn đúng.' }, typed, faults),
      eventField('legalBasis', { label: 'Căn cứ', hint: 'Số, ký hiệu văn bản.' }, typed, faults),
    ],
    sentence: 'Cuộc thi lấy danh mục trước ngày ấy vẫn ghi tên cũ; cuộc thi sau ghi tên mới.',
  });
}

/** The end of a unit, and what stands in its place. */
export function endEditor(unit: Unit, typed: TypedEvent, faults: readonly EventFault[] = []): Content {
  return small(unit, {
    part: 'ket-thuc',
    title: 'Kết thúc, sáp nhập, chia tách',
    faults,
    fields: [
      eventField('day', { label: 'Kết thúc từ ngày', hint: 'Ngày đầu tiên đơn vị không còn, ví dụ 01/07/2025.' }, typed, faults),
      eventField('legalBasis', { label: 'Căn cứ', hint: 'Số, ký hiệu văn bản.' }, typed, faults),
      eventField(
        'into',
        { label: 'Mã đơn vị thay thế', hint: 'Một mã: sáp nhập cả. Nhiều mã, cách nhau bằng dấu phẩy: chia tách. Để trống: giải thể.' },
        typed,
        faults,
      ),
    ],
    sentence: 'Đơn vị vẫn nằm trong các cuộc thi đã lấy danh mục trước ngày ấy. Việc này không hoàn tác được.',
    isGrave: true,
  });
}

interface Small {
  part: string;
  title: string;
  fields: FormFieldView[];
  faults: readonly { field: string; text: string }[];
  sentence: string;
  isGrave?: boolean;
}

function small(unit: Unit, { part, title, fields, faults, sentence, isGrave = false }: Small): Content {
  return {
    title,
    heading: title,
    sentence: placeName(unit),
    back: { label: unit.name, url: unitUrl(unit.id) },
    actionUrl: unitUrl(unit.id, part),
    errors: errorSummary(faults),
    fields,
    side: {
      heading: title,
      state: unit.validTo
        ? { kind: 'stopped', label: `Kết thúc từ ${spokenDay(unit.validTo)}` }
        : { kind: 'now', label: 'Đang có trong danh mục' },
      sentence,
      buttons: [{ label: isGrave ? 'Ghi ngày kết thúc' : 'Lưu', value: 'save', isFirst: !isGrave, isGrave }],
    },
  };
}

function textField(field: TextField, typed: TypedUnit, faults: readonly UnitFault[], type?: 'tel' | 'email'): FormFieldView {
  return {
    text: { id: field, name: field, ...TEXTS[field], value: typed[field], error: faultOf(faults, field), autocomplete: 'off', type },
  };
}

function eventField(
  field: keyof TypedEvent,
  words: { label: string; hint?: string },
  typed: TypedEvent,
  faults: readonly EventFault[],
): FormFieldView {
  return { text: { id: field, name: field, ...words, value: typed[field], error: faultOf(faults, field), autocomplete: 'off' } };
}

function blockField(typed: TypedUnit, faults: readonly UnitFault[], blocks: readonly string[]): FormFieldView {
  const field = textField('block', typed, faults);
  const known = blocks.length > 0 ? ` Đang có: ${blocks.slice(0, 8).join('; ')}.` : '';
  return field.text ? { text: { ...field.text, hint: `${field.text.hint ?? ''}${known}` } } : field;
}
