import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/** A class or function of the product: its file and its name there. */
type Key = `${string}#${string}`;

interface ClassFacts {
  key: Key;
  /** The addresses that a controller stands under. */
  prefixes: string[];
  parent: Key | undefined;
  /** The classes that its fields have, by their names. */
  fields: Map<string, Key>;
  methods: Map<string, ts.Node>;
}

interface FileFacts {
  source: ts.SourceFile;
  /** What names of other files are here. */
  imports: Map<string, { file: string; name: string }>;
  /** What a door gives on, by its name there; '*' names whole files. */
  exports: Map<string, { file: string; name: string }>;
  whole: string[];
}

/**
 * Who calls whom in `apps` and `libs`, read from the text: methods through the classes of injected fields and of parameters,
 * functions through imports. Whatever is named counts as called. What is called through an interface or a value without a written
 * class is not seen, so that something may seem to call less than it does, never more.
 */
export class CallGraph {
  private readonly files = new Map<string, FileFacts>();
  private readonly classes = new Map<Key, ClassFacts>();
  private readonly functions = new Map<Key, ts.Node>();
  private readonly calls = new Map<string, readonly string[]>();

  constructor() {
    for (const file of sourceFiles()) this.files.set(file, this.read(file));
    for (const [file, { source }] of this.files) source.statements.forEach((statement) => this.declare(file, statement));
    for (const facts of this.classes.values()) this.readClass(facts);
  }

  /** The class method that answers for a route: `handler` is "Class.method"; among classes of one name that whose address the path begins with. */
  handler(handler: string, path: string): string | undefined {
    const [name, method = ''] = handler.split('.');
    const named = [...this.classes.values()].filter(({ key, methods }) => key.endsWith(`#${name}`) && methods.has(method));
    const [found] = named.toSorted((a, b) => closeness(b.prefixes, path) - closeness(a.prefixes, path));
    return found && `${found.key}.${method}`;
  }

  /** Whether the method leads to one called "Class.method", and by which way. */
  wayTo(from: string, target: string): string[] | undefined {
    const before = new Map<string, string | undefined>([[from, undefined]]);
    for (const node of before.keys()) {
      if (node.endsWith(`#${target}`)) return wayBack(before, node);
      for (const next of this.callsOf(node)) if (!before.has(next)) before.set(next, node);
    }
    return undefined;
  }

  private callsOf(node: string): readonly string[] {
    const known = this.calls.get(node);
    if (known) return known;
    const found = this.lookUpCalls(node);
    this.calls.set(node, found);
    return found;
  }

  private lookUpCalls(node: string): readonly string[] {
    const dot = node.lastIndexOf('.');
    const owner = this.classes.get(node.slice(0, dot) as Key);
    const body = owner ? owner.methods.get(node.slice(dot + 1)) : this.functions.get(node as Key);
    if (!body) return owner?.parent ? [`${owner.parent}.${node.slice(dot + 1)}`] : [];
    const file = node.slice(0, node.indexOf('#'));
    const found = new Set<string>();
    const locals = new Map<string, Key>();
    const visit = (one: ts.Node): void => {
      if (ts.isParameter(one) && ts.isIdentifier(one.name)) this.noteType(file, one, locals);
      if (ts.isPropertyAccessExpression(one)) {
        const target = this.owner(one.expression, owner, locals);
        if (target) found.add(`${target}.${one.name.text}`);
      }
      if (ts.isIdentifier(one)) {
        const named = this.resolve(file, one.text);
        if (named && this.functions.has(named)) found.add(named);
      }
      ts.forEachChild(one, visit);
    };
    visit(body);
    return [...found];
  }

  /** The class of what stands before a point. */
  private owner(expression: ts.Expression, own: ClassFacts | undefined, locals: ReadonlyMap<string, Key>): Key | undefined {
    if (expression.kind === ts.SyntaxKind.ThisKeyword) return own?.key;
    if (ts.isIdentifier(expression)) return locals.get(expression.text);
    if (ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword)
      return this.fieldOf(own, expression.name.text);
    return undefined;
  }

  private fieldOf(own: ClassFacts | undefined, name: string): Key | undefined {
    return own && (own.fields.get(name) ?? (own.parent && this.fieldOf(this.classes.get(own.parent), name)));
  }

  private noteType(file: string, { name, type }: ts.ParameterDeclaration | ts.PropertyDeclaration, into: Map<string, Key>): void {
    if (!type || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName) || !ts.isIdentifier(name)) return;
    const named = this.resolve(file, type.typeName.text);
    if (named && this.classes.has(named)) into.set(name.text, named);
  }

  /** What a name means in a file. */
  private resolve(file: string, name: string): Key | undefined {
    const key: Key = `${file}#${name}`;
    if (this.classes.has(key) || this.functions.has(key)) return key;
    const from = this.files.get(file)?.imports.get(name);
    return from && this.given(from.file, from.name);
  }

  /** What a file gives under a name: its own, or what it passes on. */
  private given(file: string, name: string, depth = 0): Key | undefined {
    const key: Key = `${file}#${name}`;
    if (this.classes.has(key) || this.functions.has(key)) return key;
    const facts = this.files.get(file);
    if (!facts || depth > 5) return undefined;
    const on = facts.exports.get(name);
    if (on) return this.given(on.file, on.name, depth + 1);
    return facts.whole.map((other) => this.given(other, name, depth + 1)).find((one) => one !== undefined);
  }

  private declare(file: string, statement: ts.Statement): void {
    if (ts.isFunctionDeclaration(statement) && statement.name) this.functions.set(`${file}#${statement.name.text}`, statement);
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(name) && initializer) this.functions.set(`${file}#${name.text}`, initializer);
    if (!ts.isClassDeclaration(statement) || !statement.name) return;
    const key: Key = `${file}#${statement.name.text}`;
    this.classes.set(key, { key, prefixes: prefixesOf(statement), parent: undefined, fields: new Map(), methods: methodsOf(statement) });
    this.declared.set(key, statement);
  }

  private readonly declared = new Map<Key, ts.ClassDeclaration>();

  private readClass(facts: ClassFacts): void {
    const file = facts.key.slice(0, facts.key.indexOf('#'));
    const declaration = this.declared.get(facts.key)!;
    const base = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
    facts.parent = base && ts.isIdentifier(base) ? this.resolve(file, base.text) : undefined;
    for (const member of declaration.members) {
      if (ts.isConstructorDeclaration(member)) for (const parameter of member.parameters) this.noteType(file, parameter, facts.fields);
      if (ts.isPropertyDeclaration(member)) this.noteType(file, member, facts.fields);
    }
  }

  private read(file: string): FileFacts {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, false);
    const facts: FileFacts = { source, imports: new Map(), exports: new Map(), whole: [] };
    for (const statement of source.statements) {
      const from = 'moduleSpecifier' in statement ? pathOf(file, statement.moduleSpecifier as ts.StringLiteral | undefined) : undefined;
      if (!from) continue;
      const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      if (bindings && ts.isNamedImports(bindings)) note(bindings.elements, from, facts.imports);
      if (ts.isExportDeclaration(statement)) {
        if (statement.exportClause && ts.isNamedExports(statement.exportClause)) note(statement.exportClause.elements, from, facts.exports);
        else facts.whole.push(from);
      }
    }
    return facts;
  }
}

function sourceFiles(): string[] {
  return ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$|\/(testing|client)\//.test(file)),
  );
}

/** The file that an import names: beside this one, or the door of a library. */
function pathOf(file: string, specifier: ts.StringLiteral | undefined): string | undefined {
  const text = specifier?.text ?? '';
  if (text.startsWith('#')) return `libs/${text.slice(1)}/src/index.ts`;
  return text.startsWith('.') ? join(dirname(file), text.replace(/\.js$/, '.ts')) : undefined;
}

function note(
  elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[],
  file: string,
  into: Map<string, { file: string; name: string }>,
): void {
  for (const { name, propertyName } of elements) into.set(name.text, { file, name: (propertyName ?? name).text });
}

function methodsOf(declaration: ts.ClassDeclaration): Map<string, ts.Node> {
  return new Map(
    declaration.members.flatMap((member) =>
      member.name && (ts.isIdentifier(member.name) || ts.isPrivateIdentifier(member.name)) ? [[member.name.text, member] as const] : [],
    ),
  );
}

/** The texts in `@Controller(…)`. */
function prefixesOf(declaration: ts.ClassDeclaration): string[] {
  const calls = (ts.getDecorators(declaration) ?? []).map(({ expression }) => expression).filter((one) => ts.isCallExpression(one));
  const controller = calls.find(({ expression }) => ts.isIdentifier(expression) && expression.text === 'Controller');
  const [given] = controller?.arguments ?? [];
  const texts = given && ts.isArrayLiteralExpression(given) ? [...given.elements] : given ? [given] : [];
  return texts.filter((one) => ts.isStringLiteral(one)).map((one) => `/${one.text}`);
}

/** How much of the path is one of the addresses. */
function closeness(prefixes: readonly string[], path: string): number {
  return Math.max(0, ...prefixes.filter((prefix) => path.startsWith(prefix)).map(({ length }) => length));
}

function wayBack(before: ReadonlyMap<string, string | undefined>, end: string): string[] {
  const way: string[] = [];
  for (let at: string | undefined = end; at !== undefined; at = before.get(at)) way.unshift(at.slice(at.indexOf('#') + 1));
  return way;
}
