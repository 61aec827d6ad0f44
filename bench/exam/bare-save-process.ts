import fastify from 'fastify';
import { AccessModule } from '#access';
import { AccountsModule, sessionHash } from '#accounts';
import { AnswerBook, type AttemptId, AttemptsModule, bitsOfLetters, MOST_OPTIONS } from '#attempts';
import { readSettings } from '#settings';
import { withContext } from '../../apps/cli/src/cli-context.js';

interface Body {
  answers: { question: number; choice: string; seq: number }[];
}

/** The same group commit behind a route of bare Fastify that checks nothing: what all around it costs in the product. */
async function main(): Promise<void> {
  const { DATABASE_APP_URL: app = '', DATABASE_PLATFORM_URL: platform = '', BENCH_TENANT: tenantId = '', PORT = '' } = process.env;
  await withContext(readSettings(), { app, platform }, [AccessModule, AccountsModule, AttemptsModule], async (context) => {
    const book = context.get(AnswerBook, { strict: false });
    const server = fastify();
    server.post<{ Params: { id: AttemptId }; Body: Body }>('/bai-thi/:id/luu', async ({ params, body, headers }) => {
      const token = /(?:^|; )kb=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
      const answers = body.answers.map(({ question, choice, seq }) => ({
        place: question,
        bits: bitsOfLetters(choice, MOST_OPTIONS),
        seq,
      }));
      const { receivedAt, seq, held } = await book.keep(tenantId, {
        attempt: params.id,
        session: sessionHash(token),
        answers,
        prediction: null,
      });
      return { receivedAt: receivedAt.toISOString(), seq, held };
    });
    await server.listen({ port: Number(PORT), host: '127.0.0.1' });
    process.send?.('ready');
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', resolve);
      process.once('disconnect', resolve);
    });
    await server.close();
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
});
