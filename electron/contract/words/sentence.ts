import { usageSentences } from './cli/usage.ts';
import { helpSentences } from './cli/help-main.ts';
import { helpAnalyseSentences } from './cli/help-analyse.ts';
import { helpOtherSentences } from './cli/help-others.ts';
import { helpModelSentences } from './cli/help-models.ts';
import { cliRunSentences } from './cli/run.ts';
import { cliInspectSentences } from './cli/inspect.ts';
import { cliDataSentences } from './cli/data.ts';
import { cliModelSentences } from './cli/models.ts';
import { cliPaintSentences } from './cli/paint.ts';
import { cliPlaceSentences } from './cli/places.ts';
import { manifestSentences } from './manifest.ts';
import { modelFileSentences } from './model-files.ts';
import { exportNoteSentences } from './exports/export-notes.ts';
import { readingSentences } from './reading.ts';
import { modelSentences } from './models.ts';
import { exportSentences } from './exports/exports.ts';
import { reviewSentences } from './review.ts';
import { stationSentences } from './stations.ts';
import { desktopSentences } from './desktop.ts';
import { digestSentences } from './exports/digest.ts';
import { reportSentences } from './exports/report.ts';
import { downloadSentences } from './downloads.ts';
import { clusterCommandSentences } from './cluster/commands.ts';
import { mergingSentences } from './cluster/merging.ts';
import { partSentences } from './cluster/parts.ts';
import { plainSentences } from './plain.ts';
import { dataSentences } from './data.ts';
import { pictureSentences } from './pictures.ts';
import { requestSentences } from './requests.ts';
import { soundTroubleSentences } from './sound-trouble.ts';
import { tellingSentences } from './telling/telling.ts';
import { transportSentences } from './transports.ts';
import { watchingSentences } from './watching.ts';
import { recorderNoteSentences } from './recordings/recorder-notes.ts';
import { recordingDoubtSentences } from './recordings/recording-doubts.ts';
import { dialogSentences } from './desktop/dialogs.ts';
import { menuSentences } from './desktop/menu.ts';
import { noticeSentences } from './desktop/notices.ts';
import { otherSoundSentences } from './models/other-sounds.ts';
import { packProblemSentences } from './models/pack-problems.ts';
import { providerSentences } from './models/providers.ts';
import { tfliteDetailSentences } from './models/tflite-details.ts';
import { searchSentences } from './search/search.ts';
import { classifierSentences } from './search/classifiers.ts';
import { annotationSentences } from './search/annotations.ts';
import { reviewerSentences } from './search/reviewers.ts';
import { truthSentences } from './search/truth.ts';
import { embeddingSentences } from './search/embeddings.ts';
import { precisionSentences } from './review/precision.ts';
import { upkeepNoticeSentences } from './upkeep/upkeep-notices.ts';
import { windowSentences } from './window.ts';
import { workSentences } from './work.ts';
import type { LanguageCode } from './language-code.ts';

/** Every sentence that the engine, the shell and the command line can say; a topic's own table holds its translations. */
const tables = {
  ...plainSentences,
  ...windowSentences,
  ...transportSentences,
  ...requestSentences,
  ...dataSentences,
  ...watchingSentences,
  ...workSentences,
  ...pictureSentences,
  ...readingSentences,
  ...modelSentences,
  ...exportSentences,
  ...reviewSentences,
  ...stationSentences,
  ...desktopSentences,
  ...reportSentences,
  ...digestSentences,
  ...manifestSentences,
  ...modelFileSentences,
  ...exportNoteSentences,
  ...soundTroubleSentences,
  ...recordingDoubtSentences,
  ...recorderNoteSentences,
  ...providerSentences,
  ...packProblemSentences,
  ...otherSoundSentences,
  ...tfliteDetailSentences,
  ...upkeepNoticeSentences,
  ...precisionSentences,
  ...menuSentences,
  ...dialogSentences,
  ...noticeSentences,
  ...downloadSentences,
  ...usageSentences,
  ...helpSentences,
  ...helpAnalyseSentences,
  ...helpOtherSentences,
  ...helpModelSentences,
  ...cliRunSentences,
  ...cliInspectSentences,
  ...cliDataSentences,
  ...cliModelSentences,
  ...cliPlaceSentences,
  ...cliPaintSentences,
  ...partSentences,
  ...mergingSentences,
  ...clusterCommandSentences,
  ...tellingSentences,
  ...embeddingSentences,
  ...searchSentences,
  ...classifierSentences,
  ...truthSentences,
  ...annotationSentences,
  ...reviewerSentences,
} as const;

type Tables = typeof tables;
type Base<Key extends string> = Key extends `${infer Head}_one` | `${infer Head}_other` ? Head : Key;
/** The name of a sentence. One that counts stands twice in its table, as `key_one` and `key_other`. */
export type SentenceKey = Base<keyof Tables & string>;

type English = { readonly [Key in keyof Tables & string as Base<Key>]: Tables[Key]['en'] };
type Blanks<Text extends string> = Text extends `${string}{{${infer Blank}}}${infer Rest}`
  ? Blank | Blanks<Rest>
  : never;

/** What fills a blank: a number is written as the language writes it, a sentence is said in the language of the whole. */
export type SentenceValue = string | number | Sentence;
/** A sentence that is not said yet: it travels and is stored so, and is put into words where it is shown. */
export type Sentence = { readonly key: SentenceKey; readonly values?: Readonly<Record<string, SentenceValue>> };

/** Sentences that have one form for one and another for many. */
type Counted = keyof { readonly [Key in keyof Tables as Key extends `${infer Head}_other` ? Head : never]: unknown };
type Counts<Key> = Key extends Counted ? 'count' : never;
/** The values that a sentence's blanks ask for; `count` where it has one form for one and another for many. */
export type ValuesOf<Key extends SentenceKey> = {
  readonly [Blank in Blanks<English[Key]> | Counts<Key>]: Blank extends 'count' ? number : SentenceValue;
};
type ValuesAsked<Key extends SentenceKey> = keyof ValuesOf<Key> extends never ? [] : [values: ValuesOf<Key>];

/** A sentence with the values that its blanks ask for. */
export function sentence<Key extends SentenceKey>(key: Key, ...asked: ValuesAsked<Key>): Sentence {
  const [values]: readonly Sentence['values'][] = asked;
  return values === undefined ? { key } : { key, values };
}

/** A text that has no translation: another program's own words, or what an older Songsight stored. */
export function plainText(text: string): Sentence {
  return { key: 'plain-text', values: { text } };
}

/** The forms of a sentence in three languages, or null for a name that no table has. */
function formOf(key: string, count: SentenceValue | undefined, language: LanguageCode): string | null {
  const forms: Readonly<Record<string, Readonly<Record<LanguageCode, string>>>> = tables;
  if (typeof count !== 'number') return forms[key]?.[language] ?? forms[`${key}_other`]?.[language] ?? null;
  const many = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return forms[`${key}_${many}`]?.[language] ?? forms[key]?.[language] ?? null;
}

/** Whether a table has this sentence: what comes from a database or a wire may be newer or older than this program. */
export function isSentenceKey(key: unknown): key is SentenceKey {
  return typeof key === 'string' && formOf(key, undefined, 'en') !== null;
}

/**
 * A sentence in words. @param locale how numbers are written, where it differs from the language's own way, e.g. `de-AT`.
 * A key of another version of Songsight is shown as it is: better than nothing, and it can be looked up.
 */
export function say({ key, values = {} }: Sentence, language: LanguageCode, locale: string = language): string {
  const form = formOf(key, values['count'], language) ?? key;
  return form.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (typeof value === 'number') return value.toLocaleString(locale);
    return typeof value === 'string' ? value : say(value, language, locale);
  });
}
