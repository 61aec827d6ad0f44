/** Whether the setting at one path is the other, or stands around it. */
export function isAround(outer: string, inner: string): boolean {
  return outer === '$' || inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}
