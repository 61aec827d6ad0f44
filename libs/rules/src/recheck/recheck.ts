import { publicDrawSeed } from '../ranking/public-draw.js';
import { ClaimedResults } from './claimed-results.js';
import { JudgedRecheck } from './judged-recheck.js';
import { RecheckAttempts } from './recheck-attempts.js';
import type { RecheckHead, RecheckRecord } from './recheck-record.js';
import { Findings, type ReceiptCheck, type RecheckReport } from './recheck-report.js';
import { RecheckSources } from './recheck-sources.js';
import type { OwnReceipt } from './seal-checks.js';
import { inputsHash, type StandingInputs } from './standing-inputs.js';

/**
 * Checks a standing again from everything that it was computed from: takes the records one after the other in the order of the
 * file, then ranks anew and says what differs. It believes nothing but the arithmetic; whoever wants to know that this is the
 * standing that was published compares its SHA-256 with the published one.
 */
export class Recheck {
  private readonly findings = new Findings();
  private readonly sources = new RecheckSources(this.findings);
  private readonly claimed = new ClaimedResults(this.findings, this.sources);
  private readonly judged = new JudgedRecheck(this.findings, this.sources);
  private readonly attempts: RecheckAttempts;

  /** @param receipt of whoever wants to know their own attempt checked */
  constructor(receipt?: OwnReceipt) {
    this.attempts = new RecheckAttempts(this.findings, this.sources, receipt);
  }

  take(record: RecheckRecord): void {
    switch (record.kind) {
      case 'head':
        this.sources.head = record;
        return;
      case 'inputs':
        this.sources.takeInputs(record.inputs);
        return;
      case 'rules':
        this.sources.takeRules(record.id, record.rules);
        return;
      case 'bank':
        this.sources.takeBank(record);
        return;
      case 'units':
        this.sources.takeUnits(record.units);
        return;
      case 'attempt':
        this.attempts.take(record.attempt);
        return;
      case 'line':
        this.claimed.lines.add(record.line);
        return;
      case 'summary':
        this.claimed.summary = record.summary;
        return;
      case 'collective':
        this.claimed.collective.push(record);
        return;
      default:
        this.judged.take(record);
    }
  }

  /** Ranks what was taken and compares. @param text how the text was, where the records came from a file */
  finish(text?: { isWhole: boolean }): RecheckReport {
    const { findings, sources, attempts, claimed } = this;
    const { head, inputs } = sources;
    if (text && !text.isWhole) findings.add('file', '', 'Tệp đã bị sửa hoặc bị cắt: mã SHA-256 ở dòng cuối không khớp với các dòng trước.');
    if (!head || !inputs) {
      findings.add('file', '', 'Tệp thiếu phần đầu hoặc phần dữ liệu đầu vào nên không kiểm tra được.');
      return this.report({ claimed: head?.claimed.standing ?? '', computed: null, people: 0, collective: [] });
    }
    if (inputs.judged) return this.finishJudged(head, inputs);
    attempts.compareDigests();
    const drawSeed = this.drawSeed(inputs);
    const receipt = attempts.ownAttempt();
    const columns = attempts.all();
    const computed = claimed.compareStanding(head, { inputs, attempts: columns, drawSeed });
    const collective = claimed.compareCollective({ inputs, attempts: attempts.ofNamedUnits(columns), drawSeed });
    return this.report({ claimed: head.claimed.standing, computed, people: columns.people.length, collective, receipt });
  }

  private finishJudged(head: RecheckHead, inputs: StandingInputs): RecheckReport {
    const { judged, findings } = this;
    const drawSeed = judged.drawSeed();
    if (drawSeed !== inputs.drawSeed)
      findings.add('draw', inputs.round, `Mã bốc thăm ghi ${inputs.drawSeed}; tính lại từ mã số các bài được ${drawSeed}.`);
    const computed = judged.compare(head, inputs);
    const report = this.report({ claimed: head.claimed.standing, computed, people: judged.people, collective: judged.collective(inputs) });
    const { submissions, sheets } = judged.evidence;
    return {
      ...report,
      checked: { ...report.checked, attempts: submissions.length, lines: judged.lines.length, sheets: sheets.length },
      unchecked: { ...report.unchecked, ...(judged.withheldUnits > 0 && { named: judged.withheldUnits }) },
    };
  }

  private drawSeed({ draw, drawSeed: noted, round }: StandingInputs): string {
    const drawSeed = draw ? publicDrawSeed(draw.commitment, draw.value) : this.attempts.drawSeed();
    const origin = draw ? 'bản cam kết và giá trị của nguồn công khai' : 'các mã niêm phong';
    if (drawSeed !== noted) this.findings.add('draw', round, `Mã bốc thăm ghi ${noted}; tính lại từ ${origin} được ${drawSeed}.`);
    return drawSeed;
  }

  private report({
    claimed,
    computed,
    people,
    collective,
    receipt,
  }: RecheckReport['standing'] & {
    people: number;
    collective: RecheckReport['collective'];
    receipt?: ReceiptCheck | undefined;
  }): RecheckReport {
    const { list, counts } = this.findings;
    return {
      isSame: list.length === 0,
      standing: { claimed, computed },
      inputs: this.sources.inputs ? inputsHash(this.sources.inputs) : null,
      collective,
      checked: { attempts: this.attempts.scored, people, lines: this.claimed.lines.count },
      unchecked: {
        seals: this.attempts.uncheckedSeals,
        units: this.sources.namesAllUnits
          ? []
          : this.claimed.collective.map(({ standing, withheld }) => ({ award: standing.award, count: withheld })),
      },
      ...(receipt && { receipt }),
      findings: list,
      counts,
    };
  }
}
