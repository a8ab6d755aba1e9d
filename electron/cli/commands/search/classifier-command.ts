import type { TrainedClassifier } from '#contract/search/classifiers.ts';
import type { SpeciesCode } from '#contract/species.ts';
import { sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import { openEngine } from '#cli/open-engine.ts';
import type { ClassifierOptions } from '#cli/options/classifier-options.ts';
import { WrongUsage } from '#cli/options/wrong-usage.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';

/** Trains a classifier and keeps it as a model. @returns 0 */
export async function classifierCommand(options: ClassifierOptions, out: Out): Promise<number> {
  const { engine } = await openEngine(options, { out, watch: false });
  try {
    const { name, table } = options;
    const source = table === null ? ({ kind: 'verdicts' } as const) : ({ kind: 'table', path: table } as const);
    const labels = await codesOf(engine, options.species);
    engine.on('classifier.changed', ({ running }) => {
      if (running === null || !out.moving) return;
      out.bar(out.words(sentence('classifier-progress', { name, percent: Math.round(running.fraction * 100) })));
    });
    const trained = await valueOf(engine, 'classifier.train', { name, source, labels });
    if (options.json) out.say(JSON.stringify(trained, null, 2));
    else for (const line of lines(trained, out)) out.say(line);
    for (const doubt of trained.doubts) out.tell(out.words(doubt));
    return 0;
  } finally {
    await engine.close();
  }
}

async function codesOf(engine: Engine, names: readonly string[]): Promise<SpeciesCode[]> {
  const { labels } = await valueOf(engine, 'labels.read', {});
  return names.map((name) => {
    const wanted = name.toLowerCase();
    const found = labels.find(({ code, commonName, scientificName }) =>
      [code, commonName, scientificName].some((each) => each.toLowerCase() === wanted),
    );
    if (found === undefined) throw new WrongUsage('usage-no-species', { name });
    return found.code;
  });
}

function lines({ title, pack, labels }: TrainedClassifier, out: Out): string[] {
  return [
    sentence('classifier-trained', { title, pack }),
    ...labels.map(({ species, clips, recordings, negatives, averagePrecision: precision }) =>
      sentence('classifier-label', {
        ...{ label: species.commonName, clips, recordings, negatives },
        precision: precision === null ? '–' : precision.toFixed(3),
      }),
    ),
  ].map((line) => out.words(line));
}
