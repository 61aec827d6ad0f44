import type { ConsentAsked, NominatedEntry, NominationState } from '#contests';
import { capitalise, formatMoment, formatNumber } from '#kernel';
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

/** What an author is asked, or what they have answered. @param url where the answer goes: by the letter's code, or on the own page */
export function consentPage(
  { nomination, author, mayTakeBack }: ConsentAsked,
  { url, to, backUrl }: { url: string; to: string; backUrl?: string },
): PageContent<NominationConsentView> {
  const { content, title, kind, sha256 } = nomination;
  const { entry } = content;
  const { provenance, authors, summary, theme } = content;
  const answered = author.answer !== null && author.answeredAt !== null;
  return {
    title: 'Ý kiến về đề cử',
    task: backUrl === undefined ? TASK : { ...TASK, backUrl },
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
      ...(provenance.decision === undefined ? [] : [{ label: 'Văn bản xét chọn', value: provenance.decision }]),
      ...content.scores.map((score) => ({ label: 'Điểm', value: score })),
      ...(entry ? [{ label: 'Gửi kèm', value: whatGoes(entry) }] : []),
      ...(answered ? [{ label: 'Đề cử đang ở đâu', value: WHERE[nomination.state](to, nomination.reason) }] : []),
    ],
    summaryTitle: entry ? 'Vì sao được chọn' : undefined,
    summary: summary.split('\n'),
    takeBack: mayTakeBack ? { url: `${url}/rut`, label: 'Rút lại sự đồng ý' } : undefined,
    ...(answered
      ? {}
      : {
          ask: {
            heading: 'Nếu bạn đồng ý',
            points: [
              `${to} nhận nội dung trên cùng họ tên, chức vụ, đơn vị và liên hệ của bạn (${author.email ?? author.phone?.replace(/^\+84/, '0') ?? ''}).`,
              ...(entry ? ['Toàn văn bài và các tệp của bản đã gửi đi cùng đề cử; nơi nhận chấm như mọi bài dự thi khác.'] : []),
              'Dùng để xét trong cuộc thi ấy, không dùng vào việc khác.',
              'Nội dung bị sửa thì phải hỏi lại bạn.',
            ],
            url,
            seen: sha256,
            agree: 'Tôi đồng ý',
            refuse: 'Tôi không đồng ý',
          },
        }),
  };
}

/** Where a nomination is now, for its author. */
const WHERE: Readonly<Record<NominationState, (to: string, reason: string | null) => string>> = {
  draft: () => 'Ở nơi đề cử, chưa gửi',
  consented: () => 'Ở nơi đề cử, chưa gửi',
  sending: (to) => `Đang gửi đến ${to}`,
  sent: (to) => `Đã gửi đến ${to}, chờ tiếp nhận`,
  received: (to) => `${capitalise(to)} đã tiếp nhận`,
  returned: (to, reason) => `${capitalise(to)} đã trả lại${reason === null ? '' : `: ${reason}`}`,
  withdrawn: () => 'Nơi đề cử đã rút',
};

/** What a person who has an account is asked, on the own page. */
export function ownNominations(
  asked: readonly ConsentAsked[],
  { urlOf, backUrl }: { urlOf: (one: ConsentAsked) => string; backUrl: string },
): PageContent<NominationConsentView> {
  return {
    title: 'Đề cử về bạn',
    task: { ...TASK, backUrl },
    isPrivate: true,
    heading: 'Đề cử về bạn',
    paragraphs:
      asked.length === 0
        ? ['Chưa nơi nào đề cử bạn hoặc bài của bạn.']
        : ['Đơn vị chọn bài của bạn để gửi lên cấp trên. Không có gì được gửi khi bạn chưa đồng ý.'],
    list: asked.map((one) => ({
      label: one.nomination.title,
      detail: `${one.author.answer === null ? 'Chờ bạn trả lời' : one.author.answer === 'agreed' ? 'Bạn đã đồng ý' : 'Bạn đã không đồng ý'}. ${one.nomination.content.provenance.nominatedBy} đề cử.`,
      url: urlOf(one),
    })),
  };
}

/** "Bài SK-0042, bản gửi lần 2, 3 tệp" */
function whatGoes({ number, version, files }: NominatedEntry): string {
  const count = files.length === 0 ? [] : [`${formatNumber(files.length)} tệp`];
  return [`Bài ${number}`, `bản gửi lần ${formatNumber(version)}`, ...count].join(', ');
}
