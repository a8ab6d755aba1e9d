import { KnownFailure } from '#contract/failure.ts';
import type { PublishedModel } from '#contract/models.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { packMeant } from '#engine/models/chosen-pack.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';
import { noModelNamed, publishedNamed } from './model-named.ts';

type Got = { readonly lines: readonly (Sentence | string)[]; readonly json: unknown; readonly ok: boolean };

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Downloads a published model and waits for its end. @throws KnownFailure `download-failed`, `not-allowed` and what importing says */
export async function getModel(
  engine: Engine,
  { id: given, accept }: { readonly id: string; readonly accept: boolean },
  out: Out,
): Promise<Got> {
  const { models } = await valueOf(engine, 'models.read', {});
  const id = publishedNamed(
    given,
    models.map(({ model }) => model.id),
  );
  const asked = models.find(({ model }) => model.id === id);
  if (asked !== undefined && !accept && !asked.accepted) {
    const { licence, licenceUrl, title, makers } = asked.model;
    const lines = [
      sentence('models-made-by', { title, makers }),
      sentence('models-licence', { licence, address: licenceUrl }),
      sentence('models-accept', { id }),
    ];
    return { lines, json: asked, ok: false };
  }
  const whenEnded = downloadEnd(engine, id, out);
  await valueOf(engine, 'models.get', { id, accept });
  const { pack, download, model } = await whenEnded;
  if (download.kind === 'failed') throw KnownFailure.of(download.failure);
  const here = sentence('models-got', { title: model.title, id: pack ?? id });
  const lines = [here, model.citation, sentence('models-use-next', { id })];
  return { lines, json: { pack, model }, ok: true };
}

function downloadEnd(engine: Engine, id: string, out: Out): Promise<PublishedModel> {
  return new Promise((resolve) => {
    const stop = engine.on('models.changed', ({ models }) => {
      const found = models.find(({ model }) => model.id === id);
      if (found === undefined) return;
      const { download } = found;
      if (download.kind === 'running' && out.moving) {
        out.bar(out.words(downloadLine(found.model.title, download)));
      }
      if (download.kind === 'running' || download.kind === 'importing') return;
      stop();
      resolve(found);
    });
  });
}

/** The id of the pack that a person means. @throws KnownFailure `not-found` with the names most like it */
export async function packOf(engine: Engine, id: string): Promise<string> {
  const { packs } = await valueOf(engine, 'packs.read', {});
  const { models } = await valueOf(engine, 'models.read', {});
  const ids = packs.map((entry) => (entry.ok ? entry.pack.id : entry.id));
  const published = Object.fromEntries(models.map(({ model, pack }) => [model.id, pack]));
  return packMeant(id, ids, published) ?? noModelNamed(id, ids, Object.keys(published));
}

function downloadLine(title: string, { bytes, all }: { readonly bytes: number; readonly all: number }): Sentence {
  return sentence('models-progress', { title, megabytes: megabytes(bytes), all: megabytes(all) });
}

function pausedLine(id: string, { bytes, all }: { readonly bytes: number; readonly all: number }): Sentence {
  return sentence('models-paused', { id, megabytes: megabytes(bytes), all: megabytes(all) });
}

/** What can be downloaded: the worldwide models, and of each how many regions there are. */
export function publishedLines(models: readonly PublishedModel[], out: Out): string[] {
  if (models.length === 0) return [];
  const lines = models
    .filter(({ model, download }) => model.region === null || download.kind === 'paused')
    .map(({ model: { id, title, classes, licence, files }, pack, download }) => {
      const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
      const regions = models.filter(({ model }) => model.region !== null && model.id.startsWith(`${id}-`));
      const [example] = regions;
      const parts = [
        sentence('models-published-one', { id, title, classes, megabytes: megabytes(bytes), licence }),
        ...(example === undefined
          ? []
          : [sentence('models-regions', { regions: regions.length, example: example.model.id })]),
        ...(pack === null ? [] : [sentence('models-here')]),
        ...(download.kind === 'paused' ? [pausedLine(id, download)] : []),
      ];
      return `  ${parts.map((part) => out.words(part)).join('; ')}`;
    });
  return ['', out.words(sentence('models-published')), ...lines];
}
