import { Injectable, Logger } from '@nestjs/common';
import { In } from 'typeorm';
import { FileReading, ReadingError } from '#documents';
import { FileStore } from '#files';
import { Clock, DomainError, MINUTE_MS } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { fileKey } from './domain/file-key.js';
import { SubmissionFile, type SubmissionFileId } from './entities/submission-file.entity.js';
import { SubmissionText } from './entities/submission-text.entity.js';
import { unreadFiles } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';

/** Of these kinds text is read. */
const READABLE: readonly SubmissionFile['kind'][] = ['pdf', 'docx'];
/** A file that could not be read is tried again after this pause. */
const TRY_AGAIN_MS = 10 * MINUTE_MS;

/** The texts of files: read once, each in a process of its own, and kept. */
@Injectable()
export class SubmissionTexts {
  private readonly logger = new Logger('submissions');
  /** Files that could not be read, and when that was. */
  private readonly failed = new Map<SubmissionFileId, number>();

  constructor(
    @InjectScoped(SubmissionText) private readonly texts: ScopedRepository<SubmissionText>,
    @InjectScoped(SubmissionFile) private readonly files: ScopedRepository<SubmissionFile>,
    private readonly store: FileStore,
    private readonly reading: FileReading,
    private readonly statements: ScopedStatements,
    private readonly clock: Clock,
  ) {}

  /**
   * The text of a stored file, read now where nobody has read it yet: that takes seconds, so never inside a unit of work. Undefined for
   * what is no text file or not there.
   * @throws ReadingError READER_LOST, of kind "unavailable": to be tried again
   */
  async of(file: Pick<SubmissionFile, 'id' | 'submissionId' | 'state' | 'kind'>): Promise<SubmissionText | undefined> {
    const kept = await this.kept(file.id);
    if (kept || file.state !== 'stored' || !READABLE.includes(file.kind)) return kept;
    const read = await this.read(await this.store.get(fileKey(file)));
    // Two that read at once have read the same.
    await this.texts.insertMissing([{ fileId: file.id, ...read, readAt: this.clock.now() }]);
    return this.kept(file.id);
  }

  /** The text of a file, if it was read. */
  async kept(fileId: SubmissionFileId): Promise<SubmissionText | undefined> {
    return (await this.texts.findOne({ where: { fileId } })) ?? undefined;
  }

  /** Those of many that were read. */
  async keptOf(fileIds: readonly SubmissionFileId[]): Promise<ReadonlyMap<SubmissionFileId, SubmissionText>> {
    if (fileIds.length === 0) return new Map();
    return new Map((await this.texts.find({ where: { fileId: In([...fileIds]) } })).map((text) => [text.fileId, text]));
  }

  /** Reads files that nobody has read yet, at most so many; how many. For the worker. */
  async readMissing(limit = 10): Promise<number> {
    const now = this.clock.now().getTime();
    for (const [id, since] of this.failed) if (now - since >= TRY_AGAIN_MS) this.failed.delete(id);
    const rows = await this.statements.run(unreadFiles, limit, [...this.failed.keys()]);
    if (rows.length === 0) return 0;
    for (const file of await this.files.find({ where: { id: In(rows.map(({ id }) => id)) } })) {
      try {
        await this.of(file);
      } catch (error) {
        // One that is missing or cannot be read now does not hold up the others.
        this.failed.set(file.id, now);
        this.logger.error(`file ${file.id} was not read`, error instanceof Error ? error.stack : String(error));
      }
    }
    return rows.length;
  }

  /** What cannot be read as text, whyever, holds none for us: people look at the file. */
  private async read(bytes: Uint8Array): Promise<Pick<SubmissionText, 'bodyBlocks' | 'pages'>> {
    try {
      const { blocks, pages, hasText } = await this.reading.read(bytes);
      return { bodyBlocks: hasText ? blocks : null, pages };
    } catch (error) {
      if (!(error instanceof DomainError))
        throw new ReadingError('READER_LOST', {}, error instanceof Error ? error.message : String(error));
      if (error instanceof ReadingError && error.code === 'READER_LOST') throw error;
      return { bodyBlocks: null, pages: null };
    }
  }
}
