export { FileError, mebibytes } from './file.errors.js';
export { type ByteRange, FileStore, type KeptFile } from './file-store.js';
export { FilesModule } from './files.module.js';
export { fileLabel } from './intake/file-label.js';
export { FileInspector } from './intake/file-inspector.js';
export { checkDeclared, inWords } from './intake/inspect-file.js';
export {
  type DeclaredFile,
  FILE_KINDS,
  type FileKind,
  type InspectedFile,
  type IntakeLimits,
  KIND_FACTS,
  USUAL_MOST_BYTES,
} from './intake/inspected-file.js';
export { IntakeError } from './intake/intake.errors.js';
export { pictureType, takePicture } from './pictures/take-picture.js';
export type { PictureType } from './pictures/taken-picture.js';
export type { ScanVerdict } from './scanning/malware-scanner.js';
export type { PromisedUpload, UploadPromises, UsedBytes } from './uploads/promised-upload.js';
export type { ResumableUploads, UploadEnd } from './uploads/resumable-uploads.js';
export { checkQuota } from './uploads/upload-quota.js';
export { scannerOf, uploadsOf } from './uploads/uploads-of.js';
