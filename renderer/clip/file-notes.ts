import type { RecordingNote } from '#contract/recordings.ts';
import { durationWords } from '../shared/words/numbers.ts';
import { t } from '../shared/i18n/t.ts';

/** What a person should know of a file that holds the recording, in one sentence. */
export function fileNoteWords({ kind, path, other }: RecordingNote): string {
  switch (kind) {
    case 'longer':
      return t('A shorter version of this file, {{length}} long, was analysed first; this one took its place.', {
        length: durationWords(Number(other)),
      });
    case 'rewritten':
      return t('This recording was known before as {{name}}; its results and reviews are kept.', { name: other });
    case 'copy':
      return t('The same sound also lies in {{path}}. It is counted once.', { path });
    case 'other-station':
      return t('A copy lies in {{path}}, in a folder of the station {{station}}. It is counted here only.', {
        path,
        station: other,
      });
    case 'beginning':
      return t('A copy that ends before it lies in {{path}}.', { path });
  }
}
