/** What the sound goes through on its way to the ear. */
export type Tuning = {
  readonly gainDb: number;
  /** Band that is let through, in Hz of the recording; 0 leaves that side open. */
  readonly fromHz: number;
  readonly toHz: number;
  /** Playing speed: a slower sound is a lower one, and the band moves with it. */
  readonly speed: number;
};

type Links = {
  readonly context: AudioContext;
  readonly low: readonly BiquadFilterNode[];
  readonly high: readonly BiquadFilterNode[];
  readonly gain: GainNode;
};

/** Two Butterworth halves in a row: 24 dB per octave, flat in the band. */
const butterworthQ = [0.541, 1.307] as const;

/** Gain and band-pass behind an audio element. Nothing is put in its way until one of them is wanted. */
export class SoundChain {
  readonly #audio: HTMLMediaElement;
  #links: Links | null = null;

  constructor(audio: HTMLMediaElement) {
    this.#audio = audio;
  }

  tune({ gainDb, fromHz, toHz, speed }: Tuning): void {
    const plain = gainDb === 0 && fromHz === 0 && toHz === 0;
    if (plain && this.#links === null) return;
    this.#links ??= link(this.#audio);
    const { context, low, high, gain } = this.#links;
    const top = context.sampleRate / 2;
    for (const filter of high) filter.frequency.value = Math.min(top, Math.max(1, fromHz * speed));
    for (const filter of low) filter.frequency.value = toHz === 0 ? top : Math.min(top, toHz * speed);
    gain.gain.value = 10 ** (gainDb / 20);
    void context.resume();
  }

  async close(): Promise<void> {
    await this.#links?.context.close();
    this.#links = null;
  }
}

function link(audio: HTMLMediaElement): Links {
  const context = new AudioContext();
  const filters = (type: BiquadFilterType): BiquadFilterNode[] =>
    butterworthQ.map((Q) => new BiquadFilterNode(context, { type, Q: 20 * Math.log10(Q) }));
  const [high, low, gain] = [filters('highpass'), filters('lowpass'), new GainNode(context)];
  const chain: AudioNode[] = [context.createMediaElementSource(audio), ...high, ...low, gain];
  chain.reduce((from, to) => from.connect(to)).connect(context.destination);
  return { context, low, high, gain };
}
