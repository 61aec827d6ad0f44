import type { TenantId } from '#kernel';
import { Browser } from '../load/browser.js';
import { Connection } from '../load/connection.js';
import type { LoadRequest } from '../load/load-process.js';
import { query } from '../load/query.js';

/** People who are brought there at the same time. */
const AT_THE_SAME_TIME = 10;

/** Where people register. */
export interface RegisterPlace {
  port: number;
  host: string;
  superuser: string;
  tenantId: TenantId;
  /** Ids of the units to choose from. */
  units: readonly string[];
}

/**
 * People who have filled in every page of registering and read their code, each in a browser and a net of their own: for
 * each the request that the last button sends. Its answer leads to the own page, and signs in.
 * @param run sets them apart from those of other runs
 */
export async function atTheLastButton(place: RegisterPlace, run: number, people: number): Promise<LoadRequest[]> {
  const waiting = new Map<string, Browser>();
  const numbers = Array.from({ length: people }, (_, n) => n).values();
  const fillIn = async (): Promise<void> => {
    for (const n of numbers) {
      const email = `dang-ky-${run}-${n}@vidu.vn`;
      const browser = new Browser(await Connection.open(place.port), place.host, `10.${run}.${Math.floor(n / 250)}.${n % 250}`);
      await browser.get('/dang-ky');
      await browser.post('/dang-ky', { fullName: 'Người Đăng Ký', day: '7', month: '7', year: '1980', email, consent: 'yes' });
      await browser.post('/dang-ky/don-vi', { basis: 'residence', unitId: place.units[n % place.units.length] ?? '', do: 'continue' });
      browser.close();
      waiting.set(email, browser);
    }
  };
  await Promise.all(Array.from({ length: AT_THE_SAME_TIME }, fillIn));
  const messages = await query<{ recipient: string; body: string }>(
    place.superuser,
    `select recipient, body from messages where tenant_id = '${place.tenantId}'`,
  );
  const requests = messages.flatMap(({ recipient, body }) => {
    const code = /\d{6}/.exec(body)?.[0] ?? '';
    const asked = waiting.get(recipient)?.posting('/dang-ky/xac-nhan', { code });
    return asked ? [{ ...asked, expects: 'location: /cua-toi' }] : [];
  });
  if (requests.length < people) throw new Error(`Only ${requests.length} of ${people} people were sent a code.`);
  return requests;
}
