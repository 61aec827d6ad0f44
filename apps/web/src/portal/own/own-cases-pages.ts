import type { Round } from '#contests';
import { capitalise, formatMoment } from '#kernel';
import type { OwnCase } from '#results';
import { errorSummary } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import { innerName } from '../../edge/round-name.js';
import type { OwnCaseView } from '../view-models.js';

export const OWN_CASES = '/cua-toi/ban-to-chuc-hoi';

const HEADINGS: Readonly<Record<OwnCase['state'], string>> = {
  asked: 'Ban Tổ chức hỏi bạn',
  excluded: 'Bài không được xếp hạng',
  closed: 'Ban Tổ chức đã xem xong',
};
/** What was seen, in plain words; never what it would mean, and nobody else. */
const SEEN: Readonly<Record<OwnCase['kind'], string>> = {
  'same-device': 'Bài của bạn được làm trên một máy mà nhiều người khác cũng dùng trong đợt này.',
  'impossible-speed': 'Bài của bạn được làm trong thời gian rất ngắn.',
  'identical-answers': 'Nhiều câu trả lời của bạn giống bài của người khác.',
  burst: 'Bài của bạn được làm cùng phút với nhiều bài khác của đơn vị, trên ít máy.',
};

/** /cua-toi/ban-to-chuc-hoi */
export function ownCasesPage(rounds: readonly Round[], cases: readonly OwnCase[]): PageContent<OwnCaseView> {
  return {
    title: 'Ban Tổ chức hỏi',
    isPrivate: true,
    task: { title: 'Ban Tổ chức hỏi', backUrl: '/cua-toi' },
    heading: 'Ban Tổ chức hỏi',
    paragraphs: cases.length > 0 ? [] : ['Ban Tổ chức không hỏi bạn việc gì.'],
    links: cases.map((one) => ({ label: capitalise(nameOf(rounds, one)), detail: stateOf(one), url: `${OWN_CASES}/${one.id}` })),
  };
}

/** /cua-toi/ban-to-chuc-hoi/:anomaly */
export function ownCasePage(rounds: readonly Round[], own: OwnCase, typed?: { answer: string; fault: string }): PageContent<OwnCaseView> {
  return {
    title: 'Ban Tổ chức hỏi',
    isPrivate: true,
    task: { title: 'Ban Tổ chức hỏi', backUrl: OWN_CASES },
    heading: HEADINGS[own.state],
    errors: typed ? errorSummary([{ field: 'answer', text: typed.fault }]) : undefined,
    paragraphs: [sentenceOf(own)],
    rows: [
      { label: 'Đợt thi', value: capitalise(nameOf(rounds, own)) },
      { label: 'Máy ghi nhận', value: SEEN[own.kind] },
      { label: own.state === 'excluded' ? 'Lý do' : 'Ban Tổ chức viết', value: own.reason },
      ...(own.answer ? [{ label: 'Lời của bạn', value: own.answer }] : []),
      ...(own.answeredAt ? [{ label: 'Gửi lúc', value: formatMoment(own.answeredAt) }] : []),
    ],
    form: own.mayAnswer
      ? {
          url: `${OWN_CASES}/${own.id}`,
          answer: {
            id: 'answer',
            name: 'answer',
            label: own.answer ? 'Viết lại lời của bạn' : 'Lời của bạn',
            hint: 'Viết như kể lại: bạn thi ở đâu, trên máy của ai, có ai giúp không.',
            value: typed?.answer ?? '',
            error: typed?.fault,
            rows: '6',
            maxlength: 4000,
          },
          button: 'Gửi',
        }
      : undefined,
  };
}

function nameOf(rounds: readonly Round[], { roundId }: OwnCase): string {
  const round = rounds.find(({ id }) => id === roundId);
  return round ? innerName(round) : '';
}

function stateOf({ state, answeredAt, isLeftOut }: OwnCase): string {
  switch (state) {
    case 'asked':
      return answeredAt ? 'Bạn đã trả lời, chờ kết luận' : 'Chờ bạn trả lời';
    case 'excluded':
      return 'Không xếp hạng';
    case 'closed':
      return isLeftOut ? 'Đã xem xong việc này' : 'Đã xem xong, bài xếp hạng bình thường';
  }
}

function sentenceOf({ state, isLeftOut }: OwnCase): string {
  switch (state) {
    case 'asked':
      return 'Được hỏi không có nghĩa là bạn làm sai. Bạn trả lời thế nào cũng được đọc trước khi có kết luận.';
    case 'excluded':
      return 'Sau khi hai người của Ban Tổ chức cùng xem lại, bài của bạn không được xếp hạng trong đợt này. Nếu thấy chưa đúng, hãy phản hồi bên dưới để Ban Tổ chức xem lại.';
    case 'closed':
      return isLeftOut
        ? 'Ban Tổ chức đã xem xong việc này. Bài của bạn vẫn không được xếp hạng vì một việc khác, cũng có ở mục Ban Tổ chức hỏi.'
        : 'Ban Tổ chức đã xem xong. Bài của bạn được xếp hạng bình thường. Cảm ơn bạn.';
  }
}
