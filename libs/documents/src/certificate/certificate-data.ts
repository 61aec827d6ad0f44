/** A tenant's palette, each "#RRGGBB". */
export interface CertificateColours {
  strong: string;
  deep: string;
  mid: string;
  soft: string;
  tint: string;
}

/** All that stands on one certificate, as the authority decided it. Names stay exactly as the person confirmed them. */
export interface CertificateData {
  /** The authority above, if any, then the issuing one: ["UBND TỈNH LÂM ĐỒNG", "BAN TỔ CHỨC CUỘC THI"]. */
  issuer: readonly string[];
  /** Only shapes, with a viewBox; absent: none is shown. */
  emblemSvg?: string | undefined;
  /** Pale drawing for the foot of the page, viewBox 0 0 297 60. */
  silhouetteSvg?: string | undefined;
  /** "Giấy chứng nhận" */
  title: string;
  /** "Ban Tổ chức cuộc thi chứng nhận" */
  introduction: string;
  /** "Bà", "Ông"; absent where it is not known. */
  salutation?: string | undefined;
  fullName: string;
  /** "Phường 9, thành phố Đà Lạt" */
  unit?: string | undefined;
  /** "Đạt giải Nhất, tuần thi thứ 1" */
  award: string;
  /** Each begins on a line of its own. */
  contest: readonly string[];
  /** "Lâm Đồng, ngày 30 tháng 10 năm 2024" */
  placeAndDate: string;
  /** ["TM. BAN TỔ CHỨC", "TRƯỞNG BAN"] */
  capacity: readonly string[];
  /** Without titles, as Decree 30/2020/NĐ-CP wants it; empty while nobody has signed. */
  signerName: string;
  /** "01/GCN" */
  number: string;
  /** "LD24-T1-0001" */
  code: string;
  /** Goes into the QR code. */
  verificationUrl: string;
  colours: CertificateColours;
}
