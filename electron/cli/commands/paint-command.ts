import { constants, copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { DetectionId } from '#contract/ids.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { openForExport } from '#engine/exports/placing/export-beside.ts';
import { bestOfSpecies, paintRequested, type RequestedPicture } from '#engine/pictures/paint-requested.ts';
import type { Engine } from '#engine/start-engine.ts';
import { refuseInsideWatched } from '#engine/watching/outside-watched.ts';
import { interruption } from '../interrupted.ts';
import { openEngine } from '../open-engine.ts';
import type { PaintOptions } from '../options/paint-options.ts';
import { onOneLine, type Out } from '../out.ts';
import { speciesCalled } from './export-command.ts';

/** Paints pictures that a person asks for. @returns 0; 3 where one of them could not be painted */
export async function paintCommand(options: PaintOptions, out: Out): Promise<number> {
  const stop = interruption(out);
  const { engine, dataFolder } = await openEngine(options, { out, watch: false });
  try {
    const core = engine.inside.engine;
    if (options.out !== null) await refuseInsideWatched(core.store.db, options.out, false);
    const abort = new AbortController();
    void stop.happened.then(() => abort.abort());
    const pictures = await paintRequested(core, {
      detections: wanted(engine, dataFolder, options),
      wish: { guidanceScale: null, painter: options.quick ? 'quick' : null, steps: options.steps },
      anyway: options.anyway,
      progress: (done, all) => {
        if (out.moving) out.bar(out.words(sentence('paint-progress', { done, all })));
      },
      signal: abort.signal,
    });
    const told = await Promise.all(pictures.map((picture) => placed(picture, options.out)));
    if (options.json)
      out.say(JSON.stringify({ illustration: label(out), pictures: told.map((each) => asJson(each, out)) }, null, 2));
    else tell(told, out);
    return pictures.some(({ failure }) => failure !== null) ? 3 : 0;
  } finally {
    await engine.close();
    stop.stop();
  }
}

/** @throws WrongUsage for a species that the data folder does not have; KnownFailure `not-found` for one without detections */
function wanted(engine: Engine, dataFolder: string, { what, limit }: PaintOptions): readonly DetectionId[] {
  if (typeof what === 'number') return [what as DetectionId];
  const species = speciesCalled(openForExport(dataFolder), what);
  const found = bestOfSpecies(engine.inside.engine, species.code, limit);
  if (found.length === 0)
    throw new KnownFailure('not-found', 'paint-none', { values: { species: species.commonName } });
  return found;
}

const label = (out: Out): string => out.words(sentence('paint-illustration'));

function tell(pictures: readonly RequestedPicture[], out: Out): void {
  for (const { detection, species, file, failure } of pictures) {
    const what = failure === null ? (file ?? '') : out.words(failure);
    out.say([String(detection), onOneLine(species.commonName), onOneLine(what)].join('\t'));
  }
  out.tell(out.words(summary(pictures)));
  out.tell(label(out));
}

function summary(pictures: readonly RequestedPicture[]): Sentence {
  const painted = pictures.filter((each) => each.painted).length;
  const failed = pictures.filter(({ failure }) => failure !== null).length;
  return sentence('paint-done', { painted, there: pictures.length - painted - failed, failed });
}

function asJson({ detection, species, picture, file, painted, failure }: RequestedPicture, out: Out): object {
  const failed = failure === null ? {} : { failed: { code: failure.code, reason: out.words(failure) } };
  return { detection, species, painted, file, provenance: picture?.provenance ?? null, ...failed };
}

/** Copies a picture where it is wanted; its name says what it is. Nothing is overwritten. */
async function placed(picture: RequestedPicture, folder: string | null): Promise<RequestedPicture> {
  if (folder === null || picture.file === null) return picture;
  await mkdir(folder, { recursive: true });
  const bytes = await readFile(picture.file);
  for (let count = 1; ; count += 1) {
    const name = `illustration-${picture.species.code.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_')}-${picture.detection}${count === 1 ? '' : ` ${count}`}.png`;
    const target = path.join(folder, name);
    const there = await readFile(target).catch(() => null);
    if (there === null) await copyFile(picture.file, target, constants.COPYFILE_EXCL);
    if (there === null || there.equals(bytes)) return { ...picture, file: target };
  }
}
