import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Settings } from '#settings';

const ANSWER_MS = 30_000;
const CONNECTION_MS = 5_000;

/** How the store is reached that the settings name. */
export function s3Config(settings: Settings): S3ClientConfig {
  return {
    endpoint: settings.S3_ENDPOINT ?? '',
    region: settings.S3_REGION,
    forcePathStyle: settings.S3_PATH_STYLE,
    credentials: { accessKeyId: settings.S3_KEY_ID ?? '', secretAccessKey: settings.S3_SECRET ?? '' },
    // Newer checksums, which the library would add by itself, are refused by many stores that are not Amazon's.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECTION_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
  };
}

export function s3Client(settings: Settings): S3Client {
  return new S3Client(s3Config(settings));
}
