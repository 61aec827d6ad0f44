import { Browser } from '../load/browser.js';
import { Connection } from '../load/connection.js';
import type { LoadRequest } from '../load/load-process.js';
import { query } from '../load/query.js';
import { beginning } from './a-whole-sitting.js';
import { ROUND } from '../load/a-contest.js';
import { emailOf } from './an-open-round.js';
import type { ExamPlace } from './exam-place.js';
import { addressOf, somePeopleMore } from './sitters.js';

const AT_THE_SAME_TIME = 10;

/**
 * People who have registered long ago, have asked for a code and read it: for each what they send from there to the first
 * question.
 */
export async function atTheCode(place: ExamPlace, count: number): Promise<LoadRequest[][]> {
  const from = await somePeopleMore(place, count);
  const waiting = new Map<string, Browser>();
  const numbers = Array.from({ length: count }, (_, n) => from + n).values();
  const ask = async (): Promise<void> => {
    for (const person of numbers) {
      const browser = new Browser(await Connection.open(place.web.port), place.round.host, addressOf(person));
      await browser.get('/dang-nhap');
      await browser.post('/dang-nhap', { contact: emailOf(person), next: `/thi/${ROUND}` });
      browser.close();
      waiting.set(emailOf(person), browser);
    }
  };
  await Promise.all(Array.from({ length: AT_THE_SAME_TIME }, ask));
  const messages = await query<{ recipient: string; body: string }>(
    place.round.superuser,
    `select recipient, body from messages where tenant_id = '${place.round.tenantId}'`,
  );
  const lanes = messages.flatMap(({ recipient, body }) => {
    const browser = waiting.get(recipient);
    return browser ? [signingIn(browser, /\d{6}/.exec(body)?.[0] ?? '')] : [];
  });
  if (lanes.length < count) throw new Error(`Only ${lanes.length} of ${count} people were sent a code.`);
  return lanes;
}

function signingIn(browser: Browser, code: string): LoadRequest[] {
  const confirmed: LoadRequest = {
    step: 'sign-in',
    ...browser.posting('/dang-nhap/ma', { code }),
    expects: 'location: /dang-nhap/chon',
    keeps: { session: 'set-cookie: kb=([^;\\r]+)', way: 'location: (/[^\\r]+)' },
  };
  browser.bring('kb', '{session}');
  // Whether others share the contact is asked on the way; whoever shares it with nobody is sent on.
  const sentOn: LoadRequest = { step: 'sent-on', ...browser.asksFor('{way}'), expects: `location: /thi/${ROUND}` };
  const view: LoadRequest = { step: 'view', ...browser.asksFor(`/thi/${ROUND}`), expects: 'HTTP/1.1 200' };
  return [confirmed, sentOn, view, ...beginning(browser)];
}
