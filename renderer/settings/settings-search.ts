const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

function show(element: HTMLElement, shown: boolean): void {
  element.style.display = shown ? '' : 'none';
}

/**
 * Leaves on the page what the letters are in: single settings by their name and explanation, whole sections by their title or,
 * where they hold no settings, by anything in them. Details in which something is found are opened.
 * @param page its sections are its children
 * @returns how many sections are left
 */
export function showMatches(page: HTMLElement, letters: string): number {
  const wanted = plain(letters.trim());
  const has = (element: Element | null): boolean => plain(element?.textContent ?? '').includes(wanted);
  let left = 0;
  for (const section of page.querySelectorAll<HTMLElement>(':scope > section')) {
    const fields = [...section.querySelectorAll<HTMLElement>('.field')];
    const whole = wanted === '' || has(section.querySelector('h2')) || (fields.length === 0 && has(section));
    const found = fields.filter((field) => whole || has(field));
    for (const field of fields) show(field, whole || found.includes(field));
    for (const details of section.querySelectorAll<HTMLDetailsElement>('details:has(.field)')) {
      const inside = found.filter((field) => details.contains(field));
      show(details, inside.length > 0);
      if (wanted !== '' && inside.length > 0) details.open = true;
    }
    show(section, whole || found.length > 0);
    if (whole || found.length > 0) left += 1;
  }
  return left;
}

/** The title of every section, with the way to it. */
export function sectionTitles(page: HTMLElement): readonly { readonly title: string; readonly go: () => void }[] {
  return [...page.querySelectorAll<HTMLElement>(':scope > section')].flatMap((section) => {
    const title = section.querySelector('h2')?.textContent.trim() ?? '';
    const go = (): void => {
      section.scrollIntoView({ block: 'start' });
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
    };
    return title === '' ? [] : [{ title, go }];
  });
}
