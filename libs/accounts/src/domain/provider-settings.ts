import { cleanText } from '#kernel';

/** Under which names a provider tells what is asked of it; an empty name is not asked for. */
export interface ClaimNames {
  name: string;
  birthDate: string;
  phone: string;
  email: string;
  /** The number of the identity card; kept only where a plan asks for one. */
  identityNumber: string;
}

/** Which level of electronic identity (VNeID) an acr stands for: {"LoA2": 2}. */
export type IdentityLevels = Record<string, 0 | 1 | 2>;

/** The names of the OpenID Connect standard, which has none for an identity number. */
export const STANDARD_CLAIMS: ClaimNames = {
  name: 'name',
  birthDate: 'birthdate',
  phone: 'phone_number',
  email: 'email',
  identityNumber: '',
};

/** A provider as an administrator types it. */
export interface TypedProvider {
  label?: string | undefined;
  issuer?: string | undefined;
  clientId?: string | undefined;
  /** Empty: the one that is kept stays. */
  clientSecret?: string | undefined;
  scope?: string | undefined;
  acrValues?: string | undefined;
  claimName?: string | undefined;
  claimBirthDate?: string | undefined;
  claimPhone?: string | undefined;
  claimEmail?: string | undefined;
  claimIdentityNumber?: string | undefined;
  /** "LoA1=1, LoA2=2" */
  levels?: string | undefined;
}

export interface ProviderSettings {
  label: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  acrValues: string;
  claims: ClaimNames;
  levels: IdentityLevels;
}

export interface ProviderFault {
  field: keyof TypedProvider;
  text: string;
}

const CLAIM = /^[\w.:/-]{0,100}$/;

/**
 * Reads what an administrator typed. @returns the settings, or every fault at once in the order of the fields
 * @param rules `mayBeLocal`: an issuer on this machine without encryption is taken, for the demo and tests alone
 */
export function readProvider(
  typed: TypedProvider,
  { mayBeLocal, keepsSecret }: { mayBeLocal: boolean; keepsSecret: boolean },
): { settings: ProviderSettings } | { faults: ProviderFault[] } {
  const text = (name: keyof TypedProvider): string => cleanText(typed[name] ?? '');
  const faults: ProviderFault[] = [];
  const fault = (field: keyof TypedProvider, sentence: string): void => void faults.push({ field, text: sentence });

  if (!text('label')) fault('label', 'Hãy nhập tên ghi trên nút, ví dụ “VNeID”.');
  else if (text('label').length > 60) fault('label', 'Tên trên nút dài quá 60 ký tự.');
  const issuerFault = faultOfIssuer(text('issuer'), mayBeLocal);
  if (issuerFault) fault('issuer', issuerFault);
  if (!text('clientId')) fault('clientId', 'Hãy nhập mã ứng dụng (client_id) mà nơi cấp đã giao.');
  else if (text('clientId').length > 300) fault('clientId', 'Mã ứng dụng dài quá 300 ký tự.');
  const clientSecret = (typed.clientSecret ?? '').trim();
  if (!clientSecret && !keepsSecret) fault('clientSecret', 'Hãy nhập khóa bí mật (client_secret) mà nơi cấp đã giao.');
  const scope = text('scope') || 'openid';
  if (!scope.split(' ').includes('openid')) fault('scope', 'Phạm vi phải có chữ openid.');
  else if (!/^[\w:./ -]{1,300}$/.test(scope)) fault('scope', 'Phạm vi chỉ gồm chữ không dấu, cách nhau một khoảng trắng.');
  const acrValues = text('acrValues');
  if (!/^[\w:./ -]{0,200}$/.test(acrValues)) fault('acrValues', 'Mức yêu cầu chỉ gồm chữ không dấu, cách nhau một khoảng trắng.');
  const claims: ClaimNames = {
    name: text('claimName'),
    birthDate: text('claimBirthDate'),
    phone: text('claimPhone'),
    email: text('claimEmail'),
    identityNumber: text('claimIdentityNumber'),
  };
  const fields = {
    name: 'claimName',
    birthDate: 'claimBirthDate',
    phone: 'claimPhone',
    email: 'claimEmail',
    identityNumber: 'claimIdentityNumber',
  } as const;
  for (const [name, field] of Object.entries(fields) as [keyof ClaimNames, keyof TypedProvider][])
    if (!CLAIM.test(claims[name])) fault(field, 'Tên trường chỉ gồm chữ không dấu, chữ số và các dấu . : / _ -');
  const levels = readLevels(text('levels'));
  if (!levels) fault('levels', 'Hãy ghi dạng LoA1=1, LoA2=2: tên mức ở nơi cấp, dấu bằng, rồi 0, 1 hoặc 2.');

  if (faults.length > 0 || !levels) return { faults };
  return {
    settings: { label: text('label'), issuer: text('issuer'), clientId: text('clientId'), clientSecret, scope, acrValues, claims, levels },
  };
}

/** "LoA1=1, LoA2=2" */
export function levelsInWords(levels: IdentityLevels): string {
  return Object.entries(levels)
    .map(([acr, level]) => `${acr}=${level}`)
    .join(', ');
}

function faultOfIssuer(typed: string, mayBeLocal: boolean): string | undefined {
  if (!typed) return 'Hãy nhập địa chỉ của nơi cấp, bắt đầu bằng https://';
  if (!URL.canParse(typed) || typed.length > 500) return 'Địa chỉ này không đọc được. Địa chỉ đúng có dạng https://dangnhap.tinh.gov.vn';
  const { protocol, hostname, port, search, hash, username } = new URL(typed);
  if (search || hash || username) return 'Địa chỉ không được có dấu ?, # hay tên người dùng.';
  if (mayBeLocal && isLoopback(hostname)) return undefined;
  if (protocol !== 'https:') return 'Địa chỉ phải bắt đầu bằng https://';
  return port === '' ? undefined : 'Địa chỉ không được ghi cổng riêng, như :8443. Nơi cấp phải ở cổng chuẩn của https.';
}

/** Whether a host is this machine. */
export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function readLevels(typed: string): IdentityLevels | undefined {
  const levels: IdentityLevels = {};
  for (const part of typed.split(/[,;]/).map((one) => one.trim())) {
    if (!part) continue;
    const [, acr, level] = /^([^=\s]{1,100})\s*=\s*([012])$/.exec(part) ?? [];
    if (acr === undefined) return undefined;
    levels[acr] = Number(level) as 0 | 1 | 2;
  }
  return levels;
}
