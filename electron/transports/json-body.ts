import { maxRequestBytes } from '#contract/schema/fields.ts';

export type JsonBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Reads the body of a POST as JSON, or says with which status to turn it away. */
export async function jsonBody(request: Request): Promise<JsonBody> {
  // A form of a foreign page cannot send this type without the browser asking us first.
  if (request.headers.get('content-type')?.split(';')[0] !== 'application/json') return { ok: false, status: 415 };
  const bytes = await bytesOf(request);
  if (bytes === null) return { ok: false, status: 413 };
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { ok: false, status: 400 };
  }
}

/** What is too much is read and thrown away up to here: who is still sending does not see an answer. */
const mostDrainedBytes = 4 * maxRequestBytes;

/** @returns null when there are too many of them. */
async function bytesOf(request: Request): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length')) > mostDrainedBytes) return null;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Cancelling would close the connection before the refusal is sent.
  for await (const piece of request.body?.values({ preventCancel: true }) ?? []) {
    bytes += piece.length;
    if (bytes > mostDrainedBytes) return null;
    if (bytes <= maxRequestBytes) pieces.push(piece);
  }
  return bytes > maxRequestBytes ? null : Buffer.concat(pieces);
}
