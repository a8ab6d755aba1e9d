import { systemClock } from '#engine/log.ts';
import { mergeFolders } from '#engine/merging/merge-folders.ts';

/** Merges the folders of its arguments, the first is the one to merge into, and tells when it begins with each. */
const [into, ...sources] = process.argv.slice(2);
if (into === undefined) throw new Error('name the folders');
let told = '';
await mergeFolders({
  into,
  sources,
  clock: systemClock,
  signal: new AbortController().signal,
  progress: (folder) => {
    if (folder !== told) process.stdout.write('page\n');
    told = folder;
  },
});
process.stdout.write('end\n');
