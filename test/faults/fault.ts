/** What is asked of a suite of faults. */
export interface FaultOptions {
  isQuick: boolean;
  /** Progress, on standard error. */
  say: (text: string) => void;
}

/** What came of one fault. */
export interface FaultResult {
  name: string;
  /** How often it struck. */
  tried: number;
  /** Acknowledged, and missing afterwards. */
  lost: number;
  /** Counted twice. */
  doubled: number;
  /** With the guard switched off, the same check noticed it. */
  negativeControl: boolean;
}

export type FaultSuite = (options: FaultOptions) => Promise<FaultResult[]>;

/** Whether nothing was lost, nothing counts twice, it did strike, and the check would have noticed. */
export function isHeld({ tried, lost, doubled, negativeControl }: FaultResult): boolean {
  return tried > 0 && lost === 0 && doubled === 0 && negativeControl;
}
