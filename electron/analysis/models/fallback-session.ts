import type { ModelSession, Tensor, Tensors } from './onnx-session.ts';

export type Fallback = {
  /** Loads the same model on the CPU. */
  openCpu(): Promise<ModelSession>;
  /** Hears why the first session is used no more, as the end of a sentence. */
  gaveUp(reason: string): void;
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
      return await this.#fall('it answered with something that is no number', feeds);
    } catch (thrown) {
      if (this.#fallen) throw thrown;
      const [line = ''] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
      return this.#fall(line.slice(0, 300), feeds);
    }
  }

  async #fall(reason: string, feeds: Tensors): Promise<Record<string, Tensor>> {
    const broken = this.#session;
    this.#session = await this.#fallback.openCpu();
    this.#fallen = true;
    this.#fallback.gaveUp(`it failed in the middle of the work (${reason})`);
    // What is broken may not even be able to end.
    await broken.close().catch(() => undefined);
    return this.#session.run(feeds);
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}
