/** Months as people and programs write them in English, German, Spanish and French, in small letters without accents. */
const names: readonly (readonly string[])[] = [
  ['jan', 'january', 'januar', 'ene', 'enero', 'janv', 'janvier'],
  ['feb', 'february', 'februar', 'febrero', 'fev', 'fevr', 'fevrier'],
  ['mar', 'march', 'mrz', 'marz', 'maerz', 'marzo', 'mars'],
  ['apr', 'april', 'abr', 'abril', 'avr', 'avril'],
  ['may', 'mai', 'mayo'],
  ['jun', 'june', 'juni', 'junio', 'juin'],
  ['jul', 'july', 'juli', 'julio', 'juil', 'juillet'],
  ['aug', 'august', 'ago', 'agosto', 'aou', 'aout'],
  ['sep', 'sept', 'september', 'septiembre', 'setiembre', 'septembre'],
  ['oct', 'october', 'okt', 'oktober', 'octubre', 'octobre'],
  ['nov', 'november', 'noviembre', 'novembre'],
  ['dec', 'december', 'dez', 'dezember', 'dic', 'diciembre', 'decembre'],
];

const numbers: ReadonlyMap<string, number> = new Map(
  names.flatMap((month, index) => month.map((name) => [name, index + 1] as const)),
);

/** 1 to 12, or null for a word that is no month. */
export function monthNamed(word: string): number | null {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return numbers.get(plain) ?? null;
}

const word = String.raw`(?<name>\p{L}[\p{L}\p{M}]{2,11})`;
const year = String.raw`(?<year>(?:19|20|21)\d\d)`;
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const gap = String.raw`[-_. ]{0,2}`;
const between = String.raw`(?:[T$]|, |[ _.-]{1,3}|[ _-](?:at|um)[ _-])`;
const time = String.raw`(?<hour>\d\d)[-:h_.]?(?<minute>\d\d)(?:[-:m_.]?(?<second>\d\d))?(?!\d)`;

/**
 * Dates whose month is a word, with a time behind them: `19Apr2023_064512`, `19APR23-0645`, `2023-Apr-19 06.45.12`,
 * `Apr 19, 2023 at 06.45`. The month is in `name`; whether the word is one has to be looked at.
 */
export const wordedDates: readonly RegExp[] = [
  String.raw`(?<!\d)${day}${gap}${word}\.?${gap}(?:${year}|(?<yy>\d\d))${between}${time}`,
  String.raw`(?<!\d)${year}${gap}${word}\.?${gap}${day}${between}${time}`,
  String.raw`(?<!\p{L})${word}\.?${gap}${day}(?:,? |[-_.])${year}${between}${time}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** The time in the twelve hours of a clock face, behind a date in digits: `2023-04-19 at 6.45.12 PM`. */
export const halfDayTime = new RegExp(
  String.raw`(?<!\d)(?<year>\d{4})(?<dash>[-_.]?)(?<month>\d\d)\k<dash>(?<day>\d\d)${between}(?<hour>\d{1,2})[-:_.](?<minute>\d\d)(?:[-:_.](?<second>\d\d))?[\s_.-]?(?<half>[AaPp])\.?[Mm]\b`,
  'gu',
);
