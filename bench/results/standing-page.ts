import { type Figure, median, type SuiteOptions } from '../figure.js';
import { Connection } from '../load/connection.js';
import { runLoad } from '../load/load.js';
import { withWebProcess } from '../load/a-web-process.js';
import { query } from '../load/query.js';
import type { ClosePlace } from './close.js';
import type { RoundToClose } from './a-round-to-close.js';

const READERS = 32;
const MAKINGS = 30;
const BYTES_PER_KIB = 1024;

/** The public page of a published round, beside a stylesheet from the same server. By turns, so that both meet the same machine. */
export async function standingPageFigures(
  { urls, superuser }: ClosePlace,
  { tenantId, roundId, host }: RoundToClose,
  { isQuick, say }: SuiteOptions,
): Promise<Figure[]> {
  say('reading the page of a standing …');
  await query(superuser, `update rounds set state = 'published' where tenant_id = '${tenantId}' and id = '${roundId}'`);
  const [seconds, runs] = isQuick ? [2, 1] : [6, 3];
  return withWebProcess(urls, async ({ port }) => {
    const asked = (path: string) => ({ head: `GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept-encoding: br\r\n`, body: '' });
    const connection = await Connection.open(port);
    const page = await connection.send(asked('/bang-vang/dot-1'));
    const [, style = ''] =
      /rel="stylesheet" href="([^"]+)"/.exec(
        (
          await connection.send({
            ...asked('/bang-vang/dot-1'),
            head: asked('/bang-vang/dot-1').head.replace('accept-encoding: br\r\n', ''),
          })
        ).body,
      ) ?? [];
    const makings: number[] = [];
    // Addresses that nobody has asked for yet: nothing is kept of them.
    for (let other = 0; other < MAKINGS; other += 1) {
      const from = performance.now();
      await connection.send(asked(`/bang-vang/dot-1?lan=${other}`));
      makings.push(performance.now() - from);
    }
    connection.close();
    const rate = async (path: string): Promise<number> => {
      const lanes = Array.from({ length: READERS }, () => [{ ...asked(path), expects: 'HTTP/1.1 200' }]);
      const { answered, seconds: took, errors } = await runLoad({ port, lanes, seconds, withinMs: (seconds + 20) * 1000 });
      if (errors > 0) throw new Error(`${errors} readers of ${path} got something else`);
      return answered / took;
    };
    const [pages, styles]: [number[], number[]] = [[], []];
    for (const path of [style, '/bang-vang/dot-1']) await rate(path);
    for (let run = 0; run < runs; run += 1) {
      styles.push(await rate(style));
      pages.push(await rate('/bang-vang/dot-1'));
    }
    const [value, limit] = [median(pages), median(styles)];
    const bytes = Number(/\r\ncontent-length: (\d+)/i.exec(page.head)?.[1] ?? NaN);
    return [
      {
        name: `standing-page.${READERS}.rate`,
        value,
        unit: '/s',
        limit,
        ratio: value / limit,
        n: runs,
        note: 'limit: a stylesheet from the same server',
      },
      {
        name: 'standing-page.making',
        value: median(makings),
        unit: 'ms',
        n: MAKINGS,
        note: 'one page that is not kept yet, as once every half minute',
      },
      {
        name: `standing-page.${READERS}.bytes`,
        value: bytes / BYTES_PER_KIB,
        unit: 'KiB',
        n: 1,
        note: 'the document, packed; not what it loads',
      },
    ];
  });
}
