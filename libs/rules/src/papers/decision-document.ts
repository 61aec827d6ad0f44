import { isJudgedSummary } from '../submissions/judged-summary.js';
import { type DocumentArticle, type DocumentModel, formatMoney, formatNumber, localParts } from '#kernel';
import { certificatePrize } from '../prizes/certificate-prize.js';
import { preamble } from '../text/preamble.js';
import { moneyInWords } from './money-in-words.js';
import { paperHash } from './paper-hash.js';
import { approvingAuthority, moneyOf, paperHeader, type RoundPaperFacts, tierOf } from './round-paper.js';
import { winnersBlocks } from './winners-list.js';

/**
 * The draft of the decision by which the approving authority recognises the result of a round and gives its prizes, in the form of
 * Decree 30/2020/NĐ-CP; the winners as an annex. Number, day and signature are left to the office that issues it.
 */
export function decisionDocument(facts: RoundPaperFacts): DocumentModel {
  const { ruleSet, roundName, closesAt, winners } = facts;
  const authority = approvingAuthority(ruleSet);
  const texts = [...articles(facts)];
  // Who decides does not report to itself.
  const superiors = ruleSet.contest.organisers.filter((name) => !authority.name.includes(name));
  const subject = `Về việc công nhận kết quả và trao giải ${roundName}, ${ruleSet.contest.name}`;
  return {
    title: 'QUYẾT ĐỊNH',
    subject,
    header: paperHeader(ruleSet, 'QĐ', localParts(closesAt).year),
    preamble: grounds(facts),
    enacting: { authority: authority.name, word: 'Quyết định' },
    articles: texts.map((text, at): DocumentArticle => ({
      id: `article-${at + 1}`,
      number: at + 1,
      title: '',
      blocks: [{ kind: 'paragraph', text }],
    })),
    recipients: [`- Như Điều ${texts.length};`, ...superiors.map((name) => `- ${name} (để báo cáo);`), '- Lưu: Văn thư, Hồ sơ Cuộc thi.'],
    signature: { capacity: authority.capacity },
    ...(winners.length > 0 && {
      annexes: [
        {
          title: 'DANH SÁCH',
          subject: `${isJudgedSummary(facts.summary) ? 'Bài đạt giải' : 'Người đạt giải'} ${roundName}, ${ruleSet.contest.name}`,
          belongsTo: `(Kèm theo Quyết định số ......../${paperHeader(ruleSet, 'QĐ', 0).symbol ?? '........'} ngày ........ tháng ........ năm ........ của ${authority.name})`,
          blocks: winnersBlocks(facts),
        },
      ],
    }),
  };
}

function grounds({ ruleSet, roundName, versions }: RoundPaperFacts): string[] {
  const { contest } = ruleSet;
  const newest = versions.at(-1) as RoundPaperFacts['versions'][0];
  return [
    // What the rules rest on, without the sentence that issues them.
    ...preamble(ruleSet)
      .slice(0, -1)
      .map((ground) => `${ground.replace(/[.;]$/, '')};`),
    `Căn cứ Thể lệ ${contest.name};`,
    `Xét Biên bản xác định kết quả ${roundName} (bảng xếp hạng bản ${newest.version}, mã SHA-256 ${paperHash(newest.sha256)});`,
    `Theo đề nghị của ${contest.standingBody ?? 'Tổ Thư ký Cuộc thi'}.`,
  ];
}

function* articles({ ruleSet, roundName, summary, winners }: RoundPaperFacts): Generator<string> {
  const { contest } = ruleSet;
  yield `Công nhận kết quả ${roundName}, ${contest.name}: ${formatNumber(summary.ranked)} ${isJudgedSummary(summary) ? 'bài' : 'người'} được xếp hạng, ${formatNumber(winners.length)} ${isJudgedSummary(summary) ? 'bài đạt giải' : 'người đạt giải cá nhân'}${winners.length > 0 ? ' (có danh sách kèm theo)' : ''}.`;
  if (winners.length > 0) {
    const certificates = winners.some(({ group, tier }) => certificatePrize(ruleSet, group, tier));
    yield `${certificates ? 'Cấp giấy chứng nhận và trao' : 'Trao'} giải thưởng cho ${isJudgedSummary(summary) ? 'các tác giả, đơn vị' : 'các cá nhân'} có tên trong danh sách. ${moneySentence(ruleSet, winners)}`;
  }
  yield `Quyết định này có hiệu lực từ ngày ký.`;
  yield `${contest.standingBody ?? contest.organisers.join(', ')}, ${winners.length > 0 ? 'các cơ quan, đơn vị có liên quan và các cá nhân có tên trong danh sách' : 'các cơ quan, đơn vị có liên quan'} chịu trách nhiệm thi hành Quyết định này.`;
}

/** What the prizes cost, where the rules say so of all of them. */
function moneySentence(ruleSet: RoundPaperFacts['ruleSet'], winners: RoundPaperFacts['winners']): string {
  const sums = winners.map(({ group, tier }) => {
    const found = tierOf(ruleSet, group, tier);
    return found && moneyOf(found.tier);
  });
  const funding = ruleSet.contest.funding === undefined ? '' : ` Kinh phí: ${ruleSet.contest.funding.replace(/\.$/, '')}.`;
  if (sums.some((sum) => sum === undefined)) return `Mức tiền thưởng thực hiện theo quyết định riêng.${funding}`;
  const total = (sums as number[]).reduce((sum, one) => sum + one, 0);
  return total === 0
    ? `Giải thưởng không kèm tiền.${funding}`
    : `Tổng tiền thưởng: ${formatMoney(total)} (${moneyInWords(total)}).${funding}`;
}
