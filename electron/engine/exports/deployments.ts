import { basename, dirname } from 'node:path/posix';
import { isGuessedTime } from '#contract/recordings.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import { exportRecordings, type ExportedRecording } from '#store/export-rows/recordings-export.ts';
import { dayNumber, dayText } from '#store/recordings/local-time.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';

/** One recorder at one place, from its first recording until it stopped for more than a day. */
export type Deployment = {
  readonly id: string;
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly habitat: string | null;
  readonly recorder: string | null;
  readonly recorderId: string | null;
  readonly startMs: number;
  readonly startOffset: number | null;
  readonly endMs: number;
  readonly endOffset: number | null;
  readonly recordings: number;
  /** How long it recorded and was listened to. */
  readonly effortSeconds: number;
  /** Recordings whose time is only the disk's. */
  readonly guessed: number;
};

type Stretch = Omit<Deployment, 'id' | 'place' | 'recorderId'>;
type Placed = Pick<ExportedRecording, 'station' | 'recorderId' | 'recordingPath' | 'folderPath'>;
type Timed = ExportedRecording & { readonly wallMs: number };

/** Longer than this without a recording, and the recorder was put up anew. */
const gapMs = 86_400_000;

/** The station, else the folder that a recording lies in. */
export function placeName({ station, recordingPath, folderPath }: Omit<Placed, 'recorderId'>): string {
  const folder = dirname(recordingPath);
  return station ?? (folder === '.' ? basename(folderPath.replaceAll('\\', '/')) : folder);
}

function keyOf(each: Placed): string {
  return JSON.stringify([placeName(each), each.recorderId]);
}

/** All deployments under a filter: few, however many recordings there are. */
export class Deployments {
  readonly #byKey = new Map<string, Stretch[]>();

  /** @param takes whether a recording with a time belongs to what is exported. */
  constructor(db: SongDatabase, filter: DetectionFilter, takes: (each: ExportedRecording) => boolean) {
    for (const each of exportRecordings(db, filter)) {
      if (each.wallMs === null || !takes(each)) continue;
      const key = keyOf(each);
      this.#byKey.set(key, withStretch(this.#byKey.get(key) ?? [], stretchOf({ ...each, wallMs: each.wallMs })));
    }
  }

  get all(): Deployment[] {
    return [...this.#byKey].flatMap(([key, stretches]) => stretches.map((stretch) => deployment(key, stretch)));
  }

  /** The deployment of a recording, or of a detection in one, at a time; null where none was taken. */
  of(each: Placed & { readonly wallMs: number | null }): Deployment | null {
    const { wallMs } = each;
    if (wallMs === null) return null;
    const key = keyOf(each);
    // Ends are rounded to milliseconds.
    const found = this.#byKey.get(key)?.find(({ startMs, endMs }) => startMs <= wallMs + 1 && wallMs <= endMs + 1);
    return found === undefined ? null : deployment(key, found);
  }
}

function deployment(key: string, stretch: Stretch): Deployment {
  const [place, recorderId] = JSON.parse(key) as [string, string | null];
  const day = dayText(dayNumber(stretch.startMs));
  return { ...stretch, place, recorderId, id: [place, recorderId, day].filter((part) => part !== null).join(' ') };
}

function stretchOf(each: Timed): Stretch {
  return {
    latitude: each.latitude,
    longitude: each.longitude,
    habitat: each.habitat,
    recorder: each.recorder,
    startMs: each.wallMs,
    startOffset: each.offsetMinutes,
    endMs: each.wallMs + Math.round(each.durationSeconds * 1000),
    endOffset: each.offsetMinutes,
    recordings: 1,
    effortSeconds: each.soughtSeconds,
    guessed: isGuessedTime(each.timeSource, each.correctedSeconds) ? 1 : 0,
  };
}

/** One more stretch: it takes in every earlier one that lies no more than a day away. */
function withStretch(before: readonly Stretch[], more: Stretch): Stretch[] {
  let joined = more;
  const apart: Stretch[] = [];
  for (const each of before) {
    const near = each.startMs - gapMs <= joined.endMs && joined.startMs - gapMs <= each.endMs;
    if (near) joined = together(each, joined);
    else apart.push(each);
  }
  return [...apart, joined].sort((a, b) => a.startMs - b.startMs);
}

/** The offset of the recording that begins or ends it stands: a deployment may go over a change to summer time. */
function together(a: Stretch, b: Stretch): Stretch {
  const [first, last] = [b.startMs < a.startMs ? b : a, b.endMs > a.endMs ? b : a];
  return {
    latitude: a.latitude ?? b.latitude,
    longitude: a.longitude ?? b.longitude,
    habitat: a.habitat ?? b.habitat,
    recorder: a.recorder ?? b.recorder,
    startMs: first.startMs,
    startOffset: first.startOffset,
    endMs: last.endMs,
    endOffset: last.endOffset,
    recordings: a.recordings + b.recordings,
    effortSeconds: a.effortSeconds + b.effortSeconds,
    guessed: a.guessed + b.guessed,
  };
}
