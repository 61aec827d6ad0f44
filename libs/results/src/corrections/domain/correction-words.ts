/** How a standing says that somebody is disqualified. */
export function saidOf(article: string): string {
  return `Bị loại theo ${article}`;
}
