import { formatNumber, lowerFirst, type DocumentModel } from '#kernel';
import { nameOfIn } from '../plan/name-of.js';
import type { RuleSet } from '../plan/rule-set.js';
import type { NameOf } from '../plan/strategy.js';
import { numberArticles, sentence, enumerated, type ArticleDraft } from './article-writer.js';
import { awardArticles } from './award-articles.js';
import { contestArticles, teamArticle } from './contest-articles.js';
import { partArticles } from './part-articles.js';
import { issuersOf, preamble } from './preamble.js';
import { scheduleArticle } from './schedule-article.js';

/** The only issuer whose abbreviation every office writes alike; another one fills in its own. */
const BOARD = 'Ban Tổ chức';

/**
 * The official "Thể lệ cuộc thi" of a rule set. Every rule is told by the strategy that carries it out, so the text states
 * exactly what the engine does. Number and date are left to be filled in when it is issued.
 */
export function rulesDocument(ruleSet: RuleSet): DocumentModel {
  const nameOf = nameOfIn(ruleSet);
  const { contest } = ruleSet;
  const { superiors, issuers } = issuersOf(ruleSet);
  const issuer = issuers.join(' - ');
  return {
    title: 'THỂ LỆ',
    subject: contest.name,
    header: {
      ...(superiors.length > 0 && { superior: superiors.join(' - ') }),
      issuer,
      ...(issuer.startsWith(BOARD) && { symbol: 'TL-BTC' }),
      place: contest.plan.place,
      year: Number((contest.plan.date ?? contest.unitsAt).slice(0, 4)),
    },
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

function targetArticle({ targets, contest }: RuleSet, nameOf: NameOf): ArticleDraft {
  const points = targets.map(({ name, units, audience, percent, people, eachRound }) => {
    const names = units.map((unit) => nameOf('units', unit));
    const whom = audience === undefined ? name : nameOf('audiences', audience);
    const detail = [
      // A target for one unit, or one group, mostly has its name.
      ...(names.join() === name ? [] : names),
      ...(whom === name ? [] : [`đối tượng: ${lowerFirst(whom)}`]),
    ];
    const where = detail.length === 0 ? '' : ` (${detail.join('; ')})`;
    const aim = people === undefined ? `${percent}% số người` : `ít nhất ${formatNumber(people)} người`;
    const isAsked = percent !== undefined || people !== undefined;
    return `${name}${where}: ${isAsked ? `${aim} tham gia${eachRound ? ' trong mỗi đợt thi' : ''}` : 'khuyến khích tham gia, không bắt buộc'}`;
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
      contest.funding === undefined ? undefined : sentence(`Kinh phí: ${lowerFirst(contest.funding)}`),
      texts.help === undefined ? undefined : sentence(`Nơi giải đáp, hướng dẫn: ${texts.help}`),
      'Mọi sửa đổi, bổ sung Thể lệ này được công bố thành phiên bản mới trên trang của Cuộc thi, nêu rõ lý do.',
    ],
  };
}
