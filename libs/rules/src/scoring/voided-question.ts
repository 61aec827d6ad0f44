/** What becomes of the most points of a paper when one of its questions is voided after the contest. */
export const VOIDED_QUESTION = {
  shrinks: 'điểm tối đa của đề có câu ấy giảm theo',
  stays: 'điểm tối đa giữ nguyên, điểm các câu còn lại tăng theo tỷ lệ',
} as const;

/** Where the rules may say it. */
interface WithVoided {
  voidedQuestion?: keyof typeof VOIDED_QUESTION | undefined;
}

/** Whether a paper keeps its most points without a question. Where the rules say nothing, it does not. */
export function keepsMostPoints({ voidedQuestion }: WithVoided): boolean {
  return voidedQuestion === 'stays';
}

/** Points of what is left of a paper, as large as if the whole of it were left; all in thousandths, rounded down to one. */
export function spreadOver(thousandths: number, { left, whole }: { left: number; whole: number }): number {
  // The product may be beyond the whole numbers that a double has.
  return left === 0 ? 0 : Number((BigInt(thousandths) * BigInt(whole)) / BigInt(left));
}

/** As the rules text says it, whether or not the plan does. */
export function describeVoided(paper: WithVoided): string {
  const most = keepsMostPoints(paper)
    ? 'điểm các câu còn lại của đề được nhân theo tỷ lệ để điểm tối đa giữ nguyên, làm tròn xuống đến phần nghìn'
    : 'điểm tối đa của đề có câu ấy giảm theo';
  return `Câu hỏi bị hủy sau khi thi không tính cho ai; ${most}.`;
}
