import { Browser } from '../load/browser.js';
import { Connection } from '../load/connection.js';
import { ROUND } from '../load/a-contest.js';
import { somePeople, tokenOf } from './an-open-round.js';
import type { ExamPlace } from './exam-place.js';

const AT_THE_SAME_TIME = 10;

let people = 0;

/** New people who have registered; the number of the first. */
export async function somePeopleMore({ round }: ExamPlace, count: number): Promise<number> {
  const from = people;
  people += count;
  await somePeople(round, from, count);
  return from;
}

/** Browsers of new people who have registered and are signed in, each in a net of its own, with the page before the start open. */
export async function signedInPeople(place: ExamPlace, count: number): Promise<Browser[]> {
  const { web, round } = place;
  const from = await somePeopleMore(place, count);
  const connection = await Connection.open(web.port);
  const browsers = Array.from({ length: count }, (_, n) => {
    const browser = new Browser(connection, round.host, addressOf(from + n));
    browser.bring('kb', tokenOf(from + n));
    return browser;
  });
  // The secret behind a form's token stands for a browser, not for a person.
  const [first, ...others] = browsers;
  await first?.get(`/thi/${ROUND}`);
  connection.close();
  others.forEach((browser, n) => {
    if (first) browser.inherit(first);
    browser.bring('kb', tokenOf(from + n + 1));
  });
  return browsers;
}

/** Where somebody is: each in a net of their own. */
export function addressOf(person: number): string {
  return `10.${(person >> 16) & 255}.${(person >> 8) & 255}.${person & 255}`;
}

/** Somebody in the middle of an attempt. */
export interface Sitter {
  browser: Browser;
  /** "/bai-thi/…" */
  path: string;
}

/** People who have begun their attempts. */
export async function sitters(place: ExamPlace, count: number): Promise<Sitter[]> {
  const browsers = (await signedInPeople(place, count)).values();
  const sitting: Sitter[] = [];
  const begin = async (): Promise<void> => {
    const connection = await Connection.open(place.web.port);
    for (const browser of browsers) {
      const { head } = await connection.send(browser.posting(`/thi/${ROUND}/bat-dau`, {}));
      const path = /\r\nlocation: (\/bai-thi\/[^\r]+)/i.exec(head)?.[1];
      if (path === undefined) throw new Error(`Nobody could begin: ${head.split('\r\n')[0]}`);
      sitting.push({ browser, path });
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: AT_THE_SAME_TIME }, begin));
  return sitting;
}
