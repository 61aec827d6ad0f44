import {
  formatDocumentDate,
  parseLocal,
  type DocumentBlock,
  type DocumentModel,
  type DocumentSignature,
  type DocumentTable,
} from '#kernel';

/**
 * An official text as lines of words, ready for any typesetter: numbers, letters and blanks are in the words, what is left
 * is how they look (Decree 30/2020/NĐ-CP, annex I).
 */
export interface TextSheet {
  /** "Thể lệ Cuộc thi …", for the file's properties. */
  name: string;
  header: {
    /** Line by line; empty where the issuer has no authority above. */
    superior: string[];
    issuer: string[];
    nation: string;
    motto: string;
    number: string;
    placeAndDate: string;
  };
  title: string;
  subject: string;
  /** Grounds, which stand in italics. */
  preamble: string[];
  /** What leads from the grounds to the articles. */
  opening: string[];
  /** Who decides, in capitals above the grounds, and the word by which it is done, below them. */
  authority?: string;
  formula?: string;
  /** `lead`: what follows the number in its line, where the article has no title. */
  articles: { heading: string; lead?: string; pieces: Piece[] }[];
  recipients: string[];
  /** Lines above the room for the signature. */
  capacity: string[];
  signer: string;
  /** Where several sign side by side; `capacity` and `signer` stand for nobody then. */
  signatures?: { capacity: string[]; note: string; signer: string }[];
  annexes?: { title: string; subject: string; belongsTo: string; pieces: Piece[] }[];
  isLandscape?: true;
}

export type Piece = SheetLine | SheetTable;

export interface SheetLine {
  kind: 'line';
  text: string;
  /** Stays on one page with what follows. */
  isFollowed: boolean;
}

export interface SheetTable {
  kind: 'table';
  caption?: string;
  columns: { title: string; isNumber: boolean; share: number }[];
  rows: string[][];
  /** Short enough to stand on one page. */
  isShort: boolean;
  /** A row alone may be longer than a page: rows go on overleaf. */
  hasLongRows: boolean;
}

/** More rows, or more letters in the longest cells of all rows, may go on overleaf, below the head of the table again. */
const SHORT_TABLE = 10;
const SHORT_TABLE_LETTERS = 900;
/** A cell with more letters makes a row that may have to be broken. */
const LONG_CELL = 600;
const BLANK = '\u00a0';

/** The words of a text, as they stand on paper. */
export function textSheet(model: DocumentModel): TextSheet {
  const { title, subject, header, preamble, articles, recipients = [], signature, signatures, enacting, annexes = [], counting } = model;
  const isLandscape = model.orientation === 'landscape';
  return {
    name: `${title.charAt(0)}${title.slice(1).toLocaleLowerCase('vi')} ${subject}`,
    header: {
      superior: header.superior === undefined ? [] : nameLines(header.superior),
      issuer: nameLines(header.issuer),
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      number: `Số: ${header.number ?? `${BLANK.repeat(8)}/${header.symbol ?? BLANK.repeat(12)}`}`,
      placeAndDate: header.isUndated ? '' : `${header.place}, ${dateOf(header)}`,
    },
    title: capitals(title),
    subject,
    preamble: preamble.filter(isGround),
    opening: preamble.filter((text) => !isGround(text)),
    ...(enacting && { authority: capitals(enacting.authority), formula: `${capitals(enacting.word)}:` }),
    articles: articles.map(({ number, title: heading, blocks }, at) => {
      const isLast = at === articles.length - 1;
      if (counting === 'parts') return { heading: `${roman(number)}. ${capitals(heading)}`, pieces: piecesOf(blocks, isLast, isLandscape) };
      const [first, ...rest] = blocks;
      if (heading === '' && first?.kind === 'paragraph')
        return { heading: `Điều ${number}.`, lead: first.text, pieces: piecesOf(rest, isLast, isLandscape) };
      return { heading: `Điều ${number}. ${heading}`, pieces: piecesOf(blocks, isLast, isLandscape) };
    }),
    recipients,
    // Nobody's office is guessed: where no one has signed, the issuer stands above the empty room.
    capacity: signature?.capacity.map(capitals) ?? nameLines(header.issuer),
    signer: signature?.name ?? '',
    ...(signatures && { signatures: signatures.map(signatureOf) }),
    ...(annexes.length > 0 && {
      annexes: annexes.map(({ blocks, ...head }) => ({ ...head, pieces: piecesOf(blocks, true, isLandscape) })),
    }),
    ...(isLandscape && { isLandscape: true as const }),
  };
}

function signatureOf({ capacity, note = '', name = '' }: DocumentSignature) {
  return { capacity: capacity.map(capitals), note, signer: name };
}

const isGround = (text: string): boolean => /^(?:Căn cứ|Xét|Theo đề nghị của) /.test(text);

const TENS = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** "IV" for 4. */
function roman(number: number): string {
  let [left, written] = [number, ''];
  for (const [value, letters] of TENS) for (; left >= value; left -= value) written += letters;
  return written;
}

const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** Letters that fit beside the nation's name; a longer name goes on with its place below. */
const LONGEST_NAME = 24;
/** The last word for a level of government, and all that follows it. */
const PLACE = / (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG|XÃ|ĐẶC KHU) (?!.* (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG|XÃ|ĐẶC KHU) )/;

/** The name of an authority in the lines in which offices write it: "ỦY BAN NHÂN DÂN", below it "TỈNH LÂM ĐỒNG". */
function nameLines(name: string): string[] {
  const authorities = capitals(name).replace(/ - /g, ' -\n').split('\n');
  return authorities.flatMap((authority) => {
    const place = authority.length > LONGEST_NAME ? authority.search(PLACE) : -1;
    return place > 0 ? [authority.slice(0, place), authority.slice(place + 1)] : [authority];
  });
}

function dateOf({ date, year }: DocumentModel['header']): string {
  const day = date === undefined ? undefined : parseLocal(date);
  const blank = BLANK.repeat(2);
  return day ? formatDocumentDate(day) : `ngày ${blank} tháng ${blank} năm ${year ?? blank}`;
}

function piecesOf(blocks: readonly DocumentBlock[], isLast: boolean, isLandscape: boolean): Piece[] {
  const pieces = blocks.flatMap((block): Piece[] => {
    switch (block.kind) {
      case 'paragraph':
        return [line(block.text)];
      case 'list':
        return block.items.map((item) => line(`- ${item}`));
      case 'table':
        return [tableOf(block, isLandscape)];
      case 'clause':
        return [
          line(`${block.number}. ${block.text}`),
          ...block.points.map(({ letter, text }) => line(`${letter}) ${text}`)),
          ...(block.table ? [tableOf(block.table, isLandscape)] : []),
        ];
    }
  });
  // A line that announces what comes below does not stand alone at the foot of a page, nor a signature on a page of its own.
  return pieces.map((piece, at) => {
    if (piece.kind === 'table') return piece;
    const next = pieces[at + 1];
    return { ...piece, isFollowed: next === undefined ? isLast : piece.text.endsWith(':') || next.kind === 'table' };
  });
}

const line = (text: string): Piece => ({ kind: 'line', text, isFollowed: false });

const NARROWEST = 12;
const WIDEST = 36;
/** Letters that stand beside each other in a table, on a sheet that stands and on one that lies. */
const LETTERS = { standing: 68, lying: 108 };
/** Letters' worth of room that the edges of a cell take. */
const EDGES = 2;

function tableOf({ caption, columns, rows }: DocumentTable, isLandscape: boolean): SheetTable {
  const cellsOf = (at: number): string[] => rows.map((row) => row[at] ?? '');
  // What a column needs is the length of its longest cell; beyond some length it breaks its lines instead.
  const needs = columns.map(({ title, align }, at) => {
    const longest = Math.max(title.length, ...cellsOf(at).map(({ length }) => length));
    // A running number needs next to nothing.
    return Math.min(WIDEST, Math.max(title.length < 3 || align === 'end' ? longest + EDGES : NARROWEST, longest));
  });
  const longestCells = rows.map((row) => Math.max(0, ...row.map(({ length }) => length)));
  const shares = sharesOf(
    needs,
    columns.map(
      ({ title }, at) => EDGES + Math.max(...[title, ...cellsOf(at)].flatMap((text) => text.split(' ')).map((word) => word.length)),
    ),
    isLandscape ? LETTERS.lying : LETTERS.standing,
  );
  return {
    kind: 'table',
    ...(caption !== undefined && { caption }),
    columns: columns.map(({ title, align }, at) => ({ title, isNumber: align === 'end', share: shares[at] ?? 0 })),
    rows,
    isShort: rows.length <= SHORT_TABLE && longestCells.reduce((sum, letters) => sum + letters, 0) <= SHORT_TABLE_LETTERS,
    hasLongRows: longestCells.some((letters) => letters > LONG_CELL),
  };
}

/** What each column gets of the table's width: as much as its longest word first, then what is left by what it needs. */
function sharesOf(needs: readonly number[], words: readonly number[], letters: number): number[] {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const byNeed = needs.map((need) => need / sum(needs));
  if (byNeed.every((share, at) => share * letters >= (words[at] ?? 0))) return byNeed;
  const free = letters - sum(words);
  if (free <= 0) return words.map((word) => word / sum(words));
  const wants = needs.map((need, at) => Math.max(0, need - (words[at] ?? 0)));
  const wanted = sum(wants);
  return words.map((word, at) => (word + (wanted > 0 ? (free * (wants[at] ?? 0)) / wanted : free / words.length)) / letters);
}
