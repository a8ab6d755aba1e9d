// `node build/electron-apis.ts`: lists every part of Electron that electron/shell uses, found by TypeScript itself, with its
// page of documentation, in docs/electron-apis.md. A test compares the list with the program.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const project = path.resolve(import.meta.dirname, '..');
const shell = path.join(project, 'electron/shell');
export const listFile = path.join(project, 'docs/electron-apis.md');

type Use = { readonly api: string; readonly page: string; readonly files: Set<string> };

function shellProgram(): ts.Program {
  const config = ts.readConfigFile(path.join(shell, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, shell);
  return ts.createProgram(parsed.fileNames, { ...parsed.options, composite: false, noEmit: true });
}

/** The class or interface of electron.d.ts that a symbol belongs to, or null when it is none of Electron's. */
function owner(symbol: ts.Symbol | undefined): ts.Declaration | null {
  for (const declaration of symbol?.declarations ?? []) {
    if (path.basename(declaration.getSourceFile().fileName) !== 'electron.d.ts') continue;
    let node: ts.Node = declaration;
    while (node.parent !== undefined && !ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node))
      node = node.parent;
    if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) return node;
  }
  return null;
}

function pageOf(declaration: ts.Declaration): string {
  const page = /\/\/ Docs: (\S+)/.exec(declaration.getText())?.[1];
  return page ?? 'a type of the page of its caller';
}

function nameOf(declaration: ts.Declaration): string {
  return ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)
    ? (declaration.name?.text ?? '')
    : '';
}

/** `window.on('close', …)` uses the event, not only `on`. */
function eventOf(node: ts.PropertyAccessExpression): string | null {
  const { parent } = node;
  if (!/^(?:on|once|off)$/.test(node.name.text) || !ts.isCallExpression(parent) || parent.expression !== node)
    return null;
  const [event] = parent.arguments;
  return event !== undefined && ts.isStringLiteral(event) ? event.text : null;
}

/** Every use, by API name. */
export function electronUses(): ReadonlyMap<string, Use> {
  const program = shellProgram();
  const checker = program.getTypeChecker();
  const uses = new Map<string, Use>();
  const note = (file: ts.SourceFile, declaration: ts.Declaration | null, member: string): void => {
    if (declaration === null) return;
    const api = `${nameOf(declaration)}${member}`;
    const use = uses.get(api) ?? { api, page: pageOf(declaration), files: new Set() };
    use.files.add(path.basename(file.fileName));
    uses.set(api, use);
  };
  const visit = (file: ts.SourceFile, node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const event = eventOf(node);
      const member = event === null ? `.${node.name.text}` : ` '${event}'`;
      note(file, owner(checker.getSymbolAtLocation(node.name)), member);
    } else if (ts.isNewExpression(node)) {
      note(file, owner(checker.getTypeAtLocation(node).symbol), ' (new)');
    } else if (ts.isObjectLiteralElementLike(node) && node.name !== undefined && ts.isIdentifier(node.name)) {
      const type = ts.isObjectLiteralExpression(node.parent) ? checker.getContextualType(node.parent) : undefined;
      note(file, owner(type?.getProperty(node.name.text)), `.${node.name.text}`);
    }
    ts.forEachChild(node, (child) => visit(file, child));
  };
  for (const file of program.getSourceFiles()) {
    if (file.fileName.startsWith(`${shell}/`)) visit(file, file);
  }
  return uses;
}

/** The list as it stands in docs/electron-apis.md. */
export function electronApiList(uses: ReadonlyMap<string, Use>): string {
  const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  const rows = [...uses.values()]
    .toSorted((a, b) => a.api.localeCompare(b.api))
    .map(({ api, page, files }) => `| \`${api}\` | ${page} | ${[...files].toSorted().join(', ')} |`);
  return `# Every part of Electron that Songsight uses

Made by \`node build/electron-apis.ts\` from \`electron/shell\`; \`tests/shell/electron-apis.test.ts\` keeps it true. Checked
against the documentation of Electron ${version} as \`electron.d.ts\` carries it (that file is made from the pages named here);
a name or a signature that is not there does not compile, neither in the program nor in the stand-in of the tests. What no
type says was checked against <https://www.electronjs.org/docs/latest/tutorial/security> and
<https://www.electronjs.org/docs/latest/tutorial/fuses>.

| Part | Page | Used in |
|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) writeFileSync(listFile, electronApiList(electronUses()));
