/** The line that says where the answers are: on this device, at the server. Words first, a small sign beside them. */
import type { SavingState } from './answer-queue';

/** A page that keeps nothing must not claim that it does. */
const NOT_KEPT = 'Trình duyệt này không cho ghi bài trên máy: hãy giữ trang này mở.';

const LOOKS: Record<SavingState['kind'], string> = {
  sending: 'sending',
  received: 'received',
  waiting: 'offline',
  'signed-out': 'offline',
  refused: 'offline',
};

export class SavingLine {
  private wasTroubled = false;

  constructor(
    private readonly line: HTMLElement,
    private readonly speak: (sentence: string) => void,
  ) {
    // With script, one sentence is spoken when something goes wrong and one when it is well again; not two for each answer.
    line.removeAttribute('role');
  }

  tell(state: SavingState): void {
    const words = this.line.querySelector('span') as HTMLElement;
    this.line.className = `saving is-${LOOKS[state.kind]}`;
    words.textContent = '';
    words.append(...this.say(state));
    const isTrouble = LOOKS[state.kind] === 'offline';
    if (isTrouble && !this.wasTroubled) this.speak(words.textContent);
    if (state.kind === 'received' && this.wasTroubled) this.speak(`Máy chủ đã nhận đủ các câu của bạn lúc ${state.at}.`);
    if (isTrouble || state.kind === 'received') this.wasTroubled = isTrouble;
  }

  private say(state: SavingState): (string | HTMLElement)[] {
    switch (state.kind) {
      case 'sending':
        return [state.isKept ? 'Đã ghi trên máy này, đang gửi…' : 'Đang gửi…'];
      case 'received':
        return [`Máy chủ đã nhận lúc ${state.at}`];
      case 'waiting': {
        const why = state.isBusy ? ' Máy chủ đang bận, lát nữa máy tự gửi lại.' : ' Bạn cứ làm tiếp, có mạng lại máy sẽ tự gửi.';
        return state.isKept ? [strong('Đã ghi trên máy này.'), why] : [strong('Chưa gửi được.'), ` ${NOT_KEPT}`];
      }
      case 'signed-out':
        return [
          strong(state.isKept ? 'Đã ghi trên máy này.' : 'Chưa gửi được.'),
          ' Phiên đăng nhập đã hết. ',
          link(`/dang-nhap?next=${encodeURIComponent(location.pathname + location.search)}`, 'Đăng nhập lại'),
          ' để gửi tiếp.',
        ];
      case 'refused':
        return [
          `${state.sentence} `,
          link(location.pathname, state.isOver ? 'Xem biên nhận' : 'Tải lại trang'),
          state.isOver ? '' : ' để làm tiếp, câu trả lời vẫn còn trên máy.',
        ];
    }
  }
}

function strong(text: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
}

function link(href: string, text: string): HTMLElement {
  const element = document.createElement('a');
  element.href = href;
  element.textContent = text;
  return element;
}
