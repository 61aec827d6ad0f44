import { agreedOn, type AskedWork } from '#results';
import type { SubmissionId } from '#submissions';
import { errorSummary } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import type { OwnArchiveView } from '../view-models.js';
import { ARCHIVE, ownAnswerAddress, workAddress } from './addresses.js';

/** A winning work of the person who asks. */
export interface OwnWork extends AskedWork {
  /** Pseudonym of whoever asks. */
  person: string;
}

const UNANSWERED = 'Hãy chọn một trong ba cách.';

/** The own winning works, each with whether it is shown. @param unanswered whose form came without a choice */
export function ownArchiveContent(works: readonly OwnWork[], unanswered: SubmissionId | undefined): PageContent<OwnArchiveView> {
  return {
    title: 'Đăng bài đạt giải',
    isPrivate: true,
    task: { title: 'Bài đạt giải', backUrl: '/cua-toi' },
    heading: 'Đăng bài đạt giải vào kho',
    intro:
      'Bài đạt giải chỉ được đăng trong Kho sáng kiến, giải pháp khi mọi tác giả đồng ý. Bài đăng kèm họ tên, đơn vị của tác giả và giải đã đạt. Bạn đổi ý lúc nào cũng được; đổi ý là bài ra khỏi kho ngay.',
    errors: unanswered === undefined ? undefined : errorSummary([{ field: fieldOf(unanswered), text: UNANSWERED }]),
    works: works.map((own) => workForm(own, unanswered === own.work.id)),
    empty: works.length === 0 ? 'Bạn chưa có bài nào đạt giải đã công bố.' : undefined,
    archive: { label: 'Xem Kho sáng kiến, giải pháp đạt giải', url: ARCHIVE },
  };
}

function workForm({ work, authors, unit, person }: OwnWork, isUnanswered: boolean): OwnArchiveView['works'][number] {
  const consent = authors.find(({ author }) => author.pseudonym === person)?.consent;
  const answer = consent && (consent.isAgreed ? (consent.withFiles ? 'files' : 'text') : 'none');
  const isShown = agreedOn({ authors, unit }, 'text');
  const waiting = authors.filter((one) => one.author.pseudonym !== person && one.consent?.isAgreed !== true).length;
  return {
    title: work.title,
    detail: `${work.prize}, ${work.contestName}`,
    state: isShown
      ? 'Bài đang được đăng trong kho.'
      : consent?.isAgreed && waiting > 0
        ? `Bạn đã đồng ý; còn ${waiting} tác giả chưa đồng ý nên bài chưa được đăng.`
        : consent?.isAgreed && unit && unit.consent?.isAgreed !== true
          ? 'Bạn đã đồng ý; đơn vị có bài chưa đồng ý nên bài chưa được đăng.'
          : 'Bài chưa được đăng.',
    link: isShown ? { label: 'Xem bài trong kho', url: workAddress(work.id) } : undefined,
    actionUrl: ownAnswerAddress(work.id),
    answer: {
      id: fieldOf(work.id),
      name: 'answer',
      label: 'Bạn muốn đăng bài này thế nào?',
      error: isUnanswered ? UNANSWERED : undefined,
      options: [
        { value: 'text', label: 'Đăng tên bài và nội dung đã viết', detail: 'Không mở tệp đã gửi.', isChecked: answer === 'text' },
        {
          value: 'files',
          label: 'Đăng cả tệp đã gửi',
          detail: 'Ai cũng tải được bài và phụ lục. Hãy chắc là trong tệp không có thông tin riêng.',
          isChecked: answer === 'files',
        },
        { value: 'none', label: 'Không đăng', isChecked: answer === 'none' },
      ],
    },
    button: 'Lưu lựa chọn',
  };
}

const fieldOf = (id: SubmissionId): string => `answer-${id}`;
