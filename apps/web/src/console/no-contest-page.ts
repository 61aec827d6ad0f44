import type { Page } from '../edge/page.js';
import { consolePage } from './console-page.js';
import type { ConsoleMessageView } from './view-models.js';

/** A page about a contest, where there is none yet. */
export function noContestPage(heading: string, sentence = 'Đơn vị này chưa công bố cuộc thi nào.'): Page {
  return consolePage<ConsoleMessageView>('message', {
    title: heading,
    heading,
    paragraphs: [sentence],
    action: { label: 'Về Việc hôm nay', url: '/quan-tri' },
  });
}
