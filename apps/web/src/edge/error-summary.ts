import type { ErrorSummaryView } from '../portal/view-models.js';

/** What is wrong with one field of a form. */
interface Fault<Field extends string = string> {
  /** Also the id under which the page shows the field. */
  field: Field;
  text: string;
}

/** What stands above a form that came back: how much is wrong, and where each of it is; undefined when nothing is. */
export function errorSummary(faults: readonly Fault[]): ErrorSummaryView | undefined {
  if (faults.length === 0) return undefined;
  return { title: `Còn ${faults.length} chỗ cần sửa`, items: faults.map(({ field, text }) => ({ fieldId: field, text: short(text) })) };
}

/** What is wrong with a field; undefined when nothing is. */
export function faultOf<Field extends string>(faults: readonly Fault<Field>[], field: NoInfer<Field>): string | undefined {
  return faults.find((fault) => fault.field === field)?.text;
}

/** The first sentence, without what was typed: short enough for the summary. */
function short(text: string): string {
  return text.split('. ')[0]?.replace(/\.$/, '') ?? text;
}
