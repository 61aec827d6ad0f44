import { formatNumber } from '#kernel';
import { COUNCILS } from '../councils/addresses.js';
import { listUrl } from '../listing.js';
import { entriesUrl, FILES_WAIT } from '../submissions/addresses.js';
import type { ObstaclesView } from '../view-models.js';
import { assignmentsUrl, copiesUrl, marksUrl, phaseUrl } from './addresses.js';
import type { PhaseFacts } from './phase-facts.js';
import { count } from './phase-words.js';

/** What can be done with a phase as a whole. */
export type PhaseAct = 'chuan-bi' | 'mo' | 'dong';

/** Something to be done; what `holds` keeps the next step from being taken. */
type Obstacle = ObstaclesView['items'][number] & { holds: boolean };

/** What keeps the next step from being taken, in whole sentences, each with the page where it is put right. */
export function obstaclesOf(facts: PhaseFacts): Obstacle[] {
  const {
    round,
    phase,
    phases,
    rules,
    council,
    unchecked,
    lacking,
    markers,
    seeing,
    progress,
    reopenings,
    newcomers,
    outdated,
    filesWaiting,
  } = facts;
  const items: Obstacle[] = [];
  const say = (isSo: boolean, text: string, url?: string, holds = true): void => {
    if (isSo) items.push({ text, url, holds });
  };
  const before = phases[phases.findIndex((one) => one.phase === phase.phase) - 1];
  const isReady = phase.state === 'prepared';
  const sayFilesWait = (holds: boolean): void =>
    say(
      filesWaiting > 0,
      `Có ${count(filesWaiting, 'bài')} nhận tại quầy còn tệp chưa đưa vào bài: giám khảo sẽ không đọc được những tệp ấy.`,
      listUrl(entriesUrl(round), { 'trang-thai': FILES_WAIT }),
      holds,
    );
  if (phase.state === 'waiting') {
    say(round.state !== 'settling', 'Đợt nhận bài chưa xong: hãy đợi hết hạn nộp và hết giờ chờ tệp.', entriesUrl(round));
    sayFilesWait(false);
    if (before) say(before.state !== 'closed', `${before.name} chưa kết thúc.`, phaseUrl(round, before.phase));
    return items;
  }
  if (isIdle(facts)) return items;
  say(unchecked > 0, `Còn ${count(unchecked, 'bài')} chưa kiểm tra xong hình thức.`, entriesUrl(round));
  sayFilesWait(true);
  say(
    newcomers > 0,
    `Có ${count(newcomers, 'bài')} phải chấm ở vòng này mà chưa được lấy vào.`,
    `${phaseUrl(round, phase.phase)}/chuan-bi`,
  );
  say(
    outdated > 0,
    `Có ${count(outdated, 'bài')} được bổ sung sau khi lấy vào vòng chấm; cập nhật danh sách để giám khảo đọc bản mới.`,
    `${phaseUrl(round, phase.phase)}/chuan-bi`,
  );
  if (isReady) {
    say(phase.entries === 0, 'Chưa có bài hợp lệ nào trong vòng chấm.', entriesUrl(round));
    say(phase.isBlind && phase.uncopied > 0, `Máy còn phải lập ${count(phase.uncopied, 'bản rọc phách')}.`, copiesUrl(round, phase.phase));
  }
  say(
    phase.isBlind && phase.state !== 'closed' && phase.unread > 0,
    `Còn ${count(phase.unread, 'bản rọc phách')} chưa được đọc lại và cho giám khảo đọc${isReady ? '' : ', nên chưa giao được cho ai'}.`,
    copiesUrl(round, phase.phase),
    isReady,
  );
  say(
    markers < rules.judges,
    `${council} mới có ${count(markers, 'người chấm')}, trong khi thể lệ cần ${formatNumber(rules.judges)} người mỗi bài.`,
    COUNCILS,
  );
  say(
    seeing.length > 0,
    `${seeing.join(', ')} nay có vai trò xem được tên tác giả nên không chấm theo mã phách được: hãy bỏ vai trò ấy, hoặc cử người khác thay trong hội đồng.`,
    COUNCILS,
    isReady,
  );
  say(lacking > 0, `Còn ${count(lacking, 'bài')} chưa đủ giám khảo.`, `${assignmentsUrl(round, phase.phase)}?loc=thieu`);
  if (progress && phase.state === 'open') {
    say(progress.missingSheets > 0, `Còn ${count(progress.missingSheets, 'phiếu chấm')} chưa hoàn thành.`, marksUrl(round, phase.phase));
    say(
      progress.awaitFurther > 0,
      `Có ${count(progress.awaitFurther, 'bài')} điểm chênh lệch quá mức thể lệ cho phép, đang chờ phiếu của giám khảo chấm thêm.`,
      `${marksUrl(round, phase.phase)}?loc=chenh-lech`,
    );
    say(
      reopenings > 0,
      `Có ${count(reopenings, 'đề nghị mở lại phiếu')} đang chờ quyết định.`,
      `${marksUrl(round, phase.phase)}/mo-lai`,
      false,
    );
  }
  return items;
}

/** To which nothing comes, as the rules have it: it is ended without judges. */
export function isIdle({ phase, unchecked, newcomers }: PhaseFacts): boolean {
  return phase.state === 'prepared' && phase.entries === 0 && newcomers === 0 && unchecked === 0;
}

export function nextAct(facts: PhaseFacts): { label: string; act: PhaseAct; next: string } | undefined {
  const { phase } = facts;
  if (isIdle(facts)) return { label: 'Kết thúc vòng chấm', act: 'dong', next: 'kết thúc vòng chấm' };
  if (phase.state === 'waiting') return { label: 'Lấy bài vào vòng chấm', act: 'chuan-bi', next: 'lấy bài vào vòng chấm' };
  if (phase.state === 'prepared') return { label: 'Mở vòng chấm', act: 'mo', next: 'mở vòng chấm' };
  return phase.state === 'open' ? { label: 'Kết thúc vòng chấm', act: 'dong', next: 'kết thúc vòng chấm' } : undefined;
}

export function obstacleCard(items: readonly Obstacle[], { next }: { next: string }): ObstaclesView {
  const isFree = !items.some(({ holds }) => holds);
  return {
    heading: items.length > 0 ? 'Việc còn lại' : `Đã sẵn sàng ${next}`,
    sentence: isFree ? `Không còn việc gì giữ lại. Bước tiếp theo là ${next}.` : `Xong những việc sau thì ${next} được.`,
    items: items.map(({ text, url }) => ({ text, url })),
  };
}
