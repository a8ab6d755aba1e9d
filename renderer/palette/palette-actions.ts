import { sunParts } from '#contract/schema/sun-span.ts';
import type { AppModel } from '../app/app-model.svelte.ts';
import { firstGallery, firstTimeline } from '../app/route.ts';
import { t, type Message } from '../shared/i18n/t.ts';

/** Something the palette does at once, instead of going to a view. */
export type Action = { readonly title: Message; readonly run: () => unknown };

/** Everything that can be done now; what makes no sense at the moment is not among it. */
export function paletteActions(app: AppModel): readonly Action[] {
  const { desktop, watch, review, settings, router } = app;
  const paused = watch.state?.paused === true;
  const dark = document.documentElement.dataset['theme'] === 'dark';
  return [
    ...(desktop === null ? [] : [{ title: 'Add a folder', run: () => desktop.pickFolder() } as const]),
    ...((watch.state?.folders.length ?? 0) === 0
      ? []
      : [{ title: paused ? 'Resume the analysis' : 'Pause the analysis', run: () => watch.pause(!paused) } as const]),
    ...(review.undoable === 0 ? [] : [{ title: 'Undo the last verdict', run: () => review.undo() } as const]),
    ...(review.redoable === 0 ? [] : [{ title: 'Redo the last verdict', run: () => review.redo() } as const]),
    { title: 'Only the night', run: () => router.go({ ...firstTimeline, filter: { sun: sunParts.night } }) },
    { title: 'Only the dawn chorus', run: () => router.go({ ...firstTimeline, filter: { sun: sunParts.dawn } }) },
    { title: 'Best pictures', run: () => router.go({ ...firstGallery, order: 'best-score', picturesOnly: true }) },
    { title: 'These keys', run: () => (app.keysShown = true) },
    {
      title: dark ? 'Light colours' : 'Dark colours',
      run: () => settings.write({ theme: dark ? 'light' : 'dark' }),
    },
  ];
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Those whose name in the window's language has these letters. */
export function namedActions(actions: readonly Action[], typed: string): readonly Action[] {
  return actions.filter(({ title }) => plain(t(title)).includes(plain(typed.trim())));
}
