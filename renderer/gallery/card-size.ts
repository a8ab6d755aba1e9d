/** CSS pixels of one rem, as the person has set it. */
export function remPixels(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Edges of a card's picture that can be chosen, in CSS pixels at usual letters. */
export const cardSizes = { least: 96, usual: 144, most: 320, step: 16 } as const;

/** What a card needs: its least width, and the height of the words under its square picture. */
export function cardSpace(
  rem: number,
  size: number = cardSizes.usual,
): { minCardWidth: number; wordsHeight: number; gap: number } {
  return { minCardWidth: (size / 16) * rem, wordsHeight: 4.6 * rem, gap: 0.75 * rem };
}
