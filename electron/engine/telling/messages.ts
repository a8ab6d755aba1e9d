import { createHash } from 'node:crypto';
import type { DaySpecies } from '#store/telling/new-detections.ts';
import type { NewMessage } from '#store/telling/outbox.ts';
import { dayText, isoText, wallClockText } from '#store/recordings/local-time.ts';
import type { News } from './tell-rules.ts';

/** Who tells: a number that a data folder keeps, and the program. */
export type Sender = { readonly station: string; readonly version: string };

const idOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

const message = (event: string, detection: number | null, body: object): NewMessage => ({
  event,
  detection,
  body: JSON.stringify({ id: event, ...body }),
});

/** A detection. Its id follows from the recording's content, the model, the species and the time, so that it is the same if it is heard again. */
export function detectionMessage({ station, version }: Sender, news: News): NewMessage {
  const { code, scientificName, commonName, contentId, packHash, startSeconds } = news;
  const event = idOf('detection', contentId, packHash, code, Math.round(startSeconds * 1000));
  const offset = news.wallMs === null || news.utcMs === null ? null : Math.round((news.wallMs - news.utcMs) / 60_000);
  const at = news.wallMs === null ? null : isoText({ local: wallClockText(news.wallMs), offsetMinutes: offset });
  const position =
    news.latitude === null || news.longitude === null ? null : { latitude: news.latitude, longitude: news.longitude };
  return message(event, news.id, {
    type: 'detection',
    at,
    species: { code, scientificName, commonName },
    score: Math.round(news.score * 10_000) / 10_000,
    recording: news.recordingName,
    startSeconds,
    endSeconds: news.endSeconds,
    station: news.station,
    position,
    model: news.pack,
    firstOfDay: news.firstOfDay,
    firstEver: news.firstEver,
    sender: { program: `Songsight ${version}`, station },
  });
}

/** What was heard on a local day. */
export function summaryMessage(
  { station, version }: Sender,
  day: number,
  { species, effortSeconds }: { readonly species: readonly DaySpecies[]; readonly effortSeconds: number },
): NewMessage {
  const time = (ms: number): string => wallClockText(ms).slice(0, 19);
  return message(idOf('summary', station, day), null, {
    type: 'summary',
    date: dayText(day),
    detections: species.reduce((sum, { detections }) => sum + detections, 0),
    hoursListened: Math.round((effortSeconds / 3600) * 100) / 100,
    species: species.map(({ code, scientificName, commonName, detections, bestScore, firstMs, lastMs, isNew }) => ({
      ...{ code, scientificName, commonName, detections, bestScore, first: time(firstMs), last: time(lastMs) },
      firstEver: isNew === 1,
    })),
    sender: { program: `Songsight ${version}`, station },
  });
}

export type TroubleNews = {
  readonly type: 'trouble' | 'trouble-ended';
  readonly code: string;
  /** In the language of the run. */
  readonly text: string;
  readonly at: string;
  /** How many troubles stand now. */
  readonly open: number;
};

export function troubleMessage({ station, version }: Sender, news: TroubleNews): NewMessage {
  const event = idOf(news.type, station, news.code, news.text, news.at);
  return message(event, null, { ...news, sender: { program: `Songsight ${version}`, station } });
}
