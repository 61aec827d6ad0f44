import { cleanText, foldVietnamese } from '#kernel';
import type { TextBlock } from '#rules';
import { foldedText, type FoldedText, placesOf } from './folded-text.js';
import { isSyllable, nameForms, TITLES } from './names-of-people.js';
import { signatureStart } from './signature-start.js';
import { unitForms } from './unit-forms.js';

/** What is hidden, by what it is. */
export type HiddenKind = 'name' | 'unit' | 'position' | 'phone' | 'mail' | 'identity' | 'address' | 'link' | 'label' | 'signature' | 'word';

/** Said in the place of what is hidden: always as long, so that it tells nothing. */
const MASKS: Readonly<Record<HiddenKind, string>> = {
  name: '[đã che: họ tên]',
  unit: '[đã che: đơn vị]',
  position: '[đã che: chức vụ]',
  phone: '[đã che: số điện thoại]',
  mail: '[đã che: thư điện tử]',
  identity: '[đã che: số định danh]',
  address: '[đã che: địa chỉ]',
  link: '[đã che: liên kết]',
  label: '[đã che: thông tin tác giả]',
  signature: '[đã che: phần ký tên]',
  word: '[đã che]',
};

/** What is known of those who must not be recognised. */
export interface KnownAuthors {
  names: readonly string[];
  /** Names of units and what is above them, as registers and authors write them. */
  units: readonly string[];
  positions: readonly string[];
  phones: readonly string[];
  emails: readonly string[];
}

/** A text as judges of a blind phase read it. Holds nothing of what was hidden, only how often. */
export interface BlindCopy {
  title: string;
  blocks: TextBlock[];
  /** How many places of each kind were hidden. */
  hidden: Partial<Record<HiddenKind, number>>;
  /** False where the files hold no text, as scans do: judges read a paper copy that the secretariat has prepared. */
  isReadable: boolean;
}

/** A place that was hidden, for those who check the copy. */
export interface HiddenPlace {
  kind: HiddenKind;
  text: string;
}

interface Span {
  from: number;
  to: number;
  kind: HiddenKind;
}

const PHONE = /(?<![\p{L}\p{N}.,])(?:\(?\+?84\)?|\(?0)[\s.\-()]{0,2}\d(?:[\s.\-()]{0,2}\d){7,9}(?![\p{L}\p{N}])/gu;
const MAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|[([]\s?(?:at|a còng)\s?[)\]])\s?[\p{L}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]+)+/giu;
const IDENTITY =
  /(?<![\p{N}.,])\d{12}(?!\p{N})|(?<=(?:cmnd|cccd|cmtnd|căn cước|chứng minh|định danh|số hiệu)[^.\n]{0,30}?)\d{9}(?!\p{N})/giu;
const LINK = /(?:https?:\/\/)?(?:[\w-]+\.)*(?:facebook|fb|zalo|tiktok|linkedin|instagram|t)\.(?:com|me|vn)\/[^\s)]+/giu;
const ADDRESS =
  /(?<![\p{L}\p{N}])số(?: nhà)?\s+\d+[\p{L}]?(?:\/\d+)*[,\s]+(?:ngõ|ngách|hẻm|đường|phố|tổ dân phố|tổ|thôn|xóm|ấp|khu phố|khu)\s+[^.;\n]{2,80}/giu;

/** What a form writes before something of its author: what follows on the line is hidden, folded. */
const LABELS = [
  ...['ho va ten', 'ho ten', 'ho, ten', 'ten tac gia', 'tac gia', 'dong tac gia', 'nhom tac gia', 'tac gia sang kien', 'ho va ten tac gia'],
  ...['nguoi viet', 'nguoi thuc hien', 'nguoi du thi', 'nguoi nop', 'nguoi bao cao', 'chu nhiem', 'thanh vien nhom', 'cac thanh vien'],
  ...[
    'ngay sinh',
    'ngay, thang, nam sinh',
    'ngay thang nam sinh',
    'nam sinh',
    'sinh ngay',
    'noi sinh',
    'que quan',
    'dia chi',
    'dia chi lien he',
  ],
  ...[
    'noi o',
    'noi o hien nay',
    'noi thuong tru',
    'ho khau thuong tru',
    'thuong tru',
    'dien thoai',
    'so dien thoai',
    'sdt',
    'dtdd',
    'di dong',
  ],
  ...[
    'email',
    'e-mail',
    'thu dien tu',
    'hop thu',
    'zalo',
    'facebook',
    'so cccd',
    'cccd',
    'so cmnd',
    'cmnd',
    'so can cuoc',
    'can cuoc cong dan',
  ],
  ...['noi cong tac', 'don vi', 'don vi cong tac', 'co quan', 'co quan cong tac', 'noi lam viec', 'truong', 'lop', 'chuc vu', 'chuc danh'],
  ...['chuc vu, don vi cong tac', 'chuc vu, don vi', 'trinh do chuyen mon', 'don vi ap dung sang kien', 'chu dau tu tao ra sang kien'],
];
const LABEL = new RegExp(
  `^(?:[-+*•\\d.)\\s]*)(${LABELS.toSorted((a, b) => b.length - a.length)
    .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?:\\s*\\([^)]*\\))?\\s*(:|$)`,
  'u',
);
/** A cell or a line this long is a text, and no longer what a label asked for. */
const LONGEST_ANSWER = 160;
const LONGEST_SIGNED = 100;

/**
 * Takes out of a text what tells who wrote it: names with and without tones, units with their short forms, positions beside
 * these, phones, mail and other addresses, identity numbers, lines of forms that ask for such things, what stands below the
 * closing words of a letter, and words that somebody has added. Pure; a person reads the copy before judges do.
 * @returns the copy, and what was hidden in it in the order of the text
 */
export function redact(
  { title, blocks }: { title: string; blocks: readonly TextBlock[] },
  known: KnownAuthors,
  words: readonly string[] = [],
): { copy: BlindCopy; found: HiddenPlace[] } {
  const forms = formsOf(known, words);
  const found: HiddenPlace[] = [];
  const signedFrom = signatureStart(blocks);
  const hide = (text: string): string => {
    const { shown, places } = withoutSpans(text, spansOf(text, forms));
    found.push(...places);
    return shown;
  };
  const shownTitle = hide(title);
  let asked = false;
  const shownBlocks = blocks.map((block, at): TextBlock => {
    const whole = (kind: HiddenKind): TextBlock => {
      found.push({ kind, text: block.text });
      return { ...block, text: MASKS[kind] };
    };
    const isAnswer = asked && block.kind !== 'heading' && block.text.length <= LONGEST_ANSWER;
    const label = labelOf(block.text);
    asked = label !== undefined && label.rest === '' && (block.kind === 'table' || block.text.trimEnd().endsWith(':'));
    if (isAnswer && label === undefined) return whole('label');
    if (at >= signedFrom && block.text.length <= LONGEST_SIGNED) return whole('signature');
    if (label !== undefined && label.rest !== '') {
      found.push({ kind: 'label', text: label.rest });
      return { ...block, text: `${label.head} ${MASKS.label}` };
    }
    return { ...block, text: hide(block.text) };
  });
  return { copy: { title: shownTitle, blocks: shownBlocks, hidden: counted(found), isReadable: blocks.length > 0 }, found };
}

/** Hides words in a copy that was made, as somebody asks who has read it. */
export function hideWords(copy: BlindCopy, words: readonly string[]): { copy: BlindCopy; count: number } {
  const forms = formsOf({ names: [], units: [], positions: [], phones: [], emails: [] }, words);
  const hidden: HiddenPlace[] = [];
  const hide = (text: string): string => {
    const { shown, places } = withoutSpans(text, wordSpans(foldedText(text), forms));
    hidden.push(...places);
    return shown;
  };
  const changed = { ...copy, title: hide(copy.title), blocks: copy.blocks.map((block) => ({ ...block, text: hide(block.text) })) };
  return { copy: { ...changed, hidden: sum(copy.hidden, counted(hidden)) }, count: hidden.length };
}

/**
 * Which words of a short text tell who wrote something, in their order and as they were typed: names, units, and the phones and mail of
 * these very people. Numbers and addresses of anybody else may stand: a text about a meeting says where it is and whom to call. Pure.
 */
export function namedIn(text: string, known: KnownAuthors): string[] {
  const digits = new Set(known.phones.map(lastDigits));
  const emails = known.emails.map(foldVietnamese);
  const tells = ({ kind, text: said }: HiddenPlace): boolean => {
    if (kind === 'phone') return digits.has(lastDigits(said));
    if (kind === 'mail') return emails.some((email) => foldVietnamese(said).includes(email.split('@')[0] as string));
    return kind === 'name' || kind === 'unit' || kind === 'position';
  };
  return [
    ...new Set(
      withoutSpans(text, spansOf(text, formsOf(known, [])))
        .places.filter(tells)
        .map((place) => place.text),
    ),
  ];
}

/** The same of "0987 123 456" and "+84987123456". */
const lastDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-9);

interface Forms {
  folded: { text: string; kind: HiddenKind }[];
  /** Hidden in addresses and paths alone. */
  inAddresses: ReadonlyMap<string, HiddenKind>;
  exact: { text: string; kind: HiddenKind }[];
  behindTitle: string[];
  positions: string[];
  words: string[];
}

function formsOf({ names, units, positions, phones, emails }: KnownAuthors, words: readonly string[]): Forms {
  const people = names.map(nameForms);
  const places = units.map(unitForms);
  const as = (kind: HiddenKind) => (text: string) => ({ text, kind });
  const boxes = emails.map((mail) => foldVietnamese(mail.split('@')[0] ?? ''));
  return {
    folded: [
      ...people.flatMap(({ anywhere }) => anywhere).map(as('name')),
      ...places.flatMap(({ anywhere }) => anywhere).map(as('unit')),
      ...phones.map(foldVietnamese).map(as('phone')),
      ...[...emails.map(foldVietnamese), ...boxes.filter((box) => !isSyllable(box))].map(as('mail')),
    ].filter(({ text }) => text.length > 2),
    inAddresses: new Map<string, HiddenKind>([
      ...boxes.filter(isSyllable).map((box): [string, HiddenKind] => [box, 'mail']),
      ...people.flatMap(({ inAddresses }) => inAddresses).map((form): [string, HiddenKind] => [form, 'name']),
    ]),
    exact: [...people.flatMap(({ exactly }) => exactly).map(as('name')), ...places.flatMap(({ exactly }) => exactly).map(as('unit'))],
    behindTitle: people.flatMap(({ behindTitle }) => behindTitle),
    positions: positions.map(foldVietnamese).filter((one) => one.length > 3),
    words: words.map(foldVietnamese).filter((one) => one !== ''),
  };
}

function spansOf(text: string, forms: Forms): Span[] {
  const folded = foldedText(text);
  // Before each is looked for behind every word: of thousands of authors few are said.
  const behindTitle = forms.behindTitle.filter((name) => folded.folded.includes(name));
  const spans: Span[] = [
    ...matches(text, MAIL, 'mail'),
    ...matches(text, LINK, 'link'),
    ...matches(text, PHONE, 'phone'),
    ...matches(text, IDENTITY, 'identity'),
    ...matches(text, ADDRESS, 'address'),
    ...forms.folded.flatMap(({ text: form, kind }) => placesOf(form, folded).map(([from, to]) => ({ from, to, kind }))),
    ...forms.exact.flatMap(({ text: form, kind }) => exactPlaces(form, text).map(([from, to]) => ({ from, to, kind }))),
    ...TITLES.flatMap((called) =>
      behindTitle.flatMap((name) =>
        placesOf(`${called} ${name}`, folded).map(([from, to]): Span => ({ from: from + called.length + 1, to, kind: 'name' })),
      ),
    ),
    ...addressSpans(text, forms),
    ...wordSpans(folded, forms),
  ];
  return [...spans, ...positionsBeside(text, folded, forms, spans)];
}

const TOKEN = /[\x21-\x7e]+/g;

/** Names in "D:/thanh/bai", "thanh85", "so_thanh": letters without tones beside what no word has beside it. */
function addressSpans(text: string, { inAddresses }: Forms): Span[] {
  if (inAddresses.size === 0) return [];
  return [...text.matchAll(TOKEN)].flatMap((token) => {
    const [whole] = token;
    const isAlone = !isLetter(text.charAt(token.index - 1)) && !isLetter(text.charAt(token.index + whole.length));
    if (!isAlone || !/[\w][\d@_./\\]+\w|[a-z]\d|\d[a-z]/i.test(whole)) return [];
    return [...whole.matchAll(/[a-z]+/gi)].flatMap((part): Span[] => {
      const kind = inAddresses.get(part[0].toLowerCase());
      const from = token.index + part.index;
      return kind === undefined ? [] : [{ from, to: from + part[0].length, kind }];
    });
  });
}

const isLetter = (letter: string): boolean => /\p{L}/u.test(letter);

function wordSpans(folded: FoldedText, { words }: Forms): Span[] {
  return words.flatMap((word) => placesOf(word, folded).map(([from, to]): Span => ({ from, to, kind: 'word' })));
}

/** A position says who it is only together with a name or a unit. */
function positionsBeside(text: string, folded: FoldedText, { positions }: Forms, hidden: readonly Span[]): Span[] {
  const near = (between: string): boolean => /^[\s,;:–—-]*(?:của|tại|thuộc|ở|là)?[\s,;:–—-]*$/u.test(between);
  return positions.flatMap((position) =>
    placesOf(position, folded)
      .filter(([from, to]) =>
        hidden.some((span) => (span.from >= to ? near(text.slice(to, span.from)) : span.to <= from && near(text.slice(span.to, from)))),
      )
      .map(([from, to]): Span => ({ from, to, kind: 'position' })),
  );
}

const matches = (text: string, pattern: RegExp, kind: HiddenKind): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, kind }));

function exactPlaces(form: string, text: string): [number, number][] {
  const found: [number, number][] = [];
  const isWord = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1))
    if (!isWord(text.charAt(at - 1)) && !isWord(text.charAt(at + form.length))) found.push([at, at + form.length]);
  return found;
}

/** Spans that touch or overlap become one, of the kind of the first. */
function withoutSpans(text: string, spans: readonly Span[]): { shown: string; places: HiddenPlace[] } {
  const places: HiddenPlace[] = [];
  let shown = '';
  let at = 0;
  for (const { from, to, kind } of merged(spans)) {
    shown += text.slice(at, from) + MASKS[kind];
    places.push({ kind, text: text.slice(from, to) });
    at = to;
  }
  return { shown: shown + text.slice(at), places };
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = result.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}

function labelOf(text: string): { head: string; rest: string } | undefined {
  const { folded, places } = foldedText(text);
  const match = LABEL.exec(folded);
  if (!match) return undefined;
  const end = places[match[0].length] as number;
  return { head: text.slice(0, end), rest: cleanText(text.slice(end)) };
}

function counted(places: readonly HiddenPlace[]): BlindCopy['hidden'] {
  const counts: BlindCopy['hidden'] = {};
  for (const { kind } of places) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function sum(a: BlindCopy['hidden'], b: BlindCopy['hidden']): BlindCopy['hidden'] {
  const total = { ...a };
  for (const [kind, count] of Object.entries(b) as [HiddenKind, number][]) total[kind] = (total[kind] ?? 0) + count;
  return total;
}
