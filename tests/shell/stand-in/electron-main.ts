// The part of Electron's main process that Songsight uses, over plain Node, so that the real main bundle can run where the
// Electron program is not installed. Every name and signature is taken from electron.d.ts: a wrong one does not compile.
export { app } from './app.ts';
export { ipcMain, protocol, utilityProcess } from './channels.ts';
export {
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  screen,
  shell,
  Tray,
} from './system.ts';
export { BrowserWindow, session } from './window.ts';
