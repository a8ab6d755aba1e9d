import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest, the longest first. Begun last, one of them would run alone at the end. */
const long = [
  'engine/queue/killed-in-the-middle',
  'renderer/window-looks',
  'cli/analyse',
  'shell/desktop-integration',
  'renderer/pictures-window',
  'renderer/window',
  'renderer/models/models-window',
  'renderer/models/classifier-window',
  'cli/data',
  'renderer/truth-window',
  'analysis/reading/fuzz',
  'package/linux-package',
  'shell/shell',
  'cli/places',
  'engine/queue/long-queue',
];

/** Vitest's order (what took long the last time, else the size of the file), after the known long ones. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return found === -1 ? long.length : found;
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
