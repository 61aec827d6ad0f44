import type { NameOf } from '../plan/strategy.js';
import { PROPOSALS, type AwardForm } from '../prizes/prize-setting.js';

/** What winners get, from whom: "Cá nhân đạt giải được nhận tiền thưởng (nếu có) và giấy chứng nhận của Ban Tổ chức." */
export function awardSentence({ certificate, proposal, issuer }: AwardForm, winners: string, nameOf: NameOf): string {
  const authority = nameOf('authorities', issuer);
  const given = ['tiền thưởng (nếu có)', ...(certificate ? [`giấy chứng nhận của ${authority}`] : [])].join(' và ');
  if (proposal === undefined) return `${winners} đạt giải được nhận ${given}.`;
  const proposed = `Ban Tổ chức đề nghị ${authority} xét tặng ${PROPOSALS[proposal]} cho ${winners.toLocaleLowerCase('vi')} đạt giải`;
  return certificate ? `${winners} đạt giải được nhận ${given}; ${proposed}.` : `${proposed}.`;
}
