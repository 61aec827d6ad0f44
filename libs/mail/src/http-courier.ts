import type { Delivery, TextCourier } from './text-courier.js';

/** A service that does not answer holds up the messages behind this one. */
const PATIENCE_MS = 10_000;
/** Refusals that say "not now", not "never". */
const LATER: readonly number[] = [401, 403, 404, 408, 425, 429];

/** Where text messages leave from. */
export interface TextService {
  url: string;
  token: string | undefined;
}

/** Why a service did not take a message; the code alone is written down. */
class CourierError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Hands messages to a service over HTTP: `POST {id, channel, to, text}` with the token. The id comes again with each try, also
 * as `Idempotency-Key`, so that the service can tell a second try from a second message.
 */
export class HttpCourier implements TextCourier {
  constructor(
    private readonly channel: 'sms' | 'zalo',
    private readonly service: TextService,
  ) {}

  async deliver({ id, recipient, body }: Parameters<TextCourier['deliver']>[0]): Promise<Delivery> {
    const status = await this.post(id, { id, channel: this.channel, to: recipient, text: body });
    if (status >= 200 && status < 300) return 'sent';
    // A wrong token or address is ours to mend: the messages wait for it.
    if (status >= 400 && status < 500 && !LATER.includes(status)) return 'refused';
    throw new CourierError(`HTTP_${status}`);
  }

  private async post(id: string, content: object): Promise<number> {
    try {
      const response = await fetch(this.service.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          ...(this.service.token ? { authorization: `Bearer ${this.service.token}` } : {}),
        },
        body: JSON.stringify(content),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      // What it says may repeat the message: it is not looked at.
      await response.body?.cancel();
      return response.status;
    } catch (error) {
      throw new CourierError((error as Error).name === 'TimeoutError' ? 'TIMEOUT' : 'UNREACHABLE');
    }
  }
}
