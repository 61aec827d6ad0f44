import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { type Round, type RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Erasure, type Registration, RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import {
  aDraft,
  aReceivingContest,
  aSentSubmission,
  PART,
  RECEIVING_ENDS,
  rulesThatReceive,
} from '../../../test/factories/a-receiving-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { type Declaration, DECLARATIONS } from './domain/declarations.js';
import { linkHash, sealOf } from './domain/submission-content.js';
import { SubmissionDrafts } from './submission-drafts.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { Submissions } from './submissions.service.js';
import { SubmissionsModule } from './submissions.module.js';

const LINK = 'https://video.vidu.vn/7';
const RULES = rulesThatReceive({
  authors: ['individual', 'group'],
  forms: ['Bài viết', 'Video clip'],
  conditions: [{ code: 'video-link', version: 1, forms: ['Video clip'] }],
});
const BINH = { fullName: 'Vi Thị Bình', birthDate: '1/2/1980', position: '', unitName: '', email: '', phone: '', share: '40' };

describe('submissions', () => {
  const context = DatabaseContext.forTests(AccessModule, QuestionsModule, RegistrationsModule, SubmissionsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let round: Round;
  let an: Registration;

  beforeEach(async () => {
    ({ tenantId, running, round } = await aReceivingContest(context, RULES));
    await inScope(async () => void (an = (await aContestant(context.module, running)).registration));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const clip = (overrides: Parameters<typeof aDraft>[0] = {}) =>
    aSentSubmission(context.module, running, an, aDraft({ form: 'Video clip', link: LINK, ...overrides }));

  describe('that are videos', () => {
    it('say where they are to be seen; of that only the fingerprint is sealed', async () => {
      await inScope(async () => {
        const { submission, version } = await clip();

        expect(version.link).toBe(LINK);
        expect(version.content.link).toBe(linkHash(LINK, version.receiptSalt));
        expect(version.sealSha256).toBe(sealOf(version.content, version.receiptSalt));
        expect(JSON.stringify(version.content)).not.toContain('vidu.vn');
        expect(await context.get(SubmissionReading).linkOf(submission.id, 1)).toBe(LINK);
        await expect(
          context.asSuperuser("update submission_versions set link = 'https://vidu.vn/khac' where submission_id = $1", [submission.id]),
        ).rejects.toThrow('a version that was sent does not change');
      });
    });

    it('are refused without, and written entries are not', async () => {
      await inScope(async () => {
        await expect(clip({ link: '', sections: [{ code: 'noi-dung', text: 'Kịch bản.' }] })).rejects.toMatchObject({ code: 'REFUSED' });
        await expect(clip({ form: 'Bài viết', link: '' })).rejects.toMatchObject({ code: 'REFUSED' });
      });
    });

    it('lose it with their author, who takes along whom he has named in what nobody has ranked', async () => {
      await inScope(async () => {
        const { submission } = await clip({ authorKind: 'group', ownShare: '60', authors: [BINH] });

        await context.get(Erasure).erase(running, an, 'contestant');

        const [version] = await context.get(Submissions).versions(submission.id);
        expect(version!.link).toBeNull();
        expect(
          (await context.get(Submissions).authorsIn(submission.id, 1)).map(({ fullName, birthDate }) => [fullName, birthDate]),
        ).toEqual([
          [null, null],
          [null, null],
        ]);
      });
    });

    it('leave the co-authors of what was ranked their names: they have won something', async () => {
      await inScope(async () => {
        const { submission } = await clip({ authorKind: 'group', ownShare: '60', authors: [BINH] });
        await context.asSuperuser("update rounds set state = 'ranked' where id = $1", [round.id]);

        await context.get(Erasure).erase(running, an, 'contestant');

        expect((await context.get(Submissions).authorsIn(submission.id, 1)).map(({ fullName }) => fullName)).toEqual([null, 'Vi Thị Bình']);
      });
    });
  });

  describe('are sent with what was declared', () => {
    const send = async (declared: readonly Declaration[], authors = [] as (typeof BINH)[]) => {
      const draft = aDraft({ link: LINK, form: 'Video clip', ...(authors.length > 0 && { authorKind: 'group', ownShare: '60', authors }) });
      const { id, draftRevision } = await context.get(SubmissionDrafts).open(running, PART, an);
      const { revision } = await context.get(SubmissionDrafts).save(id, an.id, { revision: draftRevision, draft });
      return context.get(Submissions).send(running, id, an, { revision, key: randomUUID(), place: 'Lâm Đồng', declared });
    };

    it('in the words that were shown, by whom and when, under the seal', async () => {
      await inScope(async () => {
        const { content, sentAt } = await send(DECLARATIONS, [BINH]);

        expect(content.declared).toEqual({
          by: an.pseudonym,
          at: sentAt.toISOString(),
          said: [
            {
              code: 'original',
              words: 'Bài dự thi do chính tôi (chúng tôi) thực hiện, không sao chép của người khác; phần trích dẫn đều ghi rõ nguồn.',
            },
            { code: 'authors-agree', words: 'Các tác giả khác đã biết, đồng ý đứng tên và đồng ý với tỷ lệ đóng góp đã ghi.' },
            { code: 'true', words: 'Tôi đã đọc lại bài, thông tin khai là đúng; tôi đồng ý dự phần “Thi viết” theo thể lệ.' },
          ],
        });
        expect((await send(['original', 'true'])).content.declared?.said.map(({ code }) => code)).toEqual(['original', 'true']);
      });
    });

    it.each([[['true']], [['original']], [[]]] as const)('and not with %j alone', async (declared) => {
      await inScope(async () => {
        await expect(send(declared)).rejects.toMatchObject({ code: 'REFUSED' });
      });
    });

    it('and not where the other authors were not asked', async () => {
      await inScope(async () => {
        await expect(send(['original', 'true'], [BINH])).rejects.toMatchObject({ code: 'REFUSED' });
      });
    });
  });

  describe('follow their person', () => {
    const rows = async (id: string): Promise<string[]> => {
      const tables = ['submissions', 'submission_versions', 'submission_authors'];
      const found = await Promise.all(
        tables.map((table) =>
          context.asSuperuser<{ via: string | null }>(
            `select via_tenant_id as via from ${table} where ${table === 'submissions' ? 'id' : 'submission_id'} = $1`,
            [id],
          ),
        ),
      );
      return found.flat().map(({ via }) => via ?? 'nobody');
    };
    const stamped = (ward: string | null): Promise<unknown> =>
      context.asSuperuser('update registrations set via_tenant_id = $2 where id = $1', [an.id, ward]);

    it('into the sight of the ward that is granted the unit while the part receives, and out of it again', async () => {
      const ward = await context.aTenant();
      await inScope(async () => {
        const { submission } = await clip();
        await stamped(ward);
        expect(await rows(submission.id)).toEqual([ward, ward, ward]);
        await stamped(null);
        expect(await rows(submission.id)).toEqual(['nobody', 'nobody', 'nobody']);
      });
    });

    it('neither after the end nor to another unit, for which only what is sent again counts', async () => {
      const ward = await context.aTenant();
      await inScope(async () => {
        const { submission } = await clip();
        const other = await context.asSuperuser<{ id: string }>('select id from units where tenant_id = $1 and id <> $2 limit 1', [
          tenantId,
          an.unitId,
        ]);
        await context.asSuperuser('update registrations set via_tenant_id = $2, unit_id = $3 where id = $1', [an.id, ward, other[0]!.id]);
        expect(await rows(submission.id)).toEqual(['nobody', 'nobody', 'nobody']);

        await context.asSuperuser('update registrations set via_tenant_id = null, unit_id = $2 where id = $1', [an.id, an.unitId]);
        await context.timeIs(RECEIVING_ENDS);
        await stamped(ward);
        expect(await rows(submission.id)).toEqual(['nobody', 'nobody', 'nobody']);
      });
    });
  });

  it('have files of their own alone', async () => {
    await inScope(async () => {
      const { submission } = await clip();
      const { registration: binh } = await aContestant(context.module, running);
      const other = await context.get(SubmissionDrafts).open(running, PART, binh);
      const fileId = randomUUID();
      await context.asSuperuser(
        `insert into submission_files (tenant_id, id, submission_id, role, file_name, promised_size, promised_sha256, promised_at, in_draft, state)
         values ($1, $2, $3, 'main', 'bai.pdf', 3, repeat('a', 64), app_now(), true, 'promised')`,
        [tenantId, fileId, other.id],
      );
      await expect(
        context.asSuperuser(
          'insert into submission_version_files (tenant_id, submission_id, version, ordinal, file_id) values ($1, $2, 1, 1, $3)',
          [tenantId, submission.id, fileId],
        ),
      ).rejects.toThrow('submission_version_files_file_fk');
    });
  });
});
