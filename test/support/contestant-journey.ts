import { demoQuestions } from '../../apps/cli/src/demo/demo-questions.js';
import type { Journey } from './journey.js';

/** Right answers by question, as somebody knows them who has studied. */
const ANSWERS = new Map(demoQuestions().map(({ text, options, key }) => [text, options[key[0] ?? 0] ?? '']));

/** Somebody born on 7 July 1962. */
export interface Newcomer {
  fullName: string;
  phone: string;
  audience: string;
}

/** Fills in the first step of registering, which is open, and goes on. */
export async function introduce({ page }: Journey, person: Newcomer): Promise<void> {
  await page.fill('#fullName', person.fullName);
  await page.fill('#birthDate-day', '7');
  await page.fill('#birthDate-month', '7');
  await page.fill('#birthDate-year', '1962');
  await page.fill('#phone', person.phone);
  await page.selectOption('#audience', person.audience);
  await page.check('#consent');
  await page.check('#publish');
  await page.click('button:has-text("Tiếp tục")');
}

/** The last step of registering: the code from the mailbox; then the round awaits. */
export async function confirmCode(journey: Journey, origin: string): Promise<void> {
  const { page } = journey;
  await page.waitForSelector('#code');
  await page.fill('#code', await journey.codeFromMailbox(origin));
  await page.click('button:has-text("Xong")');
  await page.waitForSelector('text=Sẵn sàng vào thi?');
}

/** Sits, chooses the right answer of every question, guesses, hands in. */
export async function sitAllRight({ page }: Journey, guess: string): Promise<void> {
  await page.click('button:has-text("Bắt đầu làm bài")');
  await page.waitForSelector('text=Câu 1 trong 20');
  for (let question = 1; question <= 20; question += 1) {
    const field = page.locator(`fieldset[data-question="${question}"]`);
    const right = ANSWERS.get(((await field.locator('legend').textContent()) ?? '').trim());
    const shown = await field.locator('label span:nth-child(2)').allTextContents();
    await field
      .locator('label')
      .nth(shown.findIndex((text) => text.trim() === right))
      .click();
    await page.click('[data-next]');
  }
  await page.waitForSelector('text=Bạn đã trả lời đủ 20 câu.');
  await page.fill('#du-doan', guess);
  await page.click('[data-submit]');
}
