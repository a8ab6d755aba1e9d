import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { ModelSession, Tensor, Tensors } from './onnx-session.ts';

export type Fallback = {
  /** Loads the same model on the CPU. */
  openCpu(): Promise<ModelSession>;
  /** The model's file. */
  readonly file: string;
  /** Hears why the first session is used no more. */
  gaveUp(reason: Sentence): void;
};

/**
 * A session on a graphics processor that may fail in the middle of a recording: its driver is reset, its memory is full, the
 * computer slept. Then the very same inputs are run on the CPU and so is all that follows; the recording does not notice.
 */
export class FallbackSession implements ModelSession {
  readonly inputs: ModelSession['inputs'];
  readonly outputs: ModelSession['outputs'];
  readonly #fallback: Fallback;
  #session: ModelSession;
  #fallen = false;

  constructor(session: ModelSession, fallback: Fallback) {
    this.#session = session;
    this.#fallback = fallback;
    this.inputs = session.inputs;
    this.outputs = session.outputs;
  }

  async run(feeds: Tensors): Promise<Record<string, Tensor>> {
    if (this.#fallen) return this.#session.run(feeds);
    try {
      const answers = await this.#session.run(feeds);
      if (Object.values(answers).every(({ data }) => data.every(Number.isFinite))) return answers;
      return await this.#fall(sentence('provider-no-number', { file: this.#fallback.file }), feeds);
    } catch (thrown) {
      if (this.#fallen) throw thrown;
      const [line = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
      const detail = line.slice(0, 300);
      return this.#fall(sentence('provider-failed-at-work', { file: this.#fallback.file, detail }), feeds);
    }
  }

  async #fall(reason: Sentence, feeds: Tensors): Promise<Record<string, Tensor>> {
    const broken = this.#session;
    this.#session = await this.#fallback.openCpu();
    this.#fallen = true;
    this.#fallback.gaveUp(reason);
    // What is broken may not even be able to end.
    await broken.close().catch(() => undefined);
    return this.#session.run(feeds);
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}
