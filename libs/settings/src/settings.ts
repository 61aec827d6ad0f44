import 'reflect-metadata';
import { join, resolve } from 'node:path';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, MinLength, ValidateIf, validateSync } from 'class-validator';
import { PROJECT_ROOT } from './project-root.js';
import { SettingsError } from './settings-error.js';

const flag = Transform(({ value }) => (value === undefined ? undefined : ['1', 'true', 'yes'].includes(String(value).toLowerCase())));
const commaSeparated = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value,
);
const DATABASE = /^postgres(ql)?:\/\/[^\s]+$/;
/** A service that gets a token of ours: encrypted, or on this machine. */
const SERVICE = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$))[^\s]*$/;

/** Where a scanner for malware listens: a port, or a socket of this machine. */
const CLAMD = /^(tcp:\/\/[\w.-]+:\d{1,5}|unix:\/[^\s]+)$/;
const ifOnS3 = ValidateIf(({ FILES }: Settings) => FILES === 's3');

export const SURFACES = ['portal', 'console', 'api'] as const;
export type Surface = (typeof SURFACES)[number];

/**
 * Everything that the environment decides, read once at start. Nothing else in the product reads `process.env`.
 * A secret has no default: `npm start` makes the missing ones and keeps them in the data directory.
 */
export class Settings {
  /** `demo` moves the clock, shows the development mailbox and lets one choose a tenant at a bare address; `production` does none of these. */
  @IsIn(['demo', 'production', 'test'], { message: 'KHOABANG_MODE phải là demo, production hoặc test' })
  KHOABANG_MODE: 'demo' | 'production' | 'test' = 'production';

  @Type(() => Number)
  @IsInt({ message: 'PORT phải là số nguyên' })
  @Min(0, { message: 'PORT không được nhỏ hơn 0' })
  @Max(65535, { message: 'PORT không được lớn hơn 65535' })
  PORT = 3000;

  @Matches(/^[\w.:-]+$/, { message: 'HOST phải là địa chỉ để lắng nghe, ví dụ 127.0.0.1' })
  HOST = '127.0.0.1';

  /** Where the embedded Postgres, made secrets, files and backups are kept. Relative paths are below the checkout. */
  @IsString()
  DATA_DIR = '.data';

  /** Owner role that may create roles. When missing, `npm start` runs the embedded Postgres. */
  @IsOptional()
  @Matches(DATABASE, { message: 'DATABASE_URL phải có dạng postgres://nguoi-dung:mat-khau@may-chu:5432/co-so-du-lieu' })
  DATABASE_URL?: string;

  /** The role the server works as: owns nothing, cannot bypass row security. */
  @IsOptional()
  @Matches(DATABASE, { message: 'DATABASE_APP_URL phải có dạng postgres://nguoi-dung:mat-khau@may-chu:5432/co-so-du-lieu' })
  DATABASE_APP_URL?: string;

  /** The role of the few declared readings across tenants. */
  @IsOptional()
  @Matches(DATABASE, { message: 'DATABASE_PLATFORM_URL phải có dạng postgres://nguoi-dung:mat-khau@may-chu:5432/co-so-du-lieu' })
  DATABASE_PLATFORM_URL?: string;

  /** Connections that one process keeps to Postgres. */
  @Type(() => Number)
  @IsInt({ message: 'DATABASE_POOL phải là số nguyên' })
  @Min(1, { message: 'DATABASE_POOL phải từ 1 trở lên' })
  DATABASE_POOL = 10;

  /** Seconds that anybody waits for one of them; then they are told to ask again. */
  @Type(() => Number)
  @IsInt({ message: 'DATABASE_WAIT phải là số nguyên' })
  @Min(1, { message: 'DATABASE_WAIT phải từ 1 trở lên' })
  DATABASE_WAIT = 6;

  /** The host name of the product's own site; tenants' demo hosts are names below it. */
  @Matches(/^[a-z0-9.-]+$/, { message: 'ROOT_HOST phải là tên miền viết thường' })
  ROOT_HOST = 'localhost';

  /** Whether the site is reached through https (secure cookies, HSTS): in production unless it is denied, elsewhere when it is said. */
  @flag
  @IsBoolean()
  HTTPS = false;

  /** Whether X-Forwarded-* of the one proxy in front are believed. */
  @flag
  @IsBoolean()
  TRUST_PROXY = false;

  /** Signs cookies and codes. At least 32 characters. */
  @IsOptional()
  @MinLength(32, { message: 'SECRET_KEY phải có ít nhất 32 ký tự' })
  SECRET_KEY?: string;

  /** Encrypts identity numbers, and nothing else. At least 32 characters. Without it no contest can ask for them. */
  @IsOptional()
  @MinLength(32, { message: 'IDENTITY_KEY phải có ít nhất 32 ký tự' })
  IDENTITY_KEY?: string;

  /** How many people one helper may enter in a day. */
  @Type(() => Number)
  @IsInt({ message: 'ASSISTED_PER_DAY phải là số nguyên' })
  @Min(0, { message: 'ASSISTED_PER_DAY không được nhỏ hơn 0' })
  @Max(1000, { message: 'ASSISTED_PER_DAY không được lớn hơn 1000' })
  ASSISTED_PER_DAY = 20;

  /** How many months after a contest's last round the personal data of its contestants is erased, where nobody sets another day. */
  @Type(() => Number)
  @IsInt({ message: 'RETENTION_MONTHS phải là số nguyên' })
  @Min(1, { message: 'RETENTION_MONTHS phải từ 1 trở lên' })
  @Max(240, { message: 'RETENTION_MONTHS không được lớn hơn 240' })
  RETENTION_MONTHS = 24;

  /** Mail leaves through this server; without it, mail stays in the development mailbox. */
  @IsOptional()
  @Matches(/^smtps?:\/\/[^\s]+$/, { message: 'SMTP_URL phải có dạng smtp://nguoi-dung:mat-khau@may-chu:587' })
  SMTP_URL?: string;

  /** The sender of mail. */
  @IsString()
  MAIL_FROM = 'Khoa Bảng <khong-tra-loi@localhost>';

  /** SMS leave through this address; without it they are only written down as gone, and stay in the development mailbox. */
  @IsOptional()
  @Matches(SERVICE, { message: 'SMS_URL phải bắt đầu bằng https:// (http:// chỉ dùng cho chính máy này)' })
  SMS_URL?: string;

  /** What SMS_URL is shown: `Authorization: Bearer …`. */
  @IsOptional()
  @MinLength(8, { message: 'SMS_TOKEN phải có ít nhất 8 ký tự' })
  SMS_TOKEN?: string;

  /** The same for messages by Zalo. */
  @IsOptional()
  @Matches(SERVICE, { message: 'ZALO_URL phải bắt đầu bằng https:// (http:// chỉ dùng cho chính máy này)' })
  ZALO_URL?: string;

  /** What ZALO_URL is shown. */
  @IsOptional()
  @MinLength(8, { message: 'ZALO_TOKEN phải có ít nhất 8 ký tự' })
  ZALO_TOKEN?: string;

  /** How many codes a tenant may send in a day to Vietnamese numbers, and how many to mailboxes, unless the tenant says otherwise. */
  @Type(() => Number)
  @IsInt({ message: 'CODES_PER_DAY phải là số nguyên' })
  @Min(0, { message: 'CODES_PER_DAY không được nhỏ hơn 0' })
  CODES_PER_DAY = 20_000;

  /** The same for numbers of other countries, where one message costs many times as much. */
  @Type(() => Number)
  @IsInt({ message: 'CODES_ABROAD_PER_DAY phải là số nguyên' })
  @Min(0, { message: 'CODES_ABROAD_PER_DAY không được nhỏ hơn 0' })
  CODES_ABROAD_PER_DAY = 200;

  /** How many reminders to take part a tenant may send in a day. */
  @Type(() => Number)
  @IsInt({ message: 'REMINDERS_PER_DAY phải là số nguyên' })
  @Min(0, { message: 'REMINDERS_PER_DAY không được nhỏ hơn 0' })
  REMINDERS_PER_DAY = 5_000;

  /** Domains whose addresses mail may come from besides MAIL_FROM's: those for which this installation has SPF and DKIM. */
  @commaSeparated
  @Matches(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { each: true, message: 'MAIL_DOMAINS phải là danh sách tên miền, ví dụ tinh.gov.vn' })
  MAIL_DOMAINS: string[] = [];

  /** Who confirms applications of new tenants: addresses, several with commas. Without one, only the command line does. */
  @commaSeparated
  @Matches(/^[^\s@<>"',;]+@[^\s@<>"',;]+$/, { each: true, message: 'OPERATOR_EMAIL phải là danh sách địa chỉ thư điện tử' })
  OPERATOR_EMAIL: string[] = [];

  /**
   * Public keys (`x` of /bien-nhan/khoa.json) by which receipts were signed before SECRET_KEY was changed, several with commas:
   * they stay published, so that receipts which people hold can be checked as before.
   */
  @commaSeparated
  @Matches(/^[A-Za-z0-9_-]{43}$/, { each: true, message: 'RECEIPT_OLD_KEYS phải là danh sách khóa công khai 43 ký tự' })
  RECEIPT_OLD_KEYS: string[] = [];

  /** Which parts of the site this process serves. */
  @commaSeparated
  @IsIn(SURFACES, { each: true, message: 'SERVE phải là danh sách gồm portal, console, api' })
  SERVE: Surface[] = [...SURFACES];

  @IsIn(['debug', 'info', 'warn', 'error', 'silent'], { message: 'LOG_LEVEL phải là debug, info, warn, error hoặc silent' })
  LOG_LEVEL: 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'info';

  /** Whether named prepared statements may be used; off behind PgBouncer before 1.21 in transaction mode. */
  @flag
  @IsBoolean()
  PREPARED_STATEMENTS = true;

  /** Lets whoever brings it as a bearer token read /metrics; without it, only this machine may. */
  @IsOptional()
  @Matches(/^[\w.~+/=-]{16,500}$/, { message: 'METRICS_TOKEN phải có ít nhất 16 ký tự, chỉ gồm chữ, chữ số và . ~ + / = _ -' })
  METRICS_TOKEN?: string;

  /** Where files are kept: below DATA_DIR, or in a store that speaks S3. */
  @IsIn(['local', 's3'], { message: 'FILES phải là local hoặc s3' })
  FILES: 'local' | 's3' = 'local';

  /** The address of the store; it gets what people send in, so: encrypted, or on this machine. */
  @ifOnS3
  @Matches(SERVICE, { message: 'S3_ENDPOINT phải bắt đầu bằng https:// (http:// chỉ dùng cho chính máy này)' })
  S3_ENDPOINT?: string;

  @ifOnS3
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { message: 'S3_BUCKET phải là tên bucket viết thường, từ 3 đến 63 ký tự' })
  S3_BUCKET?: string;

  @Matches(/^[a-z0-9-]+$/, { message: 'S3_REGION phải là tên vùng viết thường, ví dụ us-east-1' })
  S3_REGION = 'us-east-1';

  @ifOnS3
  @Matches(/^[^\s]{3,128}$/, { message: 'S3_KEY_ID phải có từ 3 đến 128 ký tự' })
  S3_KEY_ID?: string;

  @ifOnS3
  @MinLength(8, { message: 'S3_SECRET phải có ít nhất 8 ký tự' })
  S3_SECRET?: string;

  /** Whether the bucket is a part of the path, as most stores want it, and not of the host name. */
  @flag
  @IsBoolean()
  S3_PATH_STYLE = true;

  /** A ClamAV daemon that looks into every file that comes in; without it none is looked into for malware. */
  @IsOptional()
  @Matches(CLAMD, { message: 'CLAMD phải có dạng tcp://may-chu:3310 hoặc unix:/duong/dan/clamd.ctl' })
  CLAMD?: string;

  /** How many GiB of files sent in a tenant may have. */
  @Type(() => Number)
  @IsInt({ message: 'UPLOADS_PER_TENANT_GB phải là số nguyên' })
  @Min(1, { message: 'UPLOADS_PER_TENANT_GB phải từ 1 trở lên' })
  UPLOADS_PER_TENANT_GB = 50;

  /** How many MiB of files sent in one person may have in a tenant. */
  @Type(() => Number)
  @IsInt({ message: 'UPLOADS_PER_PERSON_MB phải là số nguyên' })
  @Min(1, { message: 'UPLOADS_PER_PERSON_MB phải từ 1 trở lên' })
  UPLOADS_PER_PERSON_MB = 300;

  /** For how many hours an upload that was cut off can be continued. */
  @Type(() => Number)
  @IsInt({ message: 'UPLOADS_KEPT_HOURS phải là số nguyên' })
  @Min(1, { message: 'UPLOADS_KEPT_HOURS phải từ 1 trở lên' })
  @Max(720, { message: 'UPLOADS_KEPT_HOURS không được lớn hơn 720' })
  UPLOADS_KEPT_HOURS = 48;

  /** The hour in Vietnam at which `npm start` makes the nightly backup. */
  @Type(() => Number)
  @IsInt({ message: 'BACKUP_HOUR phải là số nguyên' })
  @Min(0, { message: 'BACKUP_HOUR phải từ 0 đến 23' })
  @Max(23, { message: 'BACKUP_HOUR phải từ 0 đến 23' })
  BACKUP_HOUR = 2;

  /** How many backups in the data directory are kept. */
  @Type(() => Number)
  @IsInt({ message: 'BACKUPS_KEPT phải là số nguyên' })
  @Min(1, { message: 'BACKUPS_KEPT phải từ 1 trở lên' })
  BACKUPS_KEPT = 7;

  get isDemo(): boolean {
    return this.KHOABANG_MODE !== 'production';
  }

  /** The data directory as an absolute path. */
  get dataDir(): string {
    return resolve(PROJECT_ROOT, this.DATA_DIR);
  }

  /** An absolute path below the data directory. */
  inDataDir(...parts: string[]): string {
    return join(this.dataDir, ...parts);
  }
}

/**
 * Reads the settings from an environment and checks them all at once.
 * @throws SettingsError that names each wrong variable, never its value.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const known = Object.fromEntries(Object.entries(environment).filter(([name, value]) => isSettingName(name) && value !== ''));
  const settings = plainToInstance(Settings, known, { exposeDefaultValues: true });
  settings.HTTPS = 'HTTPS' in known ? settings.HTTPS : settings.KHOABANG_MODE === 'production';
  const faults = validateSync(settings, { forbidUnknownValues: true });
  if (faults.length > 0) throw new SettingsError(faults.flatMap((fault) => Object.values(fault.constraints ?? {})));
  return settings;
}

function isSettingName(name: string): boolean {
  return SETTING_NAMES.has(name);
}

const SETTING_NAMES = new Set([
  'KHOABANG_MODE',
  'PORT',
  'HOST',
  'DATA_DIR',
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_PLATFORM_URL',
  'DATABASE_POOL',
  'DATABASE_WAIT',
  'ROOT_HOST',
  'HTTPS',
  'TRUST_PROXY',
  'SECRET_KEY',
  'IDENTITY_KEY',
  'ASSISTED_PER_DAY',
  'RETENTION_MONTHS',
  'SMTP_URL',
  'MAIL_FROM',
  'MAIL_DOMAINS',
  'OPERATOR_EMAIL',
  'RECEIPT_OLD_KEYS',
  'SMS_URL',
  'SMS_TOKEN',
  'ZALO_URL',
  'ZALO_TOKEN',
  'CODES_PER_DAY',
  'CODES_ABROAD_PER_DAY',
  'REMINDERS_PER_DAY',
  'SERVE',
  'LOG_LEVEL',
  'PREPARED_STATEMENTS',
  'METRICS_TOKEN',
  'FILES',
  'S3_ENDPOINT',
  'S3_BUCKET',
  'S3_REGION',
  'S3_KEY_ID',
  'S3_SECRET',
  'S3_PATH_STYLE',
  'CLAMD',
  'UPLOADS_PER_TENANT_GB',
  'UPLOADS_PER_PERSON_MB',
  'UPLOADS_KEPT_HOURS',
  'BACKUP_HOUR',
  'BACKUPS_KEPT',
]);
