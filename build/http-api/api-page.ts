import { described, namedSchemas, schemaOf, type JsonSchema } from './open-api.ts';
import type { Contract, DescribedRequest } from './read-contract.ts';

/** Between these two lines the page is made; the rest of it is written by hand. */
const marks = { from: '<!-- made by npm run api: begin -->', to: '<!-- made by npm run api: end -->' } as const;

/** The page with its made part made anew. @throws Error when it lacks the two lines. */
export function apiPage(page: string, contract: Contract): string {
  const [from, to] = [page.indexOf(marks.from), page.indexOf(marks.to)];
  if (from < 0 || to < from) throw new Error(`docs/http-api.md needs the lines ${marks.from} and ${marks.to}.`);
  return `${page.slice(0, from + marks.from.length)}\n\n${madePart(contract)}\n${page.slice(to)}`;
}

function madePart(contract: Contract): string {
  const topics = [...contract.topics].flatMap(([topic, requests]) => [
    `### ${topic}`,
    ...requests.flatMap((each) => requestText(contract, each)),
  ]);
  const events = [...contract.events].map(
    ([name, { schema, comments }]) => `| \`${name}\` | ${typeText(schemaOf(contract, schema))} | ${comments.text} |`,
  );
  const schemas = [...namedSchemas(contract)].flatMap(([name, schema]) => schemaText(name, schema));
  return [
    '## Requests',
    ...topics,
    '## Events',
    ['| event | data | meaning |', '|---|---|---|', ...events].join('\n'),
    '## Types',
    ...schemas,
    '',
  ].join('\n\n');
}

function requestText(contract: Contract, { name, ask, answer, comments }: DescribedRequest): string[] {
  const asked = described(schemaOf(contract, ask), { text: '', fields: comments.fields });
  const answered = schemaOf(contract, answer);
  return [
    `#### ${name}`,
    ...(comments.text === '' ? [] : [comments.text]),
    fieldTable(asked) ?? 'Asked with nothing: `{}`.',
    `Answer: ${typeText(answered)}`,
  ];
}

function schemaText(name: string, schema: JsonSchema): string[] {
  const said = typeof schema['description'] === 'string' ? [schema['description']] : [];
  return [`#### ${name}`, ...said, fieldTable(schema) ?? typeText(schema)];
}

/** null: it has no fields. */
function fieldTable(schema: JsonSchema): string | null {
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>);
  if (properties.length === 0) return null;
  const required = (schema['required'] ?? []) as readonly string[];
  const rows = properties.map(([name, field]) => {
    const optional = required.includes(name) ? '' : ' (may be absent)';
    return `| \`${name}\`${optional} | ${typeText(field)} | ${String(field['description'] ?? '')} |`;
  });
  return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** A type in words: `list of [Species](#species)`, `"day" or "hour"`, `number from 0 to 1`. */
function typeText(schema: JsonSchema): string {
  const { $ref, anyOf, oneOf, items, prefixItems, type } = schema;
  if (typeof $ref === 'string') return linkTo($ref.split('/').at(-1) ?? '');
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return choices.map((each: JsonSchema) => typeText(each)).join(' or ');
  if ('const' in schema) return `\`${JSON.stringify(schema['const'])}\``;
  if (Array.isArray(schema['enum'])) return schema['enum'].map((each) => `\`${JSON.stringify(each)}\``).join(' or ');
  if (Array.isArray(prefixItems)) return `[${prefixItems.map((each: JsonSchema) => typeText(each)).join(', ')}]`;
  if (type === 'array') return `list of ${typeText((items ?? {}) as JsonSchema)}`;
  if (type === 'object') return objectText(schema);
  return `${String(type ?? 'anything')}${bounds(schema)}`;
}

function linkTo(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}

function objectText({ properties, additionalProperties }: JsonSchema): string {
  const fields = Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  if (fields.length > 0) return `{ ${fields.map(([name, field]) => `${name}: ${typeText(field)}`).join(', ')} }`;
  const values = additionalProperties;
  return typeof values === 'object' && values !== null ? `texts to ${typeText(values as JsonSchema)}` : '`{}`';
}

const largest = Number.MAX_SAFE_INTEGER;

function bounds({ minimum, maximum, minLength, maxLength }: JsonSchema): string {
  if (typeof minimum === 'number' && typeof maximum === 'number')
    return maximum >= largest ? ` from ${minimum}` : ` from ${minimum} to ${maximum}`;
  if (typeof maxLength !== 'number') return '';
  return ` of ${minLength === 1 ? '1 to' : 'at most'} ${maxLength} characters`;
}
