import type { DetectionId } from '#contract/ids.ts';
import type { SongDatabase } from '../opening/song-database.ts';

export type Neighbours = { readonly previous: DetectionId | null; readonly next: DetectionId | null };

/** The detections before and after in time order over all recordings; undated ones follow the dated, in the order found. */
export function readNeighbours(db: SongDatabase, detection: DetectionId): Neighbours {
  const here = db
    .prepare<[DetectionId], { wallMs: number | null }>('SELECT wall_ms AS wallMs FROM detections WHERE id = ?')
    .get(detection);
  const find = (sql: string): DetectionId | null =>
    db
      .prepare<[object], { id: DetectionId }>(
        `SELECT d.id FROM detections d INDEXED BY detections_time WHERE d.current = 1 AND ${sql} LIMIT 1`,
      )
      .get({ wallMs: here?.wallMs ?? null, id: detection })?.id ?? null;
  if (here?.wallMs === undefined || here.wallMs === null) {
    return {
      previous:
        find('d.wall_ms IS NULL AND d.id < @id ORDER BY d.id DESC') ??
        find('d.wall_ms IS NOT NULL ORDER BY d.wall_ms DESC, d.id DESC'),
      next: find('d.wall_ms IS NULL AND d.id > @id ORDER BY d.id'),
    };
  }
  return {
    previous: find('(d.wall_ms, d.id) < (@wallMs, @id) AND d.wall_ms IS NOT NULL ORDER BY d.wall_ms DESC, d.id DESC'),
    next:
      find('(d.wall_ms, d.id) > (@wallMs, @id) ORDER BY d.wall_ms, d.id') ?? find('d.wall_ms IS NULL ORDER BY d.id'),
  };
}
