import { Permission } from '#access';
import type { ContestRehearsal } from '#contests';
import { formatDuration, formatMoment, formatNumber } from '#kernel';
import { parseRuleSet } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { ConsoleContent } from '../console-page.js';
import type { FactView, RehearsalView } from '../view-models.js';
import { rehearsalsUrl, rehearsalUrl } from './addresses.js';
import type { RehearsedRules } from './rehearsals-presenter.js';
import { reportFigures, reportParts } from './report-parts.js';

const REFRESH_SECONDS = '2';

export interface RehearsalFacts {
  rehearsal: ContestRehearsal;
  rules: RehearsedRules;
  requestedBy: string | undefined;
  permissions: ReadonlySet<Permission>;
}

/** …/chay-thu/:rehearsal */
export function rehearsalContent(facts: RehearsalFacts): ConsoleContent<RehearsalView> {
  const { rehearsal } = facts;
  const { draftId, title, contestants, seed, state } = rehearsal;
  const report = reportOf(facts);
  return {
    title: 'Kết quả chạy thử',
    heading: state === 'done' ? 'Kết quả chạy thử' : 'Chạy thử',
    sentence: `${title}: ${formatNumber(contestants)} người giả định, mã “${seed}”`,
    back: { label: 'Chạy thử', url: rehearsalsUrl(draftId) },
    notice: noticeOf(facts),
    playing: playingOf(facts),
    report,
    facts: factsOf(facts),
    isUnplayed: state === 'failed' || state === 'cancelled',
    buttons:
      state === 'done'
        ? [
            { label: 'Tải kết quả (JSON)', url: `${rehearsalUrl(draftId, rehearsal.id)}.json` },
            { label: 'Chạy lần khác', url: rehearsalsUrl(draftId) },
          ]
        : [],
    inPage: (report?.parts ?? []).map(({ id, heading }) => ({ label: heading, url: `#${id}` })),
  };
}

function playingOf({ rehearsal, permissions }: RehearsalFacts): RehearsalView['playing'] {
  const { draftId, id, state, percent, doing } = rehearsal;
  if (state !== 'queued' && state !== 'running') return undefined;
  const url = rehearsalUrl(draftId, id);
  const isWaiting = state === 'queued';
  return {
    heading: isWaiting ? 'Đang chờ đến lượt' : 'Đang chạy',
    text: isWaiting
      ? 'Máy chạy lần lượt từng lần một. Lần này bắt đầu ngay khi đến lượt.'
      : 'Máy đang cho cả cuộc thi diễn ra với người giả định.',
    progress: {
      text: isWaiting || doing === '' ? `${formatNumber(percent)}%` : `${formatNumber(percent)}%, đang ở: ${doing}`,
      width: `${String(percent)}%`,
      percent: String(percent),
      note: 'Bạn có thể rời trang này; máy vẫn chạy tiếp.',
    },
    refreshSeconds: REFRESH_SECONDS,
    again: { label: 'Xem tiến độ mới nhất', url },
    stop: permissions.has(Permission.EditRules) ? { label: 'Dừng lần chạy này', url: `${url}/dung`, isGrave: true } : undefined,
  };
}

function reportOf({ rehearsal, rules }: RehearsalFacts): RehearsalView['report'] {
  const { result, state } = rehearsal;
  if (state !== 'done' || !result) return undefined;
  const { conflicts } = result;
  return {
    figures: reportFigures(result),
    review: {
      heading: 'Cần xem lại trước khi công bố',
      sentence:
        conflicts.length === 0
          ? 'Không có gì vướng: các mốc thời gian không chồng nhau, giải nào cũng có người nhận.'
          : `${formatNumber(conflicts.length)} điều máy thấy khi chạy thử. Mỗi điều có thể là chủ ý; hãy đọc và quyết định.`,
      isMine: conflicts.length > 0,
      items: conflicts.map(({ path, sentence }) => ({ text: sentence, url: path === '' ? undefined : rules.placeOf(path) })),
    },
    parts: reportParts(result, parseRuleSet(rehearsal.ruleSet)),
  };
}

function noticeOf({ rehearsal, rules }: RehearsalFacts): RehearsalView['notice'] {
  const { state, error, draftId, ruleSetSha256 } = rehearsal;
  const again = { label: 'Chạy lại', url: rehearsalsUrl(draftId) };
  if (state === 'failed') return { kind: 'grave', title: 'Không chạy được đến cùng', text: error ?? undefined, link: again };
  if (state === 'cancelled') return { kind: 'info', title: 'Lần chạy này đã dừng', text: 'Không có kết quả nào được giữ.', link: again };
  if (ruleSetSha256 === rules.sha256) return undefined;
  return {
    kind: 'wait',
    title: 'Thể lệ đã đổi sau lần chạy này',
    text: 'Kết quả dưới đây là của bản cũ. Muốn biết bản đang ghi cho kết quả ra sao, hãy chạy lại.',
    link: again,
  };
}

function factsOf({ rehearsal, requestedBy }: RehearsalFacts): FactView[] {
  const { contestants, seed, ruleSetSha256, createdAt, startedAt, finishedAt, state } = rehearsal;
  return [
    { label: 'Số người xin dự thi', value: formatNumber(contestants) },
    { label: 'Mã chạy thử', value: seed },
    { label: 'Yêu cầu', value: formatMoment(createdAt), detail: requestedBy },
    ...(state === 'done' && startedAt && finishedAt
      ? [{ label: 'Chạy trong', value: formatDuration(Math.max(1_000, finishedAt.getTime() - startedAt.getTime())) }]
      : []),
    {
      label: 'Thể lệ đã chạy (SHA-256)',
      value: fingerprintGroups(ruleSetSha256).slice(0, 2).join(' '),
      detail: state === 'done' ? 'Hai nhóm đầu; đủ trong tệp JSON.' : undefined,
    },
  ];
}
