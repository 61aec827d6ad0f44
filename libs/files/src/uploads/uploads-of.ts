import type { Clock } from '#kernel';
import type { Settings } from '#settings';
import type { TenantContext } from '#tenancy';
import type { FileStore } from '../file-store.js';
import { FileInspector } from '../intake/file-inspector.js';
import { ClamdScanner } from '../scanning/clamd-scanner.js';
import { type MalwareScanner, NoScanner } from '../scanning/malware-scanner.js';
import type { ResumableUploads } from './resumable-uploads.js';
import type { UploadPlace } from './upload-place.js';

export function scannerOf({ CLAMD: address }: Settings): MalwareScanner {
  return address === undefined ? new NoScanner() : new ClamdScanner(address);
}

interface UploadsAround {
  settings: Settings;
  context: TenantContext;
  files: FileStore;
  clock: Clock;
  inspector?: FileInspector;
}

/** Resumable uploads as the settings want them, under the path. */
export async function uploadsOf(
  path: string,
  { settings, context, files, clock, inspector = new FileInspector() }: UploadsAround,
): Promise<ResumableUploads> {
  // Loaded where uploads are served: it is large.
  const [{ ResumableUploads }, place] = await Promise.all([import('./resumable-uploads.js'), placeOf(settings)]);
  return new ResumableUploads({ settings, context, files, place, clock, inspector, scanner: scannerOf(settings) }, path);
}

async function placeOf(settings: Settings): Promise<UploadPlace> {
  if (settings.FILES === 's3') return (await import('./s3-uploads.js')).s3Uploads(settings);
  return (await import('./local-uploads.js')).localUploads(settings);
}
