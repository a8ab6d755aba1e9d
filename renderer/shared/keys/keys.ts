import type { Message } from '../i18n/t.ts';
import {
  firstGallery,
  firstMap,
  firstReview,
  firstSoundscape,
  firstTimeline,
  type Route,
} from '#renderer/app/route.ts';

type KeyGroup = {
  readonly title: Message;
  /** Where they work; absent: everywhere. */
  readonly view?: Route['view'];
  readonly keys: readonly (readonly [keys: string, what: Message])[];
};

/** What `G` and then a letter goes to. */
export const placeKeys: Readonly<Record<string, Route>> = {
  t: firstTimeline,
  g: firstGallery,
  r: firstReview,
  p: firstMap,
  l: firstSoundscape,
  b: { view: 'search' },
  n: { view: 'news' },
  f: { view: 'failed' },
  e: { view: 'export' },
  o: { view: 'stations' },
  m: { view: 'models' },
  s: { view: 'settings' },
};

/** Every key of the window. Keys of a chart work while it has the focus. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      ['?', 'These keys'],
      ['Ctrl K', 'Go to a species, a station, a day or a view'],
      ['G T', 'Timeline'],
      ['G G', 'Gallery'],
      ['G R', 'Review'],
      ['G P', 'Map'],
      ['G L', 'Soundscape'],
      ['G B', 'Search by sound'],
      ['G N', 'What is new'],
      ['G F', 'Failed files'],
      ['G E', 'Export'],
      ['G O', 'Stations'],
      ['G M', 'Models'],
      ['G S', 'Settings'],
      ['Tab', 'To the next element; Enter opens it'],
    ],
  },
  {
    title: 'Timeline',
    view: 'timeline',
    keys: [
      ['← →', 'Move the span, or from cell to cell'],
      ['+ −', 'A shorter or longer span'],
      ['Esc', 'The whole season'],
      ['↑ ↓', 'From species to species'],
      ['Enter', 'Open what is in the cell'],
    ],
  },
  {
    title: 'Gallery',
    view: 'gallery',
    keys: [
      ['← → ↑ ↓', 'From card to card'],
      ['Home/End', 'First and last card'],
      ['Space', 'Select the card'],
      ['Shift ← →', 'Select from card to card'],
      ['Ctrl A', 'Select all'],
      ['F', 'Favourite'],
      ['P', 'Play two seconds of the card'],
    ],
  },
  {
    title: 'Clip',
    view: 'clip',
    keys: [
      ['Space', 'Play and stop'],
      ['← →', 'The clip before and after; in the spectrogram, earlier and later'],
      ['Shift ← →', 'Move through the recording'],
      ['B', 'Draw a box; with arrow keys and Shift, move and stretch it'],
      ['Enter', 'Zoom to selection'],
      ['+ −', 'Zoom in and out'],
    ],
  },
  {
    title: 'Review',
    view: 'review',
    keys: [
      ['1 2 3', 'Confirm, reject, unsure'],
      ['0', 'Clear the verdict'],
      ['4 … 9', 'Another species by one key'],
      ['/ R', 'Another species'],
      ['← →', 'Previous and next'],
      ['Space', 'Play and stop'],
      ['T N M', 'Call type, number, comment'],
      ['#', 'Tags'],
      ['B', 'Draw a box; with arrow keys and Shift, move and stretch it'],
      ['S', 'Select several at once'],
      ['Z Y', 'Undo and redo'],
    ],
  },
  {
    title: 'Search by sound',
    view: 'search',
    keys: [
      ['1 2 3', 'Confirm, reject, unsure'],
      ['/ R', 'Another species'],
      ['← →', 'Previous and next'],
      ['Space', 'Play and stop'],
      ['S', 'Select several at once'],
      ['L', 'More like this'],
      ['Z', 'Undo'],
    ],
  },
];

/** Whether keys are text there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select'))
  );
}
