/**
 * `detections.csv` -> `detections 2.csv`, `clips` -> `clips 2`. What belongs together keeps together: the number stands before
 * the first dot, and before the counting of eBird's files (`ebird 2-001.csv`).
 */
export function numberedName(name: string, number: number): string {
  if (number < 2) return name;
  const [, stem = name, rest = ''] = /^(.+?)((?:-\d{3})?\..*|)$/.exec(name) ?? [];
  return `${stem} ${number}${rest}`;
}
