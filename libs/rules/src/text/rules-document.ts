import type { DocumentModel } from '#kernel';
import { nameOfIn } from '../plan/name-of.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { numberArticles, sentence, enumerated, type ArticleDraft } from './article-writer.js';
import { awardArticles } from './award-articles.js';
import { contestArticles, documentDay, teamArticle } from './contest-articles.js';
import { partArticles } from './part-articles.js';
import { scheduleArticle } from './schedule-article.js';

/**
 * The official "Thể lệ cuộc thi" of a rule set. Every rule is told by the strategy that carries it out, so the text states
 * exactly what the engine does. Number and date are left to be filled in when it is issued.
 */
export function rulesDocument(ruleSet: RuleSet): DocumentModel {
  const nameOf = nameOfIn(ruleSet);
  const { contest, authorities } = ruleSet;
  const issuer = authorities.board ?? contest.organisers.join(' và ');
  return {
    title: 'THỂ LỆ',
    subject: contest.name,
    header: { ...(authorities.board !== undefined && { superior: contest.organisers.join(' - ') }), issuer, place: contest.plan.place },
    preamble: preamble(ruleSet),
    articles: numberArticles([
      ...contestArticles(ruleSet, nameOf),
      scheduleArticle(ruleSet, nameOf),
      ...partArticles(ruleSet, nameOf),
      ...awardArticles(ruleSet, nameOf),
      targetArticle(ruleSet, nameOf),
      teamArticle(ruleSet),
      appealArticle(ruleSet),
      conductArticle(ruleSet),
      closingArticle(ruleSet),
    ]),
  };
}

function preamble({ contest }: RuleSet): string[] {
  const { number, date, issuer } = contest.plan;
  const named = number === undefined ? 'Kế hoạch' : `Kế hoạch số ${number}`;
  const plan = `${named}${date === undefined ? '' : ` ${documentDay(date)}`} của ${issuer} tổ chức ${contest.name}`;
  return [...contest.legalBasis, plan].map((ground, at, all) => `Căn cứ ${ground}${at === all.length - 1 ? '.' : ';'}`);
}

function targetArticle({ targets, contest }: RuleSet, nameOf: NameOf): ArticleDraft {
  const points = targets.map(({ name, units, percent }) => {
    const where = units.length > 0 ? ` (${units.map((unit) => nameOf('units', unit)).join('; ')})` : '';
    return `${name}${where}: ${percent === undefined ? 'khuyến khích tham gia, không bắt buộc' : `${percent}% tham gia`}`;
  });
  return {
    id: 'targets',
    title: 'Chỉ tiêu tham gia',
    clauses: points.length > 0 ? [{ text: `${contest.plan.issuer} vận động tham gia Cuộc thi như sau:`, points: enumerated(points) }] : [],
  };
}

function appealArticle({ appeals }: RuleSet): ArticleDraft {
  return {
    id: 'appeals',
    title: 'Khiếu nại',
    clauses: appeals
      ? [
          `Người dự thi có ý kiến về kết quả gửi khiếu nại đến ${appeals.to} trước ${appeals.closesAt} của ngày thứ ${appeals.days} sau ngày công bố.`,
          'Khiếu nại được xem xét trước khi trao giải. Kết quả thay đổi thì được tính lại, phê duyệt và công bố lại.',
        ]
      : [],
  };
}

function conductArticle({ texts }: RuleSet): ArticleDraft {
  return { id: 'violations', title: 'Xử lý vi phạm', clauses: texts.violations.map(sentence) };
}

function closingArticle({ contest, texts }: RuleSet): ArticleDraft {
  return {
    id: 'implementation',
    title: 'Tổ chức thực hiện',
    clauses: [
      texts.duties.length > 0 ? { text: 'Trách nhiệm của các cơ quan, đơn vị:', points: enumerated(texts.duties) } : undefined,
      contest.funding === undefined ? undefined : sentence(`Kinh phí: ${contest.funding}`),
      texts.help === undefined ? undefined : sentence(`Nơi giải đáp, hướng dẫn: ${texts.help}`),
      'Mọi sửa đổi, bổ sung Thể lệ này được công bố thành phiên bản mới trên trang của Cuộc thi, nêu rõ lý do.',
    ],
  };
}
