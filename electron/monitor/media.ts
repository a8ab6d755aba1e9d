import { join } from 'node:path';
import { stat } from 'node:fs/promises';
import { readMediaId } from '#contract/checks.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId, PictureId } from '#contract/recordings.ts';
import { pictureFile } from '#store/detection-detail.ts';
import { excerptOf, findDetection } from './detection-page.ts';
import type { Engine } from './engine.ts';
import { openExport, readExportName } from './exports.ts';
import { clipSound, spectrogramPicture } from './excerpt-media.ts';

/** Bytes for a door to carry; ranges are the carrier's part. */
export type Media = {
  readonly contentType: string;
  readonly fileName: string;
  readonly body:
    | { readonly kind: 'file'; readonly path: string; readonly sizeBytes: number }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    /** Its size is not known before its end. */
    | { readonly kind: 'text'; readonly pieces: Iterable<string> };
  /** Never changes under this address, so it may be kept. */
  readonly immutable: boolean;
};

/**
 * What a media address names. Only kinds and numbers come in from outside, never a path.
 * @throws KnownFailure `not-found`, `bad-request`, `file-missing`, and whatever is wrong with the recording.
 */
export async function openMedia(engine: Engine, kind: string, id: string): Promise<Media> {
  switch (kind) {
    case 'picture':
      return openPicture(engine, readMediaId<PictureId>(id));
    case 'clip': {
      const record = findDetection(engine.store.db, readMediaId<DetectionId>(id));
      const bytes = await clipSound(engine.store.db, record, excerptOf(record));
      return {
        contentType: 'audio/wav',
        fileName: `songsight-${id}.wav`,
        body: { kind: 'bytes', bytes },
        immutable: false,
      };
    }
    case 'spectrogram-linear':
    case 'spectrogram-mel': {
      const record = findDetection(engine.store.db, readMediaId<DetectionId>(id));
      const scale = kind === 'spectrogram-mel' ? 'mel' : 'linear';
      const bytes = await spectrogramPicture(engine.store.db, record, excerptOf(record), scale);
      return {
        contentType: 'image/png',
        fileName: `${kind}-${id}.png`,
        body: { kind: 'bytes', bytes },
        immutable: false,
      };
    }
    case 'export': {
      const { fileName, contentType, lines } = openExport(engine, readExportName(id), {});
      return { contentType, fileName, body: { kind: 'text', pieces: lines }, immutable: false };
    }
    default:
      throw new KnownFailure('not-found', 'There is nothing at this address.');
  }
}

async function openPicture(engine: Engine, id: PictureId): Promise<Media> {
  const file = pictureFile(engine.store.db, id);
  const path = join(engine.store.picturesPath, file ?? '');
  const facts = file === null ? null : await stat(path).catch(() => null);
  if (facts === null) {
    throw new KnownFailure(
      'not-found',
      'This picture is not there. Its file may have been removed from the data folder.',
    );
  }
  const body = { kind: 'file', path, sizeBytes: facts.size } as const;
  return { contentType: 'image/png', fileName: `songsight-generated-${id}.png`, body, immutable: true };
}
