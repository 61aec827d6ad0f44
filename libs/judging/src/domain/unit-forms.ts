import { cleanText, foldVietnamese } from '#kernel';

/** Words that offices shorten, folded. */
const SHORT: readonly (readonly [whole: string, short: readonly string[]])[] = [
  ['uy ban nhan dan', ['ubnd']],
  ['hoi dong nhan dan', ['hdnd']],
  ['mat tran to quoc', ['mttq']],
  ['trung hoc pho thong', ['thpt']],
  ['trung hoc co so', ['thcs']],
  ['tieu hoc', ['th']],
  ['mam non', ['mn']],
  ['giao duc va dao tao', ['gd&dt', 'gddt', 'gd-dt', 'gd - dt', 'gd & dt']],
  ['lao dong - thuong binh va xa hoi', ['ld-tb&xh', 'ldtbxh', 'ld - tb&xh']],
  ['nong nghiep va phat trien nong thon', ['nn&ptnt', 'nnptnt', 'nn va ptnt']],
  ['nong nghiep va moi truong', ['nn&mt', 'nnmt']],
  ['tai nguyen va moi truong', ['tn&mt', 'tnmt']],
  ['khoa hoc va cong nghe', ['kh&cn', 'khcn']],
  ['thong tin va truyen thong', ['tt&tt', 'tttt']],
  ['van hoa, the thao va du lich', ['vh,tt&dl', 'vhttdl', 'vhtt&dl']],
  ['ke hoach va dau tu', ['kh&dt', 'khdt']],
  ['giao thong van tai', ['gtvt']],
  ['thanh pho', ['tp', 'tp.']],
  ['thi xa', ['tx', 'tx.']],
  ['thi tran', ['tt', 'tt.']],
  ['phuong', ['p', 'p.']],
  ['xa', ['x', 'x.']],
  ['huyen', ['h', 'h.']],
  ['tinh', ['t', 't.']],
];
const FEWEST_INITIALS = 3;

/** Ways in which a unit is written. */
export interface UnitForms {
  /** Folded: hidden wherever they stand. */
  anywhere: string[];
  /** Exactly so: abbreviations in capitals. */
  exactly: string[];
}

/** The forms of a unit's name: whole, with the usual short forms, by its initials. */
export function unitForms(name: string): UnitForms {
  const clean = cleanText(name);
  const plain = foldVietnamese(clean);
  if (plain.length < 4) return { anywhere: [], exactly: [] };
  let anywhere = [plain];
  for (const [whole, shorts] of SHORT)
    anywhere = [
      ...anywhere,
      ...anywhere.flatMap((form) =>
        hasWords(form, whole) ? shorts.flatMap((short) => spacedForms(replaceWords(form, whole, short), short)) : [],
      ),
    ];
  return { anywhere: [...new Set(anywhere)], exactly: initialsOf(clean) };
}

const asWords = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'u');
const hasWords = (form: string, words: string): boolean => asWords(words).test(form);
const replaceWords = (form: string, words: string, by: string): string => form.replace(asWords(words), by);

/** "p. 9" is also written "p.9". */
function spacedForms(form: string, short: string): string[] {
  return short.endsWith('.') ? [form, form.replace(`${short} `, short)] : [form];
}

/** "Sở Nội vụ" as "SNV", "Sở Giáo dục và Đào tạo" as "SGDĐT" and "SGD&ĐT". */
function initialsOf(name: string): string[] {
  const words = name.split(/[\s,–-]+/u).filter(Boolean);
  const first = (word: string): string => word.charAt(0).toLocaleUpperCase('vi');
  const counted = words.filter((word) => word !== 'và');
  if (counted.length < FEWEST_INITIALS) return [];
  const plain = counted.map(first).join('');
  const joined = words.map((word) => (word === 'và' ? '&' : first(word))).join('');
  return [...new Set([plain, joined])];
}
