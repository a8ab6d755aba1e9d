import type { ModelSession, Tensor, Tensors } from '../models/onnx-session.ts';

type Ask = {
  readonly feeds: Tensors;
  readonly rows: number;
  done(answers: Record<string, Tensor>): void;
  failed(thrown: unknown): void;
};

const rowsOf = (feeds: Tensors): number => Object.values(feeds)[0]?.shape[0] ?? 0;

/**
 * A model that several pictures are painted with: what they ask of it at the same time goes through it in one run, row under row along
 * the batch, and each gets its own rows back. A row's numbers do not depend on what lies beside it.
 */
export class GatheredSession implements ModelSession {
  readonly inputs: ModelSession['inputs'];
  readonly outputs: ModelSession['outputs'];
  readonly #session: ModelSession;
  readonly #mostRows: number;
  /** Numbers on their way to the model, by the name of the input; used again by every run. */
  readonly #room = new Map<string, Float32Array>();
  #asks: Ask[] = [];
  #running = false;

  /** @param mostRows of one run; what one picture asks for is never cut */
  constructor(session: ModelSession, mostRows: number) {
    this.#session = session;
    this.#mostRows = mostRows;
    this.inputs = session.inputs;
    this.outputs = session.outputs;
  }

  /** Asked until the next turn of the event loop is what runs together. */
  run(feeds: Tensors): Promise<Record<string, Tensor>> {
    return new Promise((done, failed) => {
      this.#asks.push({ feeds, rows: rowsOf(feeds), done, failed });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#runAll());
    });
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async #runAll(): Promise<void> {
    while (this.#asks.length > 0) {
      await this.#runTogether(this.#take());
      // Whoever was answered asks for the next step before the next run.
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#running = false;
  }

  #take(): Ask[] {
    let rows = 0;
    const end = this.#asks.findIndex((ask) => (rows += ask.rows) > this.#mostRows);
    return this.#asks.splice(0, end === -1 ? this.#asks.length : Math.max(1, end));
  }

  async #runTogether(asks: readonly Ask[]): Promise<void> {
    const [first] = asks;
    if (asks.length === 1 && first !== undefined) return this.#runAlone(first);
    try {
      const answers = await this.#session.run(this.#joined(asks));
      let from = 0;
      for (const ask of asks) {
        ask.done(rowsFrom(answers, from, ask.rows));
        from += ask.rows;
      }
    } catch {
      // One of them may be to blame, and the others are not to suffer for it.
      for (const ask of asks) await this.#runAlone(ask);
    }
  }

  async #runAlone({ feeds, done, failed }: Ask): Promise<void> {
    await this.#session.run(feeds).then(done, failed);
  }

  #joined(asks: readonly Ask[]): Tensors {
    const rows = asks.reduce((sum, ask) => sum + ask.rows, 0);
    const [first] = asks;
    return Object.fromEntries(
      Object.entries(first?.feeds ?? {}).map(([name, { data, shape }]) => {
        const perRow = data.length / (first?.rows ?? 1);
        const room = this.#roomFor(name, rows * perRow);
        let from = 0;
        for (const ask of asks) {
          room.set(ask.feeds[name]?.data ?? [], from);
          from += ask.rows * perRow;
        }
        return [name, { data: room, shape: [rows, ...shape.slice(1)] }];
      }),
    );
  }

  #roomFor(name: string, size: number): Float32Array {
    let room = this.#room.get(name);
    if (room === undefined || room.length < size) this.#room.set(name, (room = new Float32Array(size)));
    return room.subarray(0, size);
  }
}

function rowsFrom(answers: Readonly<Record<string, Tensor>>, from: number, count: number): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(answers).map(
      ([
        name,
        {
          data,
          shape: [rows = 1, ...sizes],
        },
      ]) => {
        const perRow = data.length / rows;
        return [name, { data: data.subarray(from * perRow, (from + count) * perRow), shape: [count, ...sizes] }];
      },
    ),
  );
}
