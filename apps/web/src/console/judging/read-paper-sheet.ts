import type { SheetContent } from '#judging';
import { formatPoints, type JudgingPhase, needsVote } from '#rules';
import type { PaperSheetForm } from './judging.forms.js';

/** What was typed from paper, and what is wrong with it by the id of the field. */
export interface ReadPaper {
  content: SheetContent;
  faults: ReadonlyMap<string, string>;
}

/** Reads a paper sheet: points with a comma or a point, as people write them; every criterion wants some. */
export function readPaperSheet(rules: Pick<JudgingPhase, 'criteria' | 'passes'>, form: PaperSheetForm): ReadPaper {
  const faults = new Map<string, string>();
  const content: SheetContent = { points: {}, comments: {}, agrees: null };
  rules.criteria.forEach(({ code, maximum }, at) => {
    const typed = (form.diem[at] ?? '').trim();
    const given = /^\d{1,5}(?:[.,]\d{1,3})?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined;
    if (typed === '') faults.set(`diem-${at}`, 'Hãy nhập điểm như trên phiếu giấy.');
    else if (given === undefined || given > maximum)
      faults.set(`diem-${at}`, `Điểm phải từ 0 đến ${formatPoints(maximum)}, lẻ nhiều nhất ba chữ số, ví dụ 7,5.`);
    else content.points[code] = given;
    const comment = form['nhan-xet'][at] ?? '';
    if (comment.trim() !== '') content.comments[code] = comment;
  });
  if ((form.chung ?? '').trim() !== '') content.comments[''] = form.chung ?? '';
  if (needsVote(rules)) {
    if (form['dong-y'] === 'co' || form['dong-y'] === 'khong') content.agrees = form['dong-y'] === 'co';
    else faults.set('dong-y', 'Hãy chọn như trên phiếu giấy.');
  }
  return { content, faults };
}
