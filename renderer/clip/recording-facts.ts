import type { DetectionDetail } from '#contract/requests.ts';
import { momentWords, timeSourceWords } from '../words/moments.ts';
import { durationWords } from '../words/numbers.ts';

export type Fact = { readonly name: string; readonly value: string };

const channelWords = (channels: number): string =>
  channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`;

const fileStates = {
  waiting: ' (waiting)',
  working: ' (being read)',
  done: '',
  failed: ' (failed)',
  missing: ' (file is missing now)',
};

function positionWords({ latitude, longitude }: DetectionDetail['recording']): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}

/** Everything known about a recording, in words; what the recorder did not write is left out, except its time. */
export function recordingFacts({ recording, file, model }: DetectionDetail): readonly Fact[] {
  const start =
    recording.start === null
      ? 'Not known'
      : `${momentWords(recording.start)}, ${timeSourceWords(recording.timeSource)}`;
  const said = recording.claims.find(({ source }) => source === recording.timeSource)?.start ?? null;
  const recorder = [recording.recorder, recording.recorderId].filter((part) => part !== null).join(' ');
  const facts: readonly (readonly [string, string | null])[] = [
    ['File', `${file.relativePath}${fileStates[file.state]}`],
    ['Folder', file.folder],
    ['Began', start],
    ['Clock said', recording.correctedSeconds === 0 ? null : `${momentWords(said)}; corrected by a person`],
    ['Station', recording.station === null ? null : `${recording.station.name} (${recording.station.zone})`],
    ['Position', positionWords(recording)],
    ['Length', durationWords(recording.durationSeconds)],
    [
      'Sound',
      `${recording.format.toUpperCase()}, ${recording.encoding}, ${recording.rateHz / 1000} kHz, ${channelWords(recording.channels)}`,
    ],
    ['Recorder', recorder === '' ? null : recorder],
    ['Deployment', recording.deploymentId],
    ['Gain', recording.gain],
    ['Filter', recording.filter],
    ['Trigger', recording.trigger],
    ['Battery', recording.batteryVolts === null ? null : `${recording.batteryVolts.toFixed(1)} V`],
    ['Temperature', recording.temperatureC === null ? null : `${recording.temperatureC.toFixed(1)} °C`],
    ['Model', `${model.name} ${model.hash.slice(0, 8)}`],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
