import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import { type FrameId, readFrameId, readMediaId, readStretch } from '#contract/pictures.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { PictureId } from '#contract/ids.ts';
import type { SpectrogramScale } from '#analysis/signal/spectrogram.ts';
import type { DetectionRecord } from '#store/detections/detection-detail.ts';
import { mendPictures } from '#store/pictures/mend-pictures.ts';
import { framePath } from '#store/pictures/painting-cache.ts';
import { pictureFile } from '#store/pictures/picture-files.ts';
import { photoFile } from '#store/pictures/species-photos.ts';
import { excerptOf, findDetection, stretchWithin, previewOf } from '../review/detection-page.ts';
import type { EngineCore } from '../engine.ts';
import { clipSound, spectrogramPicture } from './excerpt-media.ts';
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
 * @throws KnownFailure `not-found`, `bad-request`, `file-missing`, and whatever is wrong with the recording.
 */
export async function openMedia(engine: EngineCore, kind: string, id: string): Promise<Media> {
  switch (kind) {
    case 'picture':
      return openPicture(engine, readMediaId<PictureId>(id));
    case 'clip':
      return openSound(engine, id, null);
    case 'preview':
      return openSound(engine, id, previewOf);
    case 'spectrogram-linear':
      return openSpectrogram(engine, id, 'linear');
    case 'spectrogram-log':
      return openSpectrogram(engine, id, 'log');
    case 'spectrogram-mel':
      return openSpectrogram(engine, id, 'mel');
    case 'frame':
      return openFrame(engine, readFrameId(id));
    case 'photo':
      return openPhoto(engine, readMediaId<number>(id));
    default:
      throw new KnownFailure('not-found', 'There is nothing at this address.');
  }
}

async function openPicture(engine: EngineCore, id: PictureId): Promise<Media> {
  const path = pictureFile(engine.store, id);
  const facts = path === null ? null : await stat(path).catch(() => null);
  if (path === null || facts === null) {
    // A finished one without its file is painted again.
    mendPictures(engine.store.db, [id]);
    throw new KnownFailure(
      'not-found',
      'This picture is not there. Its file may have been removed from the data folder.',
    );
  }
  const body = { kind: 'file', path, sizeBytes: facts.size } as const;
  return { contentType: 'image/png', fileName: `songsight-generated-${id}.png`, body, immutable: true };
}

type Stretch = { readonly startSeconds: number; readonly endSeconds: number };

/** A detection and the stretch of its recording that an address asks for. */
function askedStretch(engine: EngineCore, id: string): { readonly record: DetectionRecord; readonly stretch: Stretch } {
  const asked = readStretch(id);
  const record = findDetection(engine.store.db, asked.detection);
  return { record, stretch: asked.stretch === null ? excerptOf(record) : stretchWithin(record, asked.stretch) };
}

/** @param part another stretch than the one that is asked for. */
async function openSound(
  engine: EngineCore,
  id: string,
  part: ((record: DetectionRecord) => Stretch) | null,
): Promise<Media> {
  const { record, stretch } = askedStretch(engine, id);
  const bytes = await clipSound(engine.store.db, record, part === null ? stretch : part(record));
  return {
    contentType: 'audio/wav',
    fileName: `songsight-${id}.wav`,
    body: { kind: 'bytes', bytes },
    immutable: false,
  };
}

async function openSpectrogram(engine: EngineCore, id: string, scale: SpectrogramScale): Promise<Media> {
  const { record, stretch } = askedStretch(engine, id);
  const bytes = await spectrogramPicture(engine.store.db, record, stretch, scale);
  const fileName = `spectrogram-${scale}-${id}.png`;
  return { contentType: 'image/png', fileName, body: { kind: 'bytes', bytes }, immutable: false };
}

async function openFrame(engine: EngineCore, id: FrameId): Promise<Media> {
  const path = framePath(engine.store.folder, id);
  const gone = 'This painting is no longer there. Ask for it once more.';
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
  const gone = 'This photograph is not there. Its copy may have been removed from the data folder.';
  if (path === null) throw new KnownFailure('not-found', gone);
  const body = { kind: 'file', path, sizeBytes: await sizeOf(path, gone) } as const;
  return { contentType: photoContentType(path), fileName: `songsight-photo-${basename(path)}`, body, immutable: true };
}

async function sizeOf(path: string, gone: string): Promise<number> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw new KnownFailure('not-found', gone);
  return facts.size;
}
