import type { TellableDetection } from '#store/telling/new-detections.ts';
import { allLabels, detectionsSince, firstOfItsDay, heardOn } from '#store/telling/new-detections.ts';
import type { PackLabel } from '#analysis/process/analyst.ts';
import type { RecordingId } from '#contract/ids.ts';
import type { Species } from '#contract/species.ts';
import { sentence, type Sentence } from '#contract/words/sentence.ts';
import type { SongDatabase } from '#store/opening/song-database.ts';
import { parseLabels } from '#store/settings/model-packs.ts';
import { matchNames } from '../species/match-names.ts';
import { dayNumber } from '#store/recordings/local-time.ts';

/** What a person wants to be told. */
export type TellRules = {
  readonly leastScore: number;
  /** Codes, scientific or common names in any language of the model; empty: all species. */
  readonly species: readonly string[];
  /** A species only once each local day. */
  readonly onlyFirstOfDay: boolean;
};

/** A detection that is to be told. */
export type News = TellableDetection & { readonly firstOfDay: boolean; readonly firstEver: boolean };

/** Detections of a fresh recording that are to be told. What a pack marks as private, such as a human voice, never is. */
export function newsOf(db: SongDatabase, recording: RecordingId, after: number, rules: TellRules): News[] {
  const { leastScore } = rules;
  const seen = new Set<string>();
  return detectionsSince(db, recording, after, leastScore)
    .filter((detection) => isWanted(detection, rules) && !isPrivate(detection))
    .map((detection): News => {
      const day = detection.wallMs === null ? null : dayNumber(detection.wallMs);
      const inThis = seen.has(`${detection.code} ${day ?? ''}`);
      seen.add(`${detection.code} ${day ?? ''}`);
      const known = { before: after, leastScore };
      return {
        ...detection,
        firstOfDay: !inThis && (day === null || !heardOn(db, detection.code, day, known)),
        firstEver: !inThis && !heardOn(db, detection.code, null, known),
      };
    })
    .filter(({ firstOfDay }) => firstOfDay || !rules.onlyFirstOfDay);
}

/**
 * What is to be told in place of a detection whose message waited until a person rejected it, or a threshold hid it: where a species is told
 * once a day, those behind it were kept back for it. Null where nothing was, or an earlier one has been told.
 */
export function newsInstead(db: SongDatabase, fallen: number, { leastScore, onlyFirstOfDay }: TellRules): News | null {
  const next = onlyFirstOfDay ? firstOfItsDay(db, fallen, leastScore) : null;
  if (next === null || next.id < fallen || isPrivate(next)) return null;
  return { ...next, firstOfDay: true, firstEver: !heardOn(db, next.code, null, { before: next.id - 1, leastScore }) };
}

/** The rules, with the scientific name of each species that is named in another way. @param labels of the model in use, now */
export function rulesByName(rules: TellRules, labels: () => readonly PackLabel[]): () => TellRules {
  let known: { readonly of: readonly PackLabel[]; readonly rules: TellRules } | null = null;
  return () => {
    const now = labels();
    if (known?.of !== now) {
      const found = matchNames(rules.species.join('\n'), now).species.map(({ scientificName }) => scientificName);
      known = { of: now, rules: { ...rules, species: [...rules.species, ...found] } };
    }
    return known.rules;
  };
}

/** A sentence about each name of the rules that no species of the model has. */
export function unknownNames({ species }: TellRules, labels: readonly PackLabel[]): Sentence[] {
  return matchNames(species.join('\n'), labels)
    .unmatched.filter(({ name }) => labels.every(({ code }) => plain(code) !== plain(name)))
    .map(({ name, nearest }) =>
      nearest.length === 0
        ? sentence('telling-unknown-species', { name })
        : sentence('telling-unknown-near', { name, nearest: nearest.map(nameIn).join(', ') }),
    );
}

const nameIn = ({ commonName, scientificName }: Species): string => `${commonName} (${scientificName})`;

type Named = Pick<TellableDetection, 'code' | 'scientificName' | 'commonName'>;

export function isWanted({ code, scientificName, commonName }: Named, { species }: TellRules): boolean {
  if (species.length === 0) return true;
  const names = [code, scientificName, commonName].map(plain);
  return species.some((wanted) => names.includes(plain(wanted)));
}

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();

function isPrivate({ labels, code }: TellableDetection): boolean {
  return parseLabels(labels).some((label) => label.code === code && label.private === true);
}

/** Codes that any pack marks as private. */
export function privateCodes(db: SongDatabase): ReadonlySet<string> {
  const labels = allLabels(db).flatMap((text) => parseLabels(text));
  return new Set(labels.filter((label) => label.private === true).map(({ code }) => code));
}
