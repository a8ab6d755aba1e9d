import { createContext } from 'svelte';
import type { AppModel } from './app-model.svelte.ts';

/** The state of the window: provided once by App.svelte, asked for by every view while it is being made. */
export const [useApp, provideApp] = createContext<AppModel>();
