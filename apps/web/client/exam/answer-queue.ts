/**
 * Answers on their way to the server. Each is kept on the phone first, then sent, and forgotten only when the server has said
 * that it holds it. A lost line, a closed page or a dead battery costs nothing that was acknowledged, and little else.
 */
export interface Answer {
  question: number;
  choice: string;
  seq: number;
  /** When it was chosen, by this device's clock. */
  at: number;
}

export type SavingState =
  | { kind: 'sending' }
  | { kind: 'received'; at: string }
  | { kind: 'offline' }
  /** The server will never take it; `isOver`: because the paper is handed in or its time is over. */
  | { kind: 'refused'; sentence: string; isOver: boolean };

/** What the server says of a save. */
interface Kept {
  receivedAt: string;
  seq: number;
  held: { question: number; choice: string }[];
}

interface Options {
  key: string;
  url: string;
  lastSeq: number;
  tell: (state: SavingState) => void;
  /** Another tab or phone has answered the question later than this one: what holds. */
  overtaken: (question: number, choice: string) => void;
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15000];
const TIMEOUT_MS = 12000;
/** So old an answer may be and still be the person's last word, where another tab or phone has sent with higher numbers. */
const FRESH_MS = 30000;

export class AnswerQueue {
  private waiting: Answer[];
  private seq: number;
  private isSending = false;
  private failures = 0;
  private refusal: { isOver: boolean } | undefined;
  private timer = 0;

  constructor(private readonly options: Options) {
    this.waiting = this.read();
    this.seq = this.waiting.reduce((highest, answer) => Math.max(highest, answer.seq), options.lastSeq);
  }

  /** What was chosen on this phone and has not been acknowledged: shown again after a reload. */
  get pending(): readonly Answer[] {
    return this.waiting;
  }

  add(question: number, choice: string): void {
    this.waiting = [
      ...this.waiting.filter((answer) => answer.question !== question),
      { question, choice, seq: ++this.seq, at: Date.now() },
    ];
    this.refusal = undefined;
    this.write();
    this.options.tell({ kind: 'sending' });
    this.send();
  }

  /** Called when the line or the page comes back. */
  wake(): void {
    this.failures = 0;
    this.refusal = undefined;
    this.send();
  }

  /** Last words when the page is left: the request outlives it; the answers stay on the phone until acknowledged. */
  sendAndLeave(): void {
    if (!this.waiting.length) return;
    try {
      void fetch(this.options.url, { ...this.request(this.waiting), keepalive: true }).catch(() => undefined);
    } catch {
      // Old engines without keepalive: the next visit sends them.
    }
  }

  /** Resolves with true when there is nothing left that the server could take, with false after the time given. */
  drained(limitMs: number): Promise<boolean> {
    const end = Date.now() + limitMs;
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.waiting.length || this.refusal?.isOver) resolve(true);
        else if (this.refusal || Date.now() > end) resolve(false);
        else {
          this.send();
          setTimeout(look, 150);
        }
      };
      look();
    });
  }

  forget(): void {
    this.waiting = [];
    this.write();
  }

  private request(answers: Answer[]): RequestInit {
    return {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ answers }),
    };
  }

  private send(): void {
    clearTimeout(this.timer);
    if (this.isSending || this.refusal || !this.waiting.length) return;
    const sent = this.waiting.slice();
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort(), TIMEOUT_MS);
    this.isSending = true;
    fetch(this.options.url, { ...this.request(sent), signal: abort.signal })
      .then(async (response) => {
        if (response.ok) {
          this.received(sent, (await response.json()) as Kept);
        } else if (response.status >= 500 || response.status === 429 || response.status === 408) this.failed();
        else await this.refused(response);
      })
      .catch(() => this.failed())
      .finally(() => {
        clearTimeout(limit);
        this.isSending = false;
        if (this.waiting.length && !this.failures) this.send();
      });
  }

  private received(sent: Answer[], { receivedAt, seq, held }: Kept): void {
    this.seq = Math.max(this.seq, seq);
    this.failures = 0;
    sent.forEach((answer) => this.settle(answer, held.find(({ question }) => question === answer.question)?.choice));
    this.write();
    this.options.tell(this.waiting.length ? { kind: 'sending' } : { kind: 'received', at: receivedAt });
  }

  /**
   * An answer that the server has looked at. One that was overtaken goes again with a higher number if it was only just
   * chosen: then it is the person's last word. One that has waited on the device gives way to what was chosen since.
   */
  private settle(answer: Answer, held: string | undefined): void {
    const isOvertaken = held !== undefined && held !== answer.choice;
    if (!this.waiting.includes(answer)) return;
    if (isOvertaken && Date.now() - answer.at < FRESH_MS) {
      this.waiting = this.waiting.map((one) => (one === answer ? { ...answer, seq: ++this.seq } : one));
      return;
    }
    this.waiting = this.waiting.filter((one) => one !== answer);
    if (isOvertaken) this.options.overtaken(answer.question, held);
  }

  /** Asking again would bring the same answer: the next choice, or the person's coming back, asks anew. */
  private async refused(response: Response): Promise<void> {
    const isOver = response.status === 409;
    this.refusal = { isOver };
    const body = (await response.json().catch(() => undefined)) as { errors?: { message?: string }[] } | undefined;
    this.options.tell({ kind: 'refused', isOver, sentence: body?.errors?.[0]?.message ?? 'Máy chủ chưa nhận được câu này.' });
  }

  private failed(): void {
    const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] as number;
    this.options.tell({ kind: 'offline' });
    this.timer = window.setTimeout(() => this.send(), wait * (0.75 + Math.random() / 2));
  }

  // In-app browsers may refuse storage: then the answers live in memory only.
  private read(): Answer[] {
    try {
      return JSON.parse(localStorage.getItem(this.options.key) ?? '[]') as Answer[];
    } catch {
      return [];
    }
  }

  private write(): void {
    try {
      if (this.waiting.length) localStorage.setItem(this.options.key, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.options.key);
    } catch {
      // Kept in memory.
    }
  }
}
