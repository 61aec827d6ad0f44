import { Controller, Get, Param, Post } from '@nestjs/common';
import { Public } from '#access';
import { NotificationError, Reminders } from '#notifications';
import { type Page, page } from '../../edge/page.js';
import type { RefusalView } from '../view-models.js';

const WHY = 'whoever was reminded may say that they want no more, without signing in';

/** Wanting no more reminders: by the link in one of them, and a press, since programs that look at links in advance press nothing. */
@Controller('khong-nhac')
export class RefusalController {
  constructor(private readonly reminders: Reminders) {}

  @Get(':reminder')
  @Public(WHY)
  async ask(@Param('reminder') code: string): Promise<Page> {
    if (!(await this.reminders.knowsRefusal(code))) throw new NotificationError('REFUSAL_UNKNOWN');
    return refusalPage({
      heading: 'Không nhận nhắc nữa?',
      paragraphs: [
        'Chúng tôi sẽ không gửi tin mời và nhắc dự thi tới số điện thoại hoặc hộp thư này nữa.',
        'Mã xác nhận khi bạn tự đăng ký, đăng nhập vẫn được gửi.',
      ],
      action: { url: `/khong-nhac/${encodeURIComponent(code)}`, label: 'Không nhận nhắc nữa' },
    });
  }

  @Post(':reminder')
  @Public(WHY)
  async refuse(@Param('reminder') code: string): Promise<Page> {
    await this.reminders.refuse(code);
    return refusalPage({ heading: 'Đã ghi nhận', paragraphs: ['Từ nay không còn tin mời và nhắc dự thi nào gửi tới đây.'] });
  }
}

function refusalPage(content: Pick<RefusalView, 'heading' | 'paragraphs' | 'action'>): Page {
  return page<RefusalView>('refusal', { title: content.heading, isPrivate: true, ...content }, { layout: 'task' });
}
