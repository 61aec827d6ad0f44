import { Body, Delete, Get, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { RegistrationError } from '#registrations';
import {
  type Declaration,
  FormalChecks,
  refusalOf,
  type Submission,
  SubmissionChecking,
  SubmissionDrafts,
  SubmissionError,
  type SubmissionFile,
  SubmissionFiles,
  type SubmissionId,
  submissionNumber,
  Submissions,
  type SubmissionVersion,
  tidyDraft,
} from '#submissions';
import { ID } from '../../edge/form.pipe.js';
import { API_UPLOADS_PATH } from '../../edge/resumable-uploads.js';
import { placeOf } from '../../edge/site.js';
import { type OwnSubmission, OwnSubmissions } from '../../portal/submissions/own-submissions.js';
import { ApiController, Operation } from '../shared/operation.js';
import {
  ApiDraftSaved,
  ApiDraftToSave,
  ApiFilePromise,
  ApiNewSubmission,
  ApiSentSubmission,
  ApiSubmissionCheck,
  ApiSubmissionFile,
  ApiSubmissions,
  ApiSubmissionSending,
  type ApiSubmissionSummary,
  ApiSubmissionVersion,
} from './submission.schemas.js';

/** Writing and sending submissions, as in the pages. */
@ApiController('submissions')
@Requires(Permission.TakePart)
export class OwnSubmissionsApiController {
  constructor(
    private readonly own: OwnSubmissions,
    private readonly drafts: SubmissionDrafts,
    private readonly files: SubmissionFiles,
    private readonly checking: SubmissionChecking,
    private readonly submissions: Submissions,
    private readonly checks: FormalChecks,
  ) {}

  @Get('me/submissions')
  @Operation({
    id: 'getMySubmissions',
    summary: 'One’s own submissions in the running contest',
    answer: { status: 200, description: 'The submissions, the newest first; withdrawn ones as well.', type: ApiSubmissions },
    failures: [401, 404],
    session: 'required',
  })
  async list(@Req() request: FastifyRequest): Promise<ApiSubmissions> {
    const { running, registration } = await this.own.place(request);
    const all = registration ? await this.drafts.ofRegistration(registration.id) : [];
    const kinds = new Map(running.ruleSet.parts.map(({ code, kind }) => [code, kind]));
    return { items: all.map((one) => summaryOf(one, kinds.get(one.partCode))) };
  }

  @Post('me/submissions')
  @Operation({
    id: 'beginSubmission',
    summary: 'Begins a submission, also before the part receives; whoever has a draft goes on with it where the rules limit how many',
    answer: { status: 201, description: 'The submission.', type: ApiSentSubmission },
    failures: [400, 401, 404, 409],
    session: 'required',
  })
  async begin(@Req() request: FastifyRequest, @Body() { part, key }: ApiNewSubmission): Promise<ApiSentSubmission> {
    const { running, registration } = await this.own.place(request);
    if (!registration) throw new RegistrationError('NOT_REGISTERED');
    const { id } = await this.drafts.open(running, part, registration, key?.toLowerCase() as SubmissionId | undefined);
    return this.whole(await this.own.of(request, id));
  }

  @Get('me/submissions/:submission')
  @Operation({
    id: 'getMySubmission',
    summary: 'One’s own submission: the draft, its files, what was sent, what the secretariat has said',
    answer: { status: 200, description: 'The submission.', type: ApiSentSubmission },
    failures: [401, 404],
    session: 'required',
  })
  async show(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<ApiSentSubmission> {
    return this.whole(await this.own.of(request, id));
  }

  @Put('me/submissions/:submission/draft')
  @Operation({
    id: 'saveSubmissionDraft',
    summary: 'Keeps what was typed, where the program has seen what is kept now',
    answer: { status: 200, description: 'Kept.', type: ApiDraftSaved },
    failures: [400, 401, 404, 409],
    session: 'required',
  })
  async save(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Body() body: ApiDraftToSave,
  ): Promise<ApiDraftSaved> {
    const { registration } = await this.own.of(request, id);
    const saved = await this.drafts.save(id, registration.id, body);
    if (!saved.kept) throw new SubmissionError('CHANGED_MEANWHILE');
    return { revision: saved.revision, savedAt: saved.savedAt.toISOString() };
  }

  @Post('me/submissions/:submission/files')
  @Operation({
    id: 'promiseSubmissionFile',
    summary: 'Promises a file of the draft; its bytes go to `uploadUrl`, by the tus protocol, and may follow for a while after the end',
    answer: { status: 200, description: 'The promise; the same file promised twice is one.', type: ApiSubmissionFile },
    failures: [400, 401, 404, 409, 422],
    session: 'required',
  })
  async promise(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Body() body: ApiFilePromise,
  ): Promise<ApiSubmissionFile> {
    const { registration } = await this.own.of(request, id);
    return fileOf(await this.files.promise(id, registration.id, body));
  }

  @Get('me/submissions/:submission/check')
  @Operation({
    id: 'checkSubmission',
    summary: 'What stands in the way of sending, and the words of the main part; reads files that nobody has read yet, which takes seconds',
    answer: { status: 200, description: 'What was found.', type: ApiSubmissionCheck },
    failures: [401, 404, 503],
    session: 'required',
  })
  async check(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<ApiSubmissionCheck> {
    const { running, submission, registration } = await this.own.of(request, id);
    const { faults, refusals, words } = await this.checking.look(running, submission, registration);
    return {
      faults: [
        ...faults.map(({ field, sentence }) => ({ field, message: sentence })),
        ...refusals.map(({ sentence }) => ({ field: null, message: sentence })),
      ],
      words: words?.words ?? null,
      parts: (words?.parts ?? []).map((part) => ({ name: part.name, words: part.words, counted: part.counted })),
    };
  }

  @Post('me/submissions/:submission/versions')
  @Operation({
    id: 'sendSubmission',
    summary: 'Sends the draft: the first version, or one that takes the place of the version before',
    answer: { status: 201, description: 'The version with its receipt.', type: ApiSubmissionVersion },
    failures: [400, 401, 403, 404, 409, 422],
    session: 'required',
  })
  async send(
    @Req() request: FastifyRequest,
    @Param('submission', ID) id: SubmissionId,
    @Body() { revision, key, declares }: ApiSubmissionSending,
  ): Promise<ApiSubmissionVersion> {
    const { running, registration } = await this.own.of(request, id);
    const declared = declares.flatMap((one): Declaration[] => (one === 'true-and-own' ? ['original', 'true'] : [one]));
    const sending = { revision, key: key.toLowerCase(), place: placeOf(request), declared };
    const version = await this.submissions.send(running, id, registration, sending);
    return versionOf(version, version.version);
  }

  @Delete('me/submissions/:submission')
  @Operation({
    id: 'withdrawSubmission',
    summary: 'Withdraws what was sent, while the part receives, or gives up a draft',
    answer: { status: 204, description: 'Withdrawn.' },
    failures: [401, 404, 409],
    session: 'required',
  })
  async withdraw(@Req() request: FastifyRequest, @Param('submission', ID) id: SubmissionId): Promise<void> {
    const own = await this.own.of(request, id);
    if (own.submission.state === 'draft') await this.own.giveUp(own);
    else await this.submissions.withdraw(id, own.registration);
  }

  private async whole({ submission, part }: OwnSubmission): Promise<ApiSentSubmission> {
    const { id, version } = submission;
    const check = (await this.checks.latest([id])).get(id);
    return {
      ...summaryOf(submission, part.kind),
      revision: submission.draftRevision,
      draft: { ...tidyDraft(submission.draft) },
      files: (await this.files.inDraft(id)).map(fileOf),
      versions: (await this.submissions.versions(id)).map((one) => versionOf(one, version)),
      check: check ? { result: check.result, reason: check.reason, until: check.until?.toISOString() ?? null } : null,
    };
  }
}

function summaryOf(
  { id, partCode, state, number, draft, receivedAt }: Submission,
  kind: OwnSubmission['part']['kind'] | 'quiz' | undefined,
): ApiSubmissionSummary {
  return {
    ...{ id, state },
    part: partCode,
    number: number === null || kind === undefined || kind === 'quiz' ? null : submissionNumber(kind, number),
    title: tidyDraft(draft).title,
    receivedAt: receivedAt?.toISOString() ?? null,
  };
}

function fileOf(file: SubmissionFile): ApiSubmissionFile {
  const { id, role, fileName, promisedSize, state } = file;
  return {
    ...{ id, role, state },
    name: fileName ?? '',
    size: Number(promisedSize),
    refusal: refusalOf(file) ?? null,
    uploadUrl: `${API_UPLOADS_PATH}/${id}`,
  };
}

function versionOf(one: SubmissionVersion, current: number | null): ApiSubmissionVersion {
  const { version, receiptCode, sentAt, completeAt, words, sealSha256 } = one;
  return {
    ...{ version, words, sealSha256 },
    receipt: receiptCode,
    sentAt: sentAt.toISOString(),
    completeAt: completeAt?.toISOString() ?? null,
    counts: version === current,
  };
}
