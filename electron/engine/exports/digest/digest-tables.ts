import type { LocalMoment } from '#contract/recordings.ts';
import type { Species } from '#contract/species.ts';
import type { NextReview } from '#contract/timeline.ts';
import { say } from '#contract/words/sentence.ts';
import type { ReportData } from '../report/report-data.ts';
import { escaped } from '../xml-text.ts';
import type { DigestData } from './digest-data.ts';

/** The name in the reader's language where the report has it. */
export function nameOf({ names }: ReportData, { scientificName, commonName }: Omit<Species, 'code'>): string {
  return names.get(scientificName) ?? commonName;
}

const why = {
  new: 'digest-new',
  year: 'digest-year',
  unlikely: 'digest-unlikely',
  unconfirmed: 'digest-unconfirmed',
} as const;

type Cell = { readonly words: string; readonly kind?: string };

function table(heads: readonly Cell[], rows: readonly (readonly string[])[]): string {
  const cells = heads.map(({ words, kind = '' }) => `<th class="${kind}">${escaped(words)}</th>`).join('');
  const lines = rows.map(
    (row) => `<tr>${row.map((cell, at) => `<td class="${heads[at]?.kind ?? ''}">${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="table"><table><thead><tr>${cells}</tr></thead><tbody>${lines.join('\n')}</tbody></table></div>`;
}

function momentOf(at: LocalMoment | null, { words }: ReportData): string {
  if (at === null) return words.say('report-time-unknown');
  const when = words.moment(at);
  return at.guessed === true ? words.say('report-about', { when }) : when;
}

/** `1:05` into a recording. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = `${Math.floor((whole % 3600) / 60)}`;
  return whole < 3600
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(whole / 3600)}:${minutes.padStart(2, '0')}:${two(whole % 60)}`;
}

/** What a person should look at first, with where to find it; nothing where everything was reviewed. */
export function reviewTable({ news, report }: DigestData): string {
  if (news.next.length === 0) return '';
  const { words } = report;
  const row = ({ species, at, station, score, recordingPath, startSeconds, why: reason }: NextReview): string[] => [
    nameOf(report, species),
    words.say(why[reason]),
    momentOf(at, report),
    station ?? words.say('report-no-station'),
    words.number(score, 2),
    words.say('digest-in', { file: recordingPath, place: clock(startSeconds) }),
  ];
  const heads = [
    { words: words.say('report-species') },
    { words: words.say('digest-why') },
    { words: words.say('digest-when'), kind: 'when' },
    { words: words.say('report-station') },
    { words: words.say('digest-score'), kind: 'n' },
    { words: words.say('digest-recording') },
  ];
  return table(heads, news.next.map(row));
}

/** Species that are not to be expected there and then. */
export function unlikelyTable({ news, report }: DigestData): string {
  const { words } = report;
  const heads = [
    { words: words.say('report-species') },
    { words: words.say('report-detections'), kind: 'n' },
    { words: words.say('report-recordings'), kind: 'n' },
    { words: words.say('report-best-score'), kind: 'n' },
    { words: words.say('digest-likelihood'), kind: 'n' },
  ];
  const rows = news.unlikely.map(({ species, detections, recordings, bestScore, likelihood }) => [
    nameOf(report, species),
    words.number(detections),
    words.number(recordings),
    words.number(bestScore, 2),
    likelihood === null ? '–' : words.number(likelihood, 3),
  ]);
  return `<p class="soft small">${escaped(words.say('digest-unlikely-legend'))}</p>${table(heads, rows)}`;
}

/** What went wrong; null where nothing did. */
export function troubleList({ news, failed, silentDays, report }: DigestData): string | null {
  const { words, facts } = report;
  const lines: string[] = [];
  if (silentDays.length > 0) {
    const days = silentDays.map((day) => words.day(day)).join(', ');
    lines.push(escaped(words.count('digest-silent-days', silentDays.length, { days })));
  }
  if (facts.guessedRecordings > 0) lines.push(escaped(words.count('report-guessed', facts.guessedRecordings)));
  if (facts.undatedRecordings > 0) lines.push(escaped(words.count('report-undated', facts.undatedRecordings)));
  if (news.failed > 0) {
    const files = failed.map(
      ({ relativePath, failure }) => `<li>${escaped(relativePath)}: ${escaped(say(failure, words.language))}</li>`,
    );
    lines.push(`${escaped(words.count('digest-failed', news.failed))}<ul>${files.join('')}</ul>`);
  }
  return lines.length === 0 ? null : `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
}
