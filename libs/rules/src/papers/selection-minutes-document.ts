import { type DocumentModel, formatNumber } from '#kernel';
import { type ArticleDraft, enumerated, numberArticles } from '../text/article-writer.js';

/** An entry that was chosen, as the minutes name it. */
export interface ChosenOnPaper {
  title: string;
  /** "SK-0042" */
  number: string;
  authors: string[];
  /** "Xếp thứ nhất trong 12 bài"; empty where there is no ranking. */
  result: string;
  reason: string;
}

/** All that the minutes of a selection say. */
export interface SelectionMinutesFacts {
  /** Who has chosen: "Sở Nội vụ tỉnh Cao Bằng". */
  unit: string;
  /** To whom is nominated: "Ủy ban nhân dân tỉnh Cao Bằng". */
  receiver: string;
  /** "Cao Bằng"; empty where it is not known. */
  place: string;
  year: number;
  contest: string;
  call: string;
  /** How many may be nominated: "Nhiều nhất 3 đề cử". */
  quota: string;
  /** How many entries there were to choose from. */
  candidates: number;
  /** Whether they were taken from a ranking of the unit's own. */
  isRanked: boolean;
  chosen: ChosenOnPaper[];
  /** Whether every author of what was chosen has agreed to be nominated. */
  haveAgreed: boolean;
  /** Who heads the unit and has confirmed; undefined while nobody has. */
  head: { fullName: string; position: string } | undefined;
}

const BLANKS = '........';

/** The minutes ("Biên bản xét chọn") of choosing what a unit nominates, short, in the form of Decree 30/2020/NĐ-CP; who was there is filled in by hand. */
export function selectionMinutesDocument(facts: SelectionMinutesFacts): DocumentModel {
  const { unit, receiver, place, year, contest, head } = facts;
  return {
    title: 'BIÊN BẢN',
    subject: `Xét chọn bài dự thi để đề cử tham dự ${contest}`,
    header: { issuer: unit.toLocaleUpperCase('vi'), place, year, isUndated: true },
    preamble: [],
    counting: 'parts',
    articles: numberArticles([meeting(), basis(facts), chosen(facts), closing(facts)]),
    signatures: [
      { capacity: ['Người ghi biên bản'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: [head?.position ?? 'Thủ trưởng đơn vị'], note: '(Ký tên, đóng dấu)', ...(head && { name: head.fullName }) },
    ],
    recipients: [`- ${receiver};`, '- Lưu: VT.'],
  };
}

function meeting(): ArticleDraft {
  return {
    id: 'meeting',
    title: 'Thời gian, địa điểm, thành phần',
    clauses: [`Thời gian: ${BLANKS.repeat(5)}`, `Địa điểm: ${BLANKS.repeat(5)}`, `Thành phần tham dự: ${BLANKS.repeat(10)}`],
  };
}

function basis({ call, quota, candidates, isRanked, receiver }: SelectionMinutesFacts): ArticleDraft {
  return {
    id: 'basis',
    title: 'Căn cứ xét chọn',
    clauses: [
      `Đợt nhận đề cử của ${receiver}: ${call}. ${quota}.`,
      `Số bài được đưa ra xét: ${formatNumber(candidates)} bài.`,
      isRanked ? 'Cách xét: theo kết quả xếp hạng đã công bố của đơn vị.' : 'Cách xét: xem từng bài, so sánh và ghi rõ lý do chọn.',
    ],
  };
}

function chosen({ chosen: entries }: SelectionMinutesFacts): ArticleDraft {
  return {
    id: 'chosen',
    title: 'Bài được chọn',
    clauses:
      entries.length === 0
        ? ['Chưa có bài nào được chọn.']
        : entries.map(({ title, number, authors, result, reason }) => ({
            text: `“${title}” (${number}), ${authors.length === 0 ? 'bài của đơn vị' : `tác giả: ${authors.join(', ')}`}.`,
            points: enumerated([...(result === '' ? [] : [`Kết quả: ${result}`]), `Lý do chọn: ${reason.replaceAll('\n', ' ')}`]),
          })),
  };
}

function closing({ chosen: entries, haveAgreed, receiver }: SelectionMinutesFacts): ArticleDraft {
  // An entry of a unit may name nobody who could be asked.
  const asked = entries.every(({ authors }) => authors.length === 0)
    ? ''
    : haveAgreed
      ? 'Các tác giả đã được hỏi ý kiến và đồng ý.'
      : 'Các tác giả được hỏi ý kiến trước khi gửi; bài còn tác giả chưa đồng ý thì chưa gửi.';
  return {
    id: 'closing',
    title: 'Kết luận',
    clauses: [
      entries.length === 0 ? 'Chưa đề cử bài nào.' : `Đề cử ${formatNumber(entries.length)} bài nêu trên lên ${receiver}. ${asked}`.trim(),
      'Biên bản lập thành hai bản, đã đọc cho những người tham dự nghe và thống nhất.',
    ],
  };
}
