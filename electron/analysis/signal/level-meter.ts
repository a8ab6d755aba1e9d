/** Listens for what no species model can hear through: silence, and clipping. */
export class LevelMeter {
  #samples = 0;
  #loudest = 0;
  #clipped = 0;

  hear(samples: Float32Array): void {
    this.#samples += samples.length;
    for (const sample of samples) {
      const loudness = Math.abs(sample);
      if (loudness > this.#loudest) this.#loudest = loudness;
      if (loudness >= 0.9999) this.#clipped += 1;
    }
  }

  /** Sentences for the recording's warnings. */
  doubts(): string[] {
    if (this.#loudest === 0)
      return ['The recording is silent: every sample is zero. Check the microphone of this recorder.'];
    const share = this.#clipped / this.#samples;
    if (share > 0.01) return [`${(share * 100).toFixed(0)} % of the recording is clipped: the gain was too high.`];
    return [];
  }
}
