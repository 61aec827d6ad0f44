/** Pages before the console: who is led back to one of them would be led in a circle. */
const DOOR = /^\/quan-tri\/(dang-nhap|dang-xuat|xac-thuc|quen-mat-khau)(\/|\?|$)/;

/** A page of the console on this site that may be gone to; undefined for anything else. */
export function consolePath(value: unknown): string | undefined {
  const isOurs =
    typeof value === 'string' && value.length <= 500 && /^\/quan-tri([/?][\w\-/.?=&%+]*)?$/.test(value) && !value.includes('//');
  return isOurs && !DOOR.test(value) ? value : undefined;
}

/** Where one signs in to the console, with the way back to the page that was wanted. */
export function signInPath(wanted: string | undefined): string {
  return withWayBack('/quan-tri/dang-nhap', wanted);
}

/** An address of the way in that keeps where one wanted to go. */
export function withWayBack(path: string, wanted: string | undefined): string {
  const back = consolePath(wanted);
  return back === undefined || back === '/quan-tri' ? path : `${path}?den=${encodeURIComponent(back)}`;
}
