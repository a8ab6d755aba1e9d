import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#contract/desktop.ts';

const bridge: Bridge = {
  ask: (name, ask) => ipcRenderer.invoke('ask', name, ask),
  on: (name, hear) => {
    const listen = (_event: unknown, heard: unknown, value: Parameters<typeof hear>[0]): void => {
      if (heard === name) hear(value);
    };
    ipcRenderer.on('event', listen);
    return () => void ipcRenderer.off('event', listen);
  },
  mediaUrl: (kind, id) => `/media/${kind}/${id}`,
  pickFolder: () => ipcRenderer.invoke('desktop', 'pick-folder'),
  revealFile: (file) => ipcRenderer.invoke('desktop', 'reveal-file', file),
  pathOfDropped: (file) => {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    return path === '' ? null : path;
  },
};

contextBridge.exposeInMainWorld('songsight', bridge);
