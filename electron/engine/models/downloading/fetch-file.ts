import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { KnownFailure } from '#contract/failure.ts';
import type { CatalogueModel } from '#contract/models.ts';
import { openAddress, refusedBy } from './open-address.ts';

type PublishedFile = CatalogueModel['files'][number];
export type FetchHow = {
  /** Bytes of this file that are there. */
  readonly progress: (bytes: number) => void;
  readonly signal: AbortSignal;
  /** A server that sends nothing for this long has stalled. */
  readonly stallMs: number;
};

/** A connection that breaks off is taken up again; so many times without anything worth naming are the end of it. */
const mostIdleTries = 5;
const worthNaming = 64 * 1024;
/** Pauses before the next try: this part of what counts as stalled (a second of thirty), then twice as long each time. */
const pausePart = 1 / 30;
/** Of a file whose size its publisher does not tell: labels. */
const largestUnknown = 20_000_000;

/**
 * Downloads a file to a place, going on behind what is there already. What lies there afterwards is what its publisher published.
 * @throws KnownFailure `download-failed` with the place empty; the signal's reason with what came kept, to go on later
 */
export async function fetchFile(file: PublishedFile, place: string, how: FetchHow): Promise<void> {
  try {
    await fetchPatiently(file, place, how);
    await verify(file, place);
  } catch (thrown) {
    if (!how.signal.aborted) await rm(place, { force: true });
    throw thrown;
  }
}

/** Connections in the field are weak: as long as something comes, it goes on, however often they break. */
async function fetchPatiently(file: PublishedFile, place: string, how: FetchHow): Promise<void> {
  let [most, idle] = [await sizeOf(place), 0];
  for (;;) {
    const problem = await fetchOnce(file, place, how);
    if (problem === null) return;
    const have = await sizeOf(place);
    if (have === 0) throw problem;
    idle = have >= most + worthNaming ? 0 : idle + 1;
    most = Math.max(most, have);
    if (idle >= mostIdleTries) throw problem;
    if (idle > 0) await setTimeout(how.stallMs * pausePart * 2 ** (idle - 1), undefined, { signal: how.signal });
  }
}

const sizeOf = (place: string): Promise<number> =>
  stat(place).then(
    ({ size }) => size,
    () => 0,
  );

function failed(
  key: 'download-cut' | 'download-altered' | 'download-page' | 'download-stalled',
  host: string,
): KnownFailure {
  return new KnownFailure('download-failed', key, { values: { host } });
}

/** One connection. @returns null when all is here, else why not, where another try may bring the rest */
async function fetchOnce(file: PublishedFile, place: string, how: FetchHow): Promise<KnownFailure | null> {
  const have = await sizeOf(place);
  if (file.bytes !== null && have === file.bytes) return null;
  const from = file.bytes === null || have > file.bytes ? 0 : have;
  const opened = await openAddress(file.url, { ...how, from }).catch(passing);
  if (opened instanceof KnownFailure) return opened;
  const { response, host } = opened;
  const { statusCode = 0, headers } = response;
  const goesOn = statusCode === partial && headers['content-range']?.startsWith(`bytes ${from}-`) === true;
  if (!goesOn && statusCode !== 200) {
    response.destroy();
    // Another part than was asked for: the whole file is asked for instead.
    if (statusCode === partial && from > 0) {
      await rm(place, { force: true });
      return fetchOnce(file, place, how);
    }
    // What is there now is shorter than what was published.
    if (statusCode === rangeRefused) throw failed('download-altered', host);
    const refused = refusedBy(host, statusCode);
    if (passingStates.has(statusCode)) return refused;
    throw refused;
  }
  // What came before stays for the next try; a whole file as long as this one is no page, whatever it is called.
  if (isPage(headers) && Number(headers['content-length']) !== file.bytes) {
    response.destroy();
    return failed('download-page', host);
  }
  // A server that does not know ranges sends the whole file: it is written from the start.
  const problem = await written(response, host, { file, place, start: goesOn ? from : 0 }, how);
  if (problem !== null || file.bytes === null || (await sizeOf(place)) >= file.bytes) return problem;
  return failed('download-altered', host);
}

/** The page of a network where one has to log in or to accept something first; no model is published as one. */
function isPage(headers: IncomingHttpHeaders): boolean {
  return /^\s*(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
}

const partial = 206;
const rangeRefused = 416;
/** A server that is asked too much of, or is just being restarted. */
const passingStates: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A server that cannot be reached now may be in a moment. */
function passing(thrown: unknown): KnownFailure {
  if (thrown instanceof KnownFailure && /^download-(?:unreachable|proxy)$/.test(thrown.sentence.key)) return thrown;
  throw thrown;
}

type Writing = { readonly file: PublishedFile; readonly place: string; readonly start: number };

/** Writes what comes. @returns null where the server sent all it wanted to, else what broke off */
async function written(
  response: IncomingMessage,
  host: string,
  { file, place, start }: Writing,
  how: FetchHow,
): Promise<KnownFailure | null> {
  let count = start;
  const most = file.bytes ?? largestUnknown;
  const counted = new Transform({
    transform(chunk: Buffer, _, done): void {
      count += chunk.length;
      if (count > most) {
        done(failed('download-altered', host));
        return;
      }
      how.progress(count);
      done(null, chunk);
    },
  });
  let stalled = false;
  response.setTimeout(how.stallMs, () => {
    stalled = true;
    response.destroy();
  });
  try {
    await pipeline(response, counted, createWriteStream(place, { flags: start > 0 ? 'a' : 'w' }), {
      signal: how.signal,
    });
    return null;
  } catch (thrown) {
    if (how.signal.aborted || thrown instanceof KnownFailure || isOfDisk(thrown)) throw thrown;
    // What came is kept for the next try.
    return failed(stalled ? 'download-stalled' : 'download-cut', host);
  }
}

function isOfDisk(thrown: unknown): boolean {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EACCES' || code === 'EIO' || code === 'EROFS';
}

async function verify({ sha256, url }: PublishedFile, place: string): Promise<void> {
  if (sha256 === null) return;
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  if (hash.digest('hex') !== sha256) throw failed('download-altered', new URL(url).host);
}
