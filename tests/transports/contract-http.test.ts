import { realpathSync } from 'node:fs';
import { contractSuite, type Door } from '../contract/contract-suite.ts';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { startServer } from '../field/run-cli.ts';
import { httpDoor } from './http-transport.ts';

contractSuite('over HTTP, built server in a process of its own', async (): Promise<Door> => {
  const data = temporaryFolder();
  const card = temporaryFolder();
  writeCard(card.path);
  const server = await startServer(['serve', '--port', '0', '--data', data.path, '--pack', tinyPack]);
  const { hangUp, ...door } = await httpDoor(server.url);
  return {
    ...door,
    recordings: realpathSync(card.path),
    close: async () => {
      hangUp();
      await server.stop();
      data.remove();
      card.remove();
    },
  };
});
