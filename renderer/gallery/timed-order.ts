import type { GalleryRoute } from '../app/route.ts';

/** Whether cards stand in the order of time, so that a day has one place. */
export function isTimed({ order, group }: Pick<GalleryRoute, 'order' | 'group'>): boolean {
  return group === undefined ? order === 'newest-heard' || order === 'oldest-heard' : group === 'day';
}
