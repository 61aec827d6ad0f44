import { formatNumber } from '#kernel';
import { overallCriteria } from '../overall/overall-criteria.js';
import type { OverallRanking } from '../overall/overall-setting.js';
import type { NameOf } from '../plan/strategy.js';
import type { Clause } from './article-writer.js';

/**
 * How people are ranked over several rounds.
 * @param hasEntry rounds have conditions of entry: attempts that do not meet them are not added up
 * @param what the beginning of the sentence: "Xếp hạng chung các đợt của phần thi"
 */
export function overallClause(what: string, { minimumRounds, order }: OverallRanking, nameOf: NameOf, hasEntry: boolean): Clause {
  const minimum =
    minimumRounds === undefined || minimumRounds === 1
      ? ''
      : ` Chỉ xếp hạng chung người có lượt thi được tính ở ít nhất ${formatNumber(minimumRounds)} đợt.`;
  const entered = hasEntry ? ' Lượt thi không đạt điều kiện được xếp hạng của đợt thì không được tính vào bảng này.' : '';
  return {
    text: `${what}.${entered}${minimum} Thứ tự xét như sau, tiêu chí sau chỉ xét khi các tiêu chí trước bằng nhau:`,
    points: order.map((criterion) => overallCriteria.describe(criterion, nameOf)),
  };
}
