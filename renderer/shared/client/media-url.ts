import type { MediaId, MediaKind } from '#contract/pictures.ts';

/**
 * Where a picture or a sound lies, at either transport. The page that was served names its data folder in its head: ids begin
 * at 1 in every one, and the browser keeps what it saw under an address.
 */
export function mediaUrl(kind: MediaKind, id: MediaId): string {
  const folder = document.querySelector<HTMLMetaElement>('meta[name="songsight-folder"]')?.content ?? '';
  return `./media/${kind}/${id}${folder === '' ? '' : `?folder=${folder}`}`;
}
