import { Notification } from 'electron';
import type { Speech } from '../speech.ts';
import type { Notice } from './notice-rules.ts';

/** Shows a notice of the system's and hears a click on it. */
export type ShowNotice = (notice: Notice) => void;

/** @param clicked hears where the notice leads. */
export function systemNotices(speech: Speech, clicked: (hash: string) => void): ShowNotice {
  // A notice that nothing refers to may be collected before it is clicked.
  const shown = new Set<Notification>();
  return ({ title, body, hash }) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title: speech.say(title), body: speech.say(body) });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      clicked(hash);
    });
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };
}
