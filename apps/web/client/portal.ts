/** What every page of the portal gains with script: the menu folds, forms go once, the clock runs, links are shared, texts copied, errors take the focus. */
import { runCountdown } from './countdown';
import { askAgain } from './frame/ask-again';
import { copyText } from './frame/copy-text';
import { foldMenu } from './frame/fold-menu';
import { sendOnce } from './frame/send-once';
import { dropOldCopies, forgetOnSigningOut } from './submission/kept-copies';

/** Shares by the phone's own sheet; where there is none, copies the address and says so. Without both it stays a link. */
function share(link: HTMLAnchorElement): void {
  link.addEventListener('click', (event) => {
    const text = link.dataset['share'] ?? '';
    const label = link.querySelector('span');
    // The types promise what old in-app browsers lack.
    const { share: sheet, clipboard } = navigator as Partial<Pick<Navigator, 'share' | 'clipboard'>>;
    if (sheet) {
      event.preventDefault();
      navigator.share({ text, url: link.href }).catch(() => undefined);
    } else if (clipboard && label) {
      event.preventDefault();
      clipboard.writeText(`${text} ${link.href}`).then(
        () => (label.textContent = 'Đã chép đường dẫn'),
        () => location.assign(link.href),
      );
    }
  });
}

askAgain();
document.querySelectorAll<HTMLElement>('[data-menu]').forEach(foldMenu);
document.querySelectorAll<HTMLFormElement>('form[method="post"]').forEach(sendOnce);
document.querySelectorAll<HTMLFormElement>('form[method="post"]').forEach(forgetOnSigningOut);
dropOldCopies();
document.querySelectorAll<HTMLElement>('[data-until]').forEach(runCountdown);
document.querySelectorAll<HTMLAnchorElement>('a[data-share]').forEach(share);
document.querySelectorAll<HTMLButtonElement>('[data-copy]').forEach(copyText);
document.querySelectorAll<HTMLButtonElement>('[data-print]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});
document.querySelector<HTMLElement>('[data-focus]')?.focus();
