import { plainText } from '#contract/words/sentence.ts';
import { KnownFailure, type FailureCode } from '#contract/failure.ts';
import type { AnswerTo, Ask, Client, EventName, Events, Handlers, RequestName } from '#contract/requests.ts';
import type { DetectionFilter } from '#contract/detections.ts';
import type { FailedFile, WatchState } from '#contract/watch.ts';
import type { GalleryItem, GalleryOrder } from '#contract/gallery.ts';
import { type SettingsAnswer, defaultSettings } from '#contract/settings.ts';
import type { MediaKind } from '#contract/pictures.ts';
import type { DetectionId, FileId, FolderId } from '#contract/ids.ts';
import { fakeDetail, fakeDetections, fakeWatch, species, type FakeDetection } from './fake-data.ts';
import { fakeStations } from './fake-stations.ts';
import { fakePacks } from './fake-packs.ts';
import { fakeRange } from './fake-range.ts';
import { fakeReviews, type FakeShelf } from './fake-reviews.ts';
import { fakePictures } from './fake-pictures.ts';
import { fakeSeason } from './fake-season.ts';
import { fakeUpkeep, type FakeWatchShelf } from './fake-upkeep.ts';
import { fakeGallery, fakeTimeline } from './fake-answers.ts';

export type FakeOptions = {
  readonly detections?: number;
  readonly watch?: Partial<WatchState>;
  readonly failed?: readonly FailedFile[];
  readonly mediaUrl?: (kind: MediaKind, id: number | string) => string;
};

const damaged: readonly FailedFile[] = [
  [
    '20250503_041000.WAV',
    'file-damaged',
    'The file stops in the middle of its header, so there is no sound in it. The card may have been pulled out too early.',
    2,
  ],
  ['20250503_052000.WAV', 'file-empty', 'The file is empty (0 bytes). The recorder probably ran out of battery.', 1],
  ['notes/readme.wav', 'file-not-audio', 'This is a text file whose name ends in .wav, not a recording.', 1],
].map(([relativePath, code, message, attempts], index) => ({
  file: (index + 1) as FileId,
  folder: '/media/ana/AUDIOMOTH-24F3/2025-05-marsh',
  relativePath: String(relativePath),
  failure: { code: code as FailureCode, ...plainText(String(message)) },
  attempts: Number(attempts),
  failedAt: '2025-05-07T08:15:00Z',
}));

/** A whole engine in memory, hand-written, for the rune classes and the preview page. */
export class FakeClient implements Client {
  all: FakeDetection[];
  watch: WatchState;
  settings: SettingsAnswer;
  failed: readonly FailedFile[];
  /** Everything that was asked, in order. */
  readonly asked: { name: RequestName; ask: unknown }[] = [];
  /** While set, answers wait here until they are let go, in any order. */
  held: (() => void)[] | null = null;
  #sorted: { question: string; all: readonly FakeDetection[]; items: readonly GalleryItem[] } | null = null;
  readonly #refusals = new Map<RequestName, KnownFailure>();
  readonly #listeners = new Map<EventName, Set<(event: never) => void>>();
  readonly #mediaUrl: (kind: MediaKind, id: number | string) => string;

  constructor(options: FakeOptions = {}) {
    this.all = fakeDetections(options.detections ?? 400);
    this.watch = fakeWatch(options.watch);
    this.failed = options.failed ?? damaged;
    this.#mediaUrl = options.mediaUrl ?? ((kind, id) => `fake:${kind}/${id}`);
    this.settings = {
      settings: defaultSettings,
      packThresholds: Object.fromEntries(species.map((each, index) => [each.code, 0.42 + index * 0.03])),
      dataFolder: '/home/ana/.local/share/songsight',
      diskUse: { databaseBytes: 18_400_000, picturesBytes: 2_900_000 },
      version: '0.1.0',
    };
  }

  /** From now on nothing is answered but the state of the folders, as with a database that went bad while it was open. */
  refuseReadings(failure: KnownFailure): void {
    for (const name of Object.keys(this.#handlers) as RequestName[])
      if (name !== 'watch.read') this.#refusals.set(name, failure);
  }

  refuse(name: RequestName, failure: KnownFailure | null): void {
    if (failure === null) this.#refusals.delete(name);
    else this.#refusals.set(name, failure);
  }

  async ask<K extends RequestName>(name: K, ask: Ask<K>): Promise<AnswerTo<K>> {
    this.asked.push({ name, ask });
    const { held } = this;
    if (held !== null) await new Promise<void>((letGo) => held.push(letGo));
    const refusal = this.#refusals.get(name);
    if (refusal !== undefined) throw refusal;
    return this.#handlers[name](ask);
  }

  on<K extends EventName>(name: K, hear: (event: Events[K]) => void): () => void {
    const hearers = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, hearers.add(hear));
    return () => hearers.delete(hear);
  }

  emit<K extends EventName>(name: K, event: Events[K]): void {
    for (const hear of this.#listeners.get(name) ?? []) hear(event as never);
  }

  mediaUrl(kind: MediaKind, id: number | string): string {
    return this.#mediaUrl(kind, id);
  }

  #find(id: DetectionId): number {
    const index = this.all.findIndex(({ detection }) => detection.id === id);
    if (index < 0)
      throw new KnownFailure(
        'not-found',
        'This detection is no longer there. A changed threshold may have removed it.',
      );
    return index;
  }

  #detail(id: DetectionId): AnswerTo<'detection.read'> {
    const index = this.#find(id);
    return fakeDetail(this.all, index, this.all[index]!.pictures);
  }

  #shelf(): FakeShelf {
    const all = (): readonly FakeDetection[] => this.all;
    return {
      get all() {
        return all();
      },
      put: (index, next) => {
        this.all = this.all.with(index, next);
      },
    };
  }

  #watchShelf(): FakeWatchShelf {
    const watch = (): WatchState => this.watch;
    return {
      get watch() {
        return watch();
      },
      set: (change) => this.#setWatch(change),
    };
  }

  #setWatch(change: Partial<WatchState>): WatchState {
    this.watch = { ...this.watch, ...change };
    return this.watch;
  }

  /** Sorted once for each question, as an index of the store would be. */
  #gallery(order: GalleryOrder, filter: DetectionFilter, picturesOnly: boolean): readonly GalleryItem[] {
    const question = JSON.stringify([order, filter, picturesOnly]);
    if (this.#sorted?.question !== question || this.#sorted.all !== this.all) {
      this.#sorted = { question, all: this.all, items: fakeGallery(this.all, order, filter, picturesOnly) };
    }
    return this.#sorted.items;
  }

  readonly #handlers: Handlers = {
    ...fakeStations(),
    ...fakePacks(),
    ...fakeRange(),
    ...fakeReviews(this.#shelf()),
    ...fakePictures(this.#shelf()),
    ...fakeSeason(() => this.all),
    ...fakeUpkeep(this.#watchShelf()),
    'watch.read': () => this.watch,
    'watch.add': ({ folder }) => {
      const counts = { waiting: 0, done: 0, failed: 0, missing: 0 };
      const id = (this.watch.folders.length + 1) as FolderId;
      return this.#setWatch({
        folders: [...this.watch.folders, { ...counts, id, path: folder, state: 'scanning', note: null }],
      });
    },
    'watch.remove': ({ folder }) => this.#setWatch({ folders: this.watch.folders.filter(({ id }) => id !== folder) }),
    'watch.pause': ({ paused }) => this.#setWatch({ paused }),
    'timeline.read': ({ unit, filter }) => fakeTimeline(this.all, unit, filter),
    'gallery.read': ({ offset, limit, order, filter, picturesOnly }) => {
      const found = this.#gallery(order, filter, picturesOnly);
      return { total: found.length, offset, items: found.slice(offset, offset + limit) };
    },
    'detection.read': ({ detection }) => this.#detail(detection),
    'review.write': ({ detection, verdict, comment }) => {
      const index = this.#find(detection);
      const old = this.all[index]!;
      const review =
        verdict === null
          ? null
          : {
              verdict,
              comment,
              reviewer: this.settings.settings.reviewer,
              reviewedAt: '2025-05-09T07:00:00Z',
              relabelledFrom: null,
              callType: '',
              individuals: null,
            };
      this.all = this.all.with(index, { ...old, detection: { ...old.detection, review } });
      return this.#detail(detection);
    },
    'failed.read': () => ({ files: this.failed }),
    'failed.retry': ({ file }) => {
      this.failed = file === null ? [] : this.failed.filter((each) => each.file !== file);
      return this.#setWatch({ totals: { ...this.watch.totals, failed: this.failed.length } });
    },
    'settings.read': () => this.settings,
    'settings.write': ({ change }) => {
      this.settings = { ...this.settings, settings: { ...this.settings.settings, ...change } };
      return this.settings;
    },
  };
}
