import { formatMoment, formatNumber } from '#kernel';
import { type Comparison, submissionNumber, submissionPart } from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import type { ComparedSideView, ComparisonView, ComparedPieceView } from '../view-models.js';
import { comparisonUrl, similarEntryUrl } from './addresses.js';
import { type MarkedRange, markedText, type Piece } from './marked-text.js';
import { NO_VERDICT, otherMarks, otherName, otherTitle, shareWords } from './similarity-words.js';

type Span = Comparison['one']['finding']['spans'][number];

/** Which side of the page, and which letter its places begin with. */
interface Side {
  letter: 'a' | 'b';
  /** What the other one is called. */
  across: string;
}

/** /quan-tri/doi-chieu/bai/:submission/:finding */
export function comparisonContent(comparison: Comparison): ConsoleContent<ComparisonView> {
  const { submission, version, running, one, ownText, otherText, isStale, novelty } = comparison;
  const { finding } = one;
  const kind = submissionPart(running.ruleSet, submission.partCode)?.kind ?? 'essay';
  const number = submissionNumber(kind, submission.number ?? 0);
  const other = otherName(one, running);
  // Places in a text that reads otherwise now would mark the wrong words.
  const spans = isStale ? [] : finding.spans;
  return {
    title: `${number} và ${other}`,
    heading: `${number} và ${other}`,
    sentence: NO_VERDICT,
    back: { label: `Đối chiếu ${number}`, url: similarEntryUrl(submission.id) },
    notice: isStale
      ? {
          kind: 'grave',
          title: 'Một trong hai văn bản đã đổi sau khi đối chiếu',
          text: 'Các đoạn giống nhau không còn khớp nên không được đánh dấu. Hãy đối chiếu lại.',
        }
      : undefined,
    figures: [
      { value: shareWords(finding.shareWithoutQuotations), label: 'số từ của bài, không kể trích dẫn' },
      { value: shareWords(finding.share), label: 'kể cả trích dẫn, cụm từ chung' },
      { value: shareWords(finding.otherShare), label: 'số từ của văn bản kia có trong bài' },
      { value: formatNumber(finding.longest), label: 'từ liền nhau ở đoạn dài nhất' },
    ],
    passages: spans.map((span, at) => ({
      label: `Đoạn ${formatNumber(at + 1)}`,
      detail: [wordsIn(ownText, span), kindWords(span)].filter(Boolean).join(', '),
      url: `#a${at + 1}`,
    })),
    sides: [
      {
        ...sideOf(ownText, rangesOf(spans, 'own'), spans, { letter: 'a', across: 'văn bản kia' }),
        heading: `Bài dự thi ${number}`,
        title: version.content.title,
        facts: [`Bản gửi lần ${formatNumber(finding.version)}, ${formatMoment(version.sentAt)}`],
      },
      {
        ...sideOf(otherText, rangesOf(spans, 'other'), spans, { letter: 'b', across: 'bài dự thi' }),
        heading: other,
        title: otherTitle(one),
        facts: otherMarks(one, running, novelty),
      },
    ],
    facts: [{ label: 'Đối chiếu lúc', value: formatMoment(finding.foundAt) }],
    links: [
      { label: 'Tải bản đối chiếu (Word)', url: `${comparisonUrl(submission.id, finding.id)}/ban-doi-chieu.docx` },
      { label: 'Tải bản đối chiếu (PDF)', url: `${comparisonUrl(submission.id, finding.id)}/ban-doi-chieu.pdf` },
      { label: 'Ghi kết luận', url: `${similarEntryUrl(submission.id)}#conclusion` },
    ],
  };
}

/** "trích dẫn", "cụm từ chung"; empty for the author's own words. */
export function kindWords({ quoted, common, otherMarks: isUnmarked }: Span): string {
  if (quoted) return 'trích dẫn';
  if (common) return 'cụm từ chung';
  return isUnmarked ? 'một bên gõ không dấu' : '';
}

/** How many words a passage has in the submission. */
export function countIn(text: string, { own }: Pick<Span, 'own'>): number {
  return text.slice(own.from, own.to).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

const wordsIn = (text: string, span: Span): string => `${formatNumber(countIn(text, span))} từ`;

function rangesOf(spans: readonly Span[], side: 'own' | 'other'): MarkedRange[] {
  return spans.map((span, at) => ({ ...span[side], number: at + 1, isGrey: span.quoted || span.common }));
}

function sideOf(
  text: string,
  ranges: readonly MarkedRange[],
  spans: readonly Span[],
  side: Side,
): Pick<ComparedSideView, 'id' | 'stretches' | 'empty'> {
  return {
    id: `ben-${side.letter}`,
    empty: text === '' ? 'Văn bản không còn được lưu, hoặc máy không đọc được chữ.' : undefined,
    stretches: markedText(text, ranges).map(({ isFolded, paragraphs }) => ({
      fold: isFolded ? `${formatNumber(paragraphs.length)} đoạn văn không có chỗ giống nhau` : undefined,
      paragraphs: paragraphs.map((pieces) => ({ pieces: pieces.map((piece) => pieceView(piece, spans, side)) })),
    })),
  };
}

function pieceView({ text, mark, starts }: Piece, spans: readonly Span[], { letter, across }: Side): ComparedPieceView {
  if (!mark) return { text };
  return {
    text: '',
    mark: {
      text,
      isGrey: mark === 'grey' || undefined,
      starts: starts.map((number) => {
        const kind = kindWords(spans[number - 1] as Span);
        return {
          id: `${letter}${number}`,
          number: formatNumber(number),
          url: `#${letter === 'a' ? 'b' : 'a'}${number}`,
          before: 'Đoạn giống nhau ',
          after: `${kind ? `, ${kind}` : ''}, xem ở ${across}`,
        };
      }),
    },
  };
}
