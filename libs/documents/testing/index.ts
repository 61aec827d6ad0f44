export { aPdf, aStream, type PdfPlan, written } from './a-pdf.js';
export { aDocx, aZip, type Looks, p, table } from './a-docx.js';
export { type EssayLooks, type EssayModel, type EssayPiece, essayAsPdf, essayAsText, essayAsWord } from './an-essay-file.js';
