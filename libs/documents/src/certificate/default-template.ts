import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';

/** The source of the template that every tenant begins with, to use as it is or to copy. */
export function defaultTemplateSource(): string {
  return readFileSync(join(PROJECT_ROOT, 'config/templates/certificate.hbs'), 'utf8');
}
