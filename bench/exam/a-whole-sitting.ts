import type { Browser } from '../load/browser.js';
import type { LoadRequest } from '../load/load-process.js';
import { ITEMS, ROUND } from '../load/a-contest.js';

/** What one person sends from the page before the exam to the look at the receipt, as a page's script would. */
export function aWholeSitting(browser: Browser, saves: number): LoadRequest[] {
  const each = Math.ceil(ITEMS / saves);
  const answersOf = (save: number): object[] =>
    Array.from({ length: Math.min(each, ITEMS - save * each) }, (_, n) => ({
      question: save * each + n + 1,
      choice: 'B',
      seq: save * each + n + 1,
    }));
  return [
    { step: 'view', ...browser.asksFor(`/thi/${ROUND}`), expects: 'HTTP/1.1 200' },
    ...beginning(browser),
    ...Array.from({ length: saves }, (_, save) => ({
      step: 'save',
      ...browser.asking('POST', '{path}/luu', { answers: answersOf(save) }),
      expects: 'HTTP/1.1 200',
    })),
    {
      step: 'submit',
      ...browser.posting('{path}/nop', { prediction: '40' }),
      expects: 'location: /bien-nhan/',
      keeps: { receipt: 'location: (/bien-nhan/[^\\r]+)' },
    },
    { step: 'review', ...browser.asksFor('{receipt}'), expects: 'HTTP/1.1 200' },
  ];
}

/** The button that starts the clock, and the page with the questions. */
export function beginning(browser: Browser): LoadRequest[] {
  return [
    {
      step: 'start',
      ...browser.posting(`/thi/${ROUND}/bat-dau`, {}),
      expects: 'location: /bai-thi/',
      keeps: { path: 'location: (/bai-thi/[^\\r?]+)' },
    },
    { step: 'paper', ...browser.asksFor('{path}'), expects: 'HTTP/1.1 200' },
  ];
}
