// node --import: whatever wants Electron fails here.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron' || specifier.startsWith('electron/')) throw new Error('Somebody asked for Electron');
    return next(specifier, context);
  },
});
