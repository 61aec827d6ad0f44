import { Permission } from '#access';
import {
  formatDate,
  formatMoment,
  formatMomentWithSeconds,
  formatNumber,
  formatTime,
  formatTimeWithSeconds,
  maskEmail,
  maskPhone,
} from '#kernel';
import type { SubmissionPart } from '#rules';
import { type EntryProvenance, isUnsaid, refusalOf, submissionNumber, type SubmissionVersion } from '#submissions';
import { nominatedInWords } from '../../edge/entry-provenance.js';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { NOMINATION_CALLS } from '../cascade/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, momentCell, numberCell, textCell } from '../listing.js';
import { similarEntryUrl } from '../similarity/addresses.js';
import type { DetailView, FactView, SubmissionView } from '../view-models.js';
import { cancellingUrl, entriesUrl, entryUrl, fileUrl, readingUrl, slipUrl } from './addresses.js';
import { similarSection } from './similar-section.js';
import { unitText } from './entries-page.js';
import { checkForm, countingVersion, type EntryFacts, type TypedCheck, filesWaiting, type TypedUpload, uploadForm } from './entry-forms.js';
import {
  AUTHOR_KIND_WORDS,
  CHANNEL_WORDS,
  ERASED_NAME,
  fileState,
  ROLE_WORDS,
  shareText,
  sizeText,
  STATE_WORDS,
} from './submission-words.js';
import { versionDifferences } from './version-differences.js';

/** /quan-tri/bai-du-thi/:round/:submission */
export function entryContent(facts: EntryFacts, typed: { check?: TypedCheck; upload?: TypedUpload } = {}): ConsoleContent<SubmissionView> {
  const { round, part, entry, near, me } = facts;
  const { submission, state } = entry;
  const number = submissionNumber(part.kind, submission.number ?? 0);
  const version = countingVersion(entry);
  const [check, upload] = [checkForm(facts, typed.check), uploadForm(facts, typed.upload)];
  const asked = entry.cancellations.find(({ decidedAt }) => decidedAt === null);
  const left = filesLeft(facts);
  return {
    title: number,
    heading: `${number}. ${version?.content.title ?? ''}`,
    sentence: unitText(facts.units, submission.unitId) ?? 'Bài không tính cho đơn vị nào',
    back: { label: 'Bài dự thi', url: entriesUrl(round) },
    notice: asked
      ? {
          kind: 'wait',
          title: 'Có đề nghị hủy bài này',
          text: `Căn cứ: ${asked.basis}.`,
          link: { label: 'Xem đề nghị', url: cancellingUrl(round, submission.id) },
        }
      : left && { kind: 'wait', ...left, ...(upload && { link: { label: 'Đến các tệp ấy', url: '#them-tep' } }) },
    near: {
      label: 'Chuyển bài',
      links: [
        ...(check ? [{ label: 'Đến phần ghi kết quả', url: '#kiem-tra' }] : []),
        ...(near.before ? [{ label: 'Bài trước', url: entryUrl(round, near.before) }] : []),
        ...(near.after ? [{ label: 'Bài sau', url: entryUrl(round, near.after) }] : []),
      ],
    },
    state: STATE_WORDS[state],
    marks: marksOf(facts),
    sections: [
      whatWasSent(facts, version),
      authorsSection(facts),
      filesSection(facts, submission.version ?? 0),
      ...wordsSection(version),
      similarSection(facts.similar),
      checksSection(facts),
      ...versionSections(facts),
    ],
    isActing: typed.check !== undefined || typed.upload !== undefined,
    check,
    letter: typed.check?.letter && { heading: 'Thư sẽ gửi cho tác giả', ...typed.check.letter },
    upload,
    scripts: upload ? ['uploads.js'] : [],
    facts: sideFacts(facts, version),
    links: [
      ...(version ? [{ label: 'Đọc nội dung bài', url: readingUrl(round, submission.id, version.version) }] : []),
      { label: 'Giấy biên nhận (PDF)', url: slipUrl(round, submission.id) },
      { label: 'Đối chiếu trùng lặp', url: similarEntryUrl(submission.id) },
      ...(state === 'withdrawn' || state === 'cancelled' || asked
        ? []
        : [{ label: 'Đề nghị hủy bài', url: cancellingUrl(round, submission.id) }]),
      ...(me.permissions.has(Permission.ReadConsole) && entry.cancellations.length > 0
        ? [{ label: 'Các đề nghị hủy', url: cancellingUrl(round, submission.id) }]
        : []),
    ],
  };
}

function marksOf(facts: EntryFacts): string[] {
  const { entry, round, people } = facts;
  const { submission, versions } = entry;
  const version = countingVersion(entry);
  const by = submission.enteredBy && (people.get(submission.enteredBy)?.fullName ?? 'người đã rời đơn vị');
  return [
    ...(by ? [`Bài nhận ngoài trang dự thi (${CHANNEL_WORDS[submission.channel].toLowerCase()}), ${by} nhập.`] : []),
    ...(submission.receivedAt && submission.receivedAt >= round.closesAt ? ['Nhận sau hạn; căn cứ ghi trong nhật ký.'] : []),
    ...(versions.length > 1 ? [versionsInWords(entry)] : []),
    ...(version && version.completeAt === null ? ['Bản này còn tệp chưa đến đủ nên chưa kiểm tra được.'] : []),
    ...(isUnsaid(facts.similar) ? ['Có đoạn giống văn bản khác, chưa ai kết luận.'] : []),
    // The notice says it, unless it speaks of a request.
    ...(filesLeft(facts) && entry.cancellations.some(({ decidedAt }) => decidedAt === null) ? ['Còn tệp chưa đưa vào bài.'] : []),
    ...(submission.withdrawnAt ? [withdrawalInWords(entry, formatMoment(submission.withdrawnAt))] : []),
  ];
}

/** What is said of files that were added and stand in no version yet; undefined where there are none. */
function filesLeft(facts: EntryFacts): { title: string; text: string } | undefined {
  const waiting = filesWaiting(facts);
  if (waiting.length === 0) return undefined;
  const names = waiting.map(({ fileName }) => fileName ?? 'tệp').join(', ');
  return {
    title: `Còn ${formatNumber(waiting.length)} tệp chưa đưa vào bài`,
    text: `${names}: chưa là một phần của bài, giám khảo không đọc được. Hãy đưa vào bài, hoặc bỏ tệp, rồi ghi kết quả kiểm tra.`,
  };
}

/** Whether another tenant has nominated it: nobody has sent it in here. */
function isFromElsewhere({ receivedNominationId, registrationId, enteredBy }: EntryFacts['entry']['submission']): boolean {
  return receivedNominationId !== null && registrationId === null && enteredBy === null;
}

function versionsInWords({ submission, versions }: EntryFacts['entry']): string {
  const [count, counts] = [formatNumber(versions.length), formatNumber(submission.version ?? 1)];
  if (submission.enteredBy) return `Bài có ${count} bản vì đã được thêm tệp; bản thứ ${counts} được tính.`;
  return `${isFromElsewhere(submission) ? 'Nơi đề cử' : 'Tác giả'} đã gửi ${count} lần; bản gửi lần ${counts} được tính.`;
}

/** Who took it out: whoever is erased has withdrawn nothing, nor has who was given back. */
function withdrawalInWords({ submission, authors }: EntryFacts['entry'], moment: string): string {
  if (authors.length > 0 && authors[0]?.fullName === null) return `Thông tin của tác giả đã được xóa; bài thôi dự thi từ ${moment}.`;
  return `${isFromElsewhere(submission) ? 'Đã trả lại nơi đề cử' : 'Tác giả rút bài'} lúc ${moment}.`;
}

function whatWasSent({ part, entry }: EntryFacts, version: SubmissionVersion | undefined): DetailView['sections'][number] {
  const { content } = version ?? {};
  const said = (value: boolean | null | undefined, yes: string, no: string): string =>
    value === true ? yes : value === false ? no : 'Chưa khai';
  const sections = part.sections.map(({ code, name, required }): FactView => {
    const typed = version?.content.sections.find((section) => section.code === code);
    const isConfirmed = version?.content.confirmed.includes(code);
    const words = typed ? `Viết trên trang, ${formatNumber(typed.words)} từ` : isConfirmed ? 'Có trong tệp, theo lời tác giả' : 'Chưa thấy';
    return { label: name, value: words, detail: required ? undefined : 'Không bắt buộc' };
  });
  // An entry of another tenant may be written under that tenant's headings, which this plan does not know.
  const others = (content?.sections ?? []).filter(({ code }) => !part.sections.some((section) => section.code === code));
  const elsewhere = others.map(({ words }, at): FactView => ({
    label: others.length > 1 ? `Phần ${at + 1} viết ở nơi đề cử` : 'Phần viết ở nơi đề cử',
    value: `Viết trên trang, ${formatNumber(words)} chữ`,
    detail: 'Theo mục của nơi đề cử; xem nội dung để biết ứng với phần nào',
  }));
  return {
    heading: 'Điều tác giả khai',
    facts: [
      ...(part.themes.length > 0
        ? [{ label: 'Chủ đề', value: part.themes.find(({ code }) => code === content?.theme)?.name ?? 'Chưa chọn' }]
        : []),
      ...(content?.form ? [{ label: 'Dạng bài', value: content.form }] : []),
      { label: 'Bài của', value: AUTHOR_KIND_WORDS[entry.submission.authorKind] },
      ...sections,
      ...elsewhere,
      { label: 'Cam kết là bài của mình', value: said(content?.isOriginal, 'Có cam kết', 'Không cam kết') },
      ...(asks(part, 'not-awarded-elsewhere') || content?.isAwardedElsewhere !== null
        ? [{ label: 'Giải thưởng khác', value: said(content?.isAwardedElsewhere, 'Đã được trao giải ở nơi khác', 'Chưa được trao giải') }]
        : []),
      ...(asks(part, 'not-applied-before') || content?.isApplied !== null
        ? [
            {
              label: 'Áp dụng',
              value: said(content?.isApplied, 'Đã áp dụng', 'Chưa áp dụng'),
              detail: content?.firstApplied ? `Từ ngày ${dayText(content.firstApplied)}` : undefined,
            },
          ]
        : []),
      ...(version?.link
        ? [
            {
              label: 'Video của bài',
              value: version.link,
              url: version.link,
              isOutside: true,
              detail:
                'Mở ở thẻ mới. Chỉ đường dẫn được niêm phong; video ở nơi ấy tác giả vẫn thay được, nên hãy xem ngay và ghi lại nếu thấy khác.',
            },
          ]
        : []),
      ...(content?.seconds
        ? [{ label: 'Thời lượng', value: `${Math.floor(content.seconds / 60)} phút ${content.seconds % 60} giây` }]
        : []),
      ...(content?.declared
        ? [
            {
              label: 'Đã cam kết khi gửi',
              value: content.declared.said.map(({ words }) => words).join('\n'),
              detail: `Người gửi bài đánh dấu lúc ${formatMomentWithSeconds(new Date(content.declared.at))}`,
            },
          ]
        : []),
    ],
  };
}

function asks({ conditions }: SubmissionPart, code: string): boolean {
  return conditions.some((condition) => condition.code === code);
}

/** "04/05/2023" of "2023-05-04" */
function dayText(day: string): string {
  return day.split('-').toReversed().join('/');
}

function authorsSection({ entry }: EntryFacts): DetailView['sections'][number] {
  return {
    heading: 'Tác giả',
    table: {
      label: 'Tác giả',
      columns: [{ label: 'Họ và tên' }, { label: 'Chức vụ, đơn vị' }, { label: 'Liên hệ (đã che)' }, { label: 'Đóng góp', isNumber: true }],
      rows: entry.authors.map((author) => ({
        cells: [
          headCell(author.fullName ?? ERASED_NAME, undefined, author.birthDate ? `Sinh ngày ${dayText(author.birthDate)}` : undefined),
          textCell(author.position ?? '', author.unitName ?? undefined),
          textCell([author.phone ? maskPhone(author.phone) : '', author.email ? maskEmail(author.email) : ''].filter(Boolean).join(', ')),
          { text: shareText(author.share), isNumber: true },
        ],
      })),
      empty: { title: 'Bài của đơn vị', text: 'Không ghi tên tác giả là cá nhân.' },
    },
  };
}

function filesSection({ round, entry, files }: EntryFacts, version: number): DetailView['sections'][number] {
  return {
    heading: 'Tệp',
    table: {
      label: 'Tệp của bài',
      columns: [{ label: 'Tệp' }, { label: 'Loại' }, { label: 'Cỡ' }, { label: 'Trạng thái' }],
      rows: (files.get(version) ?? []).map((file) => ({
        cells: [
          headCell(file.fileName ?? 'Đã xóa', file.state === 'stored' ? fileUrl(round, entry.submission.id, file.id) : undefined),
          textCell(ROLE_WORDS[file.role], file.pages === null ? undefined : `${formatNumber(file.pages)} trang`),
          textCell(sizeText(Number(file.promisedSize))),
          { state: fileState(file), detail: refusalOf(file) },
        ],
      })),
      empty: { title: 'Bài không có tệp', text: 'Nội dung được viết trên trang, hoặc bài giấy chưa được quét.' },
    },
  };
}

function wordsSection(version: SubmissionVersion | undefined): DetailView['sections'] {
  if (!version) return [];
  if (!version.wordParts)
    return [
      {
        heading: 'Số từ',
        paragraphs: ['Chưa đếm được: tệp là ảnh quét, chưa đến, hoặc bài chỉ có bản giấy. Người kiểm tra tự xem độ dài của bài.'],
      },
    ];
  return [
    {
      heading: `Số từ được tính: ${formatNumber(version.words ?? 0)}`,
      table: {
        label: 'Số từ từng phần',
        columns: [{ label: 'Phần' }, { label: 'Số từ', isNumber: true }, { label: 'Tính' }],
        rows: version.wordParts.map(({ name, from, words, counted }) => ({
          cells: [
            headCell(name, undefined, from ?? undefined),
            numberCell(words),
            { state: counted ? { kind: 'done' as const, label: 'Có tính' } : { kind: 'stopped' as const, label: 'Không tính' } },
          ],
        })),
      },
    },
  ];
}

function checksSection({ entry, people }: EntryFacts): DetailView['sections'][number] {
  return {
    heading: 'Kiểm tra hình thức',
    table: {
      label: 'Các lần kiểm tra',
      columns: [{ label: 'Kết quả' }, { label: 'Lý do' }, { label: 'Người kiểm tra' }, { label: 'Lúc' }],
      rows: entry.checks.map((check) => ({
        cells: [
          {
            isHead: true,
            state: STATE_WORDS[check.result],
            detail: `Bản gửi lần ${check.version}${check.until ? `, hạn ${formatTime(check.until)} ${formatDate(check.until)}` : ''}`,
          },
          linesCell(check.reason ?? ''),
          textCell(people.get(check.checkedBy)?.fullName ?? 'Người đã rời đơn vị'),
          momentCell(check.checkedAt),
        ],
      })),
      empty: { title: 'Chưa ai kiểm tra bài này', text: 'Kết quả, lý do và người kiểm tra hiện ở đây.' },
    },
  };
}

function versionSections({ round, part, entry, files }: EntryFacts): DetailView['sections'] {
  const { submission, versions } = entry;
  const sent = {
    heading: 'Các lần gửi',
    table: {
      label: 'Các lần gửi',
      columns: [{ label: 'Lần' }, { label: 'Gửi lúc' }, { label: 'Đủ tệp' }, { label: 'Biên nhận' }],
      rows: versions.map((version) => ({
        cells: [
          headCell(
            `Lần ${version.version}`,
            readingUrl(round, submission.id, version.version),
            version.version === submission.version ? 'Được tính' : 'Đã thay',
          ),
          textCell(formatDate(version.sentAt), formatTimeWithSeconds(version.sentAt)),
          version.completeAt ? momentCell(version.completeAt) : textCell('Chưa đủ'),
          { text: version.receiptCode, isCode: true },
        ],
      })),
    },
  };
  const compared = versions.slice(0, -1).map((after, at) => {
    const before = versions[at + 1] as SubmissionVersion;
    const withFiles = (one: SubmissionVersion) => ({ ...one, files: files.get(one.version) ?? [] });
    return {
      heading: `Lần ${after.version} khác lần ${before.version}`,
      table: {
        label: `Lần ${after.version} khác lần ${before.version}`,
        columns: [{ label: 'Mục' }, { label: `Lần ${before.version}` }, { label: `Lần ${after.version}` }],
        rows: versionDifferences(withFiles(before), withFiles(after), part).map(({ label, before: was, after: is }) => ({
          cells: [headCell(label), linesCell(was), linesCell(is)],
        })),
        empty: { title: 'Không có gì khác', text: 'Hai lần gửi có cùng nội dung và cùng tệp.' },
      },
    };
  });
  return [sent, ...compared];
}

/** Who has chosen and nominated it, and how; the way to the nomination. */
function nominatedFact(provenance: EntryProvenance): FactView {
  const { id, selection, result, decision } = provenance;
  const how = [selection, result, decision].filter(Boolean).join('; ');
  return { label: 'Nguồn gốc', value: nominatedInWords(provenance), detail: how, url: `${NOMINATION_CALLS}/de-cu/${id}` };
}

function sideFacts({ entry, provenance }: EntryFacts, version: SubmissionVersion | undefined): FactView[] {
  const { submission } = entry;
  return [
    { label: 'Cách gửi', value: CHANNEL_WORDS[submission.channel] },
    ...(provenance ? [nominatedFact(provenance)] : []),
    ...(submission.receivedAt ? [{ label: 'Nhận lúc', value: formatMomentWithSeconds(submission.receivedAt) }] : []),
    ...(version
      ? [
          { label: 'Biên nhận', value: version.receiptCode },
          {
            label: 'Dấu niêm phong',
            value: fingerprintGroups(version.sealSha256).slice(0, 4).join(' '),
            detail: 'SHA-256 của nội dung và các tệp; mã đầy đủ trên giấy biên nhận',
          },
        ]
      : []),
  ];
}
