import { readDrawing, type Drawing } from '../drawings/drawing.js';
import type { CertificateColours, CertificateData } from './certificate-data.js';

/** What a template sees: texts in one spelling, drawings checked and taken apart. */
export interface CertificateView {
  /** The authorities above the issuing one. */
  superior: string[];
  issuer: string;
  emblem: Drawing | undefined;
  silhouette: Drawing | undefined;
  title: string;
  introduction: string;
  salutation: string;
  fullName: string;
  unit: string;
  award: string;
  contest: string[];
  placeAndDate: string;
  capacity: string[];
  signerName: string;
  number: string;
  code: string;
  verificationUrl: string;
  colours: CertificateColours;
}

/** @throws DocumentError DRAWING_UNFIT */
export function certificateView(data: CertificateData): CertificateView {
  const issuer = data.issuer.map(tidy).filter((line) => line !== '');
  return {
    superior: issuer.slice(0, -1),
    issuer: issuer.at(-1) ?? '',
    emblem: data.emblemSvg === undefined ? undefined : readDrawing(data.emblemSvg, 'emblem'),
    silhouette: data.silhouetteSvg === undefined ? undefined : readDrawing(data.silhouetteSvg, 'silhouette'),
    title: tidy(data.title),
    introduction: tidy(data.introduction),
    salutation: tidy(data.salutation ?? ''),
    fullName: tidy(data.fullName),
    unit: tidy(data.unit ?? ''),
    award: tidy(data.award),
    contest: data.contest.map(tidy),
    placeAndDate: tidy(data.placeAndDate),
    capacity: data.capacity.map(tidy),
    signerName: tidy(data.signerName),
    number: tidy(data.number),
    code: tidy(data.code),
    verificationUrl: data.verificationUrl.trim(),
    colours: data.colours,
  };
}

/** NFC without characters that cannot be seen; a no-break space keeps its meaning for the line breaks. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
