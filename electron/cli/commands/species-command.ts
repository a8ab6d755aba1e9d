import { createReadStream } from 'node:fs';
import { KnownFailure } from '#contract/failure.ts';
import type { AnswerTo } from '#contract/requests.ts';
import type { Species } from '#contract/species.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '../open-engine.ts';
import type { SpeciesOptions } from '../options/place-options.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';
import { stationCalled } from './stations-command.ts';

type Matched = AnswerTo<'list.match'>;
type Range = AnswerTo<'range.read'>;
type Said = { readonly lines: readonly Sentence[]; readonly json: unknown };

const mostListBytes = 5_000_000;
const mostHeld = 50;

/** Shows and changes which species are shown. @returns 0 */
export async function speciesCommand(options: SpeciesOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    const { lines, json } = await doneWith(engine, options);
    // Detections follow from the lists: they are put in order before the end.
    await engine.inside.parts.deriveAgain.runIfLeftOpen();
    if (options.json) out.say(JSON.stringify(json, null, 2));
    else for (const line of lines) out.say(out.words(line));
    return 0;
  } finally {
    await engine.close();
  }
}

async function doneWith(engine: Engine, { action, station: name }: SpeciesOptions): Promise<Said> {
  const { stations } = await valueOf(engine, 'stations.read', {});
  const station = name === null ? null : stationCalled(stations, name).id;
  const nameOf = (id: number | null): string | Sentence =>
    stations.find((each) => each.id === id)?.name ?? sentence('species-everywhere');
  switch (action.kind) {
    case 'show': {
      const range = await valueOf(engine, 'range.read', {});
      return { lines: rangeLines(range, nameOf), json: range };
    }
    case 'clear': {
      await valueOf(engine, 'list.write', { station, kind: 'include', species: [] });
      const range = await valueOf(engine, 'list.write', { station, kind: 'exclude', species: [] });
      return { lines: [sentence('species-cleared'), ...listLines(range, nameOf)], json: range };
    }
    case 'check': {
      const matched = await matchedIn(engine, action.file);
      return { lines: matchedLines(matched), json: matched };
    }
    case 'include':
    case 'exclude': {
      const matched = await matchedIn(engine, action.file);
      if (matched.species.length === 0)
        throw new KnownFailure('bad-request', 'species-none-known', { values: { file: action.file } });
      const species = matched.species.map(({ scientificName }) => scientificName);
      const range = await valueOf(engine, 'list.write', { station, kind: action.kind, species });
      return {
        lines: [...matchedLines(matched), ...listLines(range, nameOf)],
        json: { ...matched, lists: range.lists },
      };
    }
  }
}

async function matchedIn(engine: Engine, file: string): Promise<Matched> {
  return valueOf(engine, 'list.match', { text: await listText(file) });
}

/** UTF-8, UTF-16 with its mark, or else Windows-1252. @throws KnownFailure */
async function listText(file: string): Promise<string> {
  try {
    const text = decoded(await bytesOf(file));
    if (text.includes('\u0000')) throw new RangeError(file);
    return text;
  } catch (thrown) {
    throw new KnownFailure('file-unreadable', 'species-file-unreadable', {
      values: { file },
      path: file,
      cause: thrown,
    });
  }
}

/** All of a file, or of a pipe, which does not tell how long it is; a device never ends. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of createReadStream(file, { end: mostListBytes }) as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostListBytes) throw new RangeError(file);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const nameIn = ({ commonName, scientificName }: Species): string => `${commonName} (${scientificName})`;

function matchedLines({ species, unmatched }: Matched): Sentence[] {
  const unknown = unmatched.map(({ name, nearest }) =>
    nearest.length === 0
      ? sentence('species-unknown-name', { name })
      : sentence('species-unknown-near', { name, nearest: nearest.map(nameIn).join(', ') }),
  );
  return [sentence('species-known', { species: species.length }), ...unknown];
}

function listLines({ lists }: Range, nameOf: (id: number | null) => string | Sentence): Sentence[] {
  return lists.map(({ station, kind, species }) =>
    sentence(`species-${kind}`, { where: nameOf(station), species: species.length }),
  );
}

function rangeLines(range: Range, nameOf: (id: number | null) => string | Sentence): Sentence[] {
  const { model, held, withoutPosition } = range;
  const more = held.length - mostHeld;
  return [
    model === null ? sentence('species-no-range') : sentence('species-range', { model }),
    ...(model === null || withoutPosition === 0 ? [] : [sentence('species-unplaced', { count: withoutPosition })]),
    ...listLines(range, nameOf),
    ...held
      .slice(0, mostHeld)
      .map(({ species, detections, reason }) =>
        sentence('species-held', { species: nameIn(species), detections, why: sentence(`species-held-${reason}`) }),
      ),
    ...(more > 0 ? [sentence('data-more', { count: more })] : []),
  ];
}
