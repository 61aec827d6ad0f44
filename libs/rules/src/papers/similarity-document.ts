import { type DocumentModel, type DocumentTable, formatNumber, formatPercent, localParts } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import { type ArticleDraft, numberArticles, sentence } from '../text/article-writer.js';
import { paperHash } from './paper-hash.js';
import { paperMoment } from './paper-moment.js';
import { paperHeader } from './round-paper.js';

/** A passage that stands in both texts, as each has it. */
export interface PaperPassage {
  own: string;
  other: string;
  /** Words that are the same. */
  words: number;
  /** "trích dẫn", "cụm từ chung"; empty where it is the author's own words. */
  as: string;
}

/** All that is put before a council about a submission and one other text. It names no author. */
export interface SimilarityFacts {
  ruleSet: RuleSet;
  /** "SK-0042" */
  number: string;
  title: string;
  /** "Bài dự thi SK-0017", "Sáng kiến trong danh mục đã áp dụng" */
  other: string;
  otherTitle: string;
  /** Further facts of the other text, each a sentence: who applied it, since when, by which decision. */
  otherFacts: string[];
  /** From 0 to 1; see Overlap. */
  share: number;
  shareWithoutQuotations: number;
  otherShare: number;
  /** Words in a row. */
  longest: number;
  passages: PaperPassage[];
  /** What people have concluded, the first one first: "Trùng lặp: …". */
  conclusions: { text: string; by: string; at: Date }[];
  comparedAt: Date;
  printedAt: Date;
  /** Fingerprints of the two texts. */
  ownSha256: string;
  otherSha256: string;
}

/** The evidence ("Bản đối chiếu") for the council: what both texts say alike, in numbers and word by word, and that this is no verdict. */
export function similarityDocument(facts: SimilarityFacts): DocumentModel {
  const { ruleSet, printedAt } = facts;
  const header = paperHeader(ruleSet, 'BĐC', localParts(printedAt).year);
  return {
    title: 'BẢN ĐỐI CHIẾU',
    subject: `Bài dự thi ${facts.number}, ${ruleSet.contest.name}`,
    header: {
      ...(header.superior !== undefined && { superior: header.superior }),
      ...{ issuer: header.issuer, place: header.place, isUndated: true },
    },
    preamble: [
      'Máy đối chiếu từng chữ giữa hai văn bản và ghi lại những đoạn giống nhau. Đây là số liệu để người có thẩm quyền xem xét, không phải kết luận về việc sao chép.',
    ],
    counting: 'parts',
    articles: numberArticles([
      texts(facts),
      figures(facts),
      passagesOf(
        'passages',
        'Các đoạn giống nhau',
        facts.passages.filter(({ as }) => as === ''),
      ),
      passagesOf(
        'quoted',
        'Trích dẫn và cụm từ chung',
        facts.passages.filter(({ as }) => as !== ''),
      ),
      conclusions(facts),
      made(facts),
    ]),
    signatures: [
      { capacity: ['Người lập bản đối chiếu'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Người xem xét'], note: '(Ký, ghi rõ họ tên)' },
    ],
    recipients: ['- Lưu: Hồ sơ Cuộc thi.'],
    orientation: 'landscape',
  };
}

function texts({ number, title, other, otherTitle, otherFacts }: SimilarityFacts): ArticleDraft {
  return {
    id: 'texts',
    title: 'Hai văn bản',
    clauses: [sentence(`Bài dự thi ${number}: ${title}`), { text: sentence(`${other}: ${otherTitle}`), points: otherFacts }],
  };
}

function figures({ share, shareWithoutQuotations, otherShare, longest }: SimilarityFacts): ArticleDraft {
  return {
    id: 'figures',
    title: 'Số liệu',
    clauses: [
      `${formatPercent(shareWithoutQuotations)} số từ của bài dự thi có trong văn bản kia, không kể trích dẫn và cụm từ chung; ${formatPercent(share)} nếu kể cả.`,
      `${formatPercent(otherShare)} số từ của văn bản kia có trong bài dự thi, không kể trích dẫn và cụm từ chung.`,
      `Đoạn dài nhất giống nhau liền mạch có ${formatNumber(longest)} từ.`,
    ],
  };
}

function passagesOf(id: string, title: string, passages: readonly PaperPassage[]): ArticleDraft {
  const kinds = passages.some(({ as }) => as !== '');
  const table: DocumentTable = {
    kind: 'table',
    columns: [
      { title: 'Đoạn', align: 'end' },
      { title: 'Trong bài dự thi', align: 'start' },
      { title: 'Trong văn bản kia', align: 'start' },
      { title: 'Số từ', align: 'end' },
      ...(kinds ? [{ title: 'Loại', align: 'start' as const }] : []),
    ],
    rows: passages.map(({ own, other, words, as }, at) => [formatNumber(at + 1), own, other, formatNumber(words), ...(kinds ? [as] : [])]),
  };
  return {
    id,
    title,
    clauses: passages.length === 0 ? [] : [{ text: `Có ${formatNumber(passages.length)} đoạn:`, table }],
  };
}

function conclusions({ conclusions: said }: SimilarityFacts): ArticleDraft {
  return {
    id: 'conclusions',
    title: 'Ý kiến của người xem xét',
    clauses:
      said.length === 0 ? ['Chưa ai ghi kết luận.'] : said.map(({ text, by, at }) => sentence(`${text} (${by}, ${paperMoment(at)})`)),
  };
}

function made({ comparedAt, printedAt, ownSha256, otherSha256 }: SimilarityFacts): ArticleDraft {
  return {
    id: 'made',
    title: 'Cách lập',
    clauses: [
      `Đối chiếu lúc ${paperMoment(comparedAt)}; lập bản này lúc ${paperMoment(printedAt)}.`,
      'Không phân biệt dấu thanh, chữ hoa, cách đặt dấu; một vài từ đổi hoặc thêm bớt ở giữa vẫn tính là cùng một đoạn. Đoạn ngắn hơn 12 từ không được nêu.',
      `Mã kiểm tra văn bản của bài dự thi: ${paperHash(ownSha256)}. Của văn bản kia: ${paperHash(otherSha256)}.`,
      'Bản này không ghi tên tác giả. Không chuyển cho giám khảo đang chấm theo mã phách.',
    ],
  };
}
