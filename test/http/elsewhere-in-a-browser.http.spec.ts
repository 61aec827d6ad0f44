import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { IdentityProviders } from '#accounts';
import { aRuleSet } from '#rules/testing';
import { aMember } from '../factories/a-member.js';
import { aPlaceWithContest } from '../factories/a-tenant-with-contest.js';
import { launchBrowser } from '../support/browser.js';
import { Journey } from '../support/journey.js';
import { OidcServer } from '../support/oidc-server.js';
import { TestSite } from '../support/test-site.js';

jest.setTimeout(120_000);

const SECRET = 'a-secret-of-the-provider';
const TYPED = {
  label: 'VNeID',
  clientId: 'khoa-bang',
  clientSecret: SECRET,
  scope: 'openid profile phone',
  acrValues: 'LoA2 LoA1',
  levels: 'LoA1=1, LoA2=2',
  claimName: 'name',
  claimBirthDate: 'birthdate',
  claimPhone: 'phone_number',
};

/** With a browser that follows the provider's redirects by itself, on a phone. */
describe('signing in with an account elsewhere, in a browser', () => {
  const site = TestSite.forTests();
  let browser: Browser;
  let there: OidcServer;
  let origin: string;

  beforeAll(async () => {
    // The provider warns that it is none for production.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    browser = await launchBrowser();
    there = await OidcServer.open();
    await site.app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await browser.close();
    await there.close();
  });

  beforeEach(async () => {
    const { tenant } = await aPlaceWithContest(site, { ruleSet: aRuleSet() });
    const { port } = site.app.getHttpServer().address() as { port: number };
    origin = `http://${tenant.host}:${port}/`;
    const actor = await aMember(tenant.id, ['administrator']);
    await site.as(tenant.id, async () => {
      const providers = site.get(IdentityProviders);
      const added = await providers.add({ ...TYPED, issuer: there.issuer }, actor);
      if ('faults' in added) throw new Error(JSON.stringify(added.faults));
      there.knows({ clientId: TYPED.clientId, clientSecret: SECRET, redirectUris: [`${origin}dang-nhap/qua/${added.id}/ve`] });
      await providers.activate(added.id, actor);
    });
    there.person = {
      sub: 'vn-0001',
      acr: 'LoA2',
      claims: { name: 'Đỗ Thị Lụa', birthdate: '1962-07-07', phone_number: '0912 345 678' },
    };
  });

  it('leads from the button through the provider to registering, filled in, and the next time straight in', async () => {
    const journey = await Journey.begin(browser);
    const { page } = journey;
    const goOn = (): Promise<void> => page.click('main form.form > button.button');
    const typeCode = async (): Promise<void> => {
      await page.waitForSelector('#code');
      await page.fill('#code', await journey.codeFromMailbox(origin));
    };
    await page.goto(`${origin}dang-nhap`);
    await journey.look('sign-in-elsewhere-phone');
    await page.click('a:has-text("Đăng nhập bằng VNeID")');

    await page.waitForURL(`${origin}dang-nhap/lien-ket`);
    await page.waitForSelector('h1:has-text("Chào Đỗ Thị Lụa")');
    expect(await page.inputValue('#contact')).toBe('0912345678');
    await journey.look('first-time-contact-phone');
    await goOn();
    await typeCode();
    await journey.look('first-time-code-phone');
    await goOn();
    await page.waitForSelector('h1:has-text("Bạn là ai?")');
    await journey.look('first-time-who-phone');
    await goOn();

    await page.waitForURL(`${origin}dang-ky`);
    const filledIn = await Promise.all(['#fullName', '#birthDate-day', '#birthDate-year', '#phone'].map((id) => page.inputValue(id)));
    expect(filledIn).toEqual(['Đỗ Thị Lụa', '7', '1962', '0912345678']);
    await journey.look('register-filled-in-phone');
    await page.check('#consent');
    await goOn();
    await page.fill('#q', 'Phường 9');
    await page.waitForSelector('[role=option]:first-child:has-text("Phường 9")');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await goOn();
    await typeCode();
    await goOn();
    await page.waitForURL(`${origin}cua-toi`);

    await page.context().clearCookies({ name: 'kb' });
    await page.goto(`${origin}dang-nhap`);
    await page.click('a:has-text("Đăng nhập bằng VNeID")');
    await page.waitForURL(`${origin}cua-toi`);
    await journey.look('my-attempts-after-provider-phone');
    await journey.end();
  });
});
