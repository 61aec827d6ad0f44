import type { CertificateColours } from '../certificate/certificate-data.js';

/** All that stands on the poster of a unit. */
export interface PosterData {
  /** Who invites: "Ban Tổ chức cuộc thi tỉnh Lâm Đồng". */
  host: string;
  /** Only shapes, with a viewBox; absent: none is shown. */
  emblemSvg?: string | undefined;
  /** "Cuộc thi trực tuyến" */
  kicker: string;
  /** "Tìm hiểu Cải cách hành chính" */
  title: string;
  /** "Trường THCS Nguyễn Du, phường 9" */
  unit: string;
  /** "Từ 10:00 thứ Hai, 21/10/2024", "đến 9:30 thứ Hai, 11/11/2024" */
  dates: readonly string[];
  /** Three at most, short. */
  steps: readonly string[];
  /** Goes into the QR code. */
  url: string;
  /** The same for those who type it, without "https://". */
  shownUrl: string;
  colours: CertificateColours;
}
