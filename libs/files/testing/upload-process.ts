// A server process for tests that kill it: one tenant, promises in a folder as JSON files. `node upload-process.js DATA_DIR [PORT]`
// (with the settings of a bucket in the environment, if there is one). Says on standard output at which port it listens.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ShiftedClock, type TenantId } from '#kernel';
import { readSettings } from '#settings';
import { TenantContext } from '#tenancy';
import { LocalFileStore } from '../src/local-file-store.js';
import type { PromisedUpload, UploadPromises } from '../src/uploads/promised-upload.js';
import { uploadsOf } from '../src/uploads/uploads-of.js';

const tenantId = '01900000-0000-7000-8000-000000000001' as TenantId;
const [, , folder = ''] = process.argv;
const settings = readSettings({ ...process.env, DATA_DIR: folder });
const context = new TenantContext();
const files = new LocalFileStore(settings, context);
const uploads = await uploadsOf('/tep-gui', { settings, context, files, clock: new ShiftedClock() });
const placeOf = (id: string): string => join(folder, `promise-${id}.json`);
const changed = (id: string, changes: Partial<PromisedUpload>): Promise<void> => {
  writeFileSync(placeOf(id), JSON.stringify({ ...(JSON.parse(readFileSync(placeOf(id), 'utf8')) as object), ...changes }));
  return Promise.resolve();
};
const promises: UploadPromises = {
  whole: () => Promise.resolve(),
  arrived: (id) => changed(id, { state: 'arrived' }),
  refused: (id) => changed(id, { state: 'refused' }),
};
const server = createServer((request, response) => {
  const id = request.url?.split('/').at(-1) ?? '';
  if (!existsSync(placeOf(id))) {
    response.writeHead(404).end();
    return;
  }
  const upload = JSON.parse(readFileSync(placeOf(id), 'utf8')) as PromisedUpload;
  context.run({ tenantId }, () => uploads.handle(request, response, upload, promises)).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().once('end', () => process.exit(0));
