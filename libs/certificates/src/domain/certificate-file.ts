import type { Certificate, CertificateId } from '../entities/certificate.entity.js';

/** Where the file of a certificate is kept. The hash is part of it: a second making never writes over what a first one signed for. */
export function certificateFileKey(id: CertificateId, sha256: string): string {
  return `certificates/${id}/${sha256}.pdf`;
}

/** What the file is called when somebody saves it; without the name, since file names wander. */
export function certificateFileName({ number, code }: Pick<Certificate, 'number' | 'code'>): string {
  return `giay-chung-nhan-${String(number).padStart(2, '0')}-${code}.pdf`;
}
