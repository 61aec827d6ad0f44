import { type DocumentModel, localParts } from '#kernel';
import { fullPhaseScore } from '../judging/full-phase-score.js';
import type { JudgingPhase } from '../judging/judging-setting.js';
import { needsVote } from '../judging/needs-vote.js';
import { sheetTotal } from '../judging/sheet-total.js';
import type { RuleSet } from '../plan/rule-set.js';
import { formatPoints } from '../scoring/format-points.js';
import { numberArticles, sentence } from '../text/article-writer.js';
import { paperHash } from './paper-hash.js';
import { paperMoment } from './paper-moment.js';
import { paperHeader } from './round-paper.js';

/** A finished score sheet, as its judge keeps it. */
export interface ScoreSheetFacts {
  ruleSet: RuleSet;
  /** "Thi viết" */
  partName: string;
  phase: JudgingPhase;
  entryNumber: number;
  /** As the judge may see it; empty where there is none. */
  title: string;
  judge: string;
  /** Of every criterion. */
  points: Readonly<Record<string, number>>;
  /** By code of criterion, and under "" on the whole. */
  comments: Readonly<Record<string, string>>;
  agrees: boolean | null;
  finishedAt: Date;
  sha256: string;
}

/** The score sheet ("Phiếu chấm") that a judge has finished on a screen, to be printed and signed. It names no author. */
export function scoreSheetDocument(facts: ScoreSheetFacts): DocumentModel {
  const { ruleSet, phase, points, comments, finishedAt } = facts;
  const council = ruleSet.teams.find(({ code }) => code === phase.council)?.name ?? '';
  const header = paperHeader(ruleSet, 'PC', localParts(finishedAt).year);
  const said = [...phase.criteria.map(({ code, name }) => ({ code, name })), { code: '', name: 'Nhận xét chung' }].flatMap(
    ({ code, name }) => (comments[code] ? [`${name}: ${comments[code].replaceAll('\n', ' ')}`] : []),
  );
  return {
    title: 'PHIẾU CHẤM',
    subject: `Bài số ${facts.entryNumber}, ${facts.partName}, ${phase.name}, ${ruleSet.contest.name}`,
    header: {
      ...(header.superior !== undefined && { superior: header.superior }),
      ...{ issuer: header.issuer, place: header.place, isUndated: true },
    },
    preamble: [
      ...(facts.title === '' ? [] : [sentence(`Tên bài: ${facts.title}`)]),
      `Giám khảo: ${facts.judge}${council === '' ? '' : `, ${council}`}.`,
    ],
    counting: 'parts',
    articles: numberArticles([
      {
        id: 'points',
        title: 'Điểm',
        clauses: [
          {
            text: `Tổng điểm: ${formatPoints(sheetTotal(phase, points) / 1000)} trong ${formatPoints(fullPhaseScore(phase) / 1000)}.`,
            table: {
              kind: 'table',
              columns: [
                { title: 'TT', align: 'end' },
                { title: 'Tiêu chí', align: 'start' },
                { title: 'Tối đa', align: 'end' },
                { title: 'Hệ số', align: 'end' },
                { title: 'Điểm', align: 'end' },
              ],
              rows: phase.criteria.map(({ code, name, maximum, weight = 1 }, at) => [
                ...[String(at + 1), name, formatPoints(maximum), formatPoints(weight)],
                points[code] === undefined ? '' : formatPoints(points[code]),
              ]),
            },
          },
        ],
      },
      {
        id: 'vote',
        title: 'Ý kiến',
        clauses: needsVote(phase) ? [facts.agrees === true ? 'Đồng ý công nhận.' : 'Không đồng ý công nhận.'] : [],
      },
      { id: 'comments', title: 'Nhận xét', clauses: said.map(sentence) },
      {
        id: 'seal',
        title: 'Niêm phong',
        clauses: [`Hoàn thành trên hệ thống lúc ${paperMoment(finishedAt)}. Dấu niêm phong SHA-256: ${paperHash(facts.sha256)}.`],
      },
    ]),
    signature: { capacity: ['Giám khảo'], note: '(Ký, ghi rõ họ tên)', name: facts.judge },
  };
}
