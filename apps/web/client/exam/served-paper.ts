/** What the server's page says: the same whether it was loaded or asked for in between. */
export interface ServedPaper {
  now: number;
  deadline: number;
  /** Until when the round rests; 0: it does not. */
  rests: number;
  /** What is said of it. */
  restText: string;
  answers: Map<number, { choice: string; seq: number }>;
}

export function readPaper(root: ParentNode): ServedPaper | undefined {
  const page = root.querySelector<HTMLElement>('[data-attempt]');
  if (!page) return undefined;
  const answers: ServedPaper['answers'] = new Map();
  page.querySelectorAll<HTMLElement>('[data-question]').forEach((question) => {
    answers.set(Number(question.dataset['question']), { choice: servedChoice(question), seq: Number(question.dataset['seq']) });
  });
  const rest = page.querySelector<HTMLElement>('[data-rest]');
  return {
    now: Date.parse(page.dataset['now'] ?? ''),
    deadline: Date.parse(page.dataset['deadline'] ?? ''),
    rests: Date.parse(rest?.dataset['rest'] ?? '') || 0,
    restText: rest?.textContent ?? '',
    answers,
  };
}

/** As the server wrote it, whatever was touched since. */
function servedChoice(question: HTMLElement): string {
  return Array.from(question.querySelectorAll<HTMLInputElement>('input'))
    .filter((input) => input.defaultChecked)
    .map(({ value }) => value)
    .join('');
}

/**
 * Asks the server anew: another device may have answered, the board may have given more time, the phone may have slept.
 * A path where the sitting is no longer here (handed in: the receipt); 'over' where its time is; nothing without a line.
 */
export async function askServer(path: string): Promise<ServedPaper | { path: string } | 'over' | undefined> {
  try {
    const response = await fetch(path, { credentials: 'same-origin' });
    const address = new URL(response.url);
    if (response.ok && address.pathname !== path) return { path: address.pathname };
    return response.ok ? (readPaper(new DOMParser().parseFromString(await response.text(), 'text/html')) ?? 'over') : undefined;
  } catch {
    return undefined;
  }
}
