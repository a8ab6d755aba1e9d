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

/** Viridis (van der Walt and Smith, CC0). */
export const viridisMap: ColourMap = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

/** Inferno (van der Walt and Smith, CC0). */
export const infernoMap: ColourMap = [
  [0, 0, 4],
  [31, 12, 72],
  [85, 15, 109],
  [136, 34, 106],
  [186, 54, 85],
  [227, 89, 51],
  [249, 140, 10],
  [249, 201, 50],
  [252, 255, 164],
];

/** Black on white, as in printed atlases of sound. */
export const greyMap: ColourMap = [
  [255, 255, 255],
  [0, 0, 0],
];

/** The `tableValues` of one channel for feFuncR, feFuncG or feFuncB: grey 0 to 1 becomes the channel's value. */
export function tableValues(map: ColourMap, channel: 0 | 1 | 2): string {
  return map.map((colour) => (colour[channel] / 255).toFixed(3)).join(' ');
}

/** The files hold 80 dB below the loudest cell; a smaller range is stretched over all colours. */
const fileRangeDb = 80;

/** `slope` and `intercept` of a linear transfer that shows only the loudest `rangeDb`. */
export function rangeTransfer(rangeDb: number): { readonly slope: number; readonly intercept: number } {
  const slope = fileRangeDb / rangeDb;
  return { slope, intercept: 1 - slope };
}
