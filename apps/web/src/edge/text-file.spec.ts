import { AsyncLocalStorage } from 'node:async_hooks';
import { buffer } from 'node:stream/consumers';
import { streamHere } from './text-file.js';

describe('a stream of text', () => {
  const scope = new AsyncLocalStorage<string>();
  async function* whereIAm(): AsyncGenerator<string> {
    for (let n = 0; n < 3; n += 1) yield await Promise.resolve(`${scope.getStore() ?? 'nowhere'} `);
  }

  it('goes on being read where it was made, whoever reads', async () => {
    const stream = scope.run('here', () => streamHere(whereIAm()));

    const text = await scope.run('elsewhere', () => buffer(stream));

    expect(String(text)).toBe('here here here ');
  });

  it('tells its source when nobody wants the rest', async () => {
    let isOver = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) yield await Promise.resolve('x');
      } finally {
        isOver = true;
      }
    }
    const stream = streamHere(endless());
    stream.once('data', () => stream.destroy());
    await new Promise((resolve) => stream.once('close', resolve));
    await new Promise((resolve) => setImmediate(resolve));

    expect(isOver).toBe(true);
  });
});
