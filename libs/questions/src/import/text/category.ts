/** The last of Moodle's categories: "$course$/Hành chính/SIPAS//PAPI" is "SIPAS/PAPI". */
export function lastCategory(path: string): string {
  const slash = '\ue010';
  return (path.replaceAll('//', slash).split('/').at(-1) ?? '').replaceAll(slash, '/').trim();
}
