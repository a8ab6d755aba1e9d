import '../shared/styles/fonts.css';
import '../shared/styles/tokens.css';
import '../shared/styles/base.css';
import '../shared/styles/parts.css';
import { mount } from 'svelte';
import { followTheme } from '../app/follow-theme.ts';
import { bridgeDesktop } from '../shared/client/bridge-client.ts';
import UpgradePage from './UpgradePage.svelte';
import { UpgradeModel } from './upgrade-model.svelte.ts';

// The first page of the desktop's window while the database of an older Songsight is brought up to date. There is no engine yet.
followTheme(window, 'system');
const target = document.getElementById('app');
if (target === null) throw new Error('upgrade.html has no element #app.');
const bridge = window.songsight;
if (bridge === undefined) window.location.replace('./');
else mount(UpgradePage, { target, props: { model: new UpgradeModel(bridgeDesktop(bridge)) } });
