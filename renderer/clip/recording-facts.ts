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

/** Everything known about a recording, in words; what the recorder did not write is left out, except its time. */
export function recordingFacts({ recording, file, model }: DetectionDetail): readonly Fact[] {
  const start =
    recording.start === null
      ? 'Not known'
      : `${momentWords(recording.start)}, ${timeSourceWords(recording.timeSource)}`;
  const recorder = [recording.recorder, recording.recorderId].filter((part) => part !== null).join(' ');
  const facts: readonly (readonly [string, string | null])[] = [
    ['File', `${file.relativePath}${fileStates[file.state]}`],
    ['Folder', file.folder],
    ['Began', start],
    ['Length', durationWords(recording.durationSeconds)],
    [
      'Sound',
      `${recording.format.toUpperCase()}, ${recording.encoding}, ${recording.rateHz / 1000} kHz, ${channelWords(recording.channels)}`,
    ],
    ['Recorder', recorder === '' ? null : recorder],
    ['Gain', recording.gain],
    ['Battery', recording.batteryVolts === null ? null : `${recording.batteryVolts.toFixed(1)} V`],
    ['Temperature', recording.temperatureC === null ? null : `${recording.temperatureC.toFixed(1)} °C`],
    ['Model', `${model.name} ${model.hash.slice(0, 8)}`],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
