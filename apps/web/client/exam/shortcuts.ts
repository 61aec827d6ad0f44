/**
 * Keys for who sits at a desk: 1 to 8 or A to H choose, N goes on, P goes back. Never while somebody types, never with Ctrl, Alt
 * or Meta, and off where somebody turns them off: who speaks to the device sends letters without meaning to. Screen readers
 * that read keep their keys to themselves, so theirs are not taken.
 */
interface Options {
  /** Chooses the option with this place, from 0, where the person is; false when there is none. */
  choose: (place: number) => boolean;
  step: (by: 1 | -1) => void;
  isOn: () => boolean;
}

export function listenToShortcuts({ choose, step, isOn }: Options): void {
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, isComposing, repeat, defaultPrevented } = event;
    if (ctrlKey || altKey || metaKey || isComposing || repeat || defaultPrevented || !isOn() || isTyping(event.target)) return;
    const letter = key.toLowerCase();
    const place = letter.length === 1 ? Math.max('12345678'.indexOf(letter), 'abcdefgh'.indexOf(letter)) : -1;
    if (place >= 0 ? choose(place) : letter === 'n' || letter === 'p') event.preventDefault();
    if (letter === 'n') step(1);
    if (letter === 'p') step(-1);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && !!target.closest('textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])');
}
