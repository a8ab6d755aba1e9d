import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { refused } from './refused.ts';
import { contentOffset, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** BirdNET 3.0 has 0.6 GB. */
const largestFile = 2 * 1024 ** 3;
const largestWhole = 4 * 1024 ** 3;
/** Of a file or folder, which every system bears. */
const longestName = 120;
/** What models consist of; everything else stays in the zip. */
const useful = new Set(['.onnx', '.tflite', '.txt', '.csv', '.json', '.md', '.bin']);

/**
 * Unpacks what belongs to a model, file by file in bounded memory. The whole list is checked before the first byte is written; what a
 * refused zip has written lies in `folder`, which is the caller's to remove.
 * @throws KnownFailure `pack-invalid`: damaged, locked, too large, links, names that lead out of the folder
 */
export async function unpackZip(zip: string, folder: string): Promise<void> {
  const file = await open(zip, 'r');
  try {
    const entries = await readZipDirectory(file);
    for (const entry of entries) checkEntry(entry);
    const wanted = entries.filter(({ name }) => isUseful(name));
    checkNames(wanted);
    if (wanted.reduce((sum, { bytes }) => sum + bytes, 0) > largestWhole) throw refused('zip-large');
    for (const entry of wanted) await unpackEntry(file, zip, entry, folder);
  } finally {
    await file.close();
  }
}

function checkEntry({ name, bytes, link, encrypted, method }: ZipEntry): void {
  if (!staysInside(name)) throw refused('zip-leaves-folder', { name });
  if (link) throw refused('zip-link', { name });
  if (encrypted) throw refused('zip-encrypted');
  if (bytes > largestFile) throw refused('zip-file-large', { name });
  if (isUseful(name) && method !== 0 && method !== 8) throw refused('zip-packing', { name });
}

/** Two files at one place, or a file where another's folder is. Some systems do not tell small letters from capitals. */
function checkNames(wanted: readonly ZipEntry[]): void {
  const places = wanted.map(({ name }) => name.toLowerCase().replaceAll('\\', '/'));
  const files = new Set(places);
  const parents = places.flatMap((place) => [...place.matchAll(/\//g)].map(({ index }) => place.slice(0, index)));
  const first = new Map(places.map((place, at): [string, number] => [place, at]).toReversed());
  const twice = wanted.find((_, at) => (first.get(places[at] ?? '') ?? at) < at);
  if (twice !== undefined) throw refused('zip-same-name', { name: twice.name });
  if (parents.some((parent) => files.has(parent))) throw refused('zip-damaged');
}

function staysInside(name: string): boolean {
  return !/^(?:[/\\]|[A-Za-z]:)/.test(name) && !name.includes('\0') && !name.split(/[/\\]/).includes('..');
}

function isUseful(name: string): boolean {
  const parts = name.split(/[/\\]/);
  const hidden = parts.some((part) => part.startsWith('.') || part === '__MACOSX');
  const plain = parts.every((part) => part.length <= longestName && !/[<>:"|?*\p{Cc}]/u.test(part));
  return !hidden && plain && useful.has(path.extname(name).toLowerCase());
}

async function unpackEntry(file: FileHandle, zip: string, entry: ZipEntry, folder: string): Promise<void> {
  const place = path.join(folder, ...entry.name.split(/[/\\]/));
  await mkdir(path.dirname(place), { recursive: true });
  const start = await contentOffset(file, entry);
  const check = checked(entry);
  const target = createWriteStream(place, { flags: 'wx' });
  if (entry.packedBytes === 0) {
    await pipeline([], check, target);
    return;
  }
  const source = createReadStream(zip, { start, end: start + entry.packedBytes - 1 });
  try {
    if (entry.method === 0) await pipeline(source, check, target);
    else await pipeline(source, createInflateRaw(), check, target);
  } catch (cause) {
    throw unpackFailure(cause);
  }
}

/** zlib's own errors mean a damaged zip; those of the disk are passed on. */
function unpackFailure(cause: unknown): unknown {
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' && code.startsWith('Z_') ? refused('zip-damaged', {}, { cause }) : cause;
}

/** Passes bytes on and stops as soon as there are more than the directory says, or other ones. */
function checked({ bytes, crc }: ZipEntry): Transform {
  let count = 0;
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _, done): void {
      count += chunk.length;
      sum = crc32(chunk, sum);
      if (count > bytes) done(refused('zip-damaged'));
      else done(null, chunk);
    },
    flush(done): void {
      done(count === bytes && sum === crc ? null : refused('zip-damaged'));
    },
  });
}
