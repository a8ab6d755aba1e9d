import { isGuessedTime } from '#contract/recordings.ts';
import { readFile } from 'node:fs/promises';
import { spectrogramSheet } from '#analysis/writing/spectrogram-sheet.ts';
import { KnownFailure } from '#contract/failure.ts';
import type { SpeciesRow } from '#contract/species.ts';
import { exportedDetection, type ExportedDetection } from '#store/export-rows/detections-export.ts';
import { pictureFile } from '#store/pictures/picture-files.ts';
import { throwIfStopped } from '../placing/export-folder.ts';
import { isOfPrivate } from '../../media/private-sound.ts';
import { soundPlace } from '../each-sound.ts';
import { escaped } from '../xml-text.ts';
import type { ReportData } from './report-data.ts';

/** Species that are shown with their best picture and spectrogram. */
const mostCards = 6;
/** Seconds of sound before and after. */
const margin = 0.5;
const longestSeconds = 8;

function dataUri(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

async function picture({ task, words }: ReportData, name: string, cover: SpeciesRow): Promise<string> {
  const shown = cover.coverPicture;
  const file = shown === null || isOfPrivate(task.source.db, shown) ? null : pictureFile(task.source, shown);
  const png = file === null ? null : await readFile(file).catch(() => null);
  if (png === null) return '';
  const alt = escaped(words.say('report-picture-of', { species: name }));
  return `<img class="bird" src="${dataUri(png)}" alt="${alt}"><span class="label">${escaped(words.say('report-picture'))}</span>`;
}

/** Nothing where the recording is away or must not be shown: a report does not fail for one card. */
async function spectrogram({ task, words }: ReportData, name: string, row: ExportedDetection): Promise<string> {
  try {
    const { path, fromSeconds, toSeconds } = await soundPlace(task, row, margin);
    const endSeconds = Math.min(toSeconds, fromSeconds + longestSeconds);
    const excerpt = await task.readSound('excerpt', { path, startSeconds: fromSeconds, endSeconds, channel: 'mix' });
    const png = spectrogramSheet(excerpt, fromSeconds, row, { Software: 'Songsight' });
    const alt = escaped(words.say('report-spectrogram-of', { species: name }));
    return `<img class="sound" src="${dataUri(png)}" alt="${alt}">`;
  } catch (thrown) {
    if (thrown instanceof KnownFailure) return '';
    throw thrown;
  }
}

/** The best of the most heard species: picture, spectrogram, when and how sure. */
export async function bestCards(data: ReportData): Promise<string> {
  const { task, words, hours } = data;
  const covers = new Map(hours.species.map((row) => [row.scientificName, row]));
  const cards: string[] = [];
  for (const { scientificName, commonName } of data.species.slice(0, mostCards)) {
    throwIfStopped(task.signal);
    const cover = covers.get(scientificName);
    const row = cover === undefined ? null : exportedDetection(task.source.db, cover.coverDetection);
    if (cover === undefined || row === null) continue;
    const moment =
      row.wallMs === null
        ? null
        : words.moment({ local: new Date(row.wallMs).toISOString().slice(0, -1), offsetMinutes: null });
    const when =
      moment === null
        ? words.say('report-time-unknown')
        : isGuessedTime(row.timeSource, row.correctedSeconds)
          ? words.say('report-about', { when: moment })
          : moment;
    const said = [when, words.say('report-score', { score: words.number(row.score, 2) }), row.station].filter(
      (part) => part !== null,
    );
    cards.push(`<figure>${await picture(data, commonName, cover)}${await spectrogram(data, commonName, row)}
<figcaption><b>${escaped(commonName)}</b><br>${escaped(said.join(' · '))}</figcaption></figure>`);
  }
  return cards.length === 0 ? '' : `<div class="cards">${cards.join('\n')}</div>`;
}
