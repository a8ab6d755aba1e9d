import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { NewPhoto } from '#store/pictures/species-photos.ts';

const mostBytes = 40_000_000;

const kinds = [
  { extension: 'png', contentType: 'image/png', begins: [[0, [0x89, 0x50, 0x4e, 0x47]]] },
  { extension: 'jpg', contentType: 'image/jpeg', begins: [[0, [0xff, 0xd8, 0xff]]] },
  {
    extension: 'webp',
    contentType: 'image/webp',
    begins: [
      [0, [0x52, 0x49, 0x46, 0x46]],
      [8, [0x57, 0x45, 0x42, 0x50]],
    ],
  },
] as const;

/** What a photograph is served as, by the name of its copy. */
export function photoContentType(file: string): string {
  return kinds.find(({ extension }) => file.endsWith(`.${extension}`))?.contentType ?? 'application/octet-stream';
}

/**
 * Reads an image file that a person chose for a species; what it is is told by its bytes, not by its name.
 * @throws KnownFailure `bad-request`, `file-missing`, `format-unsupported`.
 */
export async function takePhoto(species: string, path: string): Promise<NewPhoto> {
  if (!isAbsolute(path)) throw new KnownFailure('bad-request', 'photo-path-not-whole', { path });
  const bytes = await readImage(path);
  const kind = kinds.find(({ begins }) =>
    begins.every(([at, magic]) => magic.every((byte, index) => bytes[at + index] === byte)),
  );
  if (kind === undefined) {
    throw new KnownFailure('format-unsupported', 'photo-format', { path });
  }
  return { species, name: basename(path), extension: kind.extension, bytes };
}

async function readImage(path: string): Promise<Uint8Array> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw new KnownFailure('file-missing', 'photo-missing', { path, cause });
  });
  if (!facts.isFile()) throw new KnownFailure('bad-request', 'photo-is-folder', { path });
  if (facts.size > mostBytes) {
    throw new KnownFailure('format-unsupported', 'photo-large', {
      path,
    });
  }
  return readFile(path).catch((cause: unknown) => {
    throw new KnownFailure('file-unreadable', 'photo-unreadable', {
      path,
      cause,
    });
  });
}
