import '../shared/styles/fonts.css';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { chooseClient } from '../shared/client/choose-client.ts';
import { AppModel } from './app-model.svelte.ts';
import { followTheme } from './follow-theme.ts';
import { browserAddress } from './browser-address.ts';
import { rememberedAddress } from './remembered-address.ts';

followTheme(window, 'system');
const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element #app.');
const { client, desktop } = chooseClient(window);
const address = rememberedAddress(browserAddress(window), () => window.localStorage);
mount(App, { target, props: { app: new AppModel(client, desktop, address) } });
