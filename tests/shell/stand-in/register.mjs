// node --import: lets `electron` resolve to the stand-in, as it does inside Electron.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron-main.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
