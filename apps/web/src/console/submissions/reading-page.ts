import { formatMomentWithSeconds } from '#kernel';
import type { ReadPart, SubmissionCase, SubmissionVersion } from '#submissions';
import { submissionNumber } from '#submissions';
import type { ConsoleContent } from '../console-page.js';
import type { DetailView } from '../view-models.js';
import { entryUrl, fileUrl, readingUrl } from './addresses.js';
import type { ReceivingPlace } from './entry-reader.js';
import { ROLE_WORDS } from './submission-words.js';

interface ReadingFacts extends ReceivingPlace {
  entry: SubmissionCase;
  version: SubmissionVersion;
  parts: readonly ReadPart[];
}

/** /quan-tri/bai-du-thi/:round/:submission/noi-dung/:version */
export function readingContent({ round, part, entry, version, parts }: ReadingFacts): ConsoleContent<DetailView> {
  const { submission, versions } = entry;
  const number = submissionNumber(part.kind, submission.number ?? 0);
  return {
    title: `Nội dung ${number}`,
    heading: version.content.title,
    sentence: `${number}, bản gửi lần ${version.version}${version.version === submission.version ? '' : ', đã được thay'}.`,
    back: { label: number, url: entryUrl(round, submission.id) },
    sections:
      parts.length > 0
        ? parts.map((one, at) => readSection(one, part.sections, at + 1))
        : [{ heading: 'Nội dung', paragraphs: ['Bài chỉ có bản giấy, chưa có tệp nào.'] }],
    factsHeading: 'Bản này',
    facts: [
      { label: 'Gửi lúc', value: formatMomentWithSeconds(version.sentAt) },
      { label: 'Biên nhận', value: version.receiptCode },
      { label: 'Dấu niêm phong', value: version.sealSha256 },
    ],
    links: [
      ...parts.flatMap(({ file }) =>
        file?.state === 'stored' ? [{ label: `Tải ${file.fileName ?? 'tệp'}`, url: fileUrl(round, submission.id, file.id) }] : [],
      ),
      ...versions
        .filter((one) => one.version !== version.version)
        .map((one) => ({ label: `Đọc bản gửi lần ${one.version}`, url: readingUrl(round, submission.id, one.version) })),
    ],
  };
}

/** What was typed into a section, or what the machine has read out of a file. @param place among all, from 1 */
export function readSection(
  { section, file, blocks }: ReadPart,
  sections: readonly { code: string; name: string }[],
  place: number,
): { heading: string; paragraphs: string[] } {
  const heading = file
    ? `${ROLE_WORDS[file.role]}: ${file.fileName ?? 'đã xóa'}`
    : (sections.find(({ code }) => code === section)?.name ?? `Phần ${place}, theo mục của nơi đề cử`);
  if (!blocks)
    return { heading, paragraphs: ['Máy không đọc được chữ trong tệp này: là ảnh quét, hoặc chưa đọc tới. Hãy tải tệp về để xem.'] };
  return { heading, paragraphs: blocks.length > 0 ? blocks.map(({ text }) => text) : ['(Không có chữ.)'] };
}
