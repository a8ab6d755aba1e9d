import path from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Sentence } from '#contract/words/sentence.ts';
import type { Speech } from '../speech.ts';

export type TrayCommands = { open(): void; pause(paused: boolean): void; quit(): void };
export type TrayFacts = { readonly words: Sentence; readonly paused: boolean };

/** The sign that Songsight goes on listening with its window closed. On macOS the Dock is that sign. */
export type Presence = { show(facts: TrayFacts): void; hide(): void };

export function createPresence(
  icons: string,
  platform: NodeJS.Platform,
  speech: Speech,
  commands: TrayCommands,
): Presence {
  let tray: Tray | null = null;
  let shown = '';
  return {
    show: (facts) => {
      if (platform === 'darwin') return;
      tray ??= openTray(icons, commands);
      const words = speech.say(facts.words);
      const now = JSON.stringify([facts, words]);
      if (now === shown) return;
      shown = now;
      tray.setToolTip(`Songsight: ${words}`);
      tray.setContextMenu(trayMenu(facts, speech, commands));
    },
    hide: () => {
      tray?.destroy();
      tray = null;
      shown = '';
    },
  };
}

function openTray(icons: string, commands: TrayCommands): Tray {
  const tray = new Tray(nativeImage.createFromPath(path.join(icons, 'tray.png')));
  tray.on('click', () => commands.open());
  return tray;
}

function trayMenu({ words, paused }: TrayFacts, speech: Speech, commands: TrayCommands): Menu {
  return Menu.buildFromTemplate([
    { label: speech.say(words), enabled: false },
    { type: 'separator' },
    { label: speech.text('menu-open-songsight'), click: () => commands.open() },
    { label: speech.text(paused ? 'menu-resume' : 'menu-pause'), click: () => commands.pause(!paused) },
    { type: 'separator' },
    { label: speech.text('menu-quit'), click: () => commands.quit() },
  ]);
}
