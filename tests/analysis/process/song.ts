import { tinyRecording } from '../../field/tiny-songs.ts';
import { temporaryFile } from '../temporary-file.ts';

/** What the tiny pack is to hear, clip by clip. */
export const plan = ['low_whistler', null, 'high_trill', 'high_trill', 'sweep_singer', null] as const;

/** The path of a recording of `plan`. */
export function song(): Promise<string> {
  return temporaryFile('20260523_043000.WAV', tinyRecording([...plan], '04:30:00'));
}
