export { aDocx, aZip, type Looks, p, table } from './a-docx.js';
