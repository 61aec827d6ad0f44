/**
 * Answers on their way to the server. Each is kept on the device first, then sent with its number, and forgotten only when the
 * server has said that it holds it. A lost line, a closed page or a dead battery costs nothing that was acknowledged, and little else.
 */
import type { Answer, AnswerStore } from './answer-store';

export type SavingState =
  | { kind: 'sending'; isKept: boolean }
  | { kind: 'received'; at: string }
  /** No line, or the server asked for patience: it is tried again by itself. */
  | { kind: 'waiting'; isKept: boolean; isBusy: boolean }
  | { kind: 'signed-out'; isKept: boolean }
  /** The server will never take it; `isOver`: because the paper is handed in or its time is over. */
  | { kind: 'refused'; sentence: string; isOver: boolean };

/** What the server says of a save. */
interface Kept {
  receivedAt: string;
  /** The server's time, and when the paper is due, in milliseconds. */
  now?: number;
  deadline?: number;
  seq: number;
  held: { question: number; choice: string }[];
}

interface Options {
  url: string;
  store: AnswerStore;
  /** What the server's page held, by question. */
  served: ReadonlyMap<number, { choice: string; seq: number }>;
  tell: (state: SavingState) => void;
  /** Somebody else has answered later than this tab: another tab of this browser, or another device. */
  changed: (question: number, choice: string, isElsewhere: boolean) => void;
  /** The server's time and the paper's end, as often as they come along. */
  clock: (now: number, deadline?: number) => void;
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
const TIMEOUT_MS = 12000;
const MOST_WAIT_S = 60;
/** So old an answer may be and still be the person's last word, where another device has sent with higher numbers. */
const FRESH_MS = 30000;
/** So long another tab has time to send its own. */
const OTHER_TAB_MS = 8000;
const TAB = Math.random().toString(36).slice(2);

export class AnswerQueue {
  private waiting: Answer[] = [];
  private guess: string | undefined;
  private seq = 0;
  /** Per question, the highest number that the server is known to hold. */
  private readonly known = new Map<number, number>();
  private isSending = false;
  private failures = 0;
  private refusal: { isOver: boolean } | undefined;
  private timer = 0;
  /** Not before this moment, where the server has said so. */
  private notBefore = 0;

  constructor(private readonly options: Options) {
    options.served.forEach(({ seq }, question) => this.know(question, seq));
    options.store.read().forEach((answer) => this.adopt(answer));
    options.store.onOtherTab((before, now) => this.heard(before, now));
    void options.store.recover().then((answers) => {
      const isNews = answers.filter((answer) => this.adopt(answer)).length > 0;
      if (!isNews) return;
      this.waiting.forEach(({ question, choice }) => options.changed(question, choice, false));
      this.send();
    });
  }

  /** What was chosen on this device and has not been acknowledged: shown again after a reload. */
  get pending(): readonly Answer[] {
    return this.waiting;
  }

  get isDrained(): boolean {
    return !this.waiting.length && this.guess === undefined;
  }

  add(question: number, choice: string): void {
    this.keep({ question, choice, seq: ++this.seq, at: Date.now(), tab: TAB });
    this.begin();
  }

  /** The number guessed goes the same way, as it is typed. */
  addGuess(typed: string): void {
    this.guess = typed;
    this.begin();
  }

  /** Called when the line or the page comes back. */
  wake(): void {
    this.failures = 0;
    this.refusal = undefined;
    this.send(true);
  }

  /** Last words when the page is left: the request outlives it; the answers stay on the device until acknowledged. */
  sendAndLeave(): void {
    if (this.isDrained) return;
    try {
      void fetch(this.options.url, { ...this.request(this.waiting, this.guess), keepalive: true }).catch(() => undefined);
    } catch {
      // Old engines without keepalive: the next visit sends them.
    }
  }

  /** Resolves with true when there is nothing left that the server could take, with false after the time given. */
  drained(limitMs: number): Promise<boolean> {
    const end = Date.now() + limitMs;
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.isDrained || this.refusal?.isOver) resolve(true);
        else if (this.refusal || Date.now() > end) resolve(false);
        else {
          this.send(true);
          setTimeout(look, 150);
        }
      };
      look();
    });
  }

  /** What the server holds, where it was asked anew: newer answers of another device come in. */
  compare(served: Options['served']): void {
    served.forEach(({ choice, seq }, question) => {
      // Written before what this tab was told since.
      if (seq < (this.known.get(question) ?? 0)) return;
      this.know(question, seq);
      const own = this.waiting.find((answer) => answer.question === question);
      if (own && (own.seq > seq || isFresh(own))) return;
      if (own) this.release(own);
      this.options.changed(question, choice, true);
    });
  }

  forget(): void {
    this.waiting.forEach((answer) => this.options.store.drop(answer));
    this.waiting = [];
    this.guess = undefined;
  }

  private know(question: number, seq: number): void {
    this.seq = Math.max(this.seq, seq);
    this.known.set(question, Math.max(this.known.get(question) ?? 0, seq));
  }

  private begin(): void {
    this.refusal = undefined;
    this.options.tell({ kind: 'sending', isKept: this.options.store.isSafe });
    this.send();
  }

  private keep(answer: Answer): void {
    this.waiting = [...this.waiting.filter(({ question }) => question !== answer.question), answer];
    this.options.store.put(answer);
  }

  private release(answer: Answer): void {
    this.waiting = this.waiting.filter((one) => one !== answer);
    this.options.store.drop(answer);
  }

  /** Takes over what lies on the device, unless the server or this tab has something newer. */
  private adopt(answer: Answer): boolean {
    const served = this.options.served.get(answer.question);
    const own = this.waiting.find(({ question }) => question === answer.question);
    if (own && own.seq >= answer.seq) return false;
    if (served && served.seq >= answer.seq && (served.choice === answer.choice || !isFresh(answer))) {
      this.options.store.drop(answer);
      return false;
    }
    this.seq = Math.max(this.seq, answer.seq);
    this.waiting = [...this.waiting.filter((one) => one !== own), { ...answer, tab: TAB }];
    return true;
  }

  private heard(before: Answer | undefined, now: Answer | undefined): void {
    if (now) {
      this.seq = Math.max(this.seq, now.seq);
      this.waiting = [...this.waiting.filter(({ question }) => question !== now.question), now];
      this.options.changed(now.question, now.choice, false);
      setTimeout(() => this.send(), OTHER_TAB_MS + 500);
    } else if (before) this.waiting = this.waiting.filter(({ question, seq }) => question !== before.question || seq > before.seq);
  }

  private request(answers: readonly Answer[], guess: string | undefined): RequestInit {
    const sent = answers.map(({ question, choice, seq }) => ({ question, choice, seq }));
    return {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ answers: sent, ...(guess === undefined ? {} : { prediction: guess }) }),
    };
  }

  private send(isAll = false): void {
    clearTimeout(this.timer);
    if (this.isSending || this.refusal || this.isDrained) return;
    const patience = this.notBefore - Date.now();
    if (patience > 0 && patience < MOST_WAIT_S * 1000) {
      this.timer = window.setTimeout(() => this.send(isAll), patience);
      return;
    }
    const sent = this.waiting.filter(({ tab, at }) => isAll || tab === TAB || !isWithin(at, OTHER_TAB_MS));
    const { guess } = this;
    if (!sent.length && guess === undefined) return;
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort(), TIMEOUT_MS);
    this.isSending = true;
    fetch(this.options.url, { ...this.request(sent, guess), signal: abort.signal })
      .then(async (response) => {
        if (response.ok) this.received(sent, guess, (await response.json()) as Kept);
        else if (response.status >= 500 || response.status === 429 || response.status === 408) this.failed(response);
        else await this.refused(response);
      })
      .catch(() => this.failed())
      .finally(() => {
        clearTimeout(limit);
        this.isSending = false;
        if (!this.failures) this.send();
      });
  }

  private received(sent: readonly Answer[], guess: string | undefined, { receivedAt, now, deadline, seq, held }: Kept): void {
    this.seq = Math.max(this.seq, seq);
    this.failures = 0;
    this.notBefore = 0;
    if (this.guess === guess) this.guess = undefined;
    sent.forEach((answer) => this.settle(answer, held.find(({ question }) => question === answer.question)?.choice));
    if (now !== undefined) this.options.clock(now, deadline);
    this.options.tell(this.isDrained ? { kind: 'received', at: receivedAt } : { kind: 'sending', isKept: this.options.store.isSafe });
  }

  /**
   * An answer that the server has looked at. One that was overtaken goes again with a higher number if it was only just
   * chosen: then it is the person's last word. One that has waited on the device gives way to what was chosen since.
   */
  private settle(answer: Answer, held: string | undefined): void {
    const isOvertaken = held !== undefined && held !== answer.choice;
    this.know(answer.question, answer.seq);
    if (!this.waiting.includes(answer)) return;
    if (isOvertaken && isFresh(answer)) {
      this.keep({ ...answer, seq: ++this.seq });
      return;
    }
    this.release(answer);
    if (isOvertaken) this.options.changed(answer.question, held, true);
  }

  /** Asking again would bring the same answer: the next choice, or the person's coming back, asks anew. */
  private async refused(response: Response): Promise<void> {
    const isOver = response.status === 409;
    this.refusal = { isOver };
    if (response.status === 401) {
      this.options.tell({ kind: 'signed-out', isKept: this.options.store.isSafe });
      return;
    }
    const body = (await response.json().catch(() => undefined)) as { errors?: { message?: string }[] } | undefined;
    this.options.tell({ kind: 'refused', isOver, sentence: body?.errors?.[0]?.message ?? 'Máy chủ chưa nhận được câu này.' });
  }

  /** No answer, or one that asks for patience: then no sooner than it says, and never all at the same moment. */
  private failed(response?: Response): void {
    const asked = Math.min(Number(response?.headers.get('retry-after')) || 0, MOST_WAIT_S) * 1000;
    const wait = asked + (asked ? 1000 : (RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] as number)) * (0.75 + Math.random() / 2);
    this.failures += 1;
    if (asked) this.notBefore = Date.now() + wait;
    this.options.tell({ kind: 'waiting', isKept: this.options.store.isSafe, isBusy: response !== undefined });
    this.timer = window.setTimeout(() => this.send(), wait);
  }
}

/** A clock that was set back in between makes nothing fresh again. */
function isFresh({ at }: Answer): boolean {
  return isWithin(at, FRESH_MS);
}

function isWithin(at: number, ms: number): boolean {
  const age = Date.now() - at;
  return age >= 0 && age < ms;
}
