import type { PacksModel } from './packs-model.svelte.ts';

const isModel = (path: string): boolean => /\.(?:onnx|tflite)$/i.test(path);
const isLabels = (path: string): boolean => /\.(?:txt|csv)$/i.test(path);

/** A model that is carried over as files: where it lies, typed or dropped. */
export class CarryModel {
  path = $state('');
  labels = $state('');

  get classifier(): boolean {
    return isModel(this.path.trim());
  }

  get #labelsFile(): string | null {
    return this.classifier && this.labels.trim() !== '' ? this.labels.trim() : null;
  }

  /** Takes what was dropped: the model, and its labels where both were. */
  async take(paths: readonly string[], packs: PacksModel): Promise<void> {
    const [first] = paths;
    if (first === undefined) return;
    packs.drop();
    this.path = paths.find((path) => !isLabels(path)) ?? first;
    this.labels = (this.classifier ? paths.find(isLabels) : undefined) ?? '';
    await this.look(packs);
  }

  async look(packs: PacksModel): Promise<void> {
    if (this.path.trim() !== '') await packs.check(this.path.trim(), this.#labelsFile);
  }

  async bring(packs: PacksModel): Promise<void> {
    await packs.import(this.path.trim(), this.#labelsFile);
    if (packs.refused === null) this.path = this.labels = '';
  }
}
