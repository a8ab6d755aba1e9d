import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { PackEntry, PacksAnswer, PackSummary } from '#contract/models.ts';
import type { Engine } from '#engine/start-engine.ts';
import { getModel, packOf, publishedLines } from './get-model.ts';
import { interruption, stoppedBy } from '#cli/interrupted.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { Out } from '#cli/out.ts';
import { oneDecimal } from '#cli/progress-line.ts';
import type { ModelsAction, ModelsOptions } from '#cli/options/models-options.ts';
import { valueOf } from '#cli/value-of.ts';

type Said = { readonly lines: readonly (Sentence | string)[]; readonly json: unknown; readonly ok: boolean };

/** Lists, downloads, checks, imports, exports, chooses and removes models. @returns 0, or 1 when a checked one is no good. @throws KnownFailure `cancelled` when it is interrupted, and what it said */
export async function modelsCommand(options: ModelsOptions, out: Out): Promise<number> {
  const stop = interruption(out);
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    const { lines, json, ok } = await Promise.race([done(engine, options.action, out), stoppedBy(stop.happened)]);
    if (options.json) out.say(JSON.stringify(json, null, 2));
    else for (const line of lines) out.say(typeof line === 'string' ? line : out.words(line));
    return ok ? 0 : 1;
  } finally {
    await engine.close();
    stop.stop();
  }
}

async function done(engine: Engine, action: ModelsAction, out: Out): Promise<Said> {
  switch (action.kind) {
    case 'list': {
      const answer = await valueOf(engine, 'packs.read', {});
      const { models } = await valueOf(engine, 'models.read', {});
      return {
        lines: [...listLines(answer, out), ...publishedLines(models, out)],
        json: { ...answer, models },
        ok: true,
      };
    }
    case 'check': {
      const entry = await valueOf(engine, 'packs.check', { path: action.path, labels: action.labels });
      const lines = entry.ok ? [sentence('models-usable'), ...packLines(entry.pack, out)] : [entry.problem];
      return { lines, json: entry, ok: entry.ok };
    }
    case 'import': {
      const answer = await valueOf(engine, 'packs.import', { path: action.path, labels: action.labels });
      const { imported: id, labelsEncoding } = answer;
      const ansi = labelsEncoding === 'windows-1252' ? [sentence('labels-windows-1252')] : [];
      const lines = [sentence('models-imported', { id }), ...ansi, sentence('models-use-next', { id })];
      return { lines, json: answer, ok: true };
    }
    case 'get':
      return getModel(engine, action, out);
    case 'use': {
      const answer = await valueOf(engine, 'packs.use', { id: await packOf(engine, action.id) });
      const again = answer.files === 0 ? [] : [sentence('models-used-again')];
      return { lines: [sentence('models-used', { id: action.id }), ...again], json: answer, ok: true };
    }
    case 'export': {
      const answer = await valueOf(engine, 'packs.export', { id: await packOf(engine, action.id), folder: action.to });
      return { lines: [sentence('run-written', { file: answer.path })], json: answer, ok: true };
    }
    case 'remove': {
      const answer = await valueOf(engine, 'packs.remove', { id: await packOf(engine, action.id) });
      return { lines: [sentence('models-removed', { id: action.id })], json: answer, ok: true };
    }
  }
}

function listLines({ packs, problem, folder }: PacksAnswer, out: Out): (Sentence | string)[] {
  return [
    ...(problem === null ? [] : [sentence('models-none-works', { reason: problem }), '']),
    ...packs.flatMap((entry) => entryLines(entry, out)),
    sentence('models-folder', { folder }),
  ];
}

function entryLines(entry: PackEntry, out: Out): string[] {
  const mark = entry.inUse ? '* ' : '  ';
  if (!entry.ok) return [`${mark}${entry.id}`, `    ${out.words(entry.problem)}`, ''];
  return [`${mark}${entry.pack.id}`, ...packLines(entry.pack, out).map((line) => `    ${line}`), ''];
}

function packLines(pack: PackSummary, out: Out): string[] {
  const { title, version, species, windowSeconds: seconds, rateHz: rate, paintable, recordings } = pack;
  const pictures =
    pack.paints === 'default-painter'
      ? sentence('models-paints-default-painter', { paintable })
      : sentence(pack.paints === 'itself' ? 'models-paints-itself' : 'models-paints-nothing');
  const megabytes = oneDecimal(pack.bytes / 1e6);
  return [
    out.words(sentence('models-species', { title, version, species, megabytes })),
    out.words(sentence('models-clips', { seconds, rate, pictures })),
    ...(pack.licence === '' ? [] : [pack.licence]),
    ...(recordings === 0 ? [] : [out.words(sentence('models-recordings', { count: recordings }))]),
  ];
}
