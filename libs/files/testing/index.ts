export { aBucket, type Bucket } from './a-bucket.js';
