/**
 * Every sentence that a person can see comes from the language tables (electron/contract/words): English written out anywhere
 * else in the engine, the shell or the command line is an error. Not meant: what goes into a log, `new Bug(...)`, what is only
 * compared with, SQL, code, markup and lists. What stands in a file by another program's rules is let through with
 * `eslint-disable` and the reason.
 */

/** Two words with one of these among them are English prose, whatever the others are. */
const small = new Set(
  (
    'a about again all already also an and are as at be because been before but by can cannot could did do does for from ' +
    'had has have if in into is it its it’s just may more must no not nothing of on only or other please should so some still ' +
    'than that the their them then there these they this to too was were what when where which while will with without would you your'
  ).split(' '),
);

/** Properties that a person reads, even a single word of them. */
const shown = new Set(['label', 'title', 'message', 'detail', 'body', 'buttonLabel', 'tooltip', 'heading', 'caption']);
const shownCalls = new Set(['showErrorBox', 'setToolTip', 'setTitle']);

/** Names that are the same in every language, and values for programs. */
const names = /^(?:Songsight(?::\s+\u25a1\s*)?|BirdNET [\d.]+|Perch v\d|[a-z]+(?:[-_.][a-z]+)*)$/;

/** What is passed to these is looked for, not said. */
const compared = new Set([
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'get',
  'has',
  'split',
  'replaceAll',
]);
const logged = new Set(['info', 'warn', 'error']);

const sqlWords =
  /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|FROM|WHERE|JOIN|ORDER BY|VACUUM|BEGIN|AS|ASC|DESC|NULL|CASE|CHECK|INTEGER|REAL|TEXT|IN)\b|^\w+(?:, \w+)+$/;

/** The text of a string or a template; a value that is put in stands as one word. */
function textOf(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.quasis.map(({ value }) => value.cooked ?? '').join(' \u25a1 ');
}

/** What a person reads of markup: its text, and the attributes that are read out. */
function readable(text) {
  const attributes = [...text.matchAll(/\b(?:alt|title|aria-label)="([^"]*)"/g)].map(([, value]) => value);
  return [text.replaceAll(/<[^>]*>/g, '\n'), ...attributes].join('\n');
}

/** @returns whether this reads like English: two words side by side, one of them a small one, or both in small letters. */
function isSentence(text) {
  // A script is a program, comments and all.
  if (text.startsWith('#!')) return false;
  if (/=>|[{};]\s*$|;\s*[\w-]+:|^\s*[.@#]?[\w-]+\s*\{/m.test(text)) return false;
  return readable(text)
    .split(/\n|(?<=[.!?:])\s/)
    .some((line) => {
      const words = line
        .trim()
        .split(/\s+/)
        .map((word) => word.replaceAll(/^[“„«("‘]+|[.,;!?…”“»)"’]+$/gu, ''));
      const isWord = (word) => /^\p{L}[\p{L}’'-]*$/u.test(word) || word === '\u25a1';
      const pairs = words.slice(1).map((word, at) => [words[at] ?? '', word]);
      const real = pairs.filter((pair) => pair.every(isWord) && pair.some((word) => /\p{L}{2}|^[aI]$/u.test(word)));
      const hasSmall = words.some((word) => small.has(word.toLowerCase()) && word !== word.toUpperCase());
      if (hasSmall && real.length > 0) return true;
      // A long row of words without a single small one is a list.
      return words.length <= 6 && real.some((pair) => pair.every((word) => /^\p{Ll}{2,}$/u.test(word)));
    });
}

const nameOf = (node) => (node?.type === 'Identifier' || node?.type === 'PrivateIdentifier' ? node.name : undefined);

function isLogCall({ callee }) {
  if (callee.type !== 'MemberExpression' || !logged.has(nameOf(callee.property))) return false;
  const { object } = callee;
  return /log(?:ger)?$/i.test(nameOf(object) ?? nameOf(object.property) ?? '');
}

/** Whether a literal stands where nobody reads it. */
function isUnread(node) {
  const { parent } = node;
  if (/^(?:Import|Export)|^TSLiteralType$|^TSImportType$/.test(parent.type)) return true;
  if (parent.type === 'Property' && parent.key === node) return true;
  if (parent.type === 'MemberExpression' && parent.property === node) return true;
  if (parent.type === 'BinaryExpression' && /^[!=]==$/.test(parent.operator)) return true;
  if (parent.type === 'SwitchCase') return true;
  // What a name is looked up in.
  if (parent.type === 'ArrayExpression' && nameOf(parent.parent.callee) === 'Set') return true;
  for (let inner = node, outer = parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'NewExpression' && nameOf(outer.callee) === 'Bug') return true;
    if (outer.type === 'CallExpression' && outer.callee !== inner) {
      if (isLogCall(outer)) return true;
      return outer.callee.type === 'MemberExpression' && inner === node && compared.has(nameOf(outer.callee.property));
    }
    if (/Statement$|Declaration$|Function/.test(outer.type)) return false;
  }
  return false;
}

/** Whether a literal is what a property, a box or a notice shows. */
function isShown(node) {
  const { parent } = node;
  if (parent.type === 'Property') return parent.value === node && shown.has(nameOf(parent.key));
  return parent.type === 'CallExpression' && shownCalls.has(nameOf(parent.callee.property) ?? nameOf(parent.callee));
}

/** @type {import("eslint").Rule.RuleModule} */
export const spokenSentencesRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      english:
        'English that a person may see: “{{text}}”. Put it into a table of electron/contract/words, in three languages. ' +
        'A state that only a mistake of ours can bring about is a `new Bug(...)`.',
    },
  },
  create(context) {
    const look = (node) => {
      const text = textOf(node);
      if (text === null || isUnread(node) || sqlWords.test(text)) return;
      const words = isShown(node) && /\p{Lu}?\p{Ll}{2,}/u.test(text) && !names.test(text);
      if (!words && !isSentence(text)) return;
      context.report({ node, messageId: 'english', data: { text: text.replaceAll(/\s+/g, ' ').slice(0, 60) } });
    };
    return { Literal: look, TemplateLiteral: look };
  },
};
