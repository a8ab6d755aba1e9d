import { toFailure, type Failure } from '#contract/failure.ts';
import { sentence } from '#contract/words/sentence.ts';
import { findTargets } from '#engine/queue/find-targets.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { Out } from '../out.ts';
import { valueOf } from '../value-of.ts';

/** Watches every folder that is there and says what is wrong with the others. @returns those watched, and whether all are */
export async function watchAll(
  engine: Engine,
  paths: readonly string[],
  out: Out,
): Promise<{ readonly watched: readonly string[]; readonly all: boolean }> {
  const { folders, files, failures } = await findTargets(paths);
  const isFile = (path: string): Failure => ({ code: 'bad-request', ...sentence('path-is-file', { path }), path });
  const wrong: Failure[] = [...failures, ...files.map(isFile)];
  const watched: string[] = [];
  for (const folder of folders) {
    try {
      await valueOf(engine, 'watch.add', { folder });
      watched.push(folder);
    } catch (thrown) {
      wrong.push(toFailure(thrown));
    }
  }
  for (const failure of wrong) out.tell(out.words(failure));
  return { watched, all: wrong.length === 0 };
}
