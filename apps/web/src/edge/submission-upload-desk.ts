import { Permission, type Principal } from '#access';
import type { InspectedFile, IntakeError, PromisedUpload } from '#files';
import { SubmissionUploads } from '#submissions';
import type { UploadDesk } from './resumable-uploads.js';

/** The files of submissions at the door of uploads: of the person who is signed in, and of staff for what came on paper. */
export class SubmissionUploadDesk implements UploadDesk {
  constructor(private readonly uploads: SubmissionUploads) {}

  promised(id: string, { accountId, permissions }: Principal): Promise<PromisedUpload | undefined> {
    return this.uploads.promised(id, { accountId, managesSubmissions: permissions.has(Permission.ManageSubmissions) });
  }

  whole(id: string): Promise<void> {
    return this.uploads.whole(id);
  }

  arrived(id: string, file: InspectedFile): Promise<void> {
    return this.uploads.arrived(id, file);
  }

  refused(id: string, why: IntakeError): Promise<void> {
    return this.uploads.refused(id, why);
  }
}
