import { readAhead } from '#store/columns/columns.ts';
import { atOneMoment } from '#store/opening/open-for-reading.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { readTimeline } from '#store/timeline/timeline.ts';
import { answerQuestion } from './questions.ts';

/** Narrow enough to be quick, and unlike what a person asks. */
const filter = { hourOfDay: 5, minScore: 0.501 } as const;

/**
 * Makes a thread ready piece by piece, so that questions are answered in between: what is counted is read into memory, then a
 * few answers are given to nobody. Until its code is compiled a thread takes twice as long for each.
 * @param isAsked whether somebody has asked: those who wait get the time that practice would take
 */
export function* preparedAnswers(db: SongDatabase, isAsked: () => boolean): Generator<void> {
  while (!readAhead(db)) yield;
  if (isAsked()) return;
  for (const answer of practice(db)) {
    yield;
    if (isAsked()) return;
    atOneMoment(db, answer);
  }
}

function practice(db: SongDatabase): (() => unknown)[] {
  const [limit, offset, picturesOnly, visitDays] = [60, 20, true, 7] as const;
  const { species: heard } = readTimeline(db, 'day', filter);
  const species = heard[0]?.code;
  return [
    () => answerQuestion(db, 'timeline.read', { unit: 'hour-of-day', filter }),
    () => answerQuestion(db, 'season.read', { filter }),
    () => answerQuestion(db, 'map.read', { filter }),
    ...(['best-score', 'newest-heard', 'species', 'station'] as const).map(
      (order) => () => answerQuestion(db, 'gallery.read', { filter, order, offset, limit, picturesOnly }),
    ),
    ...(['species', 'day', 'station'] as const).map(
      (by) => () => answerQuestion(db, 'gallery.groups', { by, filter, picturesOnly }),
    ),
    () => answerQuestion(db, 'review.queue', { filter, order: 'species', limit }),
    () => answerQuestion(db, 'export.preview', { format: 'detections-csv', filter }),
    ...(species === undefined
      ? []
      : [
          () => answerQuestion(db, 'species.read', { species, filter }),
          () => answerQuestion(db, 'visits.read', { species, filter, visitDays }),
        ]),
  ];
}
