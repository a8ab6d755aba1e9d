import type { ExportResult } from '#contract/exports.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { openForExport, type ExportDesk } from '#engine/exports/placing/export-beside.ts';
import { chromiumPrinter } from '#engine/exports/report/print-pdf.ts';
import { defaultDataFolder } from '#transports/data-folder.ts';
import { programVersion } from '#transports/program-version.ts';
import type { ExportCommand } from './export-options.ts';
import { interruption } from '../interrupted.ts';
import type { Out } from '../out.ts';
import { WrongUsage } from '../wrong-usage.ts';

/**
 * Writes one export of a data folder, which another Songsight may be working with. Nothing is listened to and nothing changes.
 * @returns 0
 */
export async function exportCommand(command: ExportCommand, out: Out): Promise<number> {
  const stop = interruption();
  const dataFolder = command.dataFolder ?? defaultDataFolder(process.platform, process.env);
  const desk = openForExport(dataFolder, programVersion, new Date().toISOString());
  try {
    const abort = new AbortController();
    void stop.happened.then(() => abort.abort());
    const { format } = command;
    const options = { language: out.language, ...command.options };
    const wish = { format, filter: filterOf(desk, command), options, folder: command.out };
    const result = await desk.write(wish, {
      signal: abort.signal,
      progress: (done, total) => {
        if (out.moving) out.bar(`${done} of ${total} detections`);
      },
      printPdf: chromiumPrinter(process.env),
    });
    tell(command, result, out);
    return 0;
  } finally {
    desk.close();
    stop.stop();
  }
}

function filterOf(desk: ExportDesk, command: ExportCommand): DetectionFilter {
  const { fromDay, toDay, minScore } = command;
  const species = speciesCodes(desk, command.species);
  return {
    ...(species.length === 0 ? {} : { species }),
    ...(fromDay === null ? {} : { fromDay }),
    ...(toDay === null ? {} : { toDay }),
    ...(minScore === null ? {} : { minScore }),
    ...(command.reviewedOnly ? { review: 'reviewed' as const } : {}),
    ...stationFilter(desk, command.station),
  };
}

function stationFilter({ stations }: ExportDesk, name: string | null): Pick<DetectionFilter, 'station'> {
  if (name === null) return {};
  const found = stations.find((station) => station.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return { station: found.id };
  const known = stations.map((station) => station.name).join(', ');
  throw new WrongUsage(
    `There is no station "${name}". ${known === '' ? 'This data folder has no stations yet.' : `There are: ${known}.`}`,
  );
}

function speciesCodes({ labels }: ExportDesk, wanted: readonly string[]): string[] {
  return wanted.map((given) => {
    const name = given.toLowerCase();
    const found = labels.find((label) =>
      [label.code, label.commonName, label.scientificName].some((each) => each.toLowerCase() === name),
    );
    if (found === undefined) throw new WrongUsage(`No species of this data folder is called "${given}".`);
    return found.code;
  });
}

function tell(command: ExportCommand, result: ExportResult, out: Out): void {
  if (command.json) {
    out.say(JSON.stringify(result, null, 2));
    return;
  }
  const more = result.fileCount - result.files.length;
  out.say(
    `${result.rows} rows in ${result.fileCount} ${result.fileCount === 1 ? 'file' : 'files'}, in ${result.folder}`,
  );
  for (const file of result.files) out.say(`  ${file.name} (${file.bytes} bytes)`);
  if (more > 0) out.say(`  and ${more} more`);
  for (const note of result.notes) out.say(out.words(note));
}
