import type { CertificateData } from './certificate-data.js';
import { certificateView, type CertificateView } from './certificate-view.js';

const LACQUER = { strong: '#8C1A1E', deep: '#5E0E13', mid: '#B04A45', soft: '#DDA59B', tint: '#F8E9E4' };

/**
 * A certificate with placeholders where the person's data will stand, for public pages and for trying out a template.
 * Its QR code leads nowhere. What is known of the contest may be given.
 */
export function certificateSpecimen(known: Partial<CertificateData> = {}): CertificateData {
  return {
    issuer: ['CƠ QUAN CHỦ QUẢN', 'BAN TỔ CHỨC CUỘC THI'],
    title: 'Giấy chứng nhận',
    introduction: 'Ban Tổ chức cuộc thi chứng nhận',
    fullName: 'Họ và tên',
    unit: 'Đơn vị của người dự thi',
    award: 'Đạt giải …, tuần thi thứ …',
    contest: ['Tên cuộc thi'],
    placeAndDate: 'Địa danh, ngày … tháng … năm …',
    capacity: ['TM. BAN TỔ CHỨC', 'TRƯỞNG BAN'],
    signerName: 'Họ và tên người ký',
    number: '…/GCN',
    code: 'MẪU',
    verificationUrl: 'Mẫu giấy chứng nhận, không có giá trị',
    colours: LACQUER,
    ...known,
  };
}

/** Data at both ends of what happens, to try a template on: everything short or missing, everything long. */
export function specimenView(length: 'short' | 'long'): CertificateView {
  if (length === 'short')
    return certificateView(certificateSpecimen({ issuer: ['BAN TỔ CHỨC'], fullName: 'Lê Na', unit: '', signerName: '' }));
  return certificateView(
    certificateSpecimen({
      salutation: 'Bà',
      fullName: 'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Khánh Ngọc Diệp',
      unit: 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính, Ủy ban nhân dân xã Nam Ban Lâm Hà',
      contest: [
        'Cuộc thi “Tìm hiểu về Cải cách hành chính và Chuyển đổi số trên địa bàn tỉnh” năm 2024',
        'theo Quyết định số 1234/QĐ-UBND',
      ],
      emblemSvg: '<svg viewBox="0 0 64 74"><path d="M3 74V30C3 11 15 0 32 0s29 11 29 30v44z"/></svg>',
    }),
  );
}
