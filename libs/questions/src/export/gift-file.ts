import { DIFFICULTY_WORDS, type ExportedQuestion } from './exported-question.js';

/** Questions in Moodle's GIFT format, always with their keys. What GIFT has no place for stands in comments that we read back. */
export function giftFile(questions: readonly ExportedQuestion[]): string {
  let topic = '';
  return questions
    .map((question) => {
      const category = question.topic === topic ? '' : `$CATEGORY: ${escaped(question.topic.replaceAll('/', '//'))}\n\n`;
      topic = question.topic;
      return `${category}${block(question)}\n`;
    })
    .join('\n');
}

function block({ code, difficulty, text, options, key, explanation, source, article }: ExportedQuestion): string {
  const said = { mã: code, 'độ khó': DIFFICULTY_WORDS[difficulty], 'căn cứ': source, 'điều, khoản': article };
  const comments = Object.entries(said).flatMap(([name, value]) => (value ? [`// ${name}: ${escaped(value)}`] : []));
  const answers = options.map((option, at) => `  ${weight(key, options.length, at)}${plain(option)}`);
  const grounds = explanation ? [`  ####${plain(explanation)}`] : [];
  return [...comments, `::${escaped(code)}::[plain]${escaped(text)} {`, ...answers, ...grounds, '}'].join('\n');
}

/** One right option is "="; several share the points, and a wrong one beside them takes all. */
function weight(key: readonly number[], count: number, at: number): string {
  if (key.length === 1) return key.includes(at) ? '=' : '~';
  if (!key.includes(at)) return count > 0 ? '~%-100%' : '~';
  return `~%${(100 / key.length).toFixed(5).replace(/\.?0+$/, '')}%`;
}

/** Says that a text is a text where it begins like the name of a format, or like its points. */
function plain(text: string): string {
  return `${/^[[%]/.test(text) ? '[plain]' : ''}${escaped(text)}`;
}

function escaped(text: string): string {
  return text.replace(/[~=#{}:\\]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}
