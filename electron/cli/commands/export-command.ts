import type { ExportResult } from '#contract/exports.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { ExportCommand } from './export-options.ts';
import { interruption } from '../interrupted.ts';
import { openEngine } from '../open-engine.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Writes one export of a data folder. Nothing is listened to and nothing changes. @returns 0 */
export async function exportCommand(command: ExportCommand, out: Out): Promise<number> {
  const stop = interruption();
  const { engine } = await openEngine(command, { watch: false });
  try {
    const filter = await filterOf(engine, command);
    void stop.happened.then(() => engine.dispatch('export.cancel', {}));
    const forget = engine.on('export.progress', ({ done, total }) => {
      if (out.moving) out.bar(`${done} of ${total} detections`);
    });
    const { format, options } = command;
    const result = await valueOf(engine, 'export.write', { format, filter, options, folder: command.out });
    forget();
    tell(command, result, out);
    return 0;
  } finally {
    await engine.close();
    stop.stop();
  }
}

async function filterOf(engine: Engine, command: ExportCommand): Promise<DetectionFilter> {
  const { fromDay, toDay, minScore } = command;
  const species = await speciesCodes(engine, command.species);
  return {
    ...(species.length === 0 ? {} : { species }),
    ...(fromDay === null ? {} : { fromDay }),
    ...(toDay === null ? {} : { toDay }),
    ...(minScore === null ? {} : { minScore }),
    ...(command.reviewedOnly ? { review: 'reviewed' as const } : {}),
    ...(await stationFilter(engine, command.station)),
  };
}

async function stationFilter(engine: Engine, name: string | null): Promise<Pick<DetectionFilter, 'station'>> {
  if (name === null) return {};
  const { stations } = await valueOf(engine, 'stations.read', {});
  const found = stations.find((station) => station.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return { station: found.id };
  const known = stations.map((station) => station.name).join(', ');
  throw new WrongUsage(
    `There is no station "${name}". ${known === '' ? 'This data folder has no stations yet.' : `There are: ${known}.`}`,
  );
}

async function speciesCodes(engine: Engine, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { labels } = await valueOf(engine, 'labels.read', {});
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
  for (const note of result.notes) out.say(note);
}
