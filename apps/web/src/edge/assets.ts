import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';

/** Where the built scripts, styles and fonts lie. */
export const ASSETS_FOLDER = join(PROJECT_ROOT, 'dist/assets');

let manifest: Record<string, string> | undefined;

/** The address of a built asset, with its hash in the name so that it may be cached for ever: "portal.css". */
export function assetUrl(name: string): string {
  manifest ??= JSON.parse(readFileSync(join(ASSETS_FOLDER, 'manifest.json'), 'utf8')) as Record<string, string>;
  const file = manifest[name];
  if (!file) throw new Error(`There is no built asset ${name}.`);
  return `/assets/${file}`;
}
