import type { DetectionId } from '#contract/ids.ts';
import type { FoundAnswer, FoundClip, SearchFilter, SoundLike } from '#contract/search/search.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { SearchOptions } from '#cli/options/search-options.ts';
import { onOneLine, type Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';
import { stationCalled } from '../stations-command.ts';

/** Finds clips that sound like a file or a detection. @returns 0 */
export async function searchCommand(options: SearchOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    const like: SoundLike =
      typeof options.like === 'number'
        ? { kind: 'detection', detection: options.like as DetectionId }
        : { kind: 'file', path: options.like };
    const filter = await filterOf(engine, options);
    const answer = await valueOf(engine, 'search.similar', { like, filter, limit: options.limit });
    if (options.json) out.say(JSON.stringify(answer, null, 2));
    else tell(answer, out);
    return 0;
  } finally {
    await engine.close();
  }
}

async function filterOf(engine: Engine, options: SearchOptions): Promise<SearchFilter> {
  const { station, fromDay, toDay, undetected } = options;
  const { stations } = station === null ? { stations: [] } : await valueOf(engine, 'stations.read', {});
  return {
    ...(station === null ? {} : { station: stationCalled(stations, station).id }),
    ...(fromDay === null ? {} : { fromDay }),
    ...(toDay === null ? {} : { toDay }),
    ...(undetected ? { only: 'undetected' as const } : {}),
  };
}

function tell({ clips, searched, otherModel }: FoundAnswer, out: Out): void {
  for (const clip of clips) out.say(line(clip));
  out.tell(out.words(sentence('search-found', { count: clips.length, searched })));
  if (otherModel > 0) out.tell(out.words(sentence('search-other-model', { count: otherModel })));
}

/** Similarity, recording, offset and what is said of it, one clip a line, with tabs between. */
function line({ similarity, recordingName, startSeconds, detections, top }: FoundClip): string {
  const [said] = detections;
  const name = said?.species.commonName ?? top[0]?.species.commonName ?? '';
  const score = said?.score ?? top[0]?.score ?? 0;
  const cells = [
    (similarity ?? 0).toFixed(3),
    onOneLine(recordingName),
    startSeconds.toFixed(1),
    name,
    score.toFixed(2),
  ];
  return cells.join('\t');
}
