import type { ExportedDetection } from '#store/export-rows/detections-export.ts';
import { sentence } from '#contract/words/sentence.ts';
import { isGuessedTime } from '#contract/recordings.ts';
import { exportDetectionsOfHour } from '#store/export-rows/detections-export.ts';
import { detectedHours, effortOfDays, type HourOfEffort } from '#store/export-rows/ebird-records.ts';
import { placeName } from '../deployments.ts';
import { noteOf, type ExportTask, type Written } from '../export-task.ts';

/** eBird's import refuses larger files. */
const mostBytes = 1_000_000;

/** One species in one hour at one place: what eBird calls an observation; all of an hour and place make a checklist. */
type EbirdRecord = {
  readonly commonName: string;
  readonly scientificName: string;
  /** The largest count a person gave; null where nobody counted. */
  readonly individuals: number | null;
  readonly comment: string;
};

export type Checklist = {
  readonly place: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** On the recorder's clock. */
  readonly startMs: number;
  readonly minutes: number;
  readonly remarks: string;
  readonly records: readonly EbirdRecord[];
};

/** eBird's import knows no quotes: what would need them becomes a space. */
function plain(text: string): string {
  return text.replace(/[",;\s]+/g, ' ').trim();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** The 19 columns of eBird's Record Format (Extended), in its order. */
function recordLine(list: Checklist, record: EbirdRecord): string {
  const start = new Date(list.startMs);
  const [genus = '', ...epithets] = record.scientificName.split(' ');
  return `${[
    plain(record.commonName),
    plain(genus),
    // A label of a whole genus is what eBird calls a spuh.
    epithets.length === 0 ? 'sp.' : plain(epithets.join(' ')),
    record.individuals === null ? 'X' : String(record.individuals),
    plain(record.comment),
    plain(list.place),
    list.latitude === null ? '' : list.latitude.toFixed(5),
    list.longitude === null ? '' : list.longitude.toFixed(5),
    `${two(start.getUTCMonth() + 1)}/${two(start.getUTCDate())}/${start.getUTCFullYear()}`,
    `${two(start.getUTCHours())}:${two(start.getUTCMinutes())}`,
    '',
    '',
    'Stationary',
    '1',
    String(list.minutes),
    'N',
    '',
    '',
    plain(list.remarks),
  ].join(',')}\r\n`;
}

/** The lines of one checklist, which belong into one file. */
export function checklistText(list: Checklist): string {
  return list.records.map((record) => recordLine(list, record)).join('');
}

/** Whether somebody vouches for it: a person confirmed it, or the person who exports chose a score and nobody reviewed it. */
function vouched(row: ExportedDetection, task: ExportTask): boolean {
  if (row.state === 'confirmed' || row.state === 'relabelled') return true;
  return row.state === null && task.filter.minScore !== undefined;
}

type Draft = { readonly rows: ExportedDetection[]; readonly place: string; readonly hour: number };
type Tally = { guessed: number };

/** What was heard in one hour, by place. */
function draftsOf(task: ExportTask, hour: number, tally: Tally): Draft[] {
  const drafts = new Map<string, Draft>();
  const heard = exportDetectionsOfHour(task.source.db, task.filter, hour);
  for (const row of heard) {
    if (!vouched(row, task)) continue;
    if (task.options.guessedTimes !== true && isGuessedTime(row.timeSource, row.correctedSeconds)) {
      tally.guessed += 1;
      continue;
    }
    const place = placeName(row);
    const draft = drafts.get(place) ?? { rows: [], place, hour };
    drafts.set(place, draft);
    draft.rows.push(row);
  }
  task.advance(heard.length);
  return [...drafts.values()].sort((a, b) => a.place.localeCompare(b.place));
}

function recordsOf(rows: readonly ExportedDetection[]): EbirdRecord[] {
  const species = Map.groupBy(rows, (row) => row.code);
  return [...species.values()]
    .map((heard): EbirdRecord => {
      const [first] = heard;
      const counts = heard.flatMap((row) => row.individuals ?? []);
      const best = Math.max(...heard.map((row) => row.score));
      const said = [...new Set(heard.flatMap((row) => row.comment ?? []))].filter((text) => text !== '').join(' | ');
      // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
      const how = `heard by recorder ${heard.length} ${heard.length === 1 ? 'time' : 'times'} - best score ${best.toFixed(2)}`;
      return {
        commonName: first?.commonName ?? '',
        scientificName: first?.scientificName ?? '',
        individuals: counts.length === 0 ? null : Math.max(...counts),
        comment: said === '' ? how : `${said} | ${how}`,
      };
    })
    .sort((a, b) => a.commonName.localeCompare(b.commonName));
}

function checklistOf(draft: Draft, effort: readonly HourOfEffort[]): Checklist {
  const here = effort.filter((each) => placeName(each) === draft.place);
  const seconds = here.reduce((sum, each) => sum + each.seconds, 0);
  const [row] = draft.rows;
  const firstMs = Math.min(...here.map((each) => each.startMs), ...draft.rows.map((each) => each.wallMs ?? Infinity));
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  const recorder = row?.recorder ?? 'a sound recorder';
  return {
    place: draft.place,
    latitude: row?.latitude ?? null,
    longitude: row?.longitude ?? null,
    startMs: firstMs,
    minutes: Math.max(1, Math.min(60, Math.round(seconds / 60))),
    remarks:
      // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
      `Passive acoustic monitoring with ${recorder}. Found by ${row?.modelName ?? 'a model'} ${row?.modelVersion ?? ''} in Songsight. ` +
      // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
      `Time from ${row?.timeSource ?? 'unknown'}.`,
    records: recordsOf(draft.rows),
  };
}

/** Effort is read for so many days at a time. */
const daysAtOnce = 7;

/** Hour by hour, so that a season never lies in memory. */
function* checklists(task: ExportTask, tally: Tally): Generator<Checklist> {
  const { db } = task.source;
  let effort = new Map<number, HourOfEffort[]>();
  let until = -1;
  for (const hour of detectedHours(db, task.filter)) {
    const day = Math.floor(hour / 24);
    const drafts = draftsOf(task, hour, tally);
    if (drafts.length > 0 && day > until) {
      until = day + daysAtOnce - 1;
      const days = { from: day, to: until };
      effort = Map.groupBy(
        effortOfDays(db, task.filter, days, task.options.guessedTimes === true),
        (each) => each.hour,
      );
    }
    for (const draft of drafts) yield checklistOf(draft, effort.get(hour) ?? []);
  }
}

/** Whole checklists, packed into texts of at most `limit` bytes. */
export function* ebirdFiles(lists: Iterable<Checklist>, limit = mostBytes): Generator<string> {
  let gathered: string[] = [];
  let bytes = 0;
  for (const list of lists) {
    const more = checklistText(list);
    const size = Buffer.byteLength(more);
    if (bytes > 0 && bytes + size > limit) {
      yield gathered.join('');
      [gathered, bytes] = [[], 0];
    }
    gathered.push(more);
    bytes += size;
  }
  if (bytes > 0) yield gathered.join('');
}

/** eBird Record Format (Extended): 19 columns, no header, no quotes, files of at most 1 MB that hold whole checklists. */
export async function writeEbird(task: ExportTask): Promise<Written> {
  let [rows, files] = [0, 0];
  const tally: Tally = { guessed: 0 };
  for (const text of ebirdFiles(checklists(task, tally))) {
    files += 1;
    rows += text.split('\r\n').length - 1;
    await task.folder.text(`ebird-${String(files).padStart(3, '0')}.csv`, [text]);
  }
  const notes = [
    ...noteOf(tally.guessed, 'export-guessed'),
    ...(files < 2 ? [] : [sentence('export-ebird-files', { files })]),
  ];
  return { rows, notes };
}
