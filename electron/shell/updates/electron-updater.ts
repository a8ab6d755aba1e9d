import { app } from 'electron';
import type { Log } from '#engine/log.ts';
import { whyNoUpdates } from './update-place.ts';
import type { Impossible, Updater } from './updates.ts';

/**
 * The updater of electron-builder's installers, loaded with the first question only: it is off unless a person turns it on.
 * The place of new versions lies in `app-update.yml`, which the installer writes.
 */
export function electronUpdater(log: Log): Updater | { readonly impossible: Impossible } {
  const { resourcesPath, platform } = process;
  const impossible = whyNoUpdates({ packaged: app.isPackaged, resourcesPath, platform });
  if (impossible !== null) return { impossible };
  const load = async () => {
    const { default: module } = await import('electron-updater');
    const { autoUpdater } = module;
    autoUpdater.autoDownload = false;
    autoUpdater.autoInstallOnAppQuit = false;
    autoUpdater.logger = {
      info: (message?: unknown) => log.info(`updater: ${String(message)}`),
      warn: (message?: unknown) => log.warn(`updater: ${String(message)}`),
      error: (message?: unknown) => log.warn(`updater: ${String(message)}`),
    };
    return autoUpdater;
  };
  return {
    look: async () => {
      const result = await (await load()).checkForUpdates();
      return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
    },
    fetch: async () => {
      await (await load()).downloadUpdate();
    },
    install: () => {
      load().then(
        (updater) => updater.quitAndInstall(),
        (thrown: unknown) => log.error('The new version could not be installed', thrown),
      );
    },
  };
}
