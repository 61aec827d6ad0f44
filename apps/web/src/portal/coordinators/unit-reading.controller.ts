import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { type InvitationId, NominationError } from '#contests';
import { FileStore } from '#files';
import type { AccountId } from '#kernel';
import { type CoordinatorId, UnitNominations } from '#notifications';
import { SubmissionError, type SubmissionFileId, SubmissionFiles, type SubmissionId, SubmissionReading, Submissions } from '#submissions';
import { EntryCandidates } from '../../console/cascade/entry-candidates.js';
import { ID } from '../../edge/form.pipe.js';
import { type Page, page } from '../../edge/page.js';
import { sendStored } from '../../edge/send-stored.js';
import type { ArchivedWorkView } from '../view-models.js';
import { CoordinatorDesk } from './coordinator-desk.js';
import { unitReading } from './unit-entries-presenter.js';

/**
 * An entry among which a unit chooses, to be read by its contact: whoever chooses has to know what. Only while the unit is asked to choose,
 * and only where judges see the authors anyway; every look is written down.
 */
@Controller('dau-moi/:coordinator/de-cu/chon-bai/:invitation/:submission')
@Requires(Permission.TakePart)
export class UnitReadingController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly nominations: UnitNominations,
    private readonly candidates: EntryCandidates,
    private readonly reading: SubmissionReading,
    private readonly submissions: Submissions,
    private readonly files: SubmissionFiles,
    private readonly store: FileStore,
    private readonly audit: AuditTrail,
  ) {}

  @Get('doc')
  async read(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Param('submission', ID) submission: SubmissionId,
  ): Promise<Page> {
    const { accountId, version: number, ...found } = await this.one(request, { id, invitationId, submission });
    const version = await this.submissions.version(submission, number);
    const parts = await this.reading.parts(submission, number);
    await this.record(accountId, 'submission.read', submission, { version: number });
    return page<ArchivedWorkView>('archived-work', unitReading({ id, ...found, version, parts }));
  }

  /** A file as it came. */
  @Get('tep/:file')
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('invitation', ID) invitationId: InvitationId,
    @Param('submission', ID) submission: SubmissionId,
    @Param('file', ID) fileId: SubmissionFileId,
  ): Promise<void> {
    const { accountId, version } = await this.one(request, { id, invitationId, submission });
    // Of the version that is chosen: what the author has put into a draft since is nobody else's yet.
    const file = (await this.files.ofVersion(submission, version)).find((one) => one.id === fileId);
    if (!file || file.state !== 'stored' || file.kind === null) throw new SubmissionError('FILE_NOT_FOUND');
    await this.record(accountId, 'submission-file.read', submission, { role: file.role });
    await sendStored(request, reply, this.store, { key: this.files.keyOf(file), kind: file.kind, name: file.fileName ?? 'tep' });
  }

  /** @throws NominationError CALL_NOT_FOUND, CALL_CLOSED; ENTRY_NOT_FOUND for what is not of the unit, or is judged blind */
  private async one(
    request: FastifyRequest,
    { id, invitationId, submission }: { id: CoordinatorId; invitationId: InvitationId; submission: SubmissionId },
  ) {
    const { reach, accountId } = await this.desk.of(request, id);
    const invited = await this.nominations.invitation(reach, invitationId);
    const { candidate, part } = await this.candidates.one(invited, invited.receiverTenantId, submission);
    const version = (await this.reading.find(submission))?.version ?? null;
    if (!candidate.isReadable || version === null) throw new NominationError('ENTRY_NOT_FOUND');
    return { accountId, invited, candidate, part, version };
  }

  private async record(actor: AccountId, action: string, id: SubmissionId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'submission', id }, details });
  }
}
