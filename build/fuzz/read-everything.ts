import { KnownFailure } from '#contract/failure.ts';
import { openRecording } from '#analysis/reading/open-recording.ts';
import { readFacts } from '#analysis/reading/read-facts.ts';
import { otherReading } from './read-others.ts';

/**
 * Reads the headers, then the sound of a file to its end, as listening does; what is no recording as it is read where it belongs.
 * @returns `read`, or the failure's code; anything that is no failure with a sentence is thrown.
 */
export async function readEverything(path: string): Promise<string> {
  const other = otherReading(path);
  try {
    if (other !== null) {
      await other();
      return 'read';
    }
    await readFacts(path);
    const { source } = await openRecording(path);
    try {
      for await (const block of source.blocks(0))
        if (block.frames < 0) throw new Error('A block of less than nothing.');
    } finally {
      await source.close();
    }
    return 'read';
  } catch (thrown) {
    if (thrown instanceof KnownFailure && thrown.code !== 'internal' && thrown.message !== '') return thrown.code;
    throw thrown;
  }
}
