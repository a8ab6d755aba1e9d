import { KnownFailure } from '#contract/failure.ts';
import type { PublishedModel } from '#contract/models.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';

type Got = { readonly lines: readonly string[]; readonly json: unknown; readonly ok: boolean };

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** Downloads a published model and waits for its end. @throws KnownFailure `download-failed`, `not-allowed` and what importing says */
export async function getModel(
  engine: Engine,
  { id, accept }: { readonly id: string; readonly accept: boolean },
  out: Out,
): Promise<Got> {
  const asked = (await valueOf(engine, 'models.read', {})).models.find(({ model }) => model.id === id);
  if (asked !== undefined && !accept && !asked.accepted) {
    const { licence, licenceUrl, title, makers } = asked.model;
    const lines = [
      `${title}, by ${makers}.`,
      `Its licence is ${licence}: ${licenceUrl}`,
      `To accept it and go on: songsight models get ${id} --accept-licence`,
    ];
    return { lines, json: asked, ok: false };
  }
  const whenEnded = downloadEnd(engine, id, out);
  await valueOf(engine, 'models.get', { id, accept });
  const { pack, download, model } = await whenEnded;
  if (download.kind === 'failed') throw KnownFailure.of(download.failure);
  const next = `Use it from now on: songsight models use ${id}`;
  return { lines: [`${model.title} is here as ${pack ?? ''}.`, model.citation, next], json: { pack, model }, ok: true };
}

function downloadEnd(engine: Engine, id: string, out: Out): Promise<PublishedModel> {
  return new Promise((resolve) => {
    const stop = engine.on('models.changed', ({ models }) => {
      const found = models.find(({ model }) => model.id === id);
      if (found === undefined) return;
      const { download } = found;
      if (download.kind === 'running' && out.moving) {
        out.bar(`${found.model.title}: ${megabytes(download.bytes)} of ${megabytes(download.all)} MB`);
      }
      if (download.kind === 'running' || download.kind === 'importing') return;
      stop();
      resolve(found);
    });
  });
}

/** The pack that a published model became here, else the name as it was given. */
export async function packOf(engine: Engine, id: string): Promise<string> {
  const { models } = await valueOf(engine, 'models.read', {});
  return models.find(({ model }) => model.id === id)?.pack ?? id;
}

/** What can be downloaded: the worldwide models, and of each how many regions there are. */
export function publishedLines(models: readonly PublishedModel[]): string[] {
  if (models.length === 0) return [];
  const lines = models
    .filter(({ model }) => model.region === null)
    .map(({ model: { id, title, classes, licence, files }, pack }) => {
      const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
      const regions = models.filter(({ model }) => model.region !== null && model.id.startsWith(`${id}-`)).length;
      const more = regions === 0 ? '' : `; ${regions} regions, e.g. ${id}-western-palearctic`;
      const here = pack === null ? '' : ', here already';
      return `  ${id}: ${title}, ${classes.toLocaleString('en')} classes, ${megabytes(bytes)} MB, ${licence}${more}${here}`;
    });
  return ['', 'Published models (songsight models get NAME):', ...lines];
}
