import type { UpgradeProgress } from '#contract/desktop/upgrade.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { bringUpToDate } from '#engine/upkeep/bring-up-to-date.ts';
import { bytesText } from './bytes-text.ts';
import type { Out } from './out.ts';
import { upgradeEntry } from './own-files.ts';

/**
 * Brings the data folder of an older Songsight up to date and says so step by step; says nothing where there is nothing to do.
 * @param note hears every sentence beside the person, for a log
 * @returns what was put right on the way. @throws KnownFailure as `bringUpToDate`
 */
export function upgradeFirst(
  dataFolder: string,
  out: Out,
  note: (said: Sentence) => void = () => undefined,
): Promise<readonly Sentence[]> {
  let copies = false;
  const tell = (said: Sentence): void => {
    note(said);
    out.tell(out.words(said));
  };
  const told = (progress: UpgradeProgress): void => {
    if (progress.at === 'step') {
      tell(sentence('upgrade-step', { step: progress.step, all: progress.of }));
      return;
    }
    const { path, bytesDone, bytes } = progress;
    if (!copies) tell(sentence('upgrade-copies', { path }));
    else if (out.moving)
      out.bar(out.words(sentence('upgrade-copied', { done: bytesText(bytesDone, out), all: bytesText(bytes, out) })));
    copies = true;
  };
  return bringUpToDate({ dataFolder, entry: upgradeEntry, tell: told });
}
