/**
 * An official text as a tree that knows nothing of its rendering: the same model becomes a page, a Word file and a PDF
 * (layout of Decree 30/2020/NĐ-CP, annex I). Texts are plain Vietnamese, without markup.
 */
export interface DocumentModel {
  /** "THỂ LỆ" */
  title: string;
  /** What the text is about: the line under the title. */
  subject: string;
  header: DocumentHeader;
  /** Paragraphs before the first article: the grounds (“Căn cứ …”), then the sentence by which the text is issued. */
  preamble: string[];
  /** Of a decision: who decides ("Ban Tổ chức Cuộc thi"), above the grounds, and by which word ("Quyết định"), below them. */
  enacting?: { authority: string; word: string };
  articles: DocumentArticle[];
  /** How the articles are counted: "Điều 1." where it is absent, "I." in minutes and lists. */
  counting?: 'parts';
  /** Who gets the text ("Nơi nhận"), line by line; absent: nobody has said. */
  recipients?: string[];
  /** Absent while nobody has signed. */
  signature?: DocumentSignature;
  /** Several who sign side by side, in their order, instead of one. */
  signatures?: DocumentSignature[];
  /** Each begins a page of its own behind the signature. */
  annexes?: DocumentAnnex[];
  /** Wide tables lie on their side. */
  orientation?: 'landscape';
}

/** A list or table that belongs to a text: "DANH SÁCH …", "(Kèm theo Quyết định số …)". */
export interface DocumentAnnex {
  title: string;
  subject: string;
  /** To which text it belongs. */
  belongsTo: string;
  blocks: DocumentBlock[];
}

/** The two columns above the title; the national motto is the renderer's, since it never varies. */
export interface DocumentHeader {
  /** The authority above the issuing one, if any. */
  superior?: string;
  issuer: string;
  /** "01/TL-BTC"; absent: to be filled in when issued. */
  number?: string;
  /** "TL-BTC": kind of text and issuer, for a number that is still to come; absent: left blank too. */
  symbol?: string;
  place: string;
  /** "2024-09-05"; absent: to be filled in when issued. */
  date?: string;
  /** The year in which it will be issued, where the day is still to come. */
  year?: number;
  /** Minutes say place and time in their text, a list in its heading: the line is left out. */
  isUndated?: true;
}

export interface DocumentArticle {
  /** Lasting name for links and for reasons that cite the article, independent of its number: "exclusions". */
  id: string;
  /** 1 for "Điều 1". */
  number: number;
  /** "Đối tượng dự thi": the heading without "Điều 1."; empty where the first paragraph follows the number in one line. */
  title: string;
  blocks: DocumentBlock[];
}

export type DocumentBlock =
  | { kind: 'paragraph'; text: string }
  /** A numbered clause ("1. …") with its lettered points ("a) …") and whatever belongs below it. */
  | { kind: 'clause'; number: number; text: string; points: DocumentPoint[]; table?: DocumentTable }
  | { kind: 'list'; items: string[] }
  | DocumentTable;

export interface DocumentPoint {
  /** "a", "b", … "đ", "e": the Vietnamese order. */
  letter: string;
  text: string;
}

export interface DocumentTable {
  kind: 'table';
  caption?: string;
  columns: { title: string; align: 'start' | 'end' }[];
  rows: string[][];
}

export interface DocumentSignature {
  /** "TM. BAN TỔ CHỨC" and the like, line by line. */
  capacity: string[];
  /** "(Ký, ghi rõ họ tên)" */
  note?: string;
  name?: string;
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy';

/** The letter of a point by its position from 0: a, b, c, d, đ, e, g …; after the alphabet it goes on with two letters. */
export function pointLetter(index: number): string {
  const letter = LETTERS.charAt(index % LETTERS.length);
  return index < LETTERS.length ? letter : `${pointLetter(Math.floor(index / LETTERS.length) - 1)}${letter}`;
}
