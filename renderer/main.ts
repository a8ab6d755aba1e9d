import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { chooseClient } from './client/choose-client.ts';
import { AppModel } from './state/app-model.svelte.ts';
import { followTheme } from './styles/follow-theme.ts';
import { browserAddress } from './routes/browser-address.ts';
import { rememberedAddress } from './routes/remembered-address.ts';

followTheme(window, 'system');
const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element #app.');
const { client, desktop } = chooseClient(window);
const address = rememberedAddress(browserAddress(window), () => window.localStorage);
mount(App, { target, props: { app: new AppModel(client, desktop, address) } });
