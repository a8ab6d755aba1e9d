/**
 * What a picture that failed was to show. Read from the picture itself: the answer may come when another address is shown
 * already, or when the picture has left the page.
 */
export function addressOf({ currentTarget }: Event & { readonly currentTarget: Element }): string {
  return currentTarget.getAttribute('src') ?? '';
}
