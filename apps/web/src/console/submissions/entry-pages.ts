import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '#access';
import { Accounts } from '#accounts';
import { type AccountId, Clock } from '#kernel';
import { NominatedSubmissions, SimilarityDesk, SubmissionDesk, SubmissionFiles, type SubmissionId } from '#submissions';
import { UnitRegister } from '#units';
import type { ConsoleContent } from '../console-page.js';
import type { SubmissionView } from '../view-models.js';
import type { TypedCheck, TypedUpload } from './entry-forms.js';
import { entryContent } from './entry-page.js';
import { EntryReader } from './entry-reader.js';

/** The page of an entry, for whoever shows it again with what was typed. */
@Injectable()
export class EntryPages {
  constructor(
    private readonly reader: EntryReader,
    private readonly desk: SubmissionDesk,
    private readonly files: SubmissionFiles,
    private readonly nominated: NominatedSubmissions,
    private readonly similarity: SimilarityDesk,
    private readonly accounts: Accounts,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  /** @throws ContestError ROUND_NOT_FOUND; SubmissionError SUBMISSION_NOT_FOUND */
  async content(
    code: string,
    id: SubmissionId,
    me: Pick<Principal, 'accountId' | 'permissions'>,
    typed: { check?: TypedCheck; upload?: TypedUpload } = {},
  ): Promise<ConsoleContent<SubmissionView>> {
    const found = await this.reader.entry(code, id);
    const { submission, versions, checks } = found.entry;
    const files = new Map(
      await Promise.all(versions.map(async ({ version }) => [version, await this.files.ofVersion(id, version)] as const)),
    );
    const had = new Set((files.get(submission.version ?? 0) ?? []).map((file) => file.id));
    const staff = [...checks.map(({ checkedBy }) => checkedBy), ...(submission.enteredBy ? [submission.enteredBy] : [])];
    return entryContent(
      {
        ...found,
        files,
        added: submission.enteredBy === null ? [] : (await this.files.inDraft(id)).filter((file) => !had.has(file.id)),
        takeKey: randomUUID(),
        units: await this.units.findMany(submission.unitId ? [submission.unitId] : []),
        people: await this.accounts.findMany(staff),
        provenance: submission.receivedNominationId === null ? undefined : (await this.nominated.provenanceOf([id])).get(id),
        similar: await this.similarity.entry(id),
        near: await this.desk.neighbours(submission),
        me,
        now: this.clock.now(),
      },
      typed,
    );
  }

  /** The name of a member of staff; undefined where nobody is meant, or who has left. */
  async nameOf(id: AccountId | null): Promise<string | undefined> {
    return id === null ? undefined : (await this.accounts.findById(id))?.fullName;
  }
}
