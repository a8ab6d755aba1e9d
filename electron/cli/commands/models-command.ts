import { sentence } from '#contract/words/sentence.ts';
import type { PackEntry, PacksAnswer, PackSummary } from '#contract/models.ts';
import type { Engine } from '#engine/start-engine.ts';
import { getModel, packOf, publishedLines } from './get-model.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import type { PacksCommand, PacksOptions } from './models-options.ts';
import { valueOf } from '../value-of.ts';

type Said = { readonly lines: readonly string[]; readonly json: unknown; readonly ok: boolean };

/** Lists, checks, imports, chooses and removes model packs. @returns 0, or 1 when a checked pack is no good */
export async function packsCommand(options: PacksOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { watch: false });
  try {
    const { lines, json, ok } = await done(engine, options.action, out);
    if (options.json) out.say(JSON.stringify(json, null, 2));
    else for (const line of lines) out.say(line);
    return ok ? 0 : 1;
  } finally {
    await engine.close();
  }
}

async function done(engine: Engine, action: PacksCommand, out: Out): Promise<Said> {
  switch (action.kind) {
    case 'list': {
      const answer = await valueOf(engine, 'packs.read', {});
      const { models } = await valueOf(engine, 'models.read', {});
      return { lines: [...listLines(answer, out), ...publishedLines(models)], json: { ...answer, models }, ok: true };
    }
    case 'check': {
      const entry = await valueOf(engine, 'packs.check', { path: action.path, labels: action.labels });
      const lines = entry.ok ? ['This pack can be used.', ...packLines(entry.pack)] : [out.words(entry.problem)];
      return { lines, json: entry, ok: entry.ok };
    }
    case 'import': {
      const answer = await valueOf(engine, 'packs.import', { path: action.path, labels: action.labels });
      const next = `Listen with it from now on: songsight models use ${answer.imported}`;
      const ansi = answer.labelsEncoding === 'windows-1252' ? [out.words(sentence('labels-windows-1252'))] : [];
      return { lines: [`Imported as ${answer.imported}.`, ...ansi, next], json: answer, ok: true };
    }
    case 'get':
      return getModel(engine, action, out);
    case 'use': {
      const answer = await valueOf(engine, 'packs.use', { id: await packOf(engine, action.id) });
      return {
        lines: [`Songsight listens with ${action.id} from now on.`, ...againLines(answer)],
        json: answer,
        ok: true,
      };
    }
    case 'remove': {
      const answer = await valueOf(engine, 'packs.remove', { id: await packOf(engine, action.id) });
      return { lines: [`${action.id} was removed. What it heard stays.`], json: answer, ok: true };
    }
  }
}

function againLines({ files }: PacksAnswer): string[] {
  return files === 0
    ? []
    : [
        'What was heard before stays, each with the pack that heard it. Recordings this pack has not heard are listened to again.',
      ];
}

function listLines({ packs, problem, folder }: PacksAnswer, out: Out): string[] {
  const lines = packs.flatMap((entry) => entryLines(entry, out));
  return [
    ...(problem === null ? [] : [`Nothing is listened to. ${out.words(problem)}`, '']),
    ...lines,
    `Imported packs lie in ${folder}.`,
  ];
}

function entryLines(entry: PackEntry, out: Out): string[] {
  const mark = entry.inUse ? '* ' : '  ';
  if (!entry.ok) return [`${mark}${entry.id}`, `    ${out.words(entry.problem)}`, ''];
  return [`${mark}${entry.pack.id}`, ...packLines(entry.pack).map((line) => `    ${line}`), ''];
}

function packLines(pack: PackSummary): string[] {
  const painting = {
    itself: 'paints pictures itself',
    'default-painter': `pictures of ${pack.paintable} species, by the painter that comes with Songsight`,
    nothing: 'no pictures: neither it nor Songsight’s own painter knows how its species look',
  };
  return [
    `${pack.title} ${pack.version}, ${pack.species.toLocaleString('en')} species, ${(pack.bytes / 1e6).toFixed(1)} MB`,
    `clips of ${pack.windowSeconds} s at ${pack.rateHz.toLocaleString('en')} Hz; ${painting[pack.paints]}`,
    ...(pack.licence === '' ? [] : [pack.licence]),
    ...(pack.recordings === 0 ? [] : [`${pack.recordings.toLocaleString('en')} recordings are shown by what it heard`]),
  ];
}
