import { formatNumber, lowerFirst } from '#kernel';
import { submissionCriteria } from '../submissions/ranking/submission-criteria.js';
import type { JudgedSummary } from '../submissions/judged-summary.js';
import { type ArticleDraft, enumerated } from '../text/article-writer.js';
import { paperHash } from './paper-hash.js';
import { paperMoment } from './paper-moment.js';
import type { RoundPaperFacts } from './round-paper.js';

const OUT: Readonly<Record<JudgedSummary['out'][number]['reason'], string>> = {
  withdrawn: 'tác giả rút bài',
  violation: 'bị hủy hoặc không hợp lệ',
  'excluded-author': 'có tác giả thuộc diện không xếp hạng',
  'failed-criterion': 'không đạt tiêu chí bắt buộc',
  'not-passed': 'không qua vòng chấm',
};

/** What minutes say of a part of submissions in the place of sittings: submissions, councils, ties, the draw, who is out. */
export function judgedArticles({ judged, winners }: RoundPaperFacts, summary: JudgedSummary): ArticleDraft[] {
  return [counts(summary, judged), councils(judged), ties(summary, winners), draw(summary), out(summary)];
}

function counts({ received, valid, ranked }: JudgedSummary, judged: RoundPaperFacts['judged']): ArticleDraft {
  return {
    id: 'counts',
    title: 'Số liệu',
    clauses: [
      {
        text: 'Số liệu của phần thi như sau:',
        table: {
          kind: 'table',
          columns: [
            { title: 'Nội dung', align: 'start' },
            { title: 'Số lượng', align: 'end' },
          ],
          rows: [
            ['Bài dự thi đã nhận', formatNumber(received)],
            ['Bài hợp lệ, được chấm', formatNumber(valid)],
            ['Phiếu chấm được tính', formatNumber(judged?.sheets.counted ?? 0)],
            ['Phiếu chấm không được tính', formatNumber(judged?.sheets.leftOut ?? 0)],
            ['Bài được xếp hạng', formatNumber(ranked)],
          ],
        },
      },
    ],
  };
}

function councils(judged: RoundPaperFacts['judged']): ArticleDraft {
  const { sessions = [], decision } = judged ?? {};
  return {
    id: 'councils',
    title: 'Các phiên họp của hội đồng',
    clauses: [
      sessions.length > 0
        ? {
            text: 'Hội đồng đã họp và có biên bản riêng:',
            points: enumerated(sessions.map(({ title, startedAt, sha256 }) => `${title}, ${paperMoment(startedAt)}, mã SHA-256 của biên bản: ${paperHash(sha256)}`)), // prettier-ignore
          }
        : 'Hội đồng chấm bằng phiếu, không có phiên họp nào lập trên phần mềm.',
      decision && `Số giải theo Quyết định số ${decision.number} ngày ${decision.on}.`,
    ],
  };
}

function ties({ decided }: JudgedSummary, winners: RoundPaperFacts['winners']): ArticleDraft {
  const labelOf = (code: string): string => submissionCriteria.strategies.find((one) => one.code === code)?.label ?? code;
  const close = winners
    .filter(({ decidedBy }) => decidedBy !== undefined && decidedBy !== 'score')
    .map(
      ({ fullName, rank, explanation = '' }) => `Hạng ${formatNumber(rank)}, ${fullName}: ${lowerFirst(explanation.replace(/\.$/, ''))}`,
    );
  return {
    id: 'ties',
    title: 'Xếp hạng và phân định bài bằng điểm',
    clauses: [
      {
        text: 'Phần mềm tổng hợp phiếu chấm và xếp hạng theo Thể lệ. Số cặp bài liền kề được phân định bằng từng tiêu chí, theo thứ tự của Thể lệ:',
        points: enumerated(decided.map(({ criterion, pairs }) => `${labelOf(criterion)}: ${formatNumber(pairs)} cặp`)),
      },
      close.length > 0
        ? { text: 'Bài đạt giải bằng điểm với bài kế tiếp được phân định như sau:', points: enumerated(close) }
        : 'Không có bài đạt giải nào bằng điểm với bài kế tiếp.',
    ],
  };
}

function draw({ drawSeed, decided }: JudgedSummary): ArticleDraft {
  const isUsed = decided.some(({ criterion, pairs }) => criterion === 'draw' && pairs > 0);
  return {
    id: 'draw',
    title: 'Bốc thăm',
    clauses: [
      `Mã bốc thăm tính từ mã số của mọi bài đã nhận: ${paperHash(drawSeed)}.`,
      isUsed ? 'Thứ tự của những bài bằng nhau ở mọi tiêu chí trước được phân định bằng mã này.' : 'Không có cặp nào phải bốc thăm.',
    ],
  };
}

/** Of a violation what was found says more than its kind: "không hợp lệ khi kiểm tra hình thức". */
function outWords({ reason, detail }: JudgedSummary['out'][number]): string {
  if (detail === null) return OUT[reason];
  return reason === 'violation' && !detail.startsWith('Điều ') ? lowerFirst(detail) : `${OUT[reason]} (${detail})`;
}

function out({ out: entries }: JudgedSummary): ArticleDraft {
  const byReason = Map.groupBy(entries, (one) => outWords(one));
  const points = [...byReason].map(([reason, own]) => `${formatNumber(own.length)} bài: ${reason}`);
  return {
    id: 'exclusions',
    title: 'Bài không được xếp hạng',
    clauses:
      points.length > 0
        ? [{ text: 'Những bài sau không được xếp hạng:', points: enumerated(points) }]
        : ['Mọi bài đã nhận đều được xếp hạng.'],
  };
}
