import { nearestPath, openablePaths } from './openable-paths.js';
import { planShape } from './plan-setting.js';
import { type RawPlan, validOrNothing } from './raw-plan.js';
import { quoted } from './shown-value.js';
import type { Problem } from './strategy.js';

/** What is open must be a setting. */
export function openProblems(plan: RawPlan): Problem[] {
  return [...problemsOf(plan, 'open'), ...problemsOf(plan, 'openForOwn')];
}

function problemsOf(plan: RawPlan, key: 'open' | 'openForOwn'): Problem[] {
  const known = openablePaths();
  return (validOrNothing(planShape[key], plan[key]) ?? []).flatMap((path, at): Problem[] => {
    if (known.has(path)) return [];
    // The entries of a list have no place here: "parts[0].rounds" is "parts.rounds".
    const names = path.replace(/\[\d*\]/g, '');
    const near = known.has(names) ? names : nearestPath(names, known);
    return [{ path: [key, at], message: `không có thiết lập ${quoted(path)} để mở; ${right(names, near)}` }];
  });
}

function right(path: string, near: string | undefined): string {
  if (near === undefined) return 'hãy ghi như trong kế hoạch, từ ngoài vào trong, ví dụ “contest.name”';
  if (path.startsWith(`${near}.`)) return `chỉ mở được cả thiết lập chứa nó, hãy ghi ${quoted(near)}`;
  return `có phải ý là ${quoted(near)}?`;
}
