import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Media } from '#engine/media/media.ts';
import { byteRange, type ByteRange } from './byte-range.ts';
import { plainAnswer } from './plain-answer.ts';
import type { TransportEngine } from './transport-engine.ts';

/** What a media address names: `/media/<kind>/<id>`, and the data folder it belongs to where it says so. */
export type MediaAddress = { readonly kind: string; readonly id: string; readonly folder: string | null };

/** Answers a media address: the whole, a range of it, "not changed", or a sentence that says why not. */
export async function mediaAnswer(
  engine: Pick<TransportEngine, 'media' | 'folderIdentity'>,
  address: MediaAddress,
  request: Request,
): Promise<Response> {
  if (address.folder !== null && address.folder !== engine.folderIdentity)
    return plainAnswer(request, 404, { key: 'other-folder-shown' });
  const reply = await engine.media(address.kind, address.id);
  if (!reply.ok) return plainAnswer(request, reply.failure.code === 'internal' ? 500 : 404, reply.failure);
  const media = reply.value;
  const headers = commonHeaders(media, address.folder !== null);
  if (media.immutable) {
    headers['etag'] = `"${engine.folderIdentity}-${address.kind}-${address.id}-${sizeOf(media.body)}"`;
    if (request.headers.get('if-none-match') === headers['etag']) return new Response(null, { status: 304, headers });
  }
  return partOf(media, headers, request);
}

function partOf({ body }: Media, headers: Record<string, string>, request: Request): Response {
  const size = sizeOf(body);
  const wanted = byteRange(request.headers.get('range'), size);
  if (wanted === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  }
  const part = wanted ?? { first: 0, last: size - 1 };
  headers['content-length'] = String(part.last - part.first + 1);
  if (wanted !== null) headers['content-range'] = `bytes ${part.first}-${part.last}/${size}`;
  const bytes = request.method === 'HEAD' ? null : bytesOf(body, part);
  return new Response(bytes, { status: wanted === null ? 200 : 206, headers });
}

function sizeOf(body: Media['body']): number {
  return body.kind === 'file' ? body.sizeBytes : body.bytes.length;
}

function bytesOf(body: Media['body'], { first, last }: ByteRange): ConstructorParameters<typeof Response>[0] {
  if (last < first) return null;
  if (body.kind === 'bytes') return new Uint8Array(body.bytes.subarray(first, last + 1));
  return Readable.toWeb(createReadStream(body.path, { start: first, end: last })) as ReadableStream<Uint8Array>;
}

/**
 * Shown, not saved; a generated picture keeps its telling name when it is saved.
 * @param forever whether the address says which data folder it means: only then it means the same for ever
 */
function commonHeaders(media: Media, forever: boolean): Record<string, string> {
  const kept = forever ? 'private, max-age=31536000, immutable' : 'private, no-cache';
  return {
    'content-type': media.contentType,
    'content-disposition': `inline; filename="${media.fileName}"`,
    'cache-control': media.immutable ? kept : 'no-store',
    'accept-ranges': 'bytes',
  };
}
