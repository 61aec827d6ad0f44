const PLAIN = /^\d{1,6}([.,]\d{1,3})?$/;
const shown = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });

/** The total of the points typed so far, each times its weight, and what a criterion below its minimum means. */
export function addUp(form: HTMLFormElement): void {
  const total = form.querySelector<HTMLElement>('[data-total]');
  const criteria = Array.from(form.querySelectorAll<HTMLElement>('.criterion'));
  const show = (): void => {
    // In whole millionths: a sum of fractions would end in 0,30000000000000004.
    let sum = 0;
    for (const criterion of criteria) {
      const typed = criterion.querySelector<HTMLInputElement>('input[name="points"]')?.value.trim() ?? '';
      const points = PLAIN.test(typed) ? Number(typed.replace(',', '.')) : NaN;
      const { maximum, weight, minimum } = criterion.dataset;
      const isRight = points <= Number(maximum);
      if (isRight) sum += Math.round(points * 1000) * Math.round(Number(weight) * 1000);
      const below = criterion.querySelector<HTMLElement>('[data-below]');
      if (below) below.hidden = !(isRight && points < Number(minimum));
    }
    if (total) total.textContent = shown.format(Math.round(sum / 1000) / 1000);
  };
  form.addEventListener('input', show);
  // What the device has kept is put back into the fields after this.
  form.addEventListener('sheet-restored', show);
  show();
}
