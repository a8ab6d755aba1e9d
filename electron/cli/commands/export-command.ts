import type { ExportResult } from '#contract/exports.ts';
import type { Species } from '#contract/species.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { openForExport, type ExportDesk } from '#engine/exports/placing/export-beside.ts';
import { exportInThread } from '#engine/exports/in-thread.ts';
import { silentLog } from '#engine/log.ts';
import { soundReader } from '#engine/media/sound-children.ts';
import { chromiumPrinter } from '#engine/exports/report/print-pdf.ts';
import { forkNode } from '#transports/fork-node.ts';
import { analystEntry, exportEntry } from '../own-files.ts';
import { defaultDataFolder } from '#transports/data-folder.ts';
import { programVersion } from '#transports/program-version.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { ExportCommand } from '../options/export-options.ts';
import { interruption } from '../interrupted.ts';
import type { Out } from '../out.ts';
import { upgradeFirst } from '../upgrade-first.ts';
import { stationCalled } from './stations-command.ts';
import { bytesText } from '../bytes-text.ts';
import { WrongUsage } from '../options/wrong-usage.ts';

/**
 * Writes one export of a data folder, which another Songsight may be working with. Nothing is listened to and nothing changes.
 * @returns 0, or 3 when recordings that it needs are away or cannot be read
 */
export async function exportCommand(command: ExportCommand, out: Out): Promise<number> {
  const stop = interruption(out);
  const sound = soundReader(forkNode(analystEntry, silentLog));
  const dataFolder = command.dataFolder ?? defaultDataFolder(process.platform, process.env);
  try {
    await upgradeFirst(dataFolder, out);
    const desk = openForExport(dataFolder);
    const abort = new AbortController();
    void stop.happened.then(() => abort.abort());
    const { format } = command;
    const options = { language: out.language, ...command.options };
    const wish = { format, filter: filterOf(desk, command), options, folder: command.out };
    const job = { dataFolder, version: programVersion, now: new Date().toISOString(), wish };
    const result = await exportInThread(exportEntry, job, {
      signal: abort.signal,
      progress: (done, total) => {
        if (out.moving) out.bar(out.words(sentence('export-progress', { done, all: total })));
      },
      printPdf: chromiumPrinter(process.env),
      readSound: sound.read,
    });
    tell(command, result, out);
    return result.failed > 0 ? 3 : 0;
  } finally {
    await sound.close();
    stop.stop();
  }
}

function filterOf(desk: ExportDesk, command: ExportCommand): DetectionFilter {
  const { fromDay, toDay, sun, minScore } = command;
  const species = speciesCodes(desk, command.species);
  return {
    ...(species.length === 0 ? {} : { species }),
    ...(fromDay === null ? {} : { fromDay }),
    ...(toDay === null ? {} : { toDay }),
    ...(sun === null ? {} : { sun }),
    ...(minScore === null ? {} : { minScore }),
    ...(command.reviewedOnly ? { review: 'reviewed' as const } : {}),
    ...(command.favouritesOnly ? { favourites: true as const } : {}),
    ...(command.tag === null ? {} : { tag: tagCalled(desk, command.tag) }),
    ...stationFilter(desk, command.station),
  };
}

/** @throws WrongUsage with the tags there are */
function tagCalled({ tags }: ExportDesk, name: string): string {
  const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
  const found = tags.find((tag) => tag === name) ?? tags.find((tag) => plain(tag) === plain(name));
  if (found !== undefined) return found;
  const named = tags.slice(0, 20).join(', ');
  throw new WrongUsage('usage-no-tag', { name, tags: named === '' ? '–' : named });
}

function stationFilter({ stations }: ExportDesk, name: string | null): Pick<DetectionFilter, 'station'> {
  return name === null ? {} : { station: stationCalled(stations, name).id };
}

function speciesCodes(desk: ExportDesk, wanted: readonly string[]): string[] {
  return wanted.map((given) => speciesCalled(desk, given).code);
}

/** A species of the data folder by its code or one of its names. @throws WrongUsage */
export function speciesCalled({ labels }: Pick<ExportDesk, 'labels'>, given: string): Species {
  const name = given.toLowerCase();
  const found = labels.find((label) =>
    [label.code, label.commonName, label.scientificName].some((each) => each.toLowerCase() === name),
  );
  if (found === undefined) throw new WrongUsage('usage-no-species', { name: given });
  return found;
}

function tell(command: ExportCommand, result: ExportResult, out: Out): void {
  if (command.json) {
    out.say(JSON.stringify(result, null, 2));
    return;
  }
  const more = result.fileCount - result.files.length;
  const { rows, fileCount: files, folder } = result;
  out.say(out.words(sentence('export-done', { rows, files, folder })));
  for (const file of result.files) out.say(`  ${file.name} (${bytesText(file.bytes, out)})`);
  if (more > 0) out.say(`  ${out.words(sentence('data-more', { count: more }))}`);
  for (const note of result.notes) out.say(out.words(note));
}
