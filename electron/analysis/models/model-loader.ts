import { join } from 'node:path';
import type { ProviderReport } from '#contract/models.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import { noHooks, type AnalystHooks, type ProviderRefusal } from '../process/analyst.ts';
import { processorName } from './device-name.ts';
import { FallbackSession } from './fallback-session.ts';
import { packInvalid, type ModelPack } from './model-set.ts';
import { bundledProviders, openSession, type ModelSession, type OnnxProvider } from './onnx-session.ts';
import type { ModelFacts } from './port-schema.ts';
import { providerPlan, thisMachine, type Machine } from './provider-choice.ts';
import { outputDefect, sameNumbers, sessionDefect, trialFeeds } from './verify-session.ts';

type AnyModel = ModelFacts<string, string>;
export type LoaderOptions = {
  readonly provider: ProviderChoice;
  readonly threads: number | undefined;
  /** Of the encoder on the CPU, where other analysts use the processor, too. */
  readonly listeningThreads?: number | undefined;
  /** Somebody else tries whether the encoder answers as the manifest says. */
  readonly isChecked?: boolean;
  readonly avoid?: readonly ProviderRefusal[];
  readonly hooks?: AnalystHooks;
  /** How a model is loaded, and on which kind of machine: tests bring a graphics processor that fails. */
  readonly open?: typeof openSession;
  readonly machine?: Machine;
};

/** Clips of the trial batch: enough for a graphics processor to show what it can do, little enough for a start. */
const trialBatch = 2;

function firstLine(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return (text.split('\n')[0] ?? text).slice(0, 300);
}

const outputNames = (model: AnyModel): string[] => Object.values(model.outputs).map(({ name }) => name);
const oneByOne = (model: AnyModel): boolean => Object.values(model.inputs).some((port) => port.oneByOne === true);

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The time limit of the comparison of speed, and the most runs of each that it needs. */
const compareWithinMs = 2000;
const compareRuns = 5;

/** The shortest run of each, taken in turns until the runs or the time are used up; at least one each. */
async function compareSpeed(own: () => Promise<unknown>, cpu: () => Promise<unknown>): Promise<[number, number]> {
  const until = performance.now() + compareWithinMs;
  let best: [number, number] = [Infinity, Infinity];
  for (let run = 0; run < compareRuns && (run === 0 || performance.now() < until); run++) {
    best = [Math.min(best[0], await millisecondsOf(own)), Math.min(best[1], await millisecondsOf(cpu))];
  }
  return best;
}

/**
 * Loads the models of a pack with the best provider that proves itself: it must give the CPU's numbers to 1e-3 and, when nobody
 * asked for it by name, be faster. A provider that fails for one model is not asked for the next one.
 */
export class ModelLoader {
  readonly #pack: ModelPack;
  readonly #options: LoaderOptions;
  readonly #refused: ProviderRefusal[];
  readonly #hooks: AnalystHooks;
  readonly #open: typeof openSession;
  #candidates: readonly OnnxProvider[];
  /** What runs the encoder; null before it is loaded. */
  #used: OnnxProvider | null = null;

  constructor(pack: ModelPack, options: LoaderOptions) {
    this.#pack = pack;
    this.#options = options;
    this.#hooks = options.hooks ?? noHooks;
    this.#open = options.open ?? openSession;
    const machine = options.machine ?? thisMachine(bundledProviders());
    const plan = providerPlan(options.provider, machine, options.avoid);
    this.#candidates = plan.tryInOrder;
    this.#refused = [...plan.refused];
  }

  report(): ProviderReport {
    const device = this.#used === 'cpu' ? processorName() : null;
    return { used: this.#used, wanted: this.#options.provider, refused: [...this.#refused], device };
  }

  /** @throws KnownFailure `pack-invalid` when the model contradicts its manifest. */
  async load(model: AnyModel): Promise<ModelSession> {
    const cpu = await this.#loadOnCpu(model);
    for (const provider of this.#candidates) {
      const session = await this.#tryProvider(provider, model, cpu);
      if (session === null) continue;
      await cpu.close();
      return this.#take(provider, this.#withFallback(provider, session, model));
    }
    return this.#take('cpu', cpu);
  }

  #take(provider: OnnxProvider, session: ModelSession): ModelSession {
    this.#used ??= provider;
    return session;
  }

  /** What is loaded from now on does not ask this provider again. */
  #withFallback(provider: OnnxProvider, session: ModelSession, model: AnyModel): ModelSession {
    return new FallbackSession(session, {
      openCpu: () => this.#loadOnCpu(model),
      file: model.file,
      gaveUp: (reason) => {
        if (model === this.#pack.manifest.encoder) this.#used = 'cpu';
        this.#refuse(provider, reason);
      },
    });
  }

  async #loadOnCpu(model: AnyModel): Promise<ModelSession> {
    const { folder } = this.#pack;
    const { threads, listeningThreads } = this.#options;
    const shared = listeningThreads !== undefined && model === this.#pack.manifest.encoder;
    const file = join(folder, model.file);
    const session = await this.#open(
      file,
      'cpu',
      shared ? listeningThreads : threads,
      outputNames(model),
      shared,
    ).catch((thrown: unknown) => {
      throw packInvalid(folder, sentence('pack-file-no-onnx', { file: model.file }), thrown);
    });
    const defect = sessionDefect(session, model) ?? (await this.#trialDefect(session, model));
    if (defect === null) return session;
    await session.close();
    throw packInvalid(folder, defect);
  }

  async #trialDefect(session: ModelSession, model: AnyModel): Promise<Sentence | null> {
    if (this.#options.isChecked === true && model === this.#pack.manifest.encoder) return null;
    return outputDefect(await session.run(trialFeeds(model, 1)), model, 1);
  }

  async #tryProvider(provider: OnnxProvider, model: AnyModel, cpu: ModelSession): Promise<ModelSession | null> {
    let session: ModelSession | null = null;
    await this.#hooks.trying(provider);
    try {
      session = await this.#open(
        join(this.#pack.folder, model.file),
        provider,
        this.#options.threads,
        outputNames(model),
      );
      const reason = await this.#doubt(session, model, cpu);
      if (reason === null) return session;
      this.#refuse(provider, reason);
    } catch (thrown) {
      this.#refuse(provider, sentence('provider-not-loaded', { file: model.file, detail: firstLine(thrown) }));
    } finally {
      await this.#hooks.trying(null);
    }
    await session?.close();
    return null;
  }

  async #doubt(session: ModelSession, model: AnyModel, cpu: ModelSession): Promise<Sentence | null> {
    const { file } = model;
    const feeds = trialFeeds(model, oneByOne(model) ? 1 : trialBatch);
    // The first run compiles; it shows the numbers but not the speed.
    if (!sameNumbers(await session.run(feeds), await cpu.run(feeds)))
      return sentence('provider-wrong-numbers', { file });
    if (this.#options.provider !== 'auto') return null;
    const [own, others] = await compareSpeed(
      () => session.run(feeds),
      () => cpu.run(feeds),
    );
    return own < others ? null : sentence('provider-slower', { file, own: Math.round(own), cpu: Math.round(others) });
  }

  #refuse(provider: OnnxProvider, reason: Sentence): void {
    this.#refused.push({ provider, reason });
    this.#candidates = this.#candidates.filter((name) => name !== provider);
    this.#hooks.changed(this.report());
  }
}
