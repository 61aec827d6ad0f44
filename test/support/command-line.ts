import { rmSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { DatabaseContext } from './database-context.js';
import { aDataFolder } from './data-folder.js';

/** Commands run in this process on the database of a context, and what they write. */
export class CommandLine {
  out = '';
  err = '';
  /** A folder for the files of the tests, taken away afterwards. */
  folder = '';
  private readonly before = new Map<string, string | undefined>();

  private constructor() {}

  /** For a group of tests; the context is opened before it. @param environment what the commands find besides */
  static forTests(context: DatabaseContext, environment: Record<string, string> = {}): CommandLine {
    const line = new CommandLine();
    beforeAll(() => (line.folder = aDataFolder()));
    beforeEach(() => line.enter(context, environment));
    afterEach(() => {
      line.leave();
      jest.restoreAllMocks();
    });
    afterAll(() => rmSync(line.folder, { recursive: true, force: true }));
    return line;
  }

  /** Runs a command; its exit code. What was written before it is forgotten. */
  async run(command: () => Promise<number>): Promise<number> {
    [this.out, this.err] = ['', ''];
    return command();
  }

  /** Takes the settings away again; commands find none from here on. */
  leave(): void {
    for (const [name, value] of this.before)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    this.before.clear();
  }

  private enter({ urls }: DatabaseContext, environment: Record<string, string>): void {
    const settings: Record<string, string> = {
      DATABASE_URL: urls.owner,
      DATABASE_APP_URL: urls.app,
      DATABASE_PLATFORM_URL: urls.platform,
      DATA_DIR: this.folder,
      KHOABANG_MODE: 'test',
      SECRET_KEY: 'a-key-for-tests-that-is-long-enough',
      ...environment,
    };
    for (const [name, value] of Object.entries(settings)) {
      this.before.set(name, process.env[name]);
      process.env[name] = value;
    }
    [this.out, this.err] = ['', ''];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((this.out += String(text)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((this.err += String(text)), true));
  }
}
