import { formatEnd, formatMoment, formatMomentWithSeconds, formatNumber, parseLocal, formatDate } from '#kernel';
import type { OwnJudgedPlace } from '#results';
import { type FormalCheck, type SubmissionCancellation, type SubmissionFile, submissionNumber, type SubmissionVersion } from '#submissions';
import type { PageContent } from '../../edge/page.js';
import { rollAddress } from '../../edge/roll-address.js';
import { roundNotice } from '../../edge/round-notice.js';
import { OWN_APPEALS } from '../board/addresses.js';
import type { SubmissionView } from '../view-models.js';
import { callAddress, submissionAddress } from './addresses.js';
import { awaitedUntil, fileView, graceEnd, lateFileSentence } from './file-views.js';
import type { OwnSubmission } from './own-submissions.js';
import { ownResult } from './own-result.js';
import { isSupplemented, isToBeSupplemented, mayBeSupplemented } from './receiving-words.js';

interface SubmissionFacts extends OwnSubmission {
  /** The newest first; of a withdrawn one as well. */
  versions: readonly SubmissionVersion[];
  /** Of the version that counts. */
  files: readonly SubmissionFile[];
  check: FormalCheck | undefined;
  /** Where the board has cancelled it. */
  cancellation: SubmissionCancellation | undefined;
  /** Once the result of the part is public. */
  place: OwnJudgedPlace | undefined;
  /** Whether one may appeal about it now. */
  mayAppeal: boolean;
  now: Date;
}

/** /bai-du-thi/:submission, of what was sent. */
export function submissionContent(facts: SubmissionFacts): PageContent<SubmissionView> {
  const { submission, part, round, phase, versions, files, now } = facts;
  const { id, state } = submission;
  const isOpen = phase === 'open' && state === 'sent';
  const late = files.some((file) => file.state === 'promised') && !isMissed(facts);
  return {
    title: countingOf(facts)?.content.title ?? 'Bài dự thi',
    isPrivate: true,
    task: { title: 'Bài dự thi', backUrl: callAddress(part.code) },
    ...headOf(facts),
    roundNotice: roundNotice(round, now),
    check: checkOf(facts),
    result: facts.place && ownResult(facts.running.ruleSet, facts.place),
    rows: rowsOf(facts),
    files: {
      title: 'Tệp đã gửi',
      items: files.map((file) => fileView(file, false)),
      note:
        files.length === 0
          ? 'Bài viết trực tiếp trên trang, không có tệp.'
          : late && state === 'sent'
            ? lateFileSentence(awaitedUntil(round, facts.check))
            : undefined,
    },
    next: nextOf(facts),
    versions: {
      title: versions.length > 1 ? 'Các bản đã gửi' : 'Bản đã gửi',
      items: versions.map((one) => ({
        title: `Lần ${one.version}${one.version === submission.version && state === 'sent' && !isOut(facts) ? ', bản được tính' : ''}`,
        detail: `Gửi lúc ${formatMomentWithSeconds(one.sentAt)}${one.completeAt ? '' : ', còn thiếu tệp'}`,
        link: { label: 'Biên nhận', url: `/bien-nhan/${one.receiptCode}` },
      })),
    },
    action:
      late && state === 'sent'
        ? { label: 'Gửi nốt tệp', url: submissionAddress(id, 'tep') }
        : isOpen && !isToBeSupplemented(submission, facts.check, now)
          ? { label: 'Sửa và gửi lại', url: submissionAddress(id, 'viet') }
          : undefined,
    links: linksOf(facts),
  };
}

function linksOf({ submission: { id, state }, part, phase, round, mayAppeal }: SubmissionFacts): SubmissionView['links'] {
  const appeal = mayAppeal
    ? [{ label: 'Có gì chưa đúng?', detail: 'Khiếu nại về bài này và xem trả lời.', url: `${OWN_APPEALS}#${round.code}` }]
    : [];
  if (phase === 'published')
    return [{ label: 'Xem kết quả', detail: 'Bảng kết quả của phần thi.', url: rollAddress.running(round.code) }, ...appeal];
  if (phase === 'pending') return appeal;
  if (phase === 'open' && state === 'withdrawn')
    return [{ label: 'Gửi một bài khác', detail: `Nhận bài đến ${formatEnd(round.closesAt)}.`, url: callAddress(part.code) }];
  return phase === 'open' && state === 'sent'
    ? [
        {
          label: 'Rút bài dự thi',
          detail: 'Bài không được chấm nữa. Bạn có thể gửi bài khác khi còn hạn.',
          url: submissionAddress(id, 'rut'),
        },
      ]
    : [];
}

/** The version that counts: the newest one, unless files of it never came. */
function countingOf({ submission, versions }: SubmissionFacts): SubmissionVersion | undefined {
  return versions.find(({ version }) => version === submission.version) ?? versions[0];
}

/** Whether nothing of it is judged: the board has cancelled it, or found the version that counts invalid. */
function isOut({ submission, check, cancellation }: SubmissionFacts): boolean {
  return cancellation !== undefined || (check?.result === 'invalid' && check.version === submission.version);
}

/** Whether files of what counts are missing and may not come any more. */
function isMissed(facts: SubmissionFacts): boolean {
  const { round, check, files, now } = facts;
  const isWaiting = files.some(({ state, scan }) => state === 'promised' && scan === 'waiting');
  return countingOf(facts)?.completeAt === null && !isWaiting && now >= graceEnd(awaitedUntil(round, check));
}

function headOf(facts: SubmissionFacts): Pick<SubmissionView, 'heading' | 'lead'> {
  const { submission, phase, round, versions, cancellation, check, now } = facts;
  const counting = countingOf(facts);
  if (submission.state === 'withdrawn')
    return { heading: 'Bài đã rút', lead: 'Bạn đã rút bài này. Bài không được chấm; biên nhận của các bản đã gửi vẫn tra cứu được.' };
  if (cancellation) {
    const why = cancellation.reason ? ` Lý do: ${cancellation.reason.replace(/\.$/, '')}.` : '';
    return { heading: 'Bài đã bị hủy', lead: `Ban Tổ chức đã hủy bài này.${why} Căn cứ: ${cancellation.basis.replace(/\.$/, '')}.` };
  }
  if (isOut(facts)) {
    const again = phase === 'open' ? ` Trước khi hết hạn (${formatEnd(round.closesAt)}), bạn vẫn sửa và gửi lại được.` : '';
    return { heading: 'Bài không hợp lệ', lead: `Sau khi kiểm tra hình thức, bài không được đưa vào chấm.${again}` };
  }
  if (isMissed(facts))
    return {
      heading: 'Bài chưa đủ tệp nên không được tính',
      lead: 'Tệp của bài không đến đủ trong thời gian chờ. Nếu đường truyền có sự cố, hãy báo cho Ban Tổ chức.',
    };
  const heading = counting?.completeAt ? 'Máy chủ đã nhận bài của bạn' : 'Bài đã gửi, còn chờ tệp';
  const isEarlier = counting !== undefined && counting.version !== versions[0]?.version;
  switch (phase) {
    case 'open':
      if (isToBeSupplemented(submission, check, now)) return { heading, lead: 'Ban Tổ chức đã kiểm tra hình thức và đề nghị bạn bổ sung.' };
      return {
        heading,
        lead: `Trước khi hết hạn (${formatEnd(round.closesAt)}), bạn vẫn sửa và gửi lại được. Bản gửi sau cùng được tính.`,
      };
    case 'paused':
      return { heading, lead: 'Việc nhận bài đang tạm dừng. Bản đã gửi vẫn được tính.' };
    case 'annulled':
      return { heading: 'Việc nhận bài đã bị hủy', lead: 'Bài của bạn vẫn được giữ. Xem thông báo của Ban Tổ chức ở trang chủ.' };
    case 'published':
      return { heading: 'Đã công bố kết quả', lead: 'Kết quả của phần thi này đã được công bố.' };
    default:
      return {
        heading,
        lead: `Đã hết hạn nhận bài. ${isEarlier ? `Bản gửi lần ${counting.version} được tính, vì tệp của bản gửi sau không đến đủ trong thời gian chờ. ` : ''}Bài đang được kiểm tra và chấm; kết quả sẽ được công bố trên trang này.`,
      };
  }
}

/** The last word of the secretariat on the form of the version that counts. */
function checkOf({ submission, check, mayAppeal, now }: SubmissionFacts): SubmissionView['check'] {
  if (!check || submission.state !== 'sent') return undefined;
  // What was said of an older version says nothing of this one, but that it was to be supplemented.
  if (check.version !== submission.version && check.result !== 'supplement') return undefined;
  const reason = check.reason ? [`Lý do: ${check.reason}`] : [];
  if (check.result === 'valid')
    return { title: 'Bài hợp lệ', paragraphs: [`Ban Tổ chức đã kiểm tra hình thức lúc ${formatMoment(check.checkedAt)}.`] };
  if (check.result === 'invalid')
    return {
      title: 'Vì sao',
      paragraphs: [
        ...reason,
        mayAppeal ? 'Nếu thấy chưa đúng, hãy gửi khiếu nại ở cuối trang này.' : 'Nếu thấy chưa đúng, hãy hỏi Ban Tổ chức.',
      ],
    };
  if (isSupplemented(submission, check)) {
    const asked = check.reason ? [`Đã được đề nghị bổ sung: ${check.reason}`] : [];
    return { title: 'Bạn đã gửi bản bổ sung', paragraphs: ['Ban Tổ chức sẽ kiểm tra lại. Kết quả hiện ở đây.', ...asked] };
  }
  return mayBeSupplemented(check, now)
    ? {
        title: `Cần bổ sung trước ${check.until ? formatMoment(check.until) : ''}`,
        paragraphs: [...reason, 'Hãy sửa theo yêu cầu rồi gửi lại. Quá hạn mà chưa bổ sung thì bài không được đưa vào chấm.'],
        action: { label: 'Bổ sung bài', url: submissionAddress(submission.id, 'viet') },
      }
    : { title: 'Đã hết hạn bổ sung', paragraphs: reason };
}

function rowsOf(facts: SubmissionFacts): SubmissionView['rows'] {
  const { submission, part } = facts;
  const counting = countingOf(facts);
  if (!counting) return [];
  const { title, theme, form, firstApplied } = counting.content;
  const since = firstApplied ? parseLocal(firstApplied) : undefined;
  const rows: [string, string | null | undefined][] = [
    ['Phần thi', part.name],
    ['Số bài', submission.number === null ? undefined : submissionNumber(part.kind, submission.number)],
    ['Tên bài', title],
    ['Chủ đề', part.themes.find(({ code }) => code === theme)?.name],
    ['Dạng bài', form],
    ['Số từ được tính', counting.words === null ? undefined : `${formatNumber(counting.words)} từ`],
    ['Áp dụng từ', since && formatDate(since)],
    ['Đường dẫn đến video', counting.link],
    ['Đã cam kết khi gửi', counting.content.declared?.said.map(({ words }) => words).join(' ')],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function nextOf({ submission, phase, round }: SubmissionFacts): SubmissionView['next'] {
  if (submission.state !== 'sent') return undefined;
  switch (phase) {
    case 'open':
    case 'paused':
      return {
        title: 'Sắp tới',
        items: [
          { when: 'Hết hạn', text: `Nhận bài đến ${formatEnd(round.closesAt)}.` },
          {
            when: 'Sau đó',
            text: 'Ban Tổ chức kiểm tra hình thức rồi chuyển bài cho giám khảo chấm. Nếu cần bổ sung, bạn được báo tin và xem ở đây.',
          },
        ],
      };
    default:
      return undefined;
  }
}
