type Colour = readonly [red: number, green: number, blue: number];

/** Evenly spaced anchors, quiet first; between them colours run straight, which is what an SVG transfer table does. */
export type ColourMap = readonly Colour[];

/** Ink on paper, for the light page: lightness falls in even steps. */
export const inkMap: ColourMap = [
  [251, 251, 246],
  [218, 228, 208],
  [177, 206, 183],
  [127, 178, 154],
  [76, 147, 126],
  [34, 113, 99],
  [20, 80, 72],
  [12, 46, 43],
];

/** Magma (van der Walt and Smith, CC0), for the dark page: lightness rises in even steps. */
export const magmaMap: ColourMap = [
  [0, 0, 4],
  [28, 16, 68],
  [79, 18, 123],
  [129, 37, 129],
  [181, 54, 122],
  [229, 80, 100],
  [251, 135, 97],
  [254, 194, 135],
  [252, 253, 191],
];

/** The `tableValues` of one channel for feFuncR, feFuncG or feFuncB: grey 0 to 1 becomes the channel's value. */
export function tableValues(map: ColourMap, channel: 0 | 1 | 2): string {
  return map.map((colour) => (colour[channel] / 255).toFixed(3)).join(' ');
}
