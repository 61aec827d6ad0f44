import { foldVietnamese } from '#kernel';

const LONGEST = 80;

/** The part of an address that a title makes: "Tuần thi 2 đã mở!" is "tuan-thi-2-da-mo". Cut between words. */
export function slugOf(title: string): string {
  const words = foldVietnamese(title)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = (words[0] ?? 'tin').slice(0, LONGEST);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > LONGEST) break;
    slug += `-${word}`;
  }
  return slug;
}

/** The slug itself, or the first of "slug-2", "slug-3" … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
