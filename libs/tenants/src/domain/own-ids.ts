/**
 * A drawing whose ids begin with its owner's name. Emblems of several tenants stand in one page: two that name a part alike
 * would show each other's.
 */
export function withOwnIds(svg: string, owner: string): string {
  const own = (id: string): string => (id.startsWith(`${owner}-`) ? id : `${owner}-${id}`);
  return svg
    .replace(/(\sid\s*=\s*["'])([^"']*)/g, (_, before: string, id: string) => `${before}${own(id)}`)
    .replace(/((?:\s|:)href\s*=\s*["']#)([^"']*)/g, (_, before: string, id: string) => `${before}${own(id)}`)
    .replace(/(url\(\s*["']?\s*#)([^"')]*)/g, (_, before: string, id: string) => `${before}${own(id)}`);
}
