/**
 * What the console gains with script: the menu folds, errors take the focus, filters apply at once, numbers stay fresh,
 * and a text that was begun is not lost by a wrong click.
 */
import { foldMenu } from './frame/fold-menu';
import { sendOnce } from './frame/send-once';
import { keepFresh } from './console/keep-fresh';
import { guardText } from './console/guard-text';

/** Boxes that open over the page close with Escape and by a click beside them. */
function closeBeside(box: HTMLDetailsElement): void {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !box.contains(event.target)) box.open = false;
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !box.open) return;
    box.open = false;
    box.querySelector('summary')?.focus();
  });
}

document.querySelectorAll<HTMLElement>('[data-menu]').forEach(foldMenu);
document.querySelectorAll<HTMLElement>('[data-live]').forEach(keepFresh);
document.querySelectorAll<HTMLFormElement>('form[method="post"]').forEach(sendOnce);
document.querySelectorAll<HTMLFormElement>('form[data-guard]').forEach(guardText);
document.querySelectorAll<HTMLDetailsElement>('.person, .tool-columns').forEach(closeBeside);
document.querySelectorAll<HTMLSelectElement>('select[data-submit]').forEach((select) => {
  select.addEventListener('change', () => select.form?.submit());
});
document.querySelector<HTMLElement>('[data-focus]')?.focus();
