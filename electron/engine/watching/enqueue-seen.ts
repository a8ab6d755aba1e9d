import { join } from 'node:path';
import { isNoAnswer } from '#analysis/reading/file-bytes.ts';
import { knownMarks, noteMarks, type KnownMarks, type NewMarks } from '#store/queue/file-marks.ts';
import { enqueueFiles, type FoundFile } from '#store/queue/file-queue.ts';
import type { FolderRow } from '#store/queue/folders.ts';
import type { EngineCore } from '../engine.ts';
import { nowText } from '../log.ts';
import { isTelling, isTouched, probeFile } from './content-probe.ts';
import type { SeenFile } from './scan-folder.ts';

/** So many files are looked into at once. */
const atOnce = 8;

type Seen = SeenFile & { readonly notBeforeMs: number };

/**
 * Puts files that were seen into the queue. One that has the size and the time it is known with is looked into first, unless
 * its entry on the disk shows that nothing touched it: two recorders on one schedule write files of the same name, size and time.
 * @throws KnownFailure when their drive does not answer
 */
export async function enqueueSeen(engine: EngineCore, folder: FolderRow, seen: readonly Seen[]): Promise<void> {
  const { db } = engine.store;
  const found: FoundFile[] = [...seen];
  const marks: NewMarks[] = [];
  const doubtful = seen.flatMap((file, index) => {
    const known = knownMarks(db, folder.id, file);
    return known === null || known.state === 'waiting' || known.state === 'working' || isUntouched(engine, file, known)
      ? []
      : [{ file, index, known }];
  });
  for (let at = 0; at < doubtful.length; at += atOnce) {
    const looks = doubtful.slice(at, at + atOnce).map(async ({ file, index, known }) => {
      const now = await probeFile(join(folder.path, file.relativePath)).catch((thrown: unknown) => {
        if (isNoAnswer(thrown)) throw thrown;
        return null;
      });
      if (now === null) return;
      if (known.probe !== null && known.probe !== now.probe) {
        found[index] = { ...file, other: true };
        return;
      }
      if (known.probe === null || known.entry !== now.entry) marks.push({ file: known.file, ...now });
      const touched = known.entry !== null && isTouched(now.entry, known.entry);
      if (touched) found[index] = { ...file, touched };
    });
    await Promise.all(looks);
  }
  noteMarks(db, marks);
  enqueueFiles(db, folder.id, found, nowText(engine.clock));
}

const isUntouched = ({ clock }: EngineCore, file: SeenFile, known: KnownMarks): boolean =>
  known.probe !== null && known.entry === file.entry && isTelling(file.entry, clock.now());
