import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Failure } from '#contract/failure.ts';
import { bestLanguage, type LanguageCode } from '#contract/words/language-code.ts';
import { say } from '#contract/words/sentence.ts';
import type { Media } from '#engine/media/media.ts';
import { byteRange, type ByteRange } from './byte-range.ts';
import type { TransportEngine } from './transport-engine.ts';

export type MediaQuestion = {
  readonly kind: string;
  readonly id: string;
  /** The `Range` and `If-None-Match` headers. */
  readonly range: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** In which it is said that there is nothing to send. */
  readonly language: LanguageCode;
};

/** An answer in the words of HTTP, whatever carries it. `body` is opened only when it is called. */
export type MediaAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: (() => Readable) | null;
};

/** Answers a media address: the whole, a range of it, "not changed", or a sentence that says why not. */
export async function mediaAnswer(
  engine: Pick<TransportEngine, 'media'>,
  question: MediaQuestion,
): Promise<MediaAnswer> {
  const reply = await engine.media(question.kind, question.id);
  if (!reply.ok) return failed(reply.failure, question.language);
  const media = reply.value;
  return sized(media, question);
}

/** The language that an `Accept-Language` header prefers, e.g. of `de-AT,de;q=0.9,en;q=0.5`. */
export function askedLanguage(header: string | null | undefined): LanguageCode {
  return bestLanguage((header ?? '').split(','));
}

function sized(media: Media, { kind, id, range, ifNoneMatch }: MediaQuestion): MediaAnswer {
  const { body } = media;
  const size = body.kind === 'file' ? body.sizeBytes : body.bytes.length;
  const headers: Record<string, string> = { ...commonHeaders(media), 'accept-ranges': 'bytes' };
  if (media.immutable) {
    headers['etag'] = `"${kind}-${id}-${size}"`;
    if (ifNoneMatch === headers['etag']) return { status: 304, headers, body: null };
  }
  const wanted = byteRange(range, size);
  if (wanted === 'unsatisfiable') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  }
  const part = wanted ?? { first: 0, last: size - 1 };
  headers['content-length'] = String(part.last - part.first + 1);
  if (wanted !== null) headers['content-range'] = `bytes ${part.first}-${part.last}/${size}`;
  return { status: wanted === null ? 200 : 206, headers, body: () => bytesOf(body, part) };
}

function bytesOf(body: Media['body'], { first, last }: ByteRange): Readable {
  if (body.kind === 'bytes') return Readable.from([Buffer.from(body.bytes.subarray(first, last + 1))]);
  return last < first ? Readable.from([]) : createReadStream(body.path, { start: first, end: last });
}

/** Shown, not saved; a generated picture keeps its telling name when it is saved. */
function commonHeaders(media: Media): Record<string, string> {
  return {
    'content-type': media.contentType,
    'content-disposition': `inline; filename="${media.fileName}"`,
    'cache-control': media.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  };
}

function failed(failure: Failure, language: LanguageCode): MediaAnswer {
  const status = failure.code === 'internal' ? 500 : 404;
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body: () => Readable.from([Buffer.from(`${say(failure, language)}\n`)]) };
}
