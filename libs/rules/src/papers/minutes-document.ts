import { type DocumentModel, type DocumentTable, formatEnd, formatNumber, formatStart, localParts, lowerFirst } from '#kernel';
import { entryConditions } from '../entry/entry-conditions.js';
import { rankingCriteria } from '../ranking/ranking-criteria.js';
import { enumerated, numberArticles, sentence, type ArticleDraft } from '../text/article-writer.js';
import { paperHash } from './paper-hash.js';
import { paperMoment } from './paper-moment.js';
import { approvingAuthority, type PaperCorrection, type PaperDeed, paperHeader, type RoundPaperFacts, tierOf } from './round-paper.js';
import { isJudgedSummary } from '../submissions/judged-summary.js';
import type { StandingSummary } from '../ranking/standing.js';
import { judgedArticles } from './judged-articles.js';
import { winnersBlocks } from './winners-list.js';

const BLANKS = '........';

/**
 * The minutes ("Biên bản") of how the result of a round came about, in the form of Decree 30/2020/NĐ-CP: counts, ties and how they
 * were decided, draw, exclusions, corrections, versions, fingerprints, signatures; the winners as an annex. Who met when is
 * filled in by hand: the software knows what it counted, not who sat at the table.
 */
export function minutesDocument(facts: RoundPaperFacts): DocumentModel {
  const { ruleSet, roundName, closesAt } = facts;
  const subject = `Xác định kết quả ${roundName}, ${ruleSet.contest.name}`;
  return {
    title: 'BIÊN BẢN',
    subject,
    header: { ...paperHeader(ruleSet, 'BB', localParts(closesAt).year), isUndated: true },
    preamble: [],
    counting: 'parts',
    articles: numberArticles([meeting(facts), conduct(facts), ...evidence(facts), corrections(facts), result(facts), closing(facts)]),
    signatures: [
      { capacity: ['Thư ký'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Chủ trì'], note: '(Ký, ghi rõ họ tên)' },
    ],
    recipients: [`- ${approvingAuthority(ruleSet).name};`, '- Lưu: Hồ sơ Cuộc thi.'],
    ...(facts.winners.length > 0 && {
      annexes: [
        {
          title: isJudgedSummary(facts.summary) ? 'DANH SÁCH BÀI ĐẠT GIẢI' : 'DANH SÁCH NGƯỜI ĐẠT GIẢI',
          subject: `${roundName}, ${ruleSet.contest.name}`,
          belongsTo: '(Kèm theo Biên bản xác định kết quả)',
          blocks: winnersBlocks(facts),
        },
      ],
    }),
  };
}

function meeting({ ruleSet, signatures }: RoundPaperFacts): ArticleDraft {
  const present = signatures.map(({ fullName, position }) => (position === '' ? fullName : `${fullName}, ${position}`));
  return {
    id: 'meeting',
    title: 'Thời gian, địa điểm, thành phần',
    clauses: [
      `Thời gian: ${BLANKS} giờ ${BLANKS} phút, ngày ${BLANKS} tháng ${BLANKS} năm ${BLANKS}`,
      `Địa điểm: ${BLANKS.repeat(6)}`,
      present.length > 0
        ? { text: `Người phê duyệt kết quả thay mặt ${approvingAuthority(ruleSet).name}:`, points: enumerated(present) }
        : `Người phê duyệt kết quả thay mặt ${approvingAuthority(ruleSet).name}: ${BLANKS.repeat(6)}`,
      `Thành phần khác: ${BLANKS.repeat(6)}`,
      `Chủ trì: ${BLANKS.repeat(3)} Thư ký: ${BLANKS.repeat(3)}`,
    ],
  };
}

function conduct({ roundName, opensAt, closesAt, alterations, judged }: RoundPaperFacts): ArticleDraft {
  return {
    id: 'conduct',
    title: judged ? 'Diễn biến phần thi' : 'Diễn biến đợt thi',
    clauses: [
      judged
        ? `${roundName} nhận bài từ ${formatStart(opensAt)} đến ${formatEnd(closesAt)}. Máy chủ tự mở, tự đóng theo giờ này.`
        : `${roundName} mở lúc ${paperMoment(opensAt)} và đóng lúc ${paperMoment(closesAt)}. Máy chủ tự mở, tự đóng theo giờ này; mọi bài còn mở được niêm phong khi hết giờ.`,
      ...alterations.map((one) =>
        one.annulledBecause === undefined
          ? `${sentence(one.notice)} ${sentence(deedWords(one))}`
          : `Lần tổ chức trước của đợt thi đã bị hủy vì ${one.annulledBecause}: ${deedWords(one)}.`,
      ),
    ],
  };
}

/** What was counted, how ties were decided, who is out: of sittings, or of submissions that were judged. */
function evidence(facts: RoundPaperFacts): ArticleDraft[] {
  const { summary } = facts;
  if (isJudgedSummary(summary)) return judgedArticles(facts, summary);
  const quiz = { ...facts, summary };
  return [counts(quiz), ties(quiz), draw(quiz), exclusions(quiz)];
}

type QuizFacts = RoundPaperFacts & { summary: StandingSummary };

function counts({ registered, summary }: QuizFacts): ArticleDraft {
  const excluded = summary.excluded.length;
  const refused = summary.refused?.reduce((sum, { people }) => sum + people, 0) ?? 0;
  const table: DocumentTable = {
    kind: 'table',
    columns: [
      { title: 'Nội dung', align: 'start' },
      { title: 'Số lượng', align: 'end' },
    ],
    rows: [
      ['Người đã đăng ký Cuộc thi đến khi lập biên bản', formatNumber(registered)],
      ['Lượt thi đã niêm phong', formatNumber(summary.attempts)],
      ['Người có ít nhất một lượt thi', formatNumber(summary.people)],
      ['Người không được dự thi, không xếp hạng', formatNumber(excluded)],
      ...(summary.refused ? [['Người không đủ điều kiện xếp hạng theo Thể lệ', formatNumber(refused)]] : []),
      ['Người được xếp hạng', formatNumber(summary.ranked)],
      ['Người được xếp hạng trả lời đúng tất cả', formatNumber(summary.allCorrect)],
      ...(summary.predictionTarget === null ? [] : [['Đáp số của câu dự đoán', formatNumber(summary.predictionTarget)]]),
    ],
  };
  const why = (summary.refused ?? [])
    .filter(({ people }) => people > 0)
    .map(({ condition, people }) => `${formatNumber(people)} người: ${lowerFirst(conditionText(condition))}`);
  return {
    id: 'counts',
    title: 'Số liệu',
    clauses: [
      { text: 'Số liệu của đợt thi như sau:', table },
      why.length > 0
        ? { text: 'Người không đủ điều kiện xếp hạng, theo điều kiện đầu tiên không đạt:', points: enumerated(why) }
        : undefined,
    ],
  };
}

const conditionText = (code: string): string => entryConditions.strategies.find((one) => one.code === code)?.label ?? code;

function ties({ summary, winners }: QuizFacts): ArticleDraft {
  const decided = summary.decided.map(({ criterion, pairs }) => `${labelOf(criterion)}: ${formatNumber(pairs)} cặp`);
  const close = winners
    .filter(({ decidedBy }) => decidedBy !== undefined && decidedBy !== 'score')
    .map(
      ({ fullName, rank, decidedBy = '', explanation }) =>
        `Hạng ${formatNumber(rank)}, ${fullName}: ${lowerFirst((explanation ?? labelOf(decidedBy)).replace(/\.$/, ''))}`,
    );
  return {
    id: 'ties',
    title: 'Xếp hạng và phân định người bằng nhau',
    clauses: [
      summary.decided.length > 0
        ? {
            text: 'Phần mềm xếp hạng theo Thể lệ. Số cặp người liền kề được phân định bằng từng tiêu chí, theo thứ tự của Thể lệ:',
            points: enumerated(decided),
          }
        : 'Phần mềm xếp hạng theo Thể lệ; không có hai người nào phải phân định.',
      close.length > 0
        ? { text: 'Người đạt giải bằng điểm với người kế tiếp được phân định như sau:', points: enumerated(close) }
        : 'Không có người đạt giải nào bằng điểm với người kế tiếp.',
    ],
  };
}

/** A criterion that this version of the software knows no more stands by its code. */
const labelOf = (code: string): string => rankingCriteria.strategies.find((one) => one.code === code)?.label ?? code;

function draw({ draw: entered, summary, closesAt }: QuizFacts): ArticleDraft {
  const isUsed = summary.decided.some(({ criterion, pairs }) => criterion === 'draw' && pairs > 0);
  if (entered === undefined)
    return {
      id: 'draw',
      title: 'Bốc thăm',
      clauses: [
        `Mã bốc thăm tính từ mã niêm phong của mọi lượt thi trong đợt: ${paperHash(summary.drawSeed)}.`,
        isUsed ? 'Thứ tự của những người bằng nhau ở mọi tiêu chí trước được phân định bằng mã này.' : 'Không có cặp nào phải bốc thăm.',
      ],
    };
  const { committedAt, source, commitmentSha256, list, seed, refused } = entered;
  const promised = `cách bốc thăm và nguồn của mã bốc thăm đã được công bố: ${source}. Mã SHA-256 của bản công bố: ${paperHash(commitmentSha256)}.`;
  return {
    id: 'draw',
    title: 'Bốc thăm',
    clauses: [
      committedAt < closesAt
        ? `Trước khi đóng đợt thi, lúc ${paperMoment(committedAt)}, ${promised}`
        : `Máy chủ gián đoạn trong đợt thi nên sau khi đóng, lúc ${paperMoment(committedAt)}, ${promised}`,
      list &&
        `Danh sách bốc thăm gồm ${formatNumber(list.people)} người, chốt lúc ${paperMoment(list.frozenAt)}, trước khi nhập giá trị của nguồn. Mã SHA-256 của danh sách: ${paperHash(list.sha256)}.`,
      ...refused.map(({ value, by, reason }) => `Giá trị “${value}” được nhập rồi bị ${by} từ chối: ${sentence(reason)}`),
      seed &&
        `Giá trị do nguồn công bố là “${seed.value}”, được ${seed.enteredBy} nhập lúc ${paperMoment(seed.enteredAt)}; xem lại tại ${seed.url}.`,
      seed && {
        text: 'Người chứng kiến, mỗi người xác nhận bằng tài khoản của mình:',
        points: enumerated(seed.witnesses.map(({ fullName, team, at }) => `${fullName}, ${team}, lúc ${paperMoment(at)}`)),
      },
      isUsed
        ? 'Thứ tự của những người bằng nhau ở mọi tiêu chí trước được phân định bằng giá trị này.'
        : `Không có cặp nào phải bốc thăm${seed ? '' : ', nên không cần giá trị của nguồn'}.`,
    ],
  };
}

function exclusions({ summary }: QuizFacts): ArticleDraft {
  const byReason = new Map<string, { people: number; attempts: number }>();
  for (const { reason, attempts } of summary.excluded) {
    const known = byReason.get(reason) ?? { people: 0, attempts: 0 };
    byReason.set(reason, { people: known.people + 1, attempts: known.attempts + attempts });
  }
  const points = [...byReason].map(
    ([reason, { people, attempts }]) => `${formatNumber(people)} người, ${formatNumber(attempts)} lượt thi: ${reason}`,
  );
  return {
    id: 'exclusions',
    title: 'Người không được xếp hạng',
    clauses:
      points.length > 0
        ? [{ text: 'Những người sau có lượt thi nhưng không được xếp hạng, theo điều của Thể lệ:', points: enumerated(points) }]
        : ['Không có ai bị loại khỏi bảng xếp hạng.'],
  };
}

function corrections({ versions, keys, exceptions, corrections: corrected, judged }: RoundPaperFacts): ArticleDraft {
  const again = versions.flatMap(({ version, computedAt, reason, isReturned }) =>
    version === 1
      ? []
      : [`Bản ${version}, tính lúc ${paperMoment(computedAt)}: ${reason ?? 'tính lại'}${isReturned ? ' (đã bị trả lại)' : ''}`],
  );
  return {
    id: 'corrections',
    title: judged ? 'Đính chính và các lần tính lại' : 'Đáp án, đính chính, ngoại lệ và các lần tính lại',
    clauses: [
      judged ? undefined : { text: 'Đáp án dùng để chấm:', points: enumerated(keys) },
      corrected.length > 0
        ? { text: 'Kết quả đã được đính chính:', points: enumerated(corrected.map(correctionText)) }
        : 'Kết quả không phải đính chính lần nào.',
      judged
        ? undefined
        : exceptions.length > 0
          ? { text: 'Ngoại lệ đã được hai người quyết định:', points: enumerated(exceptions) }
          : 'Không có ngoại lệ nào được chấp thuận.',
      again.length > 0
        ? { text: 'Bảng xếp hạng đã được tính lại:', points: enumerated(again) }
        : 'Bảng xếp hạng không phải tính lại lần nào.',
    ],
  };
}

function correctionText({ what, reason, effect, ...deed }: PaperCorrection): string {
  return [reason === undefined ? what : `${what}, vì ${reason.replace(/\.$/, '')}`, deedWords(deed), effect].filter(Boolean).join('; ');
}

/** "Bùi Thị Lan đề nghị, Tạ Minh Quân quyết định lúc …" */
function deedWords({ askedBy, decidedBy, at }: PaperDeed): string {
  return `${askedBy === undefined ? '' : `${askedBy} đề nghị, `}${decidedBy} quyết định lúc ${paperMoment(at)}`;
}

function result({ ruleSet, summary, versions, inputsSha256, signatures, signaturesNeeded }: RoundPaperFacts): ArticleDraft {
  const [newest] = versions.slice(-1) as [RoundPaperFacts['versions'][0]];
  const { awards, unfilled, undecided, toDecide = [] } = summary.prizes;
  const nameOf = ({ group, tier }: { group: string; tier: string }): string => tierOf(ruleSet, group, tier)?.tier.name ?? tier;
  const open = [
    ...unfilled.map((one) => `${nameOf(one)}: ${formatNumber(one.count)} giải để trống`),
    ...undecided.map((one) => `${nameOf(one)}: số giải quyết định sau`),
    ...toDecide.map((one) => `${nameOf(one)}: ${ruleSet.contest.standingBody ?? 'Ban Tổ chức'} chọn người nhận`),
  ];
  return {
    id: 'result',
    title: 'Kết quả và mã kiểm tra',
    clauses: [
      awards.length > 0
        ? `Đề nghị trao ${formatNumber(awards.length)} giải${isJudgedSummary(summary) ? '' : ' cá nhân'}, theo danh sách kèm theo.`
        : `Không đề nghị trao giải${isJudgedSummary(summary) ? '' : ' cá nhân'} nào.`,
      open.length > 0 ? { text: 'Giải chưa có người nhận:', points: enumerated(open) } : undefined,
      `Bảng xếp hạng bản ${newest.version}, tính lúc ${paperMoment(newest.computedAt)}, có mã SHA-256: ${paperHash(newest.sha256)}.`,
      inputsSha256 === undefined ? undefined : `Dữ liệu đầu vào của bảng xếp hạng có mã SHA-256: ${paperHash(inputsSha256)}.`,
      `Thể lệ dùng để tính có mã SHA-256: ${paperHash(summary.ruleSetHash)}.`,
      signatures.length > 0
        ? {
            text: `Đã phê duyệt trên phần mềm (${formatNumber(signatures.length)}/${formatNumber(signaturesNeeded)} người):`,
            points: enumerated(signatures.map(({ fullName, at }) => `${fullName}, lúc ${paperMoment(at)}`)),
          }
        : `Chưa có ai phê duyệt trên phần mềm; Thể lệ yêu cầu ${formatNumber(signaturesNeeded)} người.`,
    ],
  };
}

function closing({ ruleSet, isVoidBecause }: RoundPaperFacts): ArticleDraft {
  return {
    id: 'closing',
    title: 'Kết luận',
    clauses: [
      isVoidBecause === undefined
        ? `Trình ${approvingAuthority(ruleSet).name} công nhận kết quả.`
        : `Biên bản này không dùng để công nhận kết quả, vì ${isVoidBecause}.`,
      `Biên bản này do phần mềm lập từ số liệu đã niêm phong; ai có tệp kiểm tra lại cũng tính lại được cùng một mã SHA-256.`,
      `Biên bản kết thúc lúc ${BLANKS} giờ ${BLANKS} phút cùng ngày, đã đọc cho các thành phần cùng nghe và thống nhất ký tên.`,
    ],
  };
}
