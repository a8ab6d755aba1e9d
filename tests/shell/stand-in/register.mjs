// node --import: lets `electron` resolve to the stand-in, as it does inside Electron.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron-main.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});

// Electron's own command line names no script: the program, the app's folder in development, then the person's words.
process.argv.splice(1, 1);
