import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The comment of a schema or a request, and the comments of the fields inside it, by name. */
export type Comments = { readonly text: string; readonly fields: ReadonlyMap<string, Comments> };

/** What the source of a topic says above its schemas and requests: the constant's name -> its comments. */
export function readComments(file: string): ReadonlyMap<string, Comments> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Map<string, Comments>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined)
        found.set(name.text, { text: commentOf(statement), fields: fieldsOf(initializer, found) });
    }
  }
  return found;
}

/** The fields of the first object inside an expression: of `v.strictObject({ ... })`, `request({ ... }, Answer)` or a table. */
function fieldsOf(expression: ts.Expression, above: ReadonlyMap<string, Comments>): ReadonlyMap<string, Comments> {
  // `...Other.entries` brings the fields of another schema, and their comments with them.
  const spread = [...expression.getText().matchAll(/\b(\w+)\.entries\b/g)];
  const fields = new Map(spread.flatMap(([, name = '']) => [...(above.get(name)?.fields ?? [])]));
  for (const property of firstObject(expression)?.properties ?? []) {
    if (!ts.isPropertyAssignment(property)) continue;
    const name = ts.isIdentifier(property.name) || ts.isStringLiteral(property.name) ? property.name.text : null;
    if (name !== null) fields.set(name, { text: commentOf(property), fields: fieldsOf(property.initializer, above) });
  }
  return fields;
}

function firstObject(expression: ts.Expression): ts.ObjectLiteralExpression | null {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (!ts.isCallExpression(expression)) return null;
  for (const given of expression.arguments) {
    const found = firstObject(given);
    if (found !== null) return found;
  }
  return null;
}

/** The words of a comment that begins with two stars, on one line. */
function commentOf(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges.map(({ pos, end }) => text.slice(pos, end)).findLast((comment) => comment.startsWith('/**'));
  const words = (last ?? '').replace(/^\/\*\*|\*\/$/g, '').replaceAll(/^\s*\* ?/gm, '');
  return words.replaceAll(/\s+/g, ' ').trim();
}
