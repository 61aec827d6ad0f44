import { connect, createServer, type Socket } from 'node:net';

/** A line between a browser and the product that can be cut in the middle of a file. */
export interface CutLine {
  port: number;
  /** Where the browser has gone on with its uploads, in bytes of the file, in the order of its tries. */
  offsets: number[];
  /** Where the line was cut, in bytes of the file. */
  cuts: number[];
  /**
   * Cuts the line when an upload comes to these places, once at each.
   * @param then what else happens at a cut, told how many there were
   */
  cutAt(places: readonly number[], then?: (cut: number) => void): void;
  close(): Promise<void>;
}

/** What has left for the product gets so long to come to its disk before the line is dead. */
const ARRIVES_MS = 200;
const HEAD = /^[A-Z]+ \S+ HTTP\/1\.1\r\n/;
const UPLOAD = /^PATCH \S*\/tep-gui\/\S+ [^]*\r\nupload-offset: (\d+)\r\n[^]*?\r\n\r\n/i;

/** Opens a line to a port of this machine. Everything but uploads goes through as it is. */
export async function cutLine(to: number): Promise<CutLine> {
  const open = new Set<Socket>();
  const [offsets, cuts]: [number[], number[]] = [[], []];
  let places: number[] = [];
  let onCut: ((cut: number) => void) | undefined;

  const join = (browser: Socket): void => {
    const product = connect(to, '127.0.0.1');
    const end = (): void => {
      browser.destroy();
      product.destroy();
    };
    for (const side of [browser, product]) {
      open.add(side);
      side.on('error', end).on('close', () => {
        open.delete(side);
        end();
      });
    }
    product.pipe(browser);
    /** How far in its file the upload on this line is. */
    let at: number | undefined;
    browser.on('data', (bytes: Buffer) => {
      const text = bytes.toString('latin1');
      const upload = UPLOAD.exec(text);
      if (upload) offsets.push((at = Number(upload[1])));
      else if (HEAD.test(text)) at = undefined;
      const head = upload?.[0].length ?? 0;
      const [place] = places;
      if (at === undefined || place === undefined || at + bytes.length - head < place) {
        if (at !== undefined) at += bytes.length - head;
        product.write(bytes);
        return;
      }
      places.shift();
      cuts.push(place);
      browser.pause();
      product.write(bytes.subarray(0, head + Math.max(0, place - at)), () => setTimeout(end, ARRIVES_MS));
      onCut?.(cuts.length);
    });
  };

  const server = createServer(join);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ offsets, cuts, port: (server.address() as { port: number }).port },
    cutAt: (wanted, then) => {
      [places, onCut] = [[...wanted], then];
    },
    close: () =>
      new Promise((resolve) => {
        for (const side of open) side.destroy();
        server.close(() => resolve());
      }),
  };
}
