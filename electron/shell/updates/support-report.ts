import { readFileSync } from 'node:fs';
import { cpus, homedir, release, totalmem, type as systemName } from 'node:os';
import type { SettingsAnswer } from '#contract/settings.ts';
import type { WatchState } from '#contract/watch.ts';
import { sentence } from '#contract/words/sentence.ts';
import { logPath } from '#transports/file-log.ts';
import type { Speech } from '../speech.ts';

const logTailBytes = 200_000;

export type ReportFacts = {
  readonly version: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly watch: WatchState;
  readonly settings: SettingsAnswer;
  /** What Chromium says of the graphics card. */
  readonly graphics: unknown;
  readonly now: Date;
};

/**
 * A report for support as plain text, so that a person can read what they send. It holds no recording, no picture, no place of
 * a station and no detection; the home folder's name is left out of paths.
 */
export function supportReport(facts: ReportFacts, speech: Speech, home = homedir()): string {
  const { watch, settings } = facts;
  const { settings: chosen, diskUse, dataFolder } = settings;
  const parts: [string, string][] = [
    ['Songsight', `${facts.version}, ${facts.now.toISOString()}`],
    [speech.text('support-parts'), json(facts.versions)],
    [
      speech.text('support-computer'),
      `${systemName()} ${release()} ${process.arch}, ${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${gigabytes(totalmem())} GB`,
    ],
    [speech.text('support-provider'), json(watch.provider)],
    [speech.text('support-model'), `${watch.model.name} ${watch.model.hash}`],
    [
      speech.text('support-watch'),
      json({
        ...watch.totals,
        folders: watch.folders.map(({ state, note }) => ({ state, note })),
        pictures: watch.pictures,
        paused: watch.paused,
        held: watch.held ?? null,
        troubles: watch.troubles,
      }),
    ],
    [speech.text('support-disk'), json({ dataFolder, ...diskUse })],
    [
      speech.text('menu-settings'),
      json({ ...chosen, reviewer: undefined, watchedSpecies: chosen.watchedSpecies.length }),
    ],
    [speech.text('support-graphics'), json(facts.graphics)],
    [speech.text('support-log'), tail(logPath(dataFolder), speech)],
  ];
  return withoutHome(parts.map(([title, text]) => `== ${title}\n${text}\n`).join('\n'), home);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1);
}

function tail(file: string, speech: Speech): string {
  try {
    return readFileSync(file).subarray(-logTailBytes).toString('utf8');
  } catch (thrown) {
    return speech.say(sentence('support-no-log', { detail: String(thrown) }));
  }
}

/** Paths in a log name the person; `~` is all that support needs. Windows paths stand in JSON with doubled backslashes. */
function withoutHome(text: string, home: string): string {
  if (home === '') return text;
  return text.replaceAll(home, '~').replaceAll(home.replaceAll('\\', '\\\\'), '~');
}
