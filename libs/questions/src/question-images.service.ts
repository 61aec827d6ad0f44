import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileStore, type PictureType, pictureType, takePicture } from '#files';
import { TenantMemory, TenantContext } from '#tenancy';
import { QuestionError } from './question.errors.js';

const FOLDER = 'question-images';
const KEY = /^[0-9a-f]{32}$/;
const KEY_BYTES = 16;
const MOST_BYTES = 1024 * 1024;
const [SMALLEST, LARGEST] = [16, 3_000];
/** Pictures of questions that a process keeps at hand while many look at the same ones. */
const MOST_AT_HAND = 20;

/** A picture that may be given out. */
export interface ShownImage {
  type: PictureType;
  bytes: Buffer;
}

/** Pictures of questions. Each lies under 128 random bits: whoever was not shown the question does not find it. */
@Injectable()
export class QuestionImages {
  private readonly atHand: TenantMemory<ShownImage>;

  constructor(
    private readonly files: FileStore,
    context: TenantContext,
  ) {
    this.atHand = new TenantMemory(context, { most: MOST_AT_HAND });
  }

  /** Keeps what draws the picture, without what a camera wrote into it. @returns its key, or a sentence that says what is wrong */
  async keep(file: Buffer): Promise<{ key: string; width: number; height: number } | { fault: string }> {
    if (!pictureType(file)) return { fault: 'Hình phải là tệp PNG, JPEG hoặc WebP.' };
    if (file.length > MOST_BYTES) return { fault: 'Hình lớn quá 1 MB. Hãy thu nhỏ hình rồi chọn lại.' };
    const taken = takePicture(file);
    if (!taken) return { fault: 'Hình bị hỏng, thiếu phần cuối hoặc là hình động. Hãy lưu lại thành hình tĩnh rồi chọn lại.' };
    const { bytes, width, height } = taken;
    if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST)
      return { fault: `Hình có ${width} × ${height} điểm. Mỗi cạnh từ ${SMALLEST} đến ${LARGEST} điểm.` };
    const key = randomBytes(KEY_BYTES).toString('hex');
    await this.files.put(`${FOLDER}/${key}`, bytes);
    return { key, width, height };
  }

  /** @throws QuestionError IMAGE_NOT_FOUND */
  async show(key: string): Promise<ShownImage> {
    if (!KEY.test(key)) throw new QuestionError('IMAGE_NOT_FOUND');
    return this.atHand.recall(key, () => this.read(key));
  }

  /** How large a kept picture is; undefined for a key that none has. */
  async measure(key: string): Promise<{ width: number; height: number } | undefined> {
    if (!KEY.test(key) || !(await this.files.exists(`${FOLDER}/${key}`))) return undefined;
    const taken = takePicture((await this.show(key)).bytes);
    return taken && { width: taken.width, height: taken.height };
  }

  private async read(key: string): Promise<ShownImage> {
    const place = `${FOLDER}/${key}`;
    if (!(await this.files.exists(place))) throw new QuestionError('IMAGE_NOT_FOUND');
    const bytes = await this.files.get(place);
    const type = pictureType(bytes);
    if (!type) throw new QuestionError('IMAGE_NOT_FOUND');
    return { type, bytes };
  }
}
