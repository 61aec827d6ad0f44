import type pg from 'pg';

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const PER_CHUNK = 1_000;

/** Copies lines into a table by the driver: what writing costs at best. */
export async function copyIn(client: pg.Client, text: string, lines: readonly string[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failed: Error | undefined;
    const nothing = (): void => {};
    const query = {
      submit: (connection: unknown) => (connection as Wire).query(text),
      handleCopyInResponse: (connection: Wire) => {
        for (let from = 0; from < lines.length; from += PER_CHUNK)
          connection.sendCopyFromChunk(Buffer.from(lines.slice(from, from + PER_CHUNK).join('')));
        connection.endCopyFrom();
      },
      handleError: (error: Error) => {
        failed = error;
        reject(error);
      },
      handleReadyForQuery: () => {
        if (!failed) resolve();
      },
      ...{ handleRowDescription: nothing, handleDataRow: nothing, handleCommandComplete: nothing },
      ...{ handlePortalSuspended: nothing, handleEmptyQuery: nothing, handleCopyData: nothing },
    };
    client.query(query as unknown as pg.Submittable);
  });
}
