import type { CertificateLook, CurrentLook } from '#certificates';
import { formatMoment } from '#kernel';
import type { ConsoleContent } from '../console-page.js';
import type { EditorView } from '../view-models.js';
import { CERTIFICATES, lookName, TEMPLATE } from './certificates-presenter.js';

/** What the editor of the template shows. */
export interface TemplateFacts {
  current: CurrentLook;
  createdBy: string;
  /** What stands in the form: a draft, or the look in force. */
  shown: CertificateLook;
  draftedAt: Date | undefined;
  /** What is wrong with the shown source. */
  faults: readonly string[];
  /** Changes with what the picture shows. */
  pictureKey: string;
}

/** The template's source with its picture. */
export function templateContent(facts: TemplateFacts): ConsoleContent<EditorView> {
  const { current, createdBy, shown, draftedAt, faults, pictureKey } = facts;
  const picture = `${TEMPLATE}/xem-truoc.svg?v=${pictureKey}`;
  const isFit = faults.length === 0;
  return {
    title: 'Mẫu giấy chứng nhận',
    heading: 'Mẫu giấy chứng nhận',
    sentence: 'Một trang A4 ngang viết bằng SVG, mọi số đo tính bằng mm; {{…}} là chỗ điền thông tin của từng người.',
    back: { label: 'Giấy chứng nhận', url: CERTIFICATES },
    actionUrl: TEMPLATE,
    hidden: [{ name: 'version', value: String(current.version) }],
    errors: isFit
      ? undefined
      : { title: `Mẫu còn ${faults.length} chỗ cần sửa`, items: faults.map((text) => ({ fieldId: 'source', text })) },
    picture: isFit ? { url: picture, alt: 'Giấy mẫu vẽ theo mẫu này, với chỗ trống thay cho thông tin của người nhận' } : undefined,
    fields: [
      {
        text: {
          id: 'signerName',
          name: 'signerName',
          label: 'Họ và tên người ký',
          hint: 'In dưới chức danh theo Thể lệ, không ghi học hàm, học vị. Để trống nếu ký rồi mới ghi tên.',
          value: shown.signerName,
          maxlength: 120,
          autocomplete: 'off',
        },
      },
      {
        area: {
          id: 'source',
          name: 'source',
          label: 'Mẫu',
          hint: 'Chữ đặt bằng {{fit …}}, hình bằng {{place …}}, mã QR bằng {{qr …}}. Mẫu sai chỗ nào, trang này báo dòng và cột.',
          value: shown.source,
          rows: '26',
          isCode: true,
          error: faults[0],
        },
      },
    ],
    side: {
      heading: 'Dùng mẫu',
      state: draftedAt ? { label: 'Bản đang sửa, chưa dùng', kind: 'next' } : { label: `Đang dùng: ${lookName(current)}`, kind: 'done' },
      sentence: 'Dùng mẫu này thì giấy cho cấp từ lúc đó theo mẫu mới. Giấy đã cấp hoặc đang chờ cấp giữ nguyên.',
      buttons: [
        { label: 'Xem trước', value: 'preview', isFirst: true },
        { label: 'Dùng mẫu này', value: 'use' },
        { label: 'Lấy lại mẫu có sẵn', value: 'default' },
        ...(draftedAt ? [{ label: 'Bỏ bản đang sửa', value: 'drop' }] : []),
      ],
      preview: isFit ? { label: 'Mở hình to', url: picture } : undefined,
      facts: [
        { label: 'Mẫu đang dùng', value: lookName(current), detail: createdBy || undefined },
        ...(draftedAt ? [{ label: 'Bản đang sửa', value: formatMoment(draftedAt) }] : []),
      ],
    },
  };
}
