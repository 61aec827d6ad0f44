import { readContact } from '#accounts';
import { cleanLines, cleanText } from '#kernel';
import { canonicalJson, sha256 } from '#rules';
import type { NominatedEntry } from './nominated-entry.js';

export const NOMINATION_KINDS = ['person', 'entry'] as const;
/** A person, for what they have achieved, or an entry: an initiative, an essay. */
export type NominationKind = (typeof NOMINATION_KINDS)[number];

export interface NominationPerson {
  fullName: string;
  position: string;
  unitName: string;
  email: string | null;
  phone: string | null;
  /** "1962-07-07"; of an entry's authors, where it is known. */
  birthDate?: string;
  /** Hundredths of a percent of the contribution to an entry. */
  share?: number;
}

/** What is nominated, as the authors agree to it and as it is sent. */
export interface NominationContent {
  kind: NominationKind;
  title: string;
  /** Of an entry; empty where the call names no themes. */
  theme: string;
  summary: string;
  authors: NominationPerson[];
  provenance: {
    /** Who nominates: "Ủy ban nhân dân phường Quang Trung". */
    nominatedBy: string;
    /** By which selection: "Cuộc thi cấp phường năm 2024". */
    selection: string;
    /** What came of it there: "Giải Nhất". */
    result: string;
    /** What the choice rests on: "Biên bản số 05/BB-SNV ngày 20/10/2024". */
    decision?: string;
    /** The place in a standing of the sender's own, where it was taken from one. */
    standing?: { contest: string; round: string; rank: number; points: string; sha256: string };
  };
  /** What it was given on its way, first to last: "Vòng sơ khảo: 85/100 điểm". */
  scores: string[];
  /** The entry itself, where it is one of the sender's submissions. */
  entry?: NominatedEntry;
}

/** A nomination as typed: people and scores one on each line. */
export type TypedNomination = Partial<
  Record<'kind' | 'title' | 'theme' | 'summary' | 'authors' | 'selection' | 'result' | 'scores', string>
>;

export interface NominationFault {
  field: keyof TypedNomination;
  text: string;
}

const LIMITS = { title: 300, theme: 300, summary: 8_000, selection: 300, result: 300 } as const;
const MOST_AUTHORS = 10;
const MOST_SCORES = 20;
const LINE = 300;

/** Whether nobody is named as an author who could be asked: an entry of a unit, for which its head alone speaks. */
export function namesNobody({ authors, entry }: Pick<NominationContent, 'authors' | 'entry'>): boolean {
  return authors.length === 0 && entry?.authorKind === 'unit';
}

/** The fingerprint of what is nominated: authors agree to it, receivers check it. */
export function nominationHash(content: NominationContent): string {
  return sha256([canonicalJson(content)]);
}

/** Reads a nomination. @returns the content, or every fault at once in the order of the fields */
export function readNomination(
  typed: TypedNomination,
  from: { kinds: readonly NominationKind[]; nominatedBy: string; standing?: NominationContent['provenance']['standing'] | undefined },
): { content: NominationContent } | { faults: NominationFault[] } {
  const faults: NominationFault[] = [];
  const kind = from.kinds.find((one) => one === typed.kind);
  if (!kind) faults.push({ field: 'kind', text: 'Hãy chọn đề cử người hay đề cử bài dự thi.' });
  const line = (field: keyof typeof LIMITS, missing?: string): string => {
    const text = field === 'summary' ? cleanLines(typed.summary ?? '').join('\n') : cleanText(typed[field] ?? '');
    if (missing !== undefined && !/\p{L}/u.test(text)) faults.push({ field, text: missing });
    if (text.length > LIMITS[field]) faults.push({ field, text: `Dài quá ${LIMITS[field]} ký tự. Hãy rút gọn.` });
    return text;
  };
  const title = line('title', kind === 'person' ? 'Hãy ghi thành tích được đề cử.' : 'Hãy ghi tên bài dự thi.');
  const theme = line('theme');
  const summary = line('summary', 'Hãy viết tóm tắt để người nhận biết được đề cử điều gì.');
  const authors = readAuthors(typed.authors, faults);
  const selection = line('selection', 'Hãy ghi đã chọn qua cuộc thi, vòng xét nào.');
  const result = line('result');
  const scores = cleanLines(typed.scores ?? '');
  if (scores.length > MOST_SCORES || scores.some((score) => score.length > LINE))
    faults.push({ field: 'scores', text: `Ghi nhiều nhất ${MOST_SCORES} dòng, mỗi dòng không quá ${LINE} ký tự.` });
  if (faults.length > 0 || !kind) return { faults };
  const { nominatedBy, standing } = from;
  return {
    content: {
      kind,
      title,
      theme,
      summary,
      authors,
      provenance: { nominatedBy, selection, result, ...(standing && { standing }) },
      scores,
    },
  };
}

/** "Trần Văn An; Chuyên viên; Phòng Nội vụ; an@vidu.vn", one person on each line. */
function readAuthors(typed: string | undefined, faults: NominationFault[]): NominationPerson[] {
  const lines = cleanLines(typed ?? '');
  if (lines.length === 0 || lines.length > MOST_AUTHORS) {
    const text = lines.length === 0 ? 'Hãy ghi tên tác giả, mỗi người một dòng.' : `Ghi nhiều nhất ${MOST_AUTHORS} người.`;
    faults.push({ field: 'authors', text });
    return [];
  }
  return lines.flatMap((line, at): NominationPerson[] => {
    const [fullName = '', position = '', unitName = '', contact = '', ...rest] = line.split(';').map(cleanText);
    const problem = problemOfAuthor([fullName, position, unitName, contact, ...rest]);
    const reading = problem === undefined ? readContact(contact) : undefined;
    const fault = problem ?? (reading && 'fault' in reading ? reading.fault : undefined);
    if (fault !== undefined || !reading || 'fault' in reading) {
      faults.push({ field: 'authors', text: `Dòng ${at + 1}: ${fault ?? ''}` });
      return [];
    }
    const { kind, value } = reading.contact;
    return [{ fullName, position, unitName, email: kind === 'email' ? value : null, phone: kind === 'phone' ? value : null }];
  });
}

function problemOfAuthor(parts: readonly string[]): string | undefined {
  const [fullName = '', position = '', unitName = ''] = parts;
  if (!/\p{L}/u.test(fullName)) return 'hãy ghi họ và tên trước tiên.';
  if ([fullName, position, unitName].some((text) => text.length > 120)) return 'tên, chức vụ, đơn vị dài không quá 120 ký tự.';
  if (parts.length > 4) return 'có nhiều hơn 4 phần; hãy ghi: họ tên; chức vụ; đơn vị; thư điện tử hoặc số di động.';
  return undefined;
}

/** The content as it is typed, to be changed. */
export function typedNomination({ kind, title, theme, summary, authors, provenance, scores }: NominationContent): TypedNomination {
  return {
    kind,
    title,
    theme,
    summary,
    authors: authors
      .map(({ fullName, position, unitName, email, phone }) => [fullName, position, unitName, email ?? phone ?? ''].join('; '))
      .join('\n'),
    selection: provenance.selection,
    result: provenance.result,
    scores: scores.join('\n'),
  };
}
