import type { Desktop } from '#contract/desktop/desktop.ts';
import type { Client } from '#contract/requests.ts';
import type { Address } from './browser-address.ts';
import { parseRoute } from './route.ts';
import { ClassifierModel } from '../classifier/classifier-model.svelte.ts';
import { ClipModel } from '../clip/clip-model.svelte.ts';
import { CompareModel } from '../gallery/compare-model.svelte.ts';
import { DesktopModel } from './desktop.svelte.ts';
import { EmbeddingsModel } from '../search/embeddings-model.svelte.ts';
import { everySoOften } from '../shared/client/every-so-often.ts';
import { ExportModel } from '../exports/export-model.svelte.ts';
import { FirstRun } from '../welcome/first-run.svelte.ts';
import { FailedModel } from '../folders/failed-model.svelte.ts';
import { GalleryGroupsModel } from '../gallery/gallery-groups-model.svelte.ts';
import { GallerySelection } from '../gallery/selecting/gallery-selection.svelte.ts';
import { GalleryModel } from '../gallery/gallery-model.svelte.ts';
import { HeardSpeciesModel } from '../shared/species/heard-species.svelte.ts';
import { MapModel } from '../map/map-model.svelte.ts';
import { NewsModel } from '../news/news-model.svelte.ts';
import { PhotosModel } from '../pictures/photos-model.svelte.ts';
import { PacksModel } from '../models/packs-model.svelte.ts';
import { CarryModel } from '../models/carry-model.svelte.ts';
import { PublishedModels } from '../models/published/published-model.svelte.ts';
import { QuickLabels } from '../review/quick-labels.svelte.ts';
import { RangeModel } from '../range/range-model.svelte.ts';
import { TagsModel } from '../review/tags/tags-model.svelte.ts';
import { ReviewModel } from '../review/review-model.svelte.ts';
import { ReviewQueue } from '../review/review-queue.svelte.ts';
import { Router } from './router.svelte.ts';
import { SearchModel } from '../search/search-model.svelte.ts';
import { SeasonModel } from '../timeline/season/season-model.svelte.ts';
import { SettingsModel } from '../settings/settings-model.svelte.ts';
import { SpeciesModel } from '../shared/species/species-model.svelte.ts';
import { SoundscapeModel } from '../soundscape/soundscape-model.svelte.ts';
import { StationsModel } from '../stations/stations-model.svelte.ts';
import { PrecisionModel } from '../review/threshold/precision-model.svelte.ts';
import { PreviewModel } from '../shared/player/preview.svelte.ts';
import { ThresholdsModel } from '../settings/thresholds/thresholds-model.svelte.ts';
import { momentWords } from '../shared/words/moments.ts';
import { nameOf, nameOfCode } from '../shared/species/species-names.svelte.ts';
import { TimelineModel } from '../timeline/timeline-model.svelte.ts';
import { ReviewersModel } from '../reviewers/reviewers-model.svelte.ts';
import { TruthModel } from '../truth/truth-model.svelte.ts';
import { VisitsModel } from '../visits/visits-model.svelte.ts';
import { UpkeepModel } from '../upkeep/upkeep-model.svelte.ts';
import { WatchModel } from '../folders/watch-model.svelte.ts';

const refreshGapMs = 800;

/** All state of the window. Lives as long as the page, so that going back shows at once what was there. */
export class AppModel {
  readonly client: Client;
  /** Whether the sheet of keys is open. */
  keysShown = $state(false);
  /** null in a browser. */
  readonly desktop: DesktopModel | null;
  readonly router: Router;
  readonly watch: WatchModel;
  readonly timeline: TimelineModel;
  readonly season: SeasonModel;
  readonly news: NewsModel;
  readonly map: MapModel;
  readonly soundscape: SoundscapeModel;
  readonly species: SpeciesModel;
  readonly heard: HeardSpeciesModel;
  readonly gallery: GalleryModel;
  readonly selection: GallerySelection;
  readonly groups: GalleryGroupsModel;
  readonly photos: PhotosModel;
  readonly preview: PreviewModel;
  readonly clip: ClipModel;
  readonly compare: CompareModel;
  readonly review: ReviewModel;
  readonly tags: TagsModel;
  readonly quick = new QuickLabels();
  readonly queue: ReviewQueue;
  readonly precision: PrecisionModel;
  readonly thresholds: ThresholdsModel;
  readonly export: ExportModel;
  readonly failed: FailedModel;
  readonly settings: SettingsModel;
  readonly upkeep: UpkeepModel;
  readonly stations: StationsModel;
  readonly packs: PacksModel;
  readonly embeddings: EmbeddingsModel;
  readonly search: SearchModel;
  readonly classifier: ClassifierModel;
  readonly truth: TruthModel;
  readonly reviewers: ReviewersModel;
  readonly visits: VisitsModel;
  readonly range: RangeModel;
  readonly published: PublishedModels;
  readonly carry = new CarryModel();
  readonly firstRun: FirstRun;

  constructor(client: Client, desktop: Desktop | null, address: Address) {
    this.client = client;
    this.router = new Router(address);
    this.watch = new WatchModel(client);
    this.desktop = desktop === null ? null : new DesktopModel(desktop, this.watch);
    this.timeline = new TimelineModel(client);
    this.season = new SeasonModel(client);
    this.news = new NewsModel(client);
    this.map = new MapModel(client);
    this.soundscape = new SoundscapeModel(client);
    this.species = new SpeciesModel(client);
    this.heard = new HeardSpeciesModel(client);
    this.gallery = new GalleryModel(client);
    this.groups = new GalleryGroupsModel(client);
    this.photos = new PhotosModel(client);
    this.preview = new PreviewModel(client);
    this.clip = new ClipModel(client);
    this.compare = new CompareModel(client);
    this.review = new ReviewModel(client);
    this.tags = new TagsModel(client);
    this.selection = new GallerySelection(client, this.gallery, this.review);
    this.queue = new ReviewQueue(client);
    this.precision = new PrecisionModel(client);
    this.thresholds = new ThresholdsModel(client);
    this.export = new ExportModel(client);
    this.failed = new FailedModel(client);
    this.settings = new SettingsModel(client);
    this.upkeep = new UpkeepModel(client);
    this.stations = new StationsModel(client);
    this.packs = new PacksModel(client);
    this.embeddings = new EmbeddingsModel(client);
    this.search = new SearchModel(client);
    this.classifier = new ClassifierModel(client);
    this.truth = new TruthModel(client);
    this.reviewers = new ReviewersModel(client, (detection, ahead) => {
      if (this.router.route.view !== 'reviewers') return;
      void this.clip.open(detection);
      this.clip.fetchAhead([ahead]);
    });
    this.visits = new VisitsModel(client, (detection, ahead) => {
      if (this.router.route.view !== 'visits') return;
      void this.clip.open(detection);
      this.clip.fetchAhead(ahead);
    });
    this.range = new RangeModel(client);
    this.published = new PublishedModels(client);
    this.firstRun = new FirstRun(this.packs, this.published);
  }

  /** Subscribes to everything; returns the way to stop. */
  start(): () => void {
    void this.photos.refresh();
    void this.stations.readOnce();
    const fresh = everySoOften(() => this.refreshView(), refreshGapMs);
    const stops = [
      this.router.start(),
      this.desktop?.start((hash) => this.router.go(parseRoute(hash))) ?? ((): void => undefined),
      this.watch.start(),
      this.settings.start(),
      this.published.start(() => void this.#takeModel()),
      this.client.on('recording.analysed', fresh.poke),
      this.client.on('recording.failed', fresh.poke),
      this.client.on('picture.drawn', fresh.poke),
      this.client.on('settings.changed', fresh.poke),
      this.client.on('settings.deriving', ({ done, total }) => {
        if (done >= total) void this.queue.outdate(this.router.route.view === 'review');
      }),
      this.client.on('places.changed', fresh.poke),
      this.export.start(),
      this.classifier.start(() => void this.packs.refresh()),
      this.review.start(),
      this.soundscape.start(),
      this.queue.onMove(() => this.#showReviewed()),
      this.review.onJudged((written) => {
        if (written.many || written.after.some(({ tags = [] }) => tags.length > 0)) void this.tags.refresh();
        if (written.many) void this.queue.reload();
        else this.queue.take(written);
        void this.clip.outdate(
          written.after.map(({ detection }) => detection),
          written.named === true,
        );
      }),
      fresh.stop,
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** What the window is called while one thing is on show; null where the view's own name says it. */
  get title(): string | null {
    const { route } = this.router;
    if (route.view === 'species') return nameOfCode(this.heard.all, route.species);
    const detection = route.view === 'clip' ? this.clip.detail?.detection : undefined;
    return detection === undefined ? null : `${nameOf(detection.species)}, ${momentWords(detection.at)}`;
  }

  /** The clip whose turn it is in the review, and those that follow. */
  #showReviewed(): void {
    const { current, ahead } = this.queue;
    if (current === null || this.router.route.view !== 'review') return;
    void this.clip.open(current);
    this.clip.fetchAhead(ahead);
  }

  /** A model came: the list of models, and the first run that may wait for it. */
  async #takeModel(): Promise<void> {
    await this.packs.refresh();
    await this.firstRun.useWhenHere();
  }

  /** What the first-run page offers. */
  async openFirstRun(): Promise<void> {
    await Promise.all([this.packs.refresh(), this.published.refresh()]);
  }

  /** Reads again what is on show, without emptying it first. */
  async refreshView(): Promise<void> {
    const { view } = this.router.route;
    if (this.heard.reading.value !== null) void this.heard.refresh();
    if (view === 'timeline' || view === 'range') void this.range.refresh();
    if (view === 'timeline') await Promise.all([this.season.refresh(), this.timeline.refresh()]);
    if (view === 'news') await this.news.refresh();
    if (view === 'map') await this.map.refresh();
    if (view === 'soundscape') await this.soundscape.refresh();
    if (view === 'species') await this.species.refresh();
    if (view === 'gallery') await Promise.all([this.gallery.refresh(), this.groups.refresh()]);
    if (view === 'clip') await this.clip.refresh();
    if (view === 'failed') await this.failed.refresh();
    if (view === 'stations') await this.stations.refresh();
  }
}
