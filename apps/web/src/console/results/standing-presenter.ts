import type { Principal } from '#access';
import { Permission } from '#access';
import type { Account } from '#accounts';
import type { AuditEntry } from '#audit';
import { isPublished, type Round, type RunningContest } from '#contests';
import { type AccountId, formatAtEnd, formatMoment, formatMomentWithSeconds, formatNumber, MINUTE_MS } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { Signing, Standing, StandingRow } from '#results';
import { describeRules, drawSourceOf, fullScore, quizSummary, type RuleSet, type SubmissionPart } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { ANOMALIES } from '../anomalies/addresses.js';
import { ATTEMPTS } from '../attempts/addresses.js';
import { type RoundWork, undecided } from '../attempts/board-work.js';
import { articleNumber } from '../articles.js';
import { listUrl, pagerOf, PER_PAGE } from '../listing.js';
import { reasonField } from '../reason.js';
import { quizOf } from '../rounds/round-facts.js';
import { lifeOf } from '../rounds/round-life.js';
import { shortMoment } from '../times.js';
import type { CardFormView, FactView, NoticeView, StandingView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import {
  type JudgedFacts,
  judgedFingerprint,
  judgedSentence,
  judgedSummary,
  judgedTable,
  cancellingNotice,
  judgingNotice,
  outView,
  tiersNotice,
} from './judged-standing.js';
import { exclusionsView } from './exclusions-view.js';
import { type SigningFacts, signingView, waitsFor } from './signing-view.js';
import { shownColumns, standingColumns } from './standing-columns.js';
import { standingRows } from './standing-rows.js';

/** All that the page of a standing shows. */
export interface StandingPageFacts {
  running: RunningContest;
  round: Round;
  /** The rules under which the shown version was computed. */
  ruleSet: RuleSet;
  /** Every version, newest first; empty before the round is ranked. */
  history: readonly Signing[];
  /** The version that is shown. */
  shown: Signing | undefined;
  lines: readonly StandingRow[];
  /** How many lines there are in all, of those that were looked for. */
  total: number;
  people: ReadonlyMap<string, ContestPerson>;
  staff: ReadonlyMap<AccountId, Account>;
  trail: readonly AuditEntry[];
  /** What of its attempts nobody has concluded on, while that still changes the ranking. */
  work: RoundWork | undefined;
  me: Principal;
  now: Date;
  /** What the address asks for. */
  search: string;
  page: number;
  columns: string[];
  /** Whether it cannot be computed before the seed of its draw is confirmed. */
  awaitsDraw?: boolean;
  /** The round that must be signed again before this one is computed. */
  awaitsRound?: Round | undefined;
  /** Of a part of submissions. */
  judged?: JudgedFacts | undefined;
  /** What was typed in a form that came back, and in which one. */
  typed?: (NonNullable<SigningFacts['typed']> & { form: 'tra-lai' | 'tinh-lai' }) | undefined;
}

/** The page of a round's standing, in every state of the round. */
export function standingContent(facts: StandingPageFacts): ConsoleContent<StandingView> {
  const { round, shown, history, me } = facts;
  const isWorking = round.state === 'closing' || round.state === 'settling';
  const newest = history[0];
  const isNewest = shown !== undefined && shown === newest && !isWorking;
  const canSign = isNewest && waitsFor({ round, signing: shown, me });
  return {
    title: `Xếp hạng ${innerName(round)}`,
    heading: canSign ? `Duyệt xếp hạng ${innerName(round)}` : `Xếp hạng ${innerName(round)}`,
    sentence: shown && (facts.judged ? judgedSentence(judgedSummary(shown.standing)) : summarySentence(shown.standing, facts.ruleSet)),
    back: { label: 'Kết quả', url: RESULTS },
    notice: awaitedDraw(facts) ?? awaitedRound(facts) ?? judgedNotice(facts, isNewest) ?? noticeOf(facts, isNewest),
    life: lifeOf({ round, trail: facts.trail, signing: newest, now: facts.now }).slice(1),
    computing: isWorking && !facts.awaitsDraw && !facts.awaitsRound && !isJudging(facts) ? computing(round) : undefined,
    ...(shown
      ? facts.judged
        ? judgedShown(facts, facts.judged, shown)
        : shownTable(facts, shown)
      : { empty: isWorking ? undefined : notYet(round) }),
    signing: isNewest
      ? signingView({
          round,
          signing: shown,
          me,
          people: facts.staff,
          now: facts.now,
          typed: facts.typed?.form === 'tra-lai' ? facts.typed : undefined,
        })
      : undefined,
    form:
      isNewest && round.state === 'ranked' && shown.isReturned && me.permissions.has(Permission.RecountStanding)
        ? recountForm(facts)
        : undefined,
    exclusions:
      shown &&
      (facts.judged ? outView(judgedSummary(shown.standing), facts.judged.names) : exclusionsView(shown.standing, facts.people, facts)),
    fingerprint:
      shown &&
      (facts.judged ? judgedFingerprint : fingerprint)(
        shown.standing,
        isNewest && me.permissions.has(Permission.ReadKeys) ? `${RESULTS}/${round.code}/ho-so-kiem-tra-lai` : undefined,
      ),
    papers: papersOf(facts),
    versions: history.length > 1 ? { heading: 'Các bản', rows: history.map((one) => versionFact(facts, one)) } : undefined,
  };
}

/** Where one goes on from a standing, for those who may. */
function papersOf({ round, running, me, history, judged }: StandingPageFacts): StandingView['papers'] {
  const path = `${RESULTS}/${round.code}`;
  const may = (permission: Permission): boolean => me.permissions.has(permission);
  const links = [
    ...(history.length > 0 && may(Permission.ReadWinnersBook)
      ? [{ label: 'Sổ vàng, biên bản, dự thảo quyết định', url: `${path}/so-vang` }]
      : []),
    ...(isPublished(round) && may(Permission.PayPrizes) ? [{ label: 'Chi trả giải thưởng', url: `${path}/chi-tra` }] : []),
    ...(history.length > 0 && may(Permission.CorrectResults) ? [{ label: 'Đính chính kết quả', url: `${path}/dinh-chinh` }] : []),
    ...(judged && judged.openTiers.length > 0 ? [{ label: 'Quyết định số giải', url: `${path}/so-giai` }] : []),
    ...(drawSourceOf(running.ruleSet, round.partCode) ? [{ label: 'Bốc thăm', url: `${path}/boc-tham` }] : []),
  ];
  return links.length > 0 ? { heading: 'Việc liên quan', links } : undefined;
}

/** "8.214 người dự thi, 1.184 người đúng cả 20 câu, 10 giải" */
function summarySentence({ summary }: Standing, ruleSet: RuleSet): string {
  const quiz = quizOf({ ruleSet }, { partCode: summary.part });
  const { people, allCorrect } = quizSummary(summary);
  const facts = [`${formatNumber(people)} người dự thi`];
  if (allCorrect > 0 && quiz) facts.push(`${formatNumber(allCorrect)} người đúng cả ${quiz.paper.items} câu`);
  facts.push(summary.prizes.awards.length > 0 ? `${formatNumber(summary.prizes.awards.length)} giải` : 'không có giải cá nhân');
  return facts.join(', ');
}

function shownTable(facts: StandingPageFacts, { standing }: Signing): Pick<StandingView, 'tools' | 'table' | 'pager' | 'empty'> {
  const { round, lines, total, search, page, ruleSet, me } = facts;
  const path = `${RESULTS}/${round.code}`;
  const all = standingColumns(standing);
  const columns = shownColumns(all, facts.columns);
  const kept = {
    q: search || undefined,
    ban: versionParameter(facts),
    cot: columns.length < all.length ? columns.map(({ value }) => value).join(',') : undefined,
  };
  const quiz = quizOf({ ruleSet }, { partCode: standing.summary.part });
  const label = `Bảng xếp hạng ${innerName(round)}`;
  return {
    tools: {
      actionUrl: path,
      search: { value: search, label: 'Tìm trong bảng xếp hạng', placeholder: 'Tìm theo tên, mã hoặc đơn vị' },
      hidden: kept.ban ? [{ name: 'ban', value: kept.ban }] : undefined,
      columns: all.map(({ value, label: name }) => ({ value, label: name, isChecked: columns.some((column) => column.value === value) })),
      exports:
        me.permissions.has(Permission.ExportPeople) && total > 0
          ? [{ label: 'Xuất bảng này', url: listUrl(`${path}/bang-xep-hang.csv`, { q: kept.q, ban: kept.ban }) }]
          : undefined,
      reset: search ? { label: 'Xóa tìm kiếm', url: listUrl(path, { ...kept, q: undefined }) } : undefined,
    },
    table:
      lines.length > 0
        ? {
            label,
            columns: columns.map(({ label: name }) => ({ label: name, isNumber: true })),
            columnCount: String(columns.length + 3),
            rows: standingRows({
              lines,
              people: facts.people,
              columns,
              standing,
              ruleSet,
              opensAt: facts.round.opensAt,
              chain: quiz ? describeRules(ruleSet, quiz).ranking : [],
              article: articleNumber(ruleSet, `${standing.summary.part}.ranking`),
              fullScore: fullScoreOf(ruleSet, standing),
              urlOf: (rank) => listUrl(`${path}/${rank}`, { ban: kept.ban }),
              isSearch: search !== '',
            }),
          }
        : undefined,
    empty: lines.length === 0 ? nobody(search) : undefined,
    pager:
      total > PER_PAGE || page > 1
        ? pagerOf(path, kept, { number: page, shown: lines.length, total, noun: search ? 'người tìm thấy' : 'người xếp hạng' })
        : undefined,
  };
}

/** The lines of a part of submissions; they are few, so nothing is searched. */
function judgedShown(
  facts: StandingPageFacts,
  judged: JudgedFacts,
  { standing }: Signing,
): Pick<StandingView, 'tools' | 'table' | 'pager' | 'empty'> {
  const { round, ruleSet, page, total, me } = facts;
  const path = `${RESULTS}/${round.code}`;
  const part = ruleSet.parts.find((one): one is SubmissionPart => one.kind !== 'quiz' && one.code === round.partCode);
  const ban = versionParameter(facts);
  return {
    tools:
      me.permissions.has(Permission.ExportPeople) && total > 0
        ? { actionUrl: path, exports: [{ label: 'Xuất bảng này', url: listUrl(`${path}/bang-xep-hang.csv`, { ban }) }] }
        : undefined,
    table: part && judged.lines.length > 0 ? judgedTable(judged, { standing, ruleSet, part, path, version: ban }) : undefined,
    empty:
      judged.lines.length === 0
        ? { title: 'Không có bài nào được xếp hạng', text: 'Không có bài hợp lệ nào qua được các vòng chấm.' }
        : undefined,
    pager:
      total > PER_PAGE || page > 1
        ? pagerOf(path, { ban }, { number: page, shown: judged.lines.length, total, noun: 'bài xếp hạng' })
        : undefined,
  };
}

/** Before its first standing a part of submissions is being judged: people are at work, not the machine. */
function isJudging({ judged, round }: StandingPageFacts): boolean {
  return judged?.waiting !== undefined && judgingNotice(round.code, judged.waiting) !== undefined;
}

function judgedNotice({ judged, round, shown, me }: StandingPageFacts, isNewest: boolean): NoticeView | undefined {
  if (!judged) return undefined;
  if (judged.waiting) return judgingNotice(round.code, judged.waiting);
  if (!isNewest || !shown || round.state !== 'ranked' || shown.isReturned) return undefined;
  return cancellingNotice(round, judged) ?? tiersNotice(round.code, judged, me);
}

function fullScoreOf(ruleSet: RuleSet, { summary }: Standing): number | undefined {
  const quiz = quizOf({ ruleSet }, { partCode: summary.part });
  return quiz && fullScore(quiz.paper);
}

function versionParameter({ shown, history }: StandingPageFacts): string | undefined {
  return shown && shown !== history[0] ? String(shown.standing.version) : undefined;
}

function nobody(search: string): StandingView['empty'] {
  return search
    ? { title: `Không có ai khớp “${search}”`, text: 'Thử một phần của tên, mã dự thi, hoặc tên đơn vị. Không cần gõ dấu.' }
    : {
        title: 'Không có ai được xếp hạng',
        text: 'Không có bài nào hợp lệ trong đợt thi này, hoặc mọi người dự thi đều thuộc diện không xếp hạng.',
      };
}

function notYet(round: Round): StandingView['empty'] {
  if (round.state === 'annulled')
    return {
      title: 'Không có bảng xếp hạng',
      text: `${shortName(round)} đã hủy: ${round.kind === 'receiving' ? 'các bài dự thi' : 'các lượt thi'} không được tính, không có xếp hạng và không có giải.`,
    };
  return {
    title: 'Chưa có bảng xếp hạng',
    text: `${shortName(round)} đóng ${formatAtEnd(round.closesAt)}. Máy niêm phong các bài rồi xếp hạng ngay sau đó.`,
    action: { label: 'Xem đợt thi', url: `/quan-tri/dot-thi/${round.code}` },
  };
}

function computing(round: Round): StandingView['computing'] {
  return round.state === 'closing'
    ? round.kind === 'receiving'
      ? {
          title: 'Đang đợi tệp',
          text: 'Máy đợi nốt những tệp đã hứa gửi trước giờ đóng. Sau đó kiểm tra thể thức và chấm.',
          refreshSeconds: '10',
        }
      : {
          title: 'Máy đang niêm phong',
          text: 'Máy nhận những câu trả lời cuối cùng rồi niêm phong từng bài. Bạn có thể rời trang này.',
          refreshSeconds: '3',
        }
    : {
        title: 'Máy đang xếp hạng',
        text: `${round.kind === 'receiving' ? 'Máy tổng hợp các phiếu chấm' : 'Máy chấm mọi bài đã niêm phong'}, xếp hạng và ghi dấu vân tay. Bạn có thể rời trang này.`,
        refreshSeconds: '3',
      };
}

/** The machine has nothing to do before the source has published and two have witnessed it. */
function awaitedDraw({ awaitsDraw, running, round }: StandingPageFacts): NoticeView | undefined {
  const source = drawSourceOf(running.ruleSet, round.partCode);
  if (!awaitsDraw || !source) return undefined;
  const due = new Date(round.closesAt.getTime() + source.withinHours * 60 * MINUTE_MS);
  return {
    kind: 'wait',
    title: 'Đang chờ mã bốc thăm',
    text: `Thể lệ lấy mã bốc thăm từ ${source.source}, công bố chậm nhất ${formatMoment(due)}. Bảng xếp hạng được tính ngay khi giá trị được nhập và có đủ hai người chứng kiến.`,
    link: { label: 'Nhập hoặc chứng kiến', url: `${RESULTS}/${round.code}/boc-tham` },
  };
}

/** Two results were taken back, and prizes of the earlier one count in the later one. */
function awaitedRound({ awaitsRound }: StandingPageFacts): NoticeView | undefined {
  if (!awaitsRound) return undefined;
  return {
    kind: 'wait',
    title: `Đang chờ duyệt lại ${innerName(awaitsRound)}`,
    text: `Kết quả ${innerName(awaitsRound)} cũng được lập lại, và giải của đợt ấy quyết định ai còn được xét giải ở đợt này. Máy lập bảng của đợt này ngay khi ${innerName(awaitsRound)} được duyệt.`,
    link: { label: `Xem ${innerName(awaitsRound)}`, url: `${RESULTS}/${awaitsRound.code}` },
  };
}

/** What the whole page must say first: that it was given back, or that it is not the newest version. */
function noticeOf(facts: StandingPageFacts, isNewest: boolean): NoticeView | undefined {
  const { shown, history, staff, round, now } = facts;
  if (!shown) return undefined;
  const returned = shown.decisions.find(({ decision }) => decision === 'returned');
  const name = returned ? (staff.get(returned.accountId)?.fullName ?? 'Người duyệt') : '';
  const text = returned?.reason ? `“${returned.reason}”` : undefined;
  if (isNewest)
    return returned
      ? { kind: 'grave', title: `${name} trả lại lúc ${shortMoment(returned.decidedAt, now)}`, text }
      : undecidedNotice(facts);
  const newest = history[0];
  if (shown === newest) return undefined;
  return {
    kind: 'info',
    title: `Đây là bản ${shown.standing.version}, không còn dùng`,
    text: returned ? `${name} trả lại lúc ${shortMoment(returned.decidedAt, now)}: ${text ?? ''}` : undefined,
    link: { label: 'Xem bản đang dùng', url: `${RESULTS}/${round.code}` },
  };
}

/** It warns and does not stop: who signs knows what is still open, and decides. */
function undecidedNotice({ work, round, me }: StandingPageFacts): NoticeView | undefined {
  if (!work) return undefined;
  const { open, asked, proposed } = work.cases;
  const links = [
    ...(open + asked + proposed > 0 && me.permissions.has(Permission.ReviewAnomalies)
      ? [{ label: 'Xem các trường hợp', url: listUrl(ANOMALIES, { dot: round.code }) }]
      : []),
    ...(me.permissions.has(Permission.ManageAttempts) ? [{ label: 'Xem lượt thi', url: ATTEMPTS }] : []),
  ];
  return {
    kind: 'wait',
    title: 'Còn việc chưa kết luận',
    text: `${undecided(work).join(', ')}. Vẫn duyệt được; khi đã đủ người duyệt thì không đổi người xếp hạng ở đây được nữa.`,
    link: links[0],
  };
}

function recountForm({ round, typed }: StandingPageFacts): CardFormView {
  const own = typed?.form === 'tinh-lai' ? typed : undefined;
  return {
    heading: 'Tính lại bảng xếp hạng',
    sentence: `Máy xếp hạng lại từ ${round.kind === 'receiving' ? 'các phiếu chấm đã nộp' : 'các bài đã niêm phong'}, theo danh sách ban, tổ lúc này. Người cho tính lại không duyệt bản mới.`,
    actionUrl: `${RESULTS}/${round.code}/tinh-lai`,
    errors: own?.fault ? { title: 'Chưa tính lại được', items: [{ fieldId: 'reason', text: own.fault }] } : undefined,
    fields: [
      { area: { ...reasonField(own, 'Đã sửa hoặc kiểm tra điều gì. Lý do được ghi vào bản mới và nhật ký.'), label: 'Vì sao tính lại' } },
    ],
    button: 'Tính lại',
  };
}

/** @param fileUrl where its file for checking again is, for those who may have it */
function fingerprint({ sha256, computedAt, summary }: Standing, fileUrl?: string): StandingView['fingerprint'] {
  return {
    heading: 'Dấu vân tay bản chốt',
    groups: fingerprintGroups(sha256),
    text: `SHA-256 của cả bảng, lập lúc ${formatMomentWithSeconds(computedAt)} từ ${formatNumber(quizSummary(summary).attempts)} bài đã niêm phong. Tính lại từ cùng những bài ấy phải ra đúng mã này.${fileUrl ? ' Hồ sơ đầy đủ có đáp án, nên chỉ tải được khi không còn đợt thi nào dùng những câu hỏi ấy.' : ''}`,
    link: fileUrl ? { label: 'Tải hồ sơ kiểm tra lại (bản đầy đủ, có đáp án)', url: fileUrl } : undefined,
  };
}

function versionFact({ shown, round, history, now }: StandingPageFacts, one: Signing): FactView {
  const { version, computedAt, reason } = one.standing;
  const state = one.isReturned ? 'đã trả lại' : one === history[0] ? 'đang dùng' : 'đã thay';
  const isShown = one === shown;
  return {
    label: `Bản ${version}, ${state}`,
    value: isShown ? 'Đang xem' : 'Xem bản này',
    url: isShown ? undefined : listUrl(`${RESULTS}/${round.code}`, { ban: one === history[0] ? undefined : String(version) }),
    detail: `Lập ${shortMoment(computedAt, now)}.${reason ? ` Vì: ${reason}` : ''}`,
  };
}
