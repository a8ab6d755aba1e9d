const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether one of these texts has the letters in it, whatever their case and accents; no letters are in every text. */
export function hasLetters(texts: readonly string[], letters: string): boolean {
  const wanted = plain(letters.trim());
  return wanted === '' || texts.some((text) => plain(text).includes(wanted));
}
