import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#contract/desktop/desktop.ts';

/** Hears one kind of event on the one channel they all come through. */
function listen<T>(name: string, hear: (value: T) => void): () => void {
  const listener = (_event: unknown, heard: unknown, value: T): void => {
    if (heard === name) hear(value);
  };
  ipcRenderer.on('event', listener);
  return () => void ipcRenderer.off('event', listener);
}

const bridge: Bridge = {
  ask: (name, ask) => ipcRenderer.invoke('ask', name, ask),
  askDesktop: (name, ask) => ipcRenderer.invoke('ask', name, ask),
  on: listen,
  onShow: (hear) => listen('desktop.show', hear),
  pathOfDropped: (file) => (file instanceof File && webUtils.getPathForFile(file)) || null,
};

contextBridge.exposeInMainWorld('songsight', bridge);
