export { aBucket, type Bucket } from './a-bucket.js';
export { aPackedStream, aPlainDocx, aPlainJpeg, aPlainPdf, aPlainPng, anArchive, declared } from './a-file.js';
