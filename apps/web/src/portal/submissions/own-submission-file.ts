import { Injectable } from '@nestjs/common';
import { toLocalIso } from '#kernel';
import type { RegistrationId } from '#registrations';
import {
  FormalChecks,
  type Submission,
  type SubmissionDraft,
  SubmissionDrafts,
  type SubmissionFile,
  SubmissionFiles,
  Submissions,
  tidyDraft,
} from '#submissions';
import { fileAddress } from './addresses.js';

/** A file of somebody's own submission, for programs: where it is fetched while one is signed in. */
interface OwnFileFacts {
  role: SubmissionFile['role'];
  name: string | null;
  bytes: number;
  sha256: string;
  state: SubmissionFile['state'];
  promisedAt: string;
  url: string | null;
}

/** A submission of one's own, for programs: what was typed, what was sent, every file. */
export interface OwnSubmissionFacts {
  part: string;
  number: number | null;
  state: Submission['state'];
  channel: Submission['channel'];
  /** As it is being written, or stood when it was sent last. */
  draft: SubmissionDraft;
  draftSavedAt: string;
  authors: Record<string, unknown>[];
  versions: Record<string, unknown>[];
  files: OwnFileFacts[];
  /** What the secretariat has said of its form. */
  checks: Record<string, unknown>[];
}

/** Everything that is kept of somebody's submissions, for the file of one's own data. */
@Injectable()
export class OwnSubmissionFile {
  constructor(
    private readonly drafts: SubmissionDrafts,
    private readonly submissions: Submissions,
    private readonly files: SubmissionFiles,
    private readonly checks: FormalChecks,
  ) {}

  async of(registrationId: RegistrationId): Promise<OwnSubmissionFacts[]> {
    const facts: OwnSubmissionFacts[] = [];
    for (const submission of await this.drafts.ofRegistration(registrationId)) facts.push(await this.one(submission));
    return facts;
  }

  private async one({ id, partCode, number, state, channel, draft, draftSavedAt }: Submission): Promise<OwnSubmissionFacts> {
    const versions = await this.submissions.versions(id);
    const files = new Map((await this.files.inDraft(id)).map((file) => [file.id, file]));
    for (const { version } of versions) for (const file of await this.files.ofVersion(id, version)) files.set(file.id, file);
    const authors = await this.submissions.authorsOfSubmission(id);
    return {
      ...{ part: partCode, number, state, channel },
      draft: tidyDraft(draft),
      draftSavedAt: toLocalIso(draftSavedAt),
      authors: authors.map(({ fullName, birthDate, position, unitName, email, phone, share, pseudonym }) => ({
        ...{ fullName, birthDate, position, unitName, email, phone, share, pseudonym },
      })),
      versions: versions.map(({ version, sentAt, completeAt, content, sectionTexts, link, words, receiptCode, sealSha256 }) => ({
        ...{ version, content, sections: sectionTexts, link, words, receiptCode, sealSha256 },
        sentAt: toLocalIso(sentAt),
        completeAt: completeAt && toLocalIso(completeAt),
      })),
      files: [...files.values()].map(fileFacts),
      checks: (await this.checks.of(id)).map(({ version, result, reason, until, checkedAt }) => ({
        ...{ version, result, reason },
        until: until && toLocalIso(until),
        checkedAt: toLocalIso(checkedAt),
      })),
    };
  }
}

function fileFacts({ id, submissionId, role, fileName, promisedSize, promisedSha256, state, promisedAt }: SubmissionFile): OwnFileFacts {
  return {
    role,
    name: fileName,
    bytes: Number(promisedSize),
    sha256: promisedSha256,
    state,
    promisedAt: toLocalIso(promisedAt),
    url: state === 'stored' ? fileAddress(submissionId, id) : null,
  };
}
