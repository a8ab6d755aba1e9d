import { join } from 'node:path';
import type { ProviderReport } from '#contract/provider-report.ts';
import type { ProviderChoice } from '#contract/settings.ts';
import { packInvalid, type ModelPack } from './model-set.ts';
import { bundledProviders, openSession, type ModelSession, type OnnxProvider } from './onnx-session.ts';
import type { ModelFacts } from './pack-manifest.ts';
import { providerPlan, thisMachine, type ProviderRefusal } from './provider-choice.ts';
import { outputDefect, sameNumbers, sessionDefect, trialFeeds } from './verify-session.ts';

type AnyModel = ModelFacts<string, string>;
export type LoaderOptions = { readonly provider: ProviderChoice; readonly threads: number | undefined };

/** Clips of the trial batch: enough for a graphics processor to show what it can do, little enough for a start. */
const trialBatch = 2;

function firstLine(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return (text.split('\n')[0] ?? text).slice(0, 300);
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Loads the models of a pack with the best provider that proves itself: it must give the CPU's numbers to 1e-3 and, when nobody
 * asked for it by name, be faster. A provider that fails for one model is not asked for the next one.
 */
export class ModelLoader {
  readonly #pack: ModelPack;
  readonly #options: LoaderOptions;
  readonly #refused: ProviderRefusal[];
  #candidates: readonly OnnxProvider[];
  /** What runs the encoder; null before it is loaded. */
  #used: OnnxProvider | null = null;

  constructor(pack: ModelPack, options: LoaderOptions) {
    this.#pack = pack;
    this.#options = options;
    const plan = providerPlan(options.provider, thisMachine(bundledProviders()));
    this.#candidates = plan.tryInOrder;
    this.#refused = [...plan.refused];
  }

  report(): ProviderReport {
    return { used: this.#used, wanted: this.#options.provider, refused: [...this.#refused] };
  }

  /** @throws KnownFailure `pack-invalid` when the model contradicts its manifest. */
  async load(model: AnyModel): Promise<ModelSession> {
    const cpu = await this.#loadOnCpu(model);
    for (const provider of this.#candidates) {
      const session = await this.#tryProvider(provider, model, cpu);
      if (session === null) continue;
      await cpu.close();
      return this.#take(provider, session);
    }
    return this.#take('cpu', cpu);
  }

  #take(provider: OnnxProvider, session: ModelSession): ModelSession {
    this.#used ??= provider;
    return session;
  }

  async #loadOnCpu(model: AnyModel): Promise<ModelSession> {
    const { folder } = this.#pack;
    const session = await openSession(join(folder, model.file), 'cpu', this.#options.threads).catch(
      (thrown: unknown) => {
        throw packInvalid(folder, `${model.file} is not a model ONNX Runtime can load`, thrown);
      },
    );
    const defect = sessionDefect(session, model) ?? outputDefect(await session.run(trialFeeds(model, 1)), model, 1);
    if (defect === null) return session;
    await session.close();
    throw packInvalid(folder, `${model.file} ${defect}`);
  }

  async #tryProvider(provider: OnnxProvider, model: AnyModel, cpu: ModelSession): Promise<ModelSession | null> {
    let session: ModelSession | null = null;
    try {
      session = await openSession(join(this.#pack.folder, model.file), provider, this.#options.threads);
      const reason = await this.#doubt(session, model, cpu);
      if (reason === null) return session;
      this.#refuse(provider, `${model.file}: ${reason}`);
    } catch (thrown) {
      this.#refuse(provider, `${model.file}: ${firstLine(thrown)}`);
    }
    await session?.close();
    return null;
  }

  async #doubt(session: ModelSession, model: AnyModel, cpu: ModelSession): Promise<string | null> {
    const feeds = trialFeeds(model, trialBatch);
    // The first run compiles; it shows the numbers but not the speed.
    if (!sameNumbers(await session.run(feeds), await cpu.run(feeds)))
      return 'its numbers differ from those of the CPU.';
    if (this.#options.provider !== 'auto') return null;
    const own = await millisecondsOf(() => session.run(feeds));
    const others = await millisecondsOf(() => cpu.run(feeds));
    return own < others
      ? null
      : `it is slower here than the CPU (${own.toFixed(0)} ms against ${others.toFixed(0)} ms).`;
  }

  #refuse(provider: OnnxProvider, reason: string): void {
    this.#refused.push({ provider, reason });
    this.#candidates = this.#candidates.filter((name) => name !== provider);
  }
}
