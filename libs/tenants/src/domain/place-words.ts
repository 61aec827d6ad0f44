import { cleanText, foldVietnamese } from '#kernel';

/** What stands before the proper name of a place: "Tỉnh Lâm Đồng". */
const KIND_WORDS = /^(tỉnh|thành phố|tp\.?|thị xã|quận|huyện|phường|xã|thị trấn|đặc khu|ubnd|ủy ban nhân dân)\s+/i;
const MOST_INITIALS = 3;
/** Addresses that lead, or may one day lead, to the product itself; as mailboxes, to those who run it. */
const RESERVED = new Set([
  'abuse',
  'admin',
  'anh',
  'api',
  'app',
  'assets',
  'ban-to-chuc',
  'cdn',
  'dev',
  'ftp',
  'help',
  'ho-tro',
  'hostmaster',
  'info',
  'khoa-bang',
  'khoabang',
  'khong-tra-loi',
  'mail',
  'no-reply',
  'noc',
  'noreply',
  'ns',
  'postmaster',
  'quan-tri',
  'root',
  'security',
  'smtp',
  'static',
  'status',
  'support',
  'test',
  'van-hanh',
  'webmaster',
  'www',
]);
const SHORTEST = 2;
const LONGEST = 40;

/** "Lâm Đồng" for "Tỉnh Lâm Đồng", "Quang Trung" for "UBND phường Quang Trung"; names without such words stay. */
export function shortPlaceName(name: string): string {
  let rest = cleanText(name);
  while (KIND_WORDS.test(rest)) rest = rest.replace(KIND_WORDS, '');
  return rest || cleanText(name);
}

/** Up to three capital letters: "LĐ" for "Lâm Đồng"; a number stays whole. */
export function initialsOf(shortName: string): string {
  const words = shortPlaceName(shortName)
    .split(/[\s-]+/)
    .filter((word) => /^[\p{L}\d]/u.test(word));
  const letters = words
    .slice(0, MOST_INITIALS)
    .map((word) => (/^\d{1,2}$/.test(word) ? word : ([...word][0] ?? '').toLocaleUpperCase('vi')));
  return letters.join('') || 'KB';
}

/** The address that fits a name: "lam-dong" for "Tỉnh Lâm Đồng". */
export function slugOf(name: string): string {
  return foldVietnamese(shortPlaceName(name))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** Why an address cannot be taken, as a sentence; undefined when it can. */
export function slugFault(slug: string): string | undefined {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return 'Địa chỉ chỉ gồm chữ thường không dấu, chữ số và gạch nối ở giữa, ví dụ lam-dong.';
  if (slug.length < SHORTEST || slug.length > LONGEST) return `Địa chỉ dài từ ${SHORTEST} đến ${LONGEST} ký tự.`;
  if (RESERVED.has(slug)) return 'Địa chỉ này dành cho hệ thống. Hãy chọn địa chỉ khác.';
  return undefined;
}
