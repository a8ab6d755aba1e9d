import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

/** A connection that breaks off is taken up again this often, as long as each time something came. */
const mostTries = 5;
/** Of a file whose size its publisher does not tell: labels. */
const largestUnknown = 20_000_000;

/**
 * Downloads a file to a place, going on behind what is there already. What lies there afterwards is what its publisher published.
 * @throws KnownFailure `download-failed` with the place empty; the signal's reason with what came kept, to go on later
 */
export async function fetchFile(file: PublishedFile, place: string, how: FetchHow): Promise<void> {
  try {
    for (let turn = 1; ; turn += 1) {
      const host = await fetchOnce(file, place, how);
      const have = await sizeOf(place);
      if (host === null || (file.bytes === null ? true : have >= file.bytes)) break;
      if (turn >= mostTries) throw failed('download-cut', host);
    }
    await verify(file, place);
  } catch (thrown) {
    if (!how.signal.aborted) await rm(place, { force: true });
    throw thrown;
  }
}

const sizeOf = (place: string): Promise<number> =>
  stat(place).then(
    ({ size }) => size,
    () => 0,
  );

function failed(key: 'download-cut' | 'download-altered' | 'download-stalled', host: string): KnownFailure {
  return new KnownFailure('download-failed', key, { values: { host } });
}

/** One connection. @returns the host, or null where nothing was left to fetch */
async function fetchOnce(file: PublishedFile, place: string, how: FetchHow): Promise<string | null> {
  const have = await sizeOf(place);
  if (file.bytes !== null && have === file.bytes) return null;
  const from = file.bytes === null || have > file.bytes ? 0 : have;
  const { response, host } = await openAddress(file.url, { ...how, from });
  const { statusCode = 0, headers } = response;
  const goesOn = statusCode === 206 && headers['content-range']?.startsWith(`bytes ${from}-`) === true;
  if (!goesOn && statusCode !== 200) {
    response.destroy();
    throw refusedBy(host, statusCode);
  }
  // A server that does not know ranges sends the whole file: it is written from the start.
  const start = goesOn ? from : 0;
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
  } catch (thrown) {
    if (how.signal.aborted || thrown instanceof KnownFailure) throw thrown;
    if (stalled) throw failed('download-stalled', host);
    if (isOfDisk(thrown)) throw thrown;
    // Broken off: what came is kept for the next try.
    if (file.bytes === null) throw failed('download-cut', host);
  }
  return host;
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
