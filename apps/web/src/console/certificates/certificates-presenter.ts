import { type Certificate, type CertificateProgress, type CurrentLook } from '#certificates';
import { isPublished, type Round } from '#contests';
import { formatDate, formatMoment, formatNumber } from '#kernel';
import type { IssuingAuthority } from '#rules';
import { errorSummary } from '../../edge/error-summary.js';
import { innerName, shortName } from '../../edge/round-name.js';
import type { PrizeTagView } from '../../portal/view-models.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, listUrl, PER_PAGE, pagerOf } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CertificatesView, DetailView, EditorView, FactView, StateView, TableView } from '../view-models.js';

export const CERTIFICATES = '/quan-tri/giay-chung-nhan';
export const TEMPLATE = `${CERTIFICATES}/mau`;

/** A round's certificates as the list shows them. */
export interface CertificatesFacts {
  rounds: readonly Round[];
  round: Round;
  progress: CertificateProgress;
  /** How many awards still lack theirs. */
  due: number;
  authority: IssuingAuthority | undefined;
  look: CurrentLook;
  items: readonly Certificate[];
  total: number;
  query: { q?: string | undefined };
  number: number;
  mayIssue: boolean;
  /** "Bài thi của tôi" */
  ownPage: string;
}

/** The page of one round: how far the work is, and the certificates. */
export function certificatesContent(facts: CertificatesFacts): ConsoleContent<CertificatesView> {
  const { round, rounds, progress, items, total, query, number } = facts;
  const kept = { dot: round.code, q: query.q };
  return {
    title: 'Giấy chứng nhận',
    heading: 'Giấy chứng nhận',
    sentence: `Cấp cho người đạt giải của một ${round.kind === 'receiving' ? 'phần thi' : 'đợt'} đã công bố; mỗi giấy có số và mã xác minh riêng.`,
    tabs: rounds.map((one) => ({
      label: shortName(one),
      url: listUrl(CERTIFICATES, { dot: one.code }),
      current: one.id === round.id,
      count: one.id === round.id && progress.planned > 0 ? formatNumber(progress.planned) : undefined,
    })),
    job: jobView(facts),
    facts: ruleFacts(facts),
    tools:
      progress.planned > 0
        ? {
            actionUrl: CERTIFICATES,
            search: { value: query.q ?? '', label: 'Tìm giấy chứng nhận', placeholder: 'Tìm theo tên, số hoặc mã' },
            hidden: [{ name: 'dot', value: round.code }],
            reset: query.q ? { label: 'Xóa lọc', url: listUrl(CERTIFICATES, { dot: round.code }) } : undefined,
          }
        : undefined,
    table: tableView(facts),
    pager: total > PER_PAGE ? pagerOf(CERTIFICATES, kept, { number, shown: items.length, total, noun: 'giấy' }) : undefined,
  };
}

/** Where a contest has no rounds to win in. */
export function withoutRounds(): ConsoleContent<CertificatesView> {
  return {
    title: 'Giấy chứng nhận',
    heading: 'Giấy chứng nhận',
    job: { heading: 'Chưa có giấy để cấp', text: 'Cuộc thi này chưa có đợt thi hay phần nhận bài nào.' },
    facts: [],
    table: { label: 'Giấy chứng nhận', columns: [], rows: [] },
  };
}

function jobView({ round, progress, due, mayIssue, ownPage }: CertificatesFacts): CertificatesView['job'] {
  const { planned, issued, faulty, revoked } = progress;
  const waiting = planned - issued - faulty;
  const issue = (label: string): CertificatesView['job']['issue'] =>
    mayIssue ? { label, url: `${CERTIFICATES}/${round.code}/cap` } : undefined;
  const links = [{ label: 'Xem giấy mẫu', url: '/art/giay-mau.svg' }];
  const width = planned > 0 ? Math.round((issued / planned) * 100) : 0;
  const progressView = { text: `${formatNumber(issued)} trong ${formatNumber(planned)} giấy`, width: `${width}%`, percent: String(width) };

  if (!isPublished(round))
    return { heading: 'Chưa cấp được', text: `${shortName(round)} chưa công bố kết quả. Công bố xong, giấy chứng nhận được cấp tại đây.` };
  if (planned + due === 0)
    return {
      heading: 'Không có giấy để cấp',
      text: `Thể lệ không quy định giấy chứng nhận cho giải của ${innerName(round)}, hoặc chưa có ai đạt giải.`,
    };
  if (waiting > 0)
    return {
      heading: 'Đang cấp',
      text: 'Máy dựng từng giấy một. Dừng giữa chừng rồi làm tiếp cũng không cấp trùng, không bỏ sót.',
      progress: { ...progressView, note: 'Bạn có thể rời trang này; máy vẫn làm tiếp.' },
      refreshSeconds: '3',
    };
  if (due > 0)
    return {
      heading: 'Sẵn sàng cấp',
      text:
        `Cấp xong, ${round.kind === 'receiving' ? `tác giả của ${formatNumber(due)} bài` : `${formatNumber(due)} người`} đạt giải tải được giấy của mình và ai cũng tra được mã trên giấy. ` +
        `Giấy đã cấp không sửa được, chỉ thu hồi được.${mayIssue ? '' : ' Người được giao công bố kết quả bấm cấp tại trang này.'}`,
      issue: issue(`Cấp ${formatNumber(due)} giấy chứng nhận`),
      links,
    };
  if (faulty > 0)
    return {
      heading: `Còn ${formatNumber(faulty)} giấy chưa cấp được`,
      text: 'Lý do ghi ở từng dòng bên dưới. Sửa họ tên hoặc mẫu giấy xong thì bấm làm lại; số và mã giữ nguyên.',
      progress: { ...progressView, isStopped: true },
      issue: issue(`Làm lại ${formatNumber(faulty)} giấy`),
    };
  return {
    heading: 'Đã cấp đủ',
    text: `${formatNumber(issued)} giấy đã cấp${revoked > 0 ? `, trong đó ${formatNumber(revoked)} giấy đã thu hồi` : ''}. Người đạt giải tải giấy ở mục “${ownPage}”.`,
    links,
  };
}

function ruleFacts({ authority, look, mayIssue }: CertificatesFacts): FactView[] {
  return [
    ...(authority ? [{ label: 'Cơ quan cấp', value: authority.name, detail: authority.capacity.join(', ') }] : []),
    {
      label: 'Người ký',
      value: look.signerName || 'Chưa ghi tên',
      detail: look.signerName ? undefined : 'Ký, đóng dấu rồi ghi tên trên giấy in.',
    },
    { label: 'Mẫu giấy', value: lookName(look), url: mayIssue ? TEMPLATE : undefined },
  ];
}

/** "Mẫu có sẵn", "Bản 3, từ 30/10/2024" */
export function lookName({ version, createdBy, createdAt }: CurrentLook): string {
  if (createdBy === null || createdAt === null) return 'Mẫu có sẵn';
  return `Bản ${version}, từ ${formatDate(createdAt)}`;
}

function tableView({ round, items, progress, query, mayIssue }: CertificatesFacts): TableView {
  return {
    label: `Giấy chứng nhận, ${innerName(round)}`,
    columns: [
      { label: 'Số' },
      { label: 'Người nhận' },
      { label: 'Giải' },
      { label: 'Mã xác minh' },
      { label: 'Trạng thái' },
      { label: 'Tệp', isHidden: true },
    ],
    rows: items.map((certificate) => ({
      cells: [
        { text: certificate.facts.printed.number },
        headCell(certificate.fullName, `${CERTIFICATES}/${certificate.id}`, certificate.facts.printed.unit),
        { prize: prizeTag(certificate) },
        { text: certificate.code, isCode: true },
        { state: stateOf(certificate), detail: certificate.fault ?? undefined },
        mayIssue && certificate.state === 'issued'
          ? { action: { label: 'Tải PDF', hiddenLabel: `của ${certificate.fullName}`, url: `${CERTIFICATES}/${certificate.id}.pdf` } }
          : {},
      ],
    })),
    empty:
      progress.planned === 0
        ? { title: `Chưa cấp giấy nào cho ${innerName(round)}`, text: 'Khi được cấp, từng giấy hiện ở đây cùng số và mã xác minh.' }
        : {
            title: `Không có giấy nào khớp “${query.q ?? ''}”`,
            text: 'Thử một phần của tên, số giấy, hoặc mã ghi trên giấy.',
            action: { label: 'Xóa lọc', url: listUrl(CERTIFICATES, { dot: round.code }) },
          },
  };
}

function prizeTag({ facts }: Certificate): PrizeTagView {
  return { label: facts.prize, rank: Math.min(4, Math.max(1, facts.prizePlace)) as PrizeTagView['rank'] };
}

function stateOf({ state, fault, claimedAt }: Certificate): StateView {
  if (state === 'issued') return { label: 'Đã cấp', kind: 'done' };
  if (state === 'revoked') return { label: 'Đã thu hồi', kind: 'stopped' };
  if (fault !== null) return { label: 'Chưa cấp được', kind: 'stopped' };
  return claimedAt === null ? { label: 'Chờ đến lượt', kind: 'next' } : { label: 'Đang dựng', kind: 'now' };
}

/** What one certificate is made of. */
export function certificateDetail(
  certificate: Certificate,
  { round, orderedBy, mayIssue }: { round: Round; orderedBy: string; mayIssue: boolean },
): ConsoleContent<DetailView> {
  const { facts, id, code, state, issuedAt, revokedAt, revokedReason, sha256, bytes, fault } = certificate;
  const { printed } = facts;
  return {
    title: `Giấy chứng nhận ${printed.number}`,
    heading: `Giấy chứng nhận ${printed.number}`,
    back: { label: 'Giấy chứng nhận', url: listUrl(CERTIFICATES, { dot: round.code }) },
    notice: noticeOf(certificate),
    sections: [
      {
        heading: 'Trên giấy',
        facts: [
          { label: 'Cấp cho', value: certificate.fullName, detail: printed.unit },
          { label: 'Thành tích', value: printed.award },
          { label: 'Cuộc thi', value: printed.contest.join(' ') },
          { label: 'Cơ quan cấp', value: facts.authority },
          { label: 'Người ký', value: printed.signerName || 'Chưa ghi tên' },
          { label: 'Nơi, ngày', value: printed.placeAndDate },
          { label: 'Mã xác minh', value: code, url: state === 'planned' ? undefined : `/xac-minh/${code}` },
        ],
      },
    ],
    factsHeading: 'Việc cấp',
    facts: [
      { label: 'Trạng thái', value: stateOf(certificate).label, detail: fault ?? undefined },
      { label: 'Người cho cấp', value: orderedBy, detail: formatMoment(certificate.plannedAt) },
      ...(issuedAt ? [{ label: 'Tệp dựng xong', value: formatMoment(issuedAt) }] : []),
      ...(sha256
        ? [
            {
              label: 'Dấu vân tay của tệp',
              value: `${sha256.slice(0, 8)} ${sha256.slice(8, 16)} …`,
              detail: `${formatNumber(Math.ceil((bytes ?? 0) / 1024))} KB`,
            },
          ]
        : []),
      ...(revokedAt ? [{ label: 'Thu hồi', value: formatMoment(revokedAt), detail: revokedReason ?? undefined }] : []),
      { label: 'Mẫu giấy', value: `Bản ${certificate.templateVersion}` },
    ],
    links:
      mayIssue && state === 'issued'
        ? [
            { label: 'Tải PDF', url: `${CERTIFICATES}/${id}.pdf` },
            { label: 'Thu hồi giấy này', url: `${CERTIFICATES}/${id}/thu-hoi` },
          ]
        : [],
  };
}

function noticeOf({ state, fault }: Certificate): DetailView['notice'] {
  if (state === 'revoked')
    return {
      kind: 'grave',
      title: 'Giấy này đã thu hồi',
      text: 'Ai tra mã cũng thấy giấy không còn giá trị; người nhận không tải được nữa.',
    };
  if (fault !== null) return { kind: 'wait', title: 'Giấy này chưa cấp được', text: fault };
  return undefined;
}

/** The form that takes a certificate back. */
export function revocationContent({ id, facts, fullName }: Certificate, typed?: TypedReason): ConsoleContent<EditorView> {
  const { printed } = facts;
  return {
    title: `Thu hồi giấy ${printed.number}`,
    heading: `Thu hồi giấy ${printed.number}`,
    back: { label: `Giấy chứng nhận ${printed.number}`, url: `${CERTIFICATES}/${id}` },
    actionUrl: `${CERTIFICATES}/${id}/thu-hoi`,
    errors: typed?.fault ? errorSummary([{ field: 'reason', text: typed.fault }]) : undefined,
    fields: [
      {
        area: {
          ...reasonField(
            typed,
            'Ghi văn bản làm căn cứ, ví dụ “Quyết định số 12/QĐ-BTC ngày 12/11/2024”. Lý do nằm trong nhật ký, không hiện ra ngoài.',
          ),
          label: 'Lý do thu hồi',
        },
      },
    ],
    side: {
      heading: 'Thu hồi',
      state: { label: 'Giấy đang có giá trị', kind: 'done' },
      sentence: `Thu hồi xong, ai tra mã cũng thấy giấy của ${fullName} không còn giá trị, và người nhận không tải được nữa. Không hoàn tác được.`,
      buttons: [{ label: 'Thu hồi giấy này', value: 'revoke', isGrave: true }],
      facts: [
        { label: 'Cấp cho', value: fullName, detail: printed.unit },
        { label: 'Thành tích', value: printed.award },
      ],
    },
  };
}
