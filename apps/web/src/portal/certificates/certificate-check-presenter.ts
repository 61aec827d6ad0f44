import type { Certificate } from '#certificates';
import type { Round } from '#contests';
import { capitalise, formatDate, maskName, nameInitials } from '#kernel';
import type { PageContent } from '../../edge/page.js';
import { innerName } from '../../edge/round-name.js';
import type { CertificateCheckView, LinkRowView } from '../view-models.js';

type Result = NonNullable<CertificateCheckView['result']>;

const CHECK = '/xac-minh';

/** The bare form. */
export function checkForm(): PageContent<CertificateCheckView> {
  return {
    title: 'Tra cứu giấy chứng nhận',
    task: { title: 'Giấy chứng nhận', backUrl: '/' },
    actionUrl: CHECK,
    heading: 'Tra cứu giấy chứng nhận',
    intro: 'Nhập mã ở góc dưới bên trái của giấy, hoặc quét mã QR.',
    code: codeField(''),
    button: 'Tra cứu',
  };
}

/** Whose eyes look at a certificate, and what they may read of the name. */
export interface CheckedFor {
  isOwner: boolean;
  /** The owner agrees that the name is public, cut as it is. */
  isPublic: boolean;
  /** Its round, where the result that was public is being corrected. */
  corrected: Round | undefined;
  emblemSvg: string | undefined;
}

/** What is known about a certificate: its owner reads the whole name, everybody else a masked one, or initials without consent. */
export function checkResult(certificate: Certificate, checked: CheckedFor): PageContent<CertificateCheckView> {
  const { state, code } = certificate;
  return {
    title: `Giấy chứng nhận ${code}`,
    isPrivate: true,
    bodyClass: 'is-tinted',
    task: { title: 'Giấy chứng nhận' },
    actionUrl: CHECK,
    heading: 'Tra cứu giấy khác',
    result: state === 'revoked' ? revoked(certificate) : valid(certificate, checked),
    code: codeField(''),
    button: 'Tra cứu',
  };
}

/** A code under which nothing was issued. */
export function checkUnknown(typed: string): PageContent<CertificateCheckView> {
  return {
    title: 'Không có giấy này',
    isPrivate: true,
    bodyClass: 'is-tinted',
    task: { title: 'Giấy chứng nhận' },
    actionUrl: CHECK,
    heading: 'Thử lại',
    result: {
      kind: 'unknown',
      title: 'Không có giấy nào mang mã này',
      text: 'Xem lại từng chữ. Nếu mã in đúng như vậy trên giấy, giấy đó không do đơn vị tổ chức trang này cấp.',
      rows: [],
    },
    code: codeField(typed),
    button: 'Tra cứu',
  };
}

/** A person's own certificates, for "Bài thi của tôi". */
export function ownCertificates(certificates: readonly Certificate[]): { title: string; items: LinkRowView[] } | undefined {
  if (certificates.length === 0) return undefined;
  return {
    title: 'Giấy chứng nhận của bạn',
    items: certificates.map(({ code, facts }) => ({
      label: prizeText(facts),
      url: `${CHECK}/${code}`,
      detail: `Số ${facts.printed.number}. Xem và tải tệp PDF.`,
    })),
  };
}

function valid(certificate: Certificate, { isOwner, isPublic, corrected, emblemSvg }: CheckedFor): Result {
  const { facts, fullName, code, plannedAt } = certificate;
  const name =
    isOwner || facts.winner === 'unit'
      ? fullName
      : fullName
          .split(', ')
          .map(isPublic ? maskName : nameInitials)
          .join(', ');
  return {
    kind: 'valid',
    sealSvg: emblemSvg,
    title: 'Giấy này là thật',
    text: `Do ${facts.authority} cấp ngày ${formatDate(plannedAt)}.${
      corrected ? ` Kết quả ${innerName(corrected)} đang được đính chính: hãy tra cứu lại sau khi kết quả mới được công bố.` : ''
    }`,
    rows: [
      { label: 'Số', value: facts.printed.number },
      { label: 'Cấp cho', value: [name, facts.printed.unit].filter(Boolean).join(', ') },
      { label: 'Thành tích', value: prizeText(facts) },
      { label: 'Cuộc thi', value: facts.printed.contest.join(' ').replace(/^Cuộc thi /u, '') },
      { label: 'Mã', value: code },
    ],
    download: isOwner ? { label: 'Tải giấy chứng nhận', url: `/giay-chung-nhan/${code}.pdf` } : undefined,
  };
}

function revoked({ facts, code, revokedAt }: Certificate): Result {
  return {
    kind: 'revoked',
    title: 'Giấy này đã bị thu hồi',
    text: `${facts.authority} đã thu hồi${revokedAt ? ` ngày ${formatDate(revokedAt)}` : ''}. Giấy không còn giá trị.`,
    rows: [
      { label: 'Số', value: facts.printed.number },
      { label: 'Mã', value: code },
    ],
  };
}

/** "Giải Nhất, tuần thi thứ 1" */
function prizeText({ prize, occasion }: Certificate['facts']): string {
  return capitalise([prize, occasion].filter(Boolean).join(', '));
}

function codeField(value: string): CertificateCheckView['code'] {
  return { id: 'ma', name: 'code', label: 'Mã trên giấy', hint: 'Ví dụ 7F3K-92QX-M4TP', value, autocomplete: 'off', maxlength: 40 };
}
