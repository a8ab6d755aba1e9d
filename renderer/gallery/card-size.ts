/** CSS pixels of one rem, as the person has set it. */
export function remPixels(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** What a card needs: its least width, and the height of label and words under its square picture. */
export function cardSpace(rem: number): { minCardWidth: number; wordsHeight: number; gap: number } {
  return { minCardWidth: 10.5 * rem, wordsHeight: 8.4 * rem, gap: rem };
}
