import type { DetectionId } from '#contract/ids.ts';
import type { SongDatabase } from '../../opening/song-database.ts';
import { boxFrom, writeBox, type BoxRow } from '../../review/boxes.ts';
import type { DetectionPair } from '../pair-detections.ts';

type Drawn = BoxRow & { readonly reviewer: string; readonly now: string };

const drawnSql = (side: string): string =>
  `SELECT start_s AS boxStartSeconds, end_s AS boxEndSeconds, low_hz AS lowHz, high_hz AS highHz, reviewer, drawn_at AS now
   FROM ${side}.boxes WHERE detection_id = ?`;

/** Of two boxes of one detection the one that was drawn, or removed, later stays. */
export function mergeBoxes(db: SongDatabase, pairs: readonly DetectionPair[]): void {
  const ours = db.prepare<[number], Drawn>(drawnSql('main'));
  const theirs = db.prepare<[number], Drawn>(drawnSql('source'));
  const key = (drawn: Drawn | undefined): string =>
    drawn === undefined ? '' : `${drawn.now} ${JSON.stringify(drawn)}`;
  for (const { source, here } of pairs) {
    const drawn = theirs.get(source);
    if (drawn === undefined || key(ours.get(here)) >= key(drawn)) continue;
    writeBox(db, here as DetectionId, boxFrom(drawn), drawn);
  }
}
