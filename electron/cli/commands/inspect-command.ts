import { silentLog } from '#engine/log.ts';
import { inspectAll } from '#engine/queue/inspect-all.ts';
import type { InspectedFile } from '#engine/queue/inspect-file.ts';
import { forkNode } from '#transports/fork-node.ts';
import { analystEntry } from '../own-files.ts';
import { inspectJson, inspectLines } from '../inspect-text.ts';
import type { Out } from '../out.ts';
import { upgradeFirst } from '../upgrade-first.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { InspectOptions } from '../options/time-options.ts';

/** Prints what is known of files, one after the other as they are read. @returns 3 when some could not be read, else 0 */
export async function inspectCommand(options: InspectOptions, out: Out): Promise<number> {
  const fork = forkNode(analystEntry, silentLog);
  if (options.dataFolder !== null) await upgradeFirst(options.dataFolder, out);
  let [files, unread] = [0, 0];
  for await (const file of inspectAll(options.paths, { ...options, fork })) {
    if (options.json) out.say(`${files === 0 ? '[\n' : ','}${indented(file, out)}`);
    else for (const line of inspectLines(file, out)) out.say(line);
    files += 1;
    if (file.facts === null) unread += 1;
  }
  if (options.json) out.say(files === 0 ? '[]' : ']');
  if (files === 0) out.tell(out.words(sentence('inspect-none')));
  return unread > 0 ? 3 : 0;
}

function indented(file: InspectedFile, out: Out): string {
  return JSON.stringify(inspectJson(file, out.language), null, 2)
    .split('\n')
    .map((text) => `  ${text}`)
    .join('\n');
}
