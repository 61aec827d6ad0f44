import { createHash, randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import { Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import { essayAsWord } from '#documents/testing';
import type { AccountId } from '#kernel';
import type { Registration } from '#registrations';
import {
  CounterEntries,
  SubmissionChecking,
  SubmissionDrafts,
  type SubmissionFile,
  SubmissionFiles,
  type SubmissionId,
} from '#submissions';
import { aDraft, PART, rulesThatReceive, WHILE_RECEIVING } from '../factories/a-receiving-contest.js';
import { aContestant } from '../factories/a-running-contest.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { aStaffMember } from '../support/staff.js';
import { type Place, TestSite } from '../support/test-site.js';

/** What sends a file: a browser's cookies and a token out of one of its pages. */
interface Browser {
  cookie: string;
  token: string;
}

/** A file of a submission, from its promise through the door of uploads to its words. */
describe('files of submissions over HTTP', () => {
  const site = TestSite.forTests();
  let tenant: Place;
  let running: RunningContest;
  let an: Registration;
  let bytes: Buffer;
  let file: SubmissionFile;
  let own: Browser;

  beforeEach(async () => {
    ({ tenant, running } = await aPlaceWithContest(site, {
      time: WHILE_RECEIVING,
      ruleSet: rulesThatReceive({ channels: ['online', 'post'] }),
    }));
    bytes = await essayAsWord({
      cover: [],
      parts: [{ heading: 'Nội dung', level: 1, pieces: [{ kind: 'paragraph', text: 'Một hai ba bốn năm.' }] }],
    });
    await inScope(async () => {
      an = (await aContestant(site.app, running)).registration;
      const { id } = await site.get(SubmissionDrafts).open(running, PART, an);
      await site.get(SubmissionDrafts).save(id, an.id, { revision: 0, draft: aDraft() });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      file = await site
        .get(SubmissionFiles)
        .promise(id, an.id, { role: 'main', name: '../bai\u202excod.docx', size: bytes.length, sha256 });
    });
    own = await aBrowser(an);
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => site.as(tenant.id, work);
  const aBrowser = async ({ accountId }: Registration): Promise<Browser> => {
    const { token: session } = await inScope(() => site.get(Sessions).open(accountId, 'contestant'));
    const client = site.visitor(tenant.host);
    const token = /name="_csrf" value="([^"]+)"/.exec((await client.get('/dang-nhap')).text)?.[1] ?? '';
    return { cookie: `kb=${session}; _csrf=${client.cookie('_csrf') ?? ''}`, token };
  };
  const aClerk = async (): Promise<Browser & { accountId: AccountId }> => {
    const clerk = await aStaffMember(site, tenant.id, ['author']);
    const { cookie, token } = own;
    return { cookie: `kbs=${clerk.cookie('kbs') ?? ''}; ${cookie.split('; ')[1] ?? ''}`, token, accountId: clerk.accountId };
  };
  const ask = async (
    method: 'post' | 'patch',
    { cookie, token }: Browser,
    headers: Record<string, string>,
    body?: Buffer,
    path = '/tep-gui',
  ): Promise<Response> =>
    request(site.app.getHttpServer())
      [method](`${path}/${file.id}`)
      .set({ host: tenant.host, cookie, 'x-csrf-token': token, 'tus-resumable': '1.0.0', ...headers })
      .send(body as never);
  const send = async (who: Browser, whole = bytes, path = '/tep-gui'): Promise<number[]> => {
    const begun = await ask('post', who, { 'upload-length': String(whole.length) }, undefined, path);
    const headers = { 'content-type': 'application/offset+octet-stream' };
    const first = await ask('patch', who, { ...headers, 'upload-offset': '0' }, whole.subarray(0, 100), path);
    const second = await ask('patch', who, { ...headers, 'upload-offset': '100' }, whole.subarray(100), path);
    return [begun.status, first.status, second.status];
  };

  it('arrive in pieces, are looked into, named as they may be, and counted', async () => {
    expect(await send(own)).toEqual([201, 204, 204]);

    await inScope(async () => {
      const [kept] = await site.get(SubmissionFiles).inDraft(file.submissionId);
      expect(kept).toMatchObject({ state: 'stored', kind: 'docx', scan: 'unscanned', fileName: 'baixcod.docx' });
      const submission = await site.get(SubmissionDrafts).of(file.submissionId, an.id);
      expect((await site.get(SubmissionChecking).look(running, submission, an)).words?.words).toBe(7);
    });
  });

  it('are nobody else’s to send, not even staff’s, and need a page of ours', async () => {
    const other = await inScope(async () => (await aContestant(site.app, running)).registration);
    const begin = async (who: Browser, path?: string): Promise<number> => (await ask('post', who, { 'upload-length': String(bytes.length) }, undefined, path)).status; // prettier-ignore

    expect(await begin(await aBrowser(other))).toBe(404);
    expect(await begin(await aClerk(), '/quan-tri/tep-gui')).toBe(404);
    expect(await begin({ ...own, token: '' })).toBe(403);
  });

  it('that came on paper are sent by the staff who enter it, in the console', async () => {
    const clerk = await aClerk();
    await inScope(async () => {
      const scan = { role: 'attachment', name: 'quet.docx', size: bytes.length, sha256: file.promisedSha256 } as const;
      const main = { fullName: 'Giàng A Giấy', birthDate: '', position: '', unitName: '', email: '', phone: '', share: '' };
      const entry = { key: randomUUID() as SubmissionId, channel: 'post', draft: aDraft(), main, unit: null, files: [scan] } as const;
      await site.get(CounterEntries).enter(running, PART, { ...entry, files: [scan] }, { by: clerk.accountId, place: 'Lâm Đồng' });
      [file] = (await site.get(SubmissionFiles).ofVersion(entry.key, 1)) as [SubmissionFile];
    });

    expect(await send(clerk, bytes, '/quan-tri/tep-gui')).toEqual([201, 204, 204]);
    expect(await send(own)).toEqual([404, 404, 404]);
  });

  it('that are not what was promised are refused in words, and the draft goes on', async () => {
    const statuses = await send(own, Buffer.from(bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte))));

    expect(statuses).toEqual([201, 204, 422]);
    await inScope(async () => {
      const [refused] = await site.get(SubmissionFiles).inDraft(file.submissionId);
      expect(refused).toMatchObject({ state: 'refused', refusedCode: 'WRONG_HASH' });
      const { faults } = await site
        .get(SubmissionChecking)
        .look(running, await site.get(SubmissionDrafts).of(file.submissionId, an.id), an);
      expect(faults.map(({ field }) => field)).toEqual([`files.${file.id}`]);
    });
  });
});
