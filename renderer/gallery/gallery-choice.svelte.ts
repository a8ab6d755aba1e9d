import { cardSizes } from './card-size.ts';

/** How a person likes the gallery, kept for as long as the page lives. */
class GalleryChoice {
  /** Edge of a card's picture in CSS pixels at usual letters. */
  size = $state<number>(cardSizes.usual);
}

export const galleryChoice = new GalleryChoice();
