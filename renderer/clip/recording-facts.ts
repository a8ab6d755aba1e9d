import type { DetectionDetail } from '#contract/clip.ts';
import { t } from '../shared/i18n/t.ts';
import { tell } from '../shared/i18n/tell.ts';
import { momentWords, timeSourceWords } from '../shared/words/moments.ts';
import { durationWords, decimalWords, shortNumber } from '../shared/words/numbers.ts';

export type Fact = { readonly name: string; readonly value: string };

const channelWords = (channels: number): string =>
  channels === 1 ? 'mono' : channels === 2 ? 'stereo' : t('{{channels}} channels', { channels });

function fileState(state: DetectionDetail['file']['state']): string {
  const words = {
    waiting: ` (${t('waiting')})`,
    working: ` (${t('being read')})`,
    done: '',
    failed: ` (${t('failed')})`,
    missing: ` (${t('file is missing now')})`,
  };
  return words[state];
}

function positionWords({ latitude, longitude }: DetectionDetail['recording']): string | null {
  return latitude === null || longitude === null ? null : `${latitude}, ${longitude}`;
}

/** Everything known about a recording, in words; what the recorder did not write is left out, except its time. */
export function recordingFacts({ recording, file, model }: DetectionDetail): readonly Fact[] {
  const start =
    recording.start === null
      ? t('Not known')
      : `${momentWords(recording.start)}, ${timeSourceWords(recording.timeSource)}`;
  const said = recording.claims.find(({ source }) => source === recording.timeSource)?.start ?? null;
  const recorder = [recording.recorder, recording.recorderId].filter((part) => part !== null).join(' ');
  const facts: readonly (readonly [string, string | null])[] = [
    [t('File'), `${file.relativePath}${fileState(file.state)}`],
    [t('Folder'), file.folder],
    [t('Began'), start],
    [t('Clock said'), recording.correctedSeconds === 0 ? null : `${momentWords(said)}; ${t('corrected by a person')}`],
    [t('Station'), recording.station === null ? null : `${recording.station.name} (${recording.station.zone})`],
    [t('Position'), positionWords(recording)],
    [t('Length'), durationWords(recording.durationSeconds)],
    [
      t('Sound'),
      `${recording.format.toUpperCase()}, ${recording.encoding}, ${shortNumber(recording.rateHz / 1000, 3)} kHz, ${channelWords(recording.channels)}`,
    ],
    [t('Recorder'), recorder === '' ? null : recorder],
    [t('Deployment'), recording.deploymentId],
    [t('Gain'), recording.gain],
    [t('Filter'), recording.filter === null ? null : tell(recording.filter)],
    [t('Trigger'), recording.trigger === null ? null : tell(recording.trigger)],
    [t('Battery'), recording.batteryVolts === null ? null : `${decimalWords(recording.batteryVolts, 1)} V`],
    [t('Temperature'), recording.temperatureC === null ? null : `${decimalWords(recording.temperatureC, 1)} °C`],
    [t('Model'), `${model.title} (${model.hash.slice(0, 8)})`],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
