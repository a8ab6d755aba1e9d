import path from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';

export type TrayCommands = { open(): void; pause(paused: boolean): void; quit(): void };
export type TrayFacts = { readonly words: string; readonly paused: boolean };

/** The sign that Songsight goes on listening with its window closed. On macOS the Dock is that sign. */
export type Presence = { show(facts: TrayFacts): void; hide(): void };

export function createPresence(icons: string, platform: NodeJS.Platform, commands: TrayCommands): Presence {
  let tray: Tray | null = null;
  let shown = '';
  return {
    show: (facts) => {
      if (platform === 'darwin') return;
      tray ??= openTray(icons, commands);
      const now = JSON.stringify(facts);
      if (now === shown) return;
      shown = now;
      tray.setToolTip(`Songsight: ${facts.words}`);
      tray.setContextMenu(trayMenu(facts, commands));
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

function trayMenu({ words, paused }: TrayFacts, commands: TrayCommands): Menu {
  return Menu.buildFromTemplate([
    { label: words, enabled: false },
    { type: 'separator' },
    { label: 'Open Songsight', click: () => commands.open() },
    { label: paused ? 'Go On Listening' : 'Pause Listening', click: () => commands.pause(!paused) },
    { type: 'separator' },
    { label: 'Quit', click: () => commands.quit() },
  ]);
}
