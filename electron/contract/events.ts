import type { ExportEvents } from './exports.ts';
import type { Failure } from './failure.ts';
import type { HeardSpecies } from './heard-species.ts';
import type { DetectionId, FileId, PictureId, RecordingId } from './recordings.ts';
import type { SettingsAnswer, WatchState } from './requests.ts';

/** What the engine tells the window without being asked. */
export type Events = ExportEvents & {
  'watch.changed': WatchState;
  'recording.analysed': {
    readonly recording: RecordingId;
    /** Where it lies in its folder. */
    readonly relativePath: string;
    readonly detections: number;
    readonly clips: number;
    readonly soundSeconds: number;
  };
  'recording.failed': { readonly file: FileId; readonly failure: Failure };
  'picture.drawn': { readonly detection: DetectionId; readonly picture: PictureId };
  'settings.changed': SettingsAnswer;
  /** Stations or clocks are others: local times and stations of detections have changed. */
  'places.changed': Record<string, never>;
  /** A species of the setting `watchedSpecies` in a recording that was just listened to; once per recording and species. */
  'species.heard': HeardSpecies;
};
