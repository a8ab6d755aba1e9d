/** Digits and the letters of units, 5 x 7 dots, drawn for axes: one string per row, `#` is ink. */
const letters: Readonly<Record<string, readonly string[]>> = {
  '0': [' ### ', '#   #', '#  ##', '# # #', '##  #', '#   #', ' ### '],
  '1': ['  #  ', ' ##  ', '  #  ', '  #  ', '  #  ', '  #  ', ' ### '],
  '2': [' ### ', '#   #', '    #', '   # ', '  #  ', ' #   ', '#####'],
  '3': ['#####', '   # ', '  #  ', '   # ', '    #', '#   #', ' ### '],
  '4': ['   # ', '  ## ', ' # # ', '#  # ', '#####', '   # ', '   # '],
  '5': ['#####', '#    ', '#### ', '    #', '    #', '#   #', ' ### '],
  '6': ['  ## ', ' #   ', '#    ', '#### ', '#   #', '#   #', ' ### '],
  '7': ['#####', '    #', '   # ', '  #  ', ' #   ', ' #   ', ' #   '],
  '8': [' ### ', '#   #', '#   #', ' ### ', '#   #', '#   #', ' ### '],
  '9': [' ### ', '#   #', '#   #', ' ####', '    #', '   # ', ' ##  '],
  '.': ['     ', '     ', '     ', '     ', '     ', ' ##  ', ' ##  '],
  k: ['#    ', '#    ', '#  # ', '# #  ', '##   ', '# #  ', '#  # '],
  H: ['#   #', '#   #', '#   #', '#####', '#   #', '#   #', '#   #'],
  z: ['     ', '     ', '#####', '   # ', '  #  ', ' #   ', '#####'],
  s: ['     ', '     ', ' ####', '#    ', ' ### ', '    #', '#### '],
};

export const letterWidth = 6;
export const letterHeight = 7;

/** Calls `dot` for every point of ink of a text whose upper left corner is 0, 0. Unknown letters are gaps. */
export function eachDot(text: string, dot: (x: number, y: number) => void): void {
  for (const [place, letter] of [...text].entries()) {
    for (const [y, row] of (letters[letter] ?? []).entries()) {
      for (const [x, ink] of [...row].entries()) if (ink === '#') dot(place * letterWidth + x, y);
    }
  }
}
