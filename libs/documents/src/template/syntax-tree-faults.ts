import { COLOURS, FIELDS, LOOP_FIELDS } from './fields.js';
import { HELPERS, type HelperShape } from './helper-arguments.js';
import type { TemplateFault } from './template-fault.js';

const BUILT_IN_BLOCKS = new Set(['if', 'unless', 'each', 'with']);
/** Loops within loops multiply: a third level could keep a server busy for hours. */
const DEEPEST_LOOP = 2;

interface Around {
  loops: number;
  isInStack: boolean;
  blockParams: readonly string[];
}

/** What the syntax tree of a template holds that a tenant's template may not hold, in order of the source. */
export function syntaxTreeFaults(program: hbs.AST.Program): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const report = (node: hbs.AST.Node, sentence: string): void => {
    faults.push({ line: node.loc.start.line, column: node.loc.start.column + 1, sentence });
  };
  inProgram(program, { loops: 0, isInStack: false, blockParams: [] });
  return faults;

  function inProgram(node: hbs.AST.Program | undefined, around: Around): void {
    if (!node) return;
    const within = { ...around, blockParams: [...around.blockParams, ...((node.blockParams as string[] | undefined) ?? [])] };
    for (const statement of node.body) inStatement(statement, within);
  }

  function inStatement(node: hbs.AST.Statement, around: Around): void {
    switch (node.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      case 'MustacheStatement': {
        inMustache(node as hbs.AST.MustacheStatement, around);
        return;
      }
      case 'BlockStatement': {
        inBlock(node as hbs.AST.BlockStatement, around);
        return;
      }
      case 'PartialStatement':
      case 'PartialBlockStatement': {
        report(node, 'Không được chèn mẫu khác ({{> …}}). Hãy viết hết vào một mẫu.');
        return;
      }
      case 'Decorator':
      case 'DecoratorBlock': {
        report(node, 'Không được dùng {{* …}}.');
        return;
      }
      default: {
        report(node, 'Cách viết này không được dùng trong mẫu.');
        return;
      }
    }
  }

  function inMustache(node: hbs.AST.MustacheStatement, around: Around): void {
    if (!node.escaped) report(node, 'Không được dùng ba dấu ngoặc {{{…}}} hay {{&…}}: chữ phải luôn được mã hoá. Hãy dùng {{…}}.');
    const name = helperName(node.path);
    if (node.params.length === 0 && !(node.hash as hbs.AST.Hash | undefined)?.pairs.length && !Object.hasOwn(HELPERS, name)) {
      inExpression(node.path, around);
      return;
    }
    inCall(node, name, false, around);
  }

  function inBlock(node: hbs.AST.BlockStatement, around: Around): void {
    const name = helperName(node.path);
    const isLoop = name === 'each';
    if (isLoop && around.loops >= DEEPEST_LOOP) report(node, `Chỉ được lồng {{#each}} tối đa ${DEEPEST_LOOP} lớp.`);
    if (name === 'stack' && around.isInStack) report(node, 'Không được lồng {{#stack}} trong {{#stack}}.');
    if (BUILT_IN_BLOCKS.has(name)) {
      if (node.params.length !== 1) report(node, `{{#${name}}} cần đúng một giá trị.`);
      inArguments(node, around);
    } else inCall(node, name, true, around);
    const within = { ...around, loops: around.loops + (isLoop ? 1 : 0), isInStack: around.isInStack || name === 'stack' };
    inProgram(node.program, within);
    inProgram(node.inverse, around);
  }

  function inCall(
    node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression,
    name: string,
    isBlock: boolean,
    around: Around,
  ): void {
    const shape = Object.hasOwn(HELPERS, name) ? HELPERS[name] : undefined;
    if (!shape) {
      report(node, `Không có lệnh “${name}”. Lệnh có sẵn: ${[...BUILT_IN_BLOCKS, ...Object.keys(HELPERS)].join(', ')}.`);
      return;
    }
    if (shape.isBlock !== isBlock) {
      report(node, shape.isBlock ? `Hãy viết {{#${name}}} … {{/${name}}}.` : `“${name}” viết là {{${name} …}}, không có dấu #.`);
      return;
    }
    inArguments(node, around);
    checkShape(node, name, shape);
  }

  function checkShape(
    node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression,
    name: string,
    shape: HelperShape,
  ): void {
    const isRightCount = shape.values === undefined ? node.params.length > 0 : node.params.length === shape.values;
    if (!isRightCount) report(node, `“${name}” cần ${shape.values ?? 'ít nhất 1'} giá trị đứng trước các phần tên=….`);
    const pairs = (node.hash as hbs.AST.Hash | undefined)?.pairs ?? [];
    for (const pair of pairs) {
      if (!Object.hasOwn(shape.named, pair.key))
        report(pair, `“${name}” không có phần ${pair.key}=. Có: ${Object.keys(shape.named).join(', ')}.`);
    }
    const missing = shape.required.filter((key) => !pairs.some((pair) => pair.key === key));
    if (missing.length > 0) report(node, `“${name}” còn thiếu ${missing.map((key) => `${key}=`).join(', ')}.`);
  }

  function inArguments(node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression, around: Around): void {
    for (const param of node.params) inExpression(param, around);
    for (const pair of (node.hash as hbs.AST.Hash | undefined)?.pairs ?? []) inExpression(pair.value, around);
  }

  function inExpression(node: hbs.AST.Expression, around: Around): void {
    if (node.type === 'SubExpression') {
      const call = node as hbs.AST.SubExpression;
      const name = helperName(call.path);
      if (name !== 'words') {
        report(node, `Trong ngoặc tròn chỉ dùng được (words …), không dùng được “${name}”.`);
        return;
      }
      inCall(call, name, false, around);
      return;
    }
    if (node.type !== 'PathExpression') return;
    const path = node as hbs.AST.PathExpression;
    const [first, second] = path.parts;
    if (path.data) {
      if (first === undefined || !LOOP_FIELDS.has(first) || path.parts.length > 1)
        report(node, `Không có ${path.original}. Trong {{#each}} có @index, @first, @last.`);
      return;
    }
    if (first === undefined || (around.blockParams.includes(first) && path.parts.length === 1)) return;
    const isColour = first === 'colours' && path.parts.length === 2 && second !== undefined && COLOURS.has(second);
    const isField = path.parts.length === 1 && (FIELDS.has(first) || COLOURS.has(first));
    if (!isColour && !isField)
      report(node, `Không có trường “${path.original}”. Có: ${[...FIELDS].join(', ')}; màu: colours.${[...COLOURS].join(', colours.')}.`);
  }
}

function helperName(path: hbs.AST.Expression): string {
  return (path as Partial<hbs.AST.PathExpression>).original ?? '';
}
