const LONGEST = 40;

/** Whatever stands in a plan, as a fault quotes it: “bốn”, “4”, "danh sách". */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return 'danh sách';
  if (typeof value === 'string') return `“${value.slice(0, LONGEST)}”`;
  if (typeof value === 'number' || typeof value === 'boolean') return `“${String(value)}”`;
  return value === null || value === undefined ? 'giá trị trống' : 'nhóm thiết lập';
}
