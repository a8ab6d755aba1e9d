import type { FailureCode } from '#contract/failure.ts';
import { routeHash, type Route } from '#renderer/app/route.ts';
import type { Message } from '../i18n/t.ts';

export type Lead = { readonly title: Message; readonly href: string };

const lead = (title: Message, view: 'settings' | 'models' | 'failed' | 'stations'): Lead => {
  const route: Route = { view };
  return { title, href: routeHash(route) };
};

/** Where in the window a trouble is dealt with; null where that is done outside of it. */
export function leadOf(code: FailureCode): Lead | null {
  switch (code) {
    case 'disk-full':
    case 'database-damaged':
    case 'database-busy':
    case 'data-folder-unusable':
      return lead('Storage and backups', 'settings');
    case 'pack-invalid':
    case 'download-failed':
    case 'provider-failed':
    case 'analyst-crashed':
      return lead('Models', 'models');
    case 'file-missing':
    case 'file-unreadable':
    case 'file-damaged':
    case 'format-unsupported':
      return lead('Failed files', 'failed');
    default:
      return null;
  }
}
