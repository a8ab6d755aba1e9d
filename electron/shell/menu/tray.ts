import path from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';

export type TrayDeeds = { open(): void; pause(paused: boolean): void; quit(): void };
export type TrayFacts = { readonly words: string; readonly paused: boolean };

/** The sign that Songsight goes on listening with its window closed. On macOS the Dock is that sign. */
export type Presence = { show(facts: TrayFacts): void; hide(): void };

export function createPresence(icons: string, platform: NodeJS.Platform, deeds: TrayDeeds): Presence {
  let tray: Tray | null = null;
  let shown = '';
  return {
    show: (facts) => {
      if (platform === 'darwin') return;
      tray ??= openTray(icons, deeds);
      const now = JSON.stringify(facts);
      if (now === shown) return;
      shown = now;
      tray.setToolTip(`Songsight: ${facts.words}`);
      tray.setContextMenu(trayMenu(facts, deeds));
    },
    hide: () => {
      tray?.destroy();
      tray = null;
      shown = '';
    },
  };
}

function openTray(icons: string, deeds: TrayDeeds): Tray {
  const tray = new Tray(nativeImage.createFromPath(path.join(icons, 'tray.png')));
  tray.on('click', () => deeds.open());
  return tray;
}

function trayMenu({ words, paused }: TrayFacts, deeds: TrayDeeds): Menu {
  return Menu.buildFromTemplate([
    { label: words, enabled: false },
    { type: 'separator' },
    { label: 'Open Songsight', click: () => deeds.open() },
    { label: paused ? 'Go On Listening' : 'Pause Listening', click: () => deeds.pause(!paused) },
    { type: 'separator' },
    { label: 'Quit', click: () => deeds.quit() },
  ]);
}
