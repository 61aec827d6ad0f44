import { browserName } from './browser-name.js';

describe('the name of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 8.1.0; SM-J730G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.99 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    ['Mozilla/5.0 (Linux; Android 10; wv) AppleWebKit/537.36 Chrome/83.0 Mobile Safari/537.36 Zalo android/12100655', 'Zalo, Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
      'Edge, Windows',
    ],
    ['curl/8.5.0', ''],
    [undefined, ''],
  ])('of %s is “%s”', (userAgent, name) => expect(browserName(userAgent)).toBe(name));
});
