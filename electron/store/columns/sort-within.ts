/** Values and, of equal ones, what decides. They are moved together. */
export type Keys = { readonly values: Float64Array; readonly ties: Float64Array };

const fewEnough = 24;

/** Quicksort of the places from `low` to `high` that leaves what lies outside of the wanted ones unsorted (Chambers 1971). */
export function sortWithin(keys: Keys, low: number, high: number, from: number, to: number): void {
  let [begin, end] = [low, high];
  while (end - begin > fewEnough) {
    const middle = parted(keys, begin, end);
    if (to <= middle) end = middle;
    else if (from >= middle) begin = middle;
    else {
      sortWithin(keys, begin, middle, from, to);
      begin = middle;
    }
  }
  if (begin < to && end > from) insertSorted(keys, begin, end);
}

/** Whatever lies before the place that is returned comes before all that lies from there on (Hoare's partition). */
function parted({ values, ties }: Keys, begin: number, end: number): number {
  const [value, tie] = middleOf({ values, ties }, begin, (begin + end) >>> 1, end - 1);
  let [left, right] = [begin, end - 1];
  for (;;) {
    while (precedes(values[left] ?? 0, ties[left] ?? 0, value, tie)) left += 1;
    while (precedes(value, tie, values[right] ?? 0, ties[right] ?? 0)) right -= 1;
    if (left >= right) break;
    swap(values, left, right);
    swap(ties, left, right);
    left += 1;
    right -= 1;
  }
  return left === begin ? begin + 1 : left;
}

const precedes = (value: number, tie: number, otherValue: number, otherTie: number): boolean =>
  value < otherValue || (value === otherValue && tie < otherTie);

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a] ?? 0;
  values[a] = values[b] ?? 0;
  values[b] = kept;
}

/** The middle one of three. */
function middleOf({ values, ties }: Keys, a: number, b: number, c: number): readonly [value: number, tie: number] {
  const of = (at: number): readonly [number, number] => [values[at] ?? 0, ties[at] ?? 0];
  const [first, second] = [of(a), of(b), of(c)].sort(([v, t], [w, u]) => (precedes(v, t, w, u) ? -1 : 1));
  return second ?? first ?? [0, 0];
}

function insertSorted({ values, ties }: Keys, begin: number, end: number): void {
  for (let at = begin + 1; at < end; at += 1) {
    const [value, tie] = [values[at] ?? 0, ties[at] ?? 0];
    let place = at;
    while (place > begin && precedes(value, tie, values[place - 1] ?? 0, ties[place - 1] ?? 0)) {
      values[place] = values[place - 1] ?? 0;
      ties[place] = ties[place - 1] ?? 0;
      place -= 1;
    }
    values[place] = value;
    ties[place] = tie;
  }
}
