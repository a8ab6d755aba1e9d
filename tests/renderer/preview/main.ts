// The real App on an engine in memory: ?state=full|empty|quiet|failing|broken|loading|paused|many shows each state.
import { plainText } from '#contract/words/sentence.ts';
import '#renderer/shared/styles/fonts.css';
import '#renderer/shared/styles/tokens.css';
import '#renderer/shared/styles/base.css';
import { mount } from 'svelte';
import { KnownFailure } from '#contract/failure.ts';
import App from '#renderer/app/App.svelte';
import { browserAddress } from '#renderer/app/browser-address.ts';
import { followTheme } from '#renderer/app/follow-theme.ts';
import { AppModel } from '#renderer/app/app-model.svelte.ts';
import { FakeClient } from '../fake-client.ts';
import { previewMedia } from './preview-media.ts';

const nothing = { waiting: 0, done: 0, failed: 0, missing: 0 };
const idle = { totals: nothing, current: null, realTimeFactor: null, pictures: { waiting: 0, done: 0, failed: 0 } };
const mediaUrl = previewMedia;
const broken = new KnownFailure(
  'database-damaged',
  'The database is damaged. Close Songsight, copy the data folder away and start it again.',
);

function makeClient(state: string): FakeClient {
  if (state === 'empty')
    return new FakeClient({ detections: 0, failed: [], mediaUrl, watch: { ...idle, folders: [] } });
  if (state === 'quiet') return new FakeClient({ detections: 0, failed: [], mediaUrl, watch: idle });
  if (state === 'many') return new FakeClient({ detections: 100_000, mediaUrl });
  const client = new FakeClient({ mediaUrl });
  if (state === 'loading') client.held = [];
  if (state === 'paused') client.watch = { ...client.watch, paused: true };
  if (state === 'broken') client.refuseReadings(broken);
  if (state === 'failing') {
    const troubles = [
      { code: 'disk-full' as const, ...plainText('The disk is full. Free some space; Songsight goes on by itself.') },
    ];
    const folders = client.watch.folders.map((folder) => ({ ...folder, state: 'unreachable' as const }));
    client.watch = { ...client.watch, troubles, folders, current: null };
    for (const name of ['timeline.read', 'gallery.read', 'settings.write', 'review.write'] as const)
      client.refuse(name, broken);
  }
  return client;
}

followTheme(window, 'system');
const client = makeClient(new URLSearchParams(location.search).get('state') ?? 'full');
Object.assign(window, { fake: client });
const target = document.getElementById('app');
if (target !== null) mount(App, { target, props: { app: new AppModel(client, null, browserAddress(window)) } });
