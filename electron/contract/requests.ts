import type { DetectionDetail } from './clip.ts';
import type { ClockRequests } from './clock.ts';
import type { Verdict } from './detections.ts';
import type { ExportEvents, ExportRequests } from './exports.ts';
import type { Failure } from './failure.ts';
import type { DetectionFilter } from './filter.ts';
import type { GalleryOrder, GalleryPage } from './gallery.ts';
import type { DetectionId, FileId, FolderId, PictureId, RecordingId } from './ids.ts';
import type { MediaId, MediaKind } from './media.ts';
import type { PackRequests } from './models.ts';
import type { PictureRequests } from './pictures.ts';
import type { ReviewRequests } from './review.ts';
import type { Settings, SettingsAnswer, ThresholdRequests } from './settings.ts';
import type { HeardSpecies } from './species.ts';
import type { StationRequests } from './stations.ts';
import type { SeasonRequests, TimelineBuckets, TimelineUnit } from './timeline.ts';
import type { FolderRequests, UpkeepRequests } from './upkeep.ts';
import type { FailedFile, WatchState } from './watch.ts';

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

type Requests = {
  'watch.read': { ask: Record<string, never>; answer: WatchState };
  'watch.add': { ask: { folder: string }; answer: WatchState };
  /** Stops watching a folder. Its results stay. */
  'watch.remove': { ask: { folder: FolderId }; answer: WatchState };
  'watch.pause': { ask: { paused: boolean }; answer: WatchState };
  'timeline.read': { ask: { unit: TimelineUnit; filter: DetectionFilter }; answer: TimelineBuckets };
  'gallery.read': {
    ask: { offset: number; limit: number; order: GalleryOrder; filter: DetectionFilter; picturesOnly: boolean };
    answer: GalleryPage;
  };
  'detection.read': { ask: { detection: DetectionId }; answer: DetectionDetail };
  'review.write': {
    ask: { detection: DetectionId; verdict: Verdict | null; comment: string };
    answer: DetectionDetail;
  };
  'failed.read': { ask: Record<string, never>; answer: { readonly files: readonly FailedFile[] } };
  /** null retries all. */
  'failed.retry': { ask: { file: FileId | null }; answer: WatchState };
  'settings.read': { ask: Record<string, never>; answer: SettingsAnswer };
  'settings.write': { ask: { change: Partial<Settings> }; answer: SettingsAnswer };
} & FolderRequests &
  UpkeepRequests &
  StationRequests &
  ClockRequests &
  ReviewRequests &
  SeasonRequests &
  PictureRequests &
  PackRequests &
  ThresholdRequests &
  ExportRequests;

export type RequestName = keyof Requests;

export type EventName = keyof Events;

export type Ask<K extends RequestName> = Requests[K]['ask'];

export type AnswerTo<K extends RequestName> = Requests[K]['answer'];

export type Handlers = { readonly [K in RequestName]: (ask: Ask<K>) => AnswerTo<K> | Promise<AnswerTo<K>> };

export type Checks = { readonly [K in RequestName]: (raw: unknown) => Ask<K> };

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The one interface between the renderer and the engine, whatever carries it. */
export interface Client {
  ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>>;
  /** Returns the unsubscribe. */
  on<K extends EventName>(name: K, hear: (event: Events[K]) => void): () => void;
  mediaUrl(kind: MediaKind, id: MediaId): string;
}
