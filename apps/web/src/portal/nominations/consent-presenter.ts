import type { ConsentAsked } from '#contests';
import { capitalise, formatMoment } from '#kernel';
import type { PageContent } from '../../edge/page.js';
import type { NominationConsentView } from '../view-models.js';

const TASK = { title: 'Ý kiến về đề cử' };

/** Where somebody types the code of their letter. */
export function consentForm(typed = '', fault?: string): PageContent<NominationConsentView> {
  return {
    title: 'Ý kiến về đề cử',
    task: TASK,
    isPrivate: true,
    heading: 'Bạn được đề cử',
    paragraphs: ['Nhập mã trong thư, hoặc mã mà nơi đề cử đưa cho bạn.'],
    find: {
      code: {
        id: 'ma',
        name: 'ma',
        label: 'Mã trong thư',
        value: typed,
        error: fault,
        autocomplete: 'off',
        hint: 'Mười sáu chữ và số, ví dụ 7F3K-92QX-….',
      },
    },
  };
}

/** What an author is asked, or what they have answered. */
export function consentPage(
  { nomination, author, mayTakeBack }: ConsentAsked,
  { code, to }: { code: string; to: string },
): PageContent<NominationConsentView> {
  const { content, title, kind, sha256 } = nomination;
  const { provenance, authors, summary, theme } = content;
  const answered = author.answer !== null && author.answeredAt !== null;
  return {
    title: 'Ý kiến về đề cử',
    task: TASK,
    isPrivate: true,
    heading: answered ? (author.answer === 'agreed' ? 'Bạn đã đồng ý' : 'Bạn đã không đồng ý') : 'Bạn được đề cử',
    paragraphs: answered
      ? [
          `Trả lời lúc ${formatMoment(author.answeredAt as Date)}.`,
          author.answer === 'refused'
            ? `Không có gì được gửi đi. Muốn đổi ý, hãy báo cho ${provenance.nominatedBy}.`
            : mayTakeBack
              ? 'Cảm ơn bạn. Bạn rút lại được cho đến khi nơi nhận tiếp nhận.'
              : `Cảm ơn bạn. ${capitalise(to)} đã tiếp nhận đề cử; muốn đổi ý, hãy báo cho ${provenance.nominatedBy}.`,
        ]
      : [`${provenance.nominatedBy} muốn đề cử ${kind === 'entry' ? 'bài của bạn' : 'bạn'} lên ${to}. Chỉ gửi khi bạn đồng ý.`],
    rows: [
      { label: kind === 'entry' ? 'Bài dự thi' : 'Thành tích', value: title },
      ...(theme === '' ? [] : [{ label: 'Chủ đề', value: theme }]),
      { label: authors.length > 1 ? 'Các tác giả' : 'Tác giả', value: authors.map(({ fullName }) => fullName).join(', ') },
      { label: 'Đã chọn qua', value: [provenance.selection, provenance.result].filter(Boolean).join('. ') },
      ...content.scores.map((score) => ({ label: 'Điểm', value: score })),
    ],
    summary: summary.split('\n'),
    takeBack: mayTakeBack ? { url: `/de-cu/${code}/rut`, label: 'Rút lại sự đồng ý' } : undefined,
    ...(answered
      ? {}
      : {
          ask: {
            heading: 'Nếu bạn đồng ý',
            points: [
              `${to} nhận nội dung trên cùng họ tên, chức vụ, đơn vị và liên hệ của bạn (${author.email ?? author.phone?.replace(/^\+84/, '0') ?? ''}).`,
              'Dùng để xét trong cuộc thi ấy, không dùng vào việc khác.',
              'Nội dung bị sửa thì phải hỏi lại bạn.',
            ],
            url: `/de-cu/${code}`,
            seen: sha256,
            agree: 'Tôi đồng ý',
            refuse: 'Tôi không đồng ý',
          },
        }),
  };
}
