import { KnownFailure } from '#contract/failure.ts';
import { analyseRecording } from '../classifying/analyse-recording.ts';
import type { Classifier } from '../classifying/classifier.ts';
import {
  noHooks,
  type Analysis,
  type Analyst,
  type AnalystFacts,
  type AnalystOptions,
  type DrawAsk,
  type DrawnPicture,
  type ListenAsk,
  type AnalystHooks,
} from './analyst.ts';
import { drawPicture, type Painter } from '../painting/draw-picture.ts';
import { ModelLoader } from '../models/model-loader.ts';
import { readPack, type ModelPack } from '../models/model-set.ts';
import type { ModelSession } from '../models/onnx-session.ts';
import type { ModelFacts, UnetFacts } from '../models/port-schema.ts';
import { GatheredSession } from '../painting/gathered-session.ts';
import { PaintingTurns } from '../painting/painting-turns.ts';
import { openClassifier } from '../classifying/open-classifier.ts';
import { withPainter, type PaintingPacks } from '../painting/default-painter.ts';

/** Lets timers and messages in between two pieces of work that block the thread. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function cancelled(path: string): KnownFailure {
  return new KnownFailure('cancelled', 'work-stopped', { path });
}

/** Rows of one run of the painter's networks: eight pictures with guidance. More of them gain nothing that could be measured. */
const mostRows = 16;

/** Pictures that are painted at the same time share the runs of a model that takes more than one at a time. */
function gathered(session: ModelSession, { inputs }: ModelFacts<string, string>): ModelSession {
  const oneByOne = Object.values(inputs).some((port) => port.oneByOne === true);
  return oneByOne ? session : new GatheredSession(session, mostRows);
}

type Listening = { readonly encoder: ModelSession; readonly batchClips: number | undefined };
type Loaders = { readonly own: ModelLoader; readonly painter: ModelLoader };

/** The analyst that works in this very process. Listening goes before drawing: a drawing pauses between two steps. */
class InProcessAnalyst implements Analyst {
  readonly takesSeveral = true;
  readonly #pack: ModelPack;
  readonly #painterPack: ModelPack | null;
  readonly #painterLoader: ModelLoader;
  readonly #loader: ModelLoader;
  readonly #classifier: Classifier;
  readonly #closing = new AbortController();
  readonly #turns = new PaintingTurns();
  /** Recordings that are listened to now. */
  readonly #listening = new Set<Promise<unknown>>();
  #painter: Promise<Painter> | null = null;
  #quick: Promise<ModelSession> | null = null;

  constructor({ pack, painterPack }: PaintingPacks, loaders: Loaders, { encoder, batchClips }: Listening) {
    this.#pack = pack;
    this.#painterPack = painterPack;
    this.#loader = loaders.own;
    this.#painterLoader = loaders.painter;
    this.#classifier = openClassifier(pack.manifest, encoder, batchClips, pack.head);
  }

  describe(): Promise<AnalystFacts> {
    return Promise.resolve({ pack: this.#pack.facts, provider: this.#loader.report() });
  }

  listen(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    const work = this.#listenNow(ask, heard, AbortSignal.any([signal, this.#closing.signal]));
    const ended: Promise<unknown> = work.catch(() => undefined).finally(() => this.#listening.delete(ended));
    this.#listening.add(ended);
    this.#turns.whileListening(ended);
    return work;
  }

  async #listenNow(ask: ListenAsk, heard: (fraction: number) => void, signal: AbortSignal): Promise<Analysis> {
    try {
      return await analyseRecording(this.#classifier, ask, { heard, signal });
    } catch (thrown) {
      throw signal.aborted ? cancelled(ask.path) : thrown;
    }
  }

  async draw(ask: DrawAsk, signal: AbortSignal): Promise<DrawnPicture> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const turn = this.#turns.begin(ask);
    const beforeStep = async (): Promise<void> => {
      await breath();
      while (!turn.mayGo() && !either.aborted) await this.#turns.change(either);
      if (either.aborted) throw cancelled(ask.path);
    };
    try {
      await beforeStep();
      return await drawPicture(await this.#loadPainter(), ask, beforeStep);
    } finally {
      turn.end();
    }
  }

  hold(held: boolean): void {
    this.#turns.hold(held);
  }

  #loadPainter(): Promise<Painter> {
    this.#painter ??= this.#openPainter().catch((thrown: unknown) => {
      this.#painter = null;
      throw thrown;
    });
    return this.#painter;
  }

  async #openPainter(): Promise<Painter> {
    const pack = this.#painterPack ?? this.#pack;
    const { painter: facts } = pack.manifest;
    if (facts === null) throw new KnownFailure('bad-request', 'pack-no-pictures');
    const classifier =
      this.#painterPack === null ? this.#classifier : await this.#openPainterClassifier(this.#painterPack);
    const unet = gathered(await this.#painterLoader.load(facts.unet), facts.unet);
    const decoder =
      facts.decoder === null ? null : gathered(await this.#painterLoader.load(facts.decoder), facts.decoder);
    const quick = facts.quick === null ? null : this.#quickPainter(facts.quick.unet);
    return { pack, facts, classifier, unet, quick, decoder, heardSeconds: this.#pack.manifest.sound.windowSeconds };
  }

  /** Most seasons never paint with it: it is loaded with the first picture that wants it. */
  #quickPainter(model: UnetFacts): () => Promise<ModelSession> {
    return () => {
      this.#quick ??= this.#painterLoader.load(model).then(
        (session) => gathered(session, model),
        (thrown: unknown) => {
          this.#quick = null;
          throw thrown;
        },
      );
      return this.#quick;
    };
  }

  /** The default painter works from the features of its own encoder. */
  async #openPainterClassifier({ manifest }: ModelPack): Promise<Classifier> {
    return openClassifier(manifest, await this.#painterLoader.load(manifest.encoder));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#listening);
    const painter = await this.#painter?.catch(() => null);
    const quick = await this.#quick?.catch(() => null);
    const byDefault = painter?.classifier === this.#classifier ? null : painter?.classifier.encoder.session;
    for (const session of [this.#classifier.encoder.session, byDefault, painter?.unet, painter?.decoder, quick])
      await session?.close();
  }
}

/**
 * Opens a model pack and gets ready to listen; the painter's models are loaded with the first picture.
 * @throws KnownFailure `pack-invalid` with the defect in a sentence.
 */
export async function openAnalyst(options: AnalystOptions, hooks: AnalystHooks = noHooks): Promise<Analyst> {
  const { provider, threads, listeningThreads, avoid, isChecked = false, areFilesChecked = isChecked } = options;
  // The model of where and when species live is not loaded here; whoever does looks at its file.
  const pack = await readPack(options.packFolder, areFilesChecked ? 'none' : 'analyst');
  const told = isChecked ? { ...pack, facts: { ...pack.facts, labels: [] } } : pack;
  const packs = await withPainter(told, options.painterFolder ?? null);
  const loader = (pack: ModelPack): ModelLoader =>
    new ModelLoader(pack, { provider, threads, listeningThreads, isChecked, avoid: avoid ?? [], hooks });
  const own = loader(packs.pack);
  const painter = packs.painterPack === null ? own : loader(packs.painterPack);
  const encoder = await own.load(packs.pack.manifest.encoder);
  return new InProcessAnalyst(packs, { own, painter }, { encoder, batchClips: options.batchClips });
}
