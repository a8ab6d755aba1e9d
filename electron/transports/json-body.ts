import type { IncomingMessage } from 'node:http';

export type JsonBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Asks are small: filters, ids, settings. */
const limitBytes = 64 * 1024;

/** Reads the body of a POST as JSON, or says with which status to turn it away. */
export async function jsonBody(request: IncomingMessage): Promise<JsonBody> {
  // A form of a foreign page cannot send this type without the browser asking us first.
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') return { ok: false, status: 415 };
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > limitBytes) return { ok: false, status: 413 };
    pieces.push(piece);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown };
  } catch {
    return { ok: false, status: 400 };
  }
}
