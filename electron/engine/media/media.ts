import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import type { FrameId } from '#contract/pictures.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { PictureId } from '#contract/ids.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { framePath } from '#store/pictures/painting-cache.ts';
import { pictureFile } from '#store/pictures/picture-files.ts';
import { photoFile } from '#store/pictures/species-photos.ts';
import type { EngineCore } from '../engine.ts';
import { isCutKind, type CutKind } from './cut-media.ts';
import { readFrameId, readMediaId } from './media-address.ts';
import { isOfPrivate } from './private-sound.ts';
import { photoContentType } from '../pictures/add-photo.ts';

/** Bytes for a transport to carry; ranges are the carrier's part. */
export type Media = {
  readonly contentType: string;
  readonly fileName: string;
  readonly body:
    | { readonly kind: 'file'; readonly path: string; readonly sizeBytes: number }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array };
  /** Never changes under this address, so it may be kept. */
  readonly immutable: boolean;
};

/**
 * What a media address names. Only kinds and numbers come in from outside, never a path.
 * @throws KnownFailure `not-found`, `bad-request`, `file-missing`, `not-allowed`, and whatever is wrong with the recording.
 */
export async function openMedia(engine: EngineCore, kind: string, id: string): Promise<Media> {
  if (isCutKind(kind)) return openCut(engine, kind, id);
  switch (kind) {
    case 'picture':
      return openPicture(engine, readMediaId<PictureId>(id));
    case 'frame':
      return openFrame(engine, readFrameId(id));
    case 'photo':
      return openPhoto(engine, readMediaId<number>(id));
    default:
      throw new KnownFailure('not-found', 'media-no-address');
  }
}

async function openPicture(engine: EngineCore, id: PictureId): Promise<Media> {
  if (isOfPrivate(engine.store.db, id)) throw new KnownFailure('not-allowed', 'private-voice');
  const path = pictureFile(engine.store, id);
  const facts = path === null ? null : await stat(path).catch(() => null);
  if (path === null || facts === null) {
    // A finished one without its file is painted again.
    mendPictures(engine.store.db, [id]);
    throw new KnownFailure('not-found', 'picture-file-gone');
  }
  const body = { kind: 'file', path, sizeBytes: facts.size } as const;
  return { contentType: 'image/png', fileName: `songsight-generated-${id}.png`, body, immutable: true };
}

/** Planned by a reading thread, read and computed by a process with a budget: a spectrogram takes a second, a hostile file more. */
async function openCut(engine: EngineCore, kind: CutKind, id: string): Promise<Media> {
  const { cut, ...media } = await engine.reader.planCut(kind, id);
  const bytes = cut instanceof Uint8Array ? cut : await engine.sound.read('cut', cut);
  return { ...media, body: { kind: 'bytes', bytes }, immutable: false };
}

async function openFrame(engine: EngineCore, id: FrameId): Promise<Media> {
  const path = framePath(engine.store.folder, id);
  const gone = 'frame-gone';
  if (path === null) throw new KnownFailure('not-found', gone);
  const sizeBytes = await sizeOf(path, gone);
  return {
    contentType: 'image/png',
    fileName: `songsight-generated-${id}.png`,
    body: { kind: 'file', path, sizeBytes },
    immutable: true,
  };
}

async function openPhoto(engine: EngineCore, id: number): Promise<Media> {
  const path = photoFile(engine.store.db, engine.store.folder, id);
  const gone = 'photo-file-gone';
  if (path === null) throw new KnownFailure('not-found', gone);
  const body = { kind: 'file', path, sizeBytes: await sizeOf(path, gone) } as const;
  return { contentType: photoContentType(path), fileName: `songsight-photo-${basename(path)}`, body, immutable: true };
}

async function sizeOf(path: string, gone: 'frame-gone' | 'photo-file-gone' | 'picture-file-gone'): Promise<number> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new KnownFailure('not-found', gone);
  return facts.size;
}
