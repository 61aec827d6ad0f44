import type { Browser } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { type AppProcess, removeApp, startApp } from '../support/app-process.js';
import { launchBrowser } from '../support/browser.js';
import { confirmCode, introduce, type Newcomer, sitAllRight } from '../support/contestant-journey.js';
import { eventually } from '../support/eventually.js';
import { Journey } from '../support/journey.js';
import { atTheDesk } from '../support/staff-journey.js';

/** Who counts for the ward, by the ward's page and by the city's, and who counts for its neighbour. */
const BY_THE_WARD: Newcomer = { fullName: 'Lương Thị Tuyết', phone: '0903 555 111', audience: 'can-bo-phuong' };
const BY_THE_CITY: Newcomer = { fullName: 'Hà Văn Chậm', phone: '0903 555 222', audience: 'nhan-dan' };
const NEIGHBOUR: Newcomer = { fullName: 'Tạ Thị Lân', phone: '0903 555 333', audience: 'nhan-dan' };

/** What both consoles say of the same people. */
interface Figures {
  registered: number;
  /** Who has begun at least once, and how often, in each round. */
  rounds: { people: number; attempts: number }[];
  /** Name and number of attempts. */
  people: string[];
}

describe('Quang Trung’s report', () => {
  let app: AppProcess;
  let browser: Browser;
  let city: string;
  let ward: string;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    city = app.url('thai-nguyen.localhost');
    ward = app.url('quang-trung.thai-nguyen.localhost');
  });
  afterAll(async () => {
    await browser.close();
    await app.stop();
    removeApp(app);
  });

  it('equals the city’s figures filtered to the ward, and shows nobody once the grant was taken back', async () => {
    const [desk, office] = await Promise.all([
      atTheDesk(browser, ward, 'thu-ky@quang-trung.example'),
      atTheDesk(browser, city, 'cong-bo@thai-nguyen.example'),
    ]);
    const before = await wardFigures(desk, ward);
    expect(await cityFigures(office, city)).toEqual(before);

    const official = await Journey.begin(browser);
    await official.page.goto(`${ward}dang-ky?next=/thi/tuan-2`);
    await introduce(official, BY_THE_WARD);
    await official.page.click('label:has-text("Nơi tôi làm việc")');
    await official.page.click('label:has-text("Trạm Y tế phường")');
    await official.page.click('button:has-text("Tiếp tục")');
    await confirmCode(official, ward);
    await Promise.all([sitAllRight(official, '9'), register(BY_THE_CITY, 'quang trung').then(() => register(NEIGHBOUR, 'tan lap'))]);
    await official.page.waitForURL(/bien-nhan\/TN2-/);

    // The worker counts every ten seconds; pages only read.
    const counted = await eventually(
      () => wardFigures(desk, ward),
      ({ rounds }) => rounds[1]!.people > before.rounds[1]!.people,
    );
    expect(counted).toEqual({
      registered: before.registered + 2,
      rounds: [before.rounds[0], { people: before.rounds[1]!.people + 1, attempts: before.rounds[1]!.attempts + 1 }],
      people: [...before.people, `${BY_THE_WARD.fullName} 1`, `${BY_THE_CITY.fullName} 0`].toSorted(),
    });
    const cityCounted = await eventually(
      () => cityFigures(office, city),
      ({ rounds }) => rounds[1]!.people > before.rounds[1]!.people,
    );
    expect(cityCounted).toEqual(counted);
    // Negative control: the neighbour is in the city's list, and in nobody else's.
    expect(await namesIn(office, `${city}quan-tri/nguoi-du-thi?q=${encodeURIComponent(NEIGHBOUR.fullName)}`)).toEqual([NEIGHBOUR.fullName]);

    await desk.page.goto(`${ward}quan-tri/bao-cao`);
    await desk.look('ward-report');
    const shown = await tableOf(desk, 'tbody tr, tfoot tr');
    const fromCsv = await csvOf(desk, '/quan-tri/bao-cao/xuat.csv');
    const fromSheet = (await readSheet(await fileOf(desk, '/quan-tri/bao-cao/xuat.xlsx'))).map((row) =>
      row.map((cell) => (cell === null ? '' : String(cell))),
    );
    expect(fromSheet).toEqual(fromCsv);
    expect(fromSheet.slice(1).map((row) => row.slice(0, 4))).toEqual(shown.slice(0, -1).map((row) => row.slice(0, 4)));
    const sums = [1, 2, 3].map((column) => String(fromSheet.slice(1).reduce((total, row) => total + Number(row[column]), 0)));
    expect(sums).toEqual(shown.at(-1)!.slice(1, 4));
    expect(sums[0]).toBe(String(counted.registered));
    await desk.page.goto(`${ward}quan-tri/bao-cao/nguoi`);
    await desk.look('ward-people');

    await office.page.goto(`${city}quan-tri/trien-khai`);
    await office.look('grants');
    await office.page.click('a:has-text("Thu hồi")');
    await office.page.fill('#reason', 'Phường sáp nhập, thành phố theo dõi trực tiếp.');
    await office.look('grant-revocation');
    await office.page.click('button:has-text("Thu hồi")');
    await office.page.waitForSelector('text=không còn thấy người dự thi nào');

    await desk.page.goto(`${ward}quan-tri/bao-cao`);
    const words = (await desk.page.textContent('main')) ?? '';
    expect(words).toContain('Cấp trên đã thu hồi việc giao triển khai');
    expect(words).toContain('Phường sáp nhập, thành phố theo dõi trực tiếp.');
    await desk.look('ward-report-ended');
    for (const path of ['bao-cao', 'bao-cao/nguoi', 'bao-cao?theo=dot', 'bao-cao?theo=chi-tieu']) {
      await desk.page.goto(`${ward}quan-tri/${path}`);
      const page = await desk.page.content();
      for (const person of [...counted.people, NEIGHBOUR.fullName]) expect(page).not.toContain(person.replace(/ \d+$/, ''));
      expect(await desk.page.locator('.figures, tbody tr').count()).toBe(0);
    }
    for (const file of ['xuat.csv', 'xuat.xlsx', 'nguoi/xuat.csv', 'nguoi/xuat.xlsx', 'giai.csv']) {
      expect([file, await statusOf(desk, `/quan-tri/bao-cao/${file}`)]).toEqual([file, 404]);
    }
    // The city's own figures stay as they were.
    expect(await cityFigures(office, city)).toEqual(counted);
    await official.end();
    await office.end();
    await desk.context.close();
  });

  /** Registers on the city's page for where one lives. */
  async function register(person: Newcomer, unit: string): Promise<void> {
    const journey = await Journey.begin(browser);
    const { page } = journey;
    await page.goto(`${city}dang-ky?next=/thi/tuan-2`);
    await introduce(journey, person);
    await page.fill('#q', unit);
    await page.waitForSelector('[role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.click('button:has-text("Tiếp tục")');
    await confirmCode(journey, city);
    await journey.end();
  }
});

/** What the ward's console says of its people. */
async function wardFigures(desk: Journey, origin: string): Promise<Figures> {
  await desk.page.goto(`${origin}quan-tri/bao-cao?theo=dot`);
  const rounds = await tableOf(desk, 'tbody tr');
  const people = (await csvOf(desk, '/quan-tri/bao-cao/nguoi/xuat.csv')).slice(1);
  await desk.page.goto(`${origin}quan-tri/bao-cao/nguoi`);
  return {
    registered: numberIn((await desk.page.textContent('.desk-head p')) ?? ''),
    rounds: rounds.map((cells) => ({ people: Number(cells[2]), attempts: Number(cells[3]) })),
    people: people.map(([name, , , , attempts]) => `${name!} ${attempts!}`).toSorted(),
  };
}

/** What the city's console says of those who count for the ward. */
async function cityFigures(office: Journey, origin: string): Promise<Figures> {
  const rounds: Figures['rounds'] = [];
  for (const round of ['tuan-1', 'tuan-2']) {
    await office.page.goto(`${origin}quan-tri/dot-thi/${round}?q=quang+trung`);
    const [line = []] = (await tableOf(office, 'tbody tr')).filter(([name]) => name!.startsWith('Phường Quang Trung'));
    rounds.push({ people: Number(line[1] ?? 0), attempts: Number(line[3] ?? 0) });
  }
  const people = (await csvOf(office, '/quan-tri/nguoi-du-thi/xuat.csv?don-vi=phuong+quang+trung')).slice(1);
  await office.page.goto(`${origin}quan-tri/nguoi-du-thi?don-vi=phuong+quang+trung`);
  return {
    registered: numberIn((await office.page.textContent('.desk-head p')) ?? ''),
    rounds,
    people: people.map(([name, , , , , attempts]) => `${name!} ${attempts!}`).toSorted(),
  };
}

async function namesIn({ page }: Journey, url: string): Promise<string[]> {
  await page.goto(url);
  return (await page.locator('tbody th').allInnerTexts()).map((text) => text.split('\n')[0]!.trim());
}

/** The texts of the cells of the rows that are meant. */
async function tableOf({ page }: Journey, rows: string): Promise<string[][]> {
  return page
    .locator(rows)
    .evaluateAll((found) =>
      found.map((row) =>
        [...(row as unknown as { cells: Iterable<{ innerText: string }> }).cells].map(({ innerText }) => innerText.split('\n')[0]!.trim()),
      ),
    );
}

/** A file of the console as it would be kept. */
async function fileOf({ page }: Journey, path: string): Promise<Buffer> {
  const { bytes } = await page.evaluate(fetched, path);
  return Buffer.from(bytes);
}

/** A file of comma-separated values, its head first. */
async function csvOf(journey: Journey, path: string): Promise<string[][]> {
  const text = (await fileOf(journey, path)).toString('utf8').replace('\ufeff', '').trim();
  const cells = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  return text
    .split('\r\n')
    .map((line) => [...line.matchAll(cells)].map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain));
}

async function statusOf({ page }: Journey, path: string): Promise<number> {
  return (await page.evaluate(fetched, path)).status;
}

/** Fetches an address as the page may; runs in the page. */
async function fetched(path: string): Promise<{ status: number; bytes: number[] }> {
  const answer = await fetch(path);
  return { status: answer.status, bytes: [...new Uint8Array(await answer.arrayBuffer())] };
}

function numberIn(text: string): number {
  return Number((/[\d.]+/.exec(text)?.[0] ?? '0').replaceAll('.', ''));
}
