import { stat } from 'node:fs/promises';
import path from 'node:path';
import { KnownFailure } from '#contract/failure.ts';
import type { Agreement, ModelRater, Rater } from '#contract/search/truth.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { Engine } from '#engine/start-engine.ts';
import type { MeasureOptions } from '#cli/options/truth/measure-options.ts';
import type { Out } from '#cli/out.ts';
import { valueOf } from '#cli/value-of.ts';
import { kappaText, shareText } from './kappa-text.ts';

type Against = Extract<MeasureOptions['wanted'], { kind: 'against' }>;
type Called = { readonly rater: Rater; readonly title: string };

/** How far the model in use agrees with another one, an imported set or a table. */
export async function agreeWith(engine: Engine, { name, threshold }: Against, json: boolean, out: Out): Promise<void> {
  const { models } = await valueOf(engine, 'truth.raters', {});
  const own = models.find(({ inUse }) => inUse);
  if (own === undefined) throw new KnownFailure('not-found', 'agree-model-unused');
  const one = called(own);
  const other = await raterCalled(engine, models, name);
  const answer = await valueOf(engine, 'truth.agree', { one: one.rater, other: other.rater, threshold });
  if (json) out.say(JSON.stringify({ one: one.title, other: other.title, ...answer }, null, 2));
  else for (const line of lines(answer, one.title, other.title)) out.say(out.words(line));
}

const called = ({ title, hash }: ModelRater): Called => ({ title, rater: { kind: 'pack', hash } });

/** A model that analysed recordings here, an imported set or a table. @throws KnownFailure `not-found` with the names there are */
export async function raterOf(engine: Engine, name: string): Promise<Rater> {
  const { models } = await valueOf(engine, 'truth.raters', {});
  return (await raterCalled(engine, models, name)).rater;
}

async function raterCalled(engine: Engine, models: readonly ModelRater[], name: string): Promise<Called> {
  const wanted = name.toLowerCase();
  const { sets } = await valueOf(engine, 'annotations.read', {});
  const set = sets.find((each) => each.name.toLowerCase() === wanted);
  if (set !== undefined) return { title: set.name, rater: { kind: 'set', set: set.id } };
  const titles = ({ title, version, hash }: ModelRater): string[] => [title, `${title} ${version}`, hash];
  const model = models.find((each) => titles(each).some((title) => title.toLowerCase() === wanted));
  if (model !== undefined) return called(model);
  const file = path.resolve(name);
  const isFile = await stat(file).then(
    (facts) => facts.isFile(),
    () => false,
  );
  if (isFile) return { title: path.basename(file), rater: { kind: 'table', path: file } };
  const names = [...sets.map((each) => each.name), ...models.map(({ title }) => title)].join(', ');
  throw new KnownFailure('not-found', 'agree-nobody', { values: { name, names } });
}

function lines({ recordings, stretches, seconds, species }: Agreement, one: string, other: string): Sentence[] {
  const unknown = (rater: string, to: 'knownToOne' | 'knownToOther'): Sentence[] => {
    const names = species.filter((each) => !each[to]).map((each) => each.species.commonName);
    return names.length === 0 ? [] : [sentence('agree-unknown', { rater, names: names.join(', ') })];
  };
  return [
    sentence('agree-over', { one, other, recordings, stretches, seconds }),
    ...species.map(({ species: named, both, onlyOne, onlyOther, shared, kappa }) =>
      sentence('agree-species', {
        ...{ species: named.commonName, one, other, both, onlyOne, onlyOther, shared: shareText(shared) },
        kappa: kappaText(kappa),
      }),
    ),
    ...unknown(one, 'knownToOne'),
    ...unknown(other, 'knownToOther'),
  ];
}
