import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { Comments } from './read-comments.ts';
import type { Contract, DescribedRequest } from './read-contract.ts';

/** A JSON schema, as far as it is walked here. */
export type JsonSchema = { readonly [key: string]: unknown };

const about = `What Songsight's window asks its engine, over HTTP on this computer alone. Begin with docs/http-api.md: it says how to
get the cookie that every request needs. Made by \`npm run api\` from electron/contract.`;

/** The OpenAPI 3.1 document of everything that `songsight serve` answers. */
export function openApi(contract: Contract): JsonSchema {
  const schemas = namedSchemas(contract);
  const requests = [...contract.topics].flatMap(([topic, all]) => all.map((each) => ({ topic, each })));
  return {
    openapi: '3.1.0',
    info: { title: 'Songsight', version: '1', description: about.replaceAll('\n', ' '), license: { name: 'MIT' } },
    servers: [{ url: 'http://127.0.0.1:{port}', variables: { port: { default: '4747' } } }],
    security: [{ cookie: [] }],
    tags: [...contract.topics.keys()].map((name) => ({ name })),
    paths: {
      ...Object.fromEntries(requests.map(({ topic, each }) => [`/ask/${each.name}`, askPath(contract, topic, each)])),
      '/events': eventsPath(contract),
      '/media/{kind}/{id}': mediaPath,
    },
    components: {
      securitySchemes: { cookie: { type: 'apiKey', in: 'cookie', name: 'songsight-{port}' } },
      schemas: Object.fromEntries(schemas),
      responses: { Refused: refused },
    },
  };
}

/** The contract's named schemas as JSON schemas that refer to each other. */
export function namedSchemas(contract: Contract): ReadonlyMap<string, JsonSchema> {
  const { definitions, ...config } = conversion(contract);
  const converted = toJsonSchemaDefs(definitions, config) as Readonly<Record<string, JsonSchema>>;
  const all = [...contract.schemas].map(([name, { comments }]): [string, JsonSchema] => [
    name,
    described(converted[name] ?? {}, comments),
  ]);
  return new Map(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}

/** A schema as a JSON schema that refers to the named ones. */
export function schemaOf(contract: Contract, schema: v.GenericSchema): JsonSchema {
  const { $schema, $defs, ...rest } = toJsonSchema(schema, conversion(contract)) as JsonSchema;
  return rest;
}

type Conversion = ConversionConfig & { readonly definitions: Record<string, v.GenericSchema> };

function conversion({ schemas }: Contract): Conversion {
  return {
    target: 'draft-2020-12',
    typeMode: 'input',
    // What JSON schema cannot say, such as which time zones there are, is said in words.
    errorMode: 'ignore',
    definitions: Object.fromEntries([...schemas].map(([name, { schema }]) => [name, schema])),
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  };
}

/** The schema with the contract's comments beside it and beside its fields. */
export function described(schema: JsonSchema, { text, fields }: Comments): JsonSchema {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, key === 'properties' ? properties(value) : walk(value)]),
    );
  };
  const properties = (all: JsonSchema): JsonSchema =>
    Object.fromEntries(
      Object.entries(all).map(([name, field]) => {
        const comments = fields.get(name);
        return [name, comments === undefined ? field : described(field as JsonSchema, comments)];
      }),
    );
  const walked = walk(schema) as JsonSchema;
  return text === '' ? walked : { ...walked, description: text };
}

function askPath(contract: Contract, topic: string, { name, ask, answer, comments }: DescribedRequest): JsonSchema {
  const asked = described(schemaOf(contract, ask), { text: '', fields: comments.fields });
  const reply = {
    type: 'object',
    properties: { ok: { const: true }, value: schemaOf(contract, answer) },
    required: ['ok', 'value'],
  };
  return {
    post: {
      operationId: name,
      tags: [topic],
      ...(comments.text === '' ? {} : { description: comments.text }),
      requestBody: { required: true, content: { 'application/json': { schema: asked } } },
      responses: {
        200: {
          description: 'The answer, or a failure with a sentence for a person.',
          content: { 'application/json': { schema: { oneOf: [reply, failed] } } },
        },
        401: { $ref: '#/components/responses/Refused' },
        403: { $ref: '#/components/responses/Refused' },
      },
    },
  };
}

/** Only HTTP says a failure in words, for programs that have no tables. */
const words = {
  type: 'object',
  properties: { message: { type: 'string', description: 'The sentence, in the language of `Accept-Language`.' } },
  required: ['message'],
};

const failed = {
  type: 'object',
  properties: { ok: { const: false }, failure: { allOf: [{ $ref: '#/components/schemas/Trouble' }, words] } },
  required: ['ok', 'failure'],
};

const refused = {
  description: 'The request comes without the cookie (401) or from another page (403).',
  content: { 'text/plain': { schema: { type: 'string' } } },
};

function eventsPath(contract: Contract): JsonSchema {
  const events = [...contract.events].map(([name, { schema, comments }]) => [
    name,
    described(schemaOf(contract, schema), comments),
  ]);
  const description =
    'Server-sent events until the connection ends: `event:` is a name of `x-events`, `data:` its value as JSON.';
  return {
    get: {
      operationId: 'events',
      description,
      responses: { 200: { description, content: { 'text/event-stream': { schema: { type: 'string' } } } } },
      'x-events': Object.fromEntries(events) as JsonSchema,
    },
  };
}

const text = { type: 'string' };

const mediaPath = {
  get: {
    operationId: 'media',
    description: 'A picture or a sound; docs/http-api.md lists the kinds and their ids. Byte ranges are served.',
    parameters: [
      { name: 'kind', in: 'path', required: true, schema: text },
      { name: 'id', in: 'path', required: true, schema: text },
      {
        name: 'folder',
        in: 'query',
        description: 'The data folder that is meant, as the page names it; only such an answer may be kept.',
        schema: text,
      },
      { name: 'range', in: 'header', schema: text },
    ],
    responses: {
      200: { description: 'The whole.', content: { 'image/png': {}, 'audio/wav': {} } },
      206: { description: 'The bytes that were asked for.' },
      304: { description: 'It is what `if-none-match` names.' },
      404: { description: 'It is not there; one sentence says why.', content: { 'text/plain': { schema: text } } },
      416: { description: 'The bytes that were asked for lie behind its end.' },
    },
  },
};
