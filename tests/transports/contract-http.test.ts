import { realpathSync } from 'node:fs';
import { contractSuite, type Server } from '../contract/contract-suite.ts';
import { temporaryFolder, tinyPack, writeCard } from '../field/field-folder.ts';
import { startServer } from '../field/run-cli.ts';
import { httpTransport } from './http-transport.ts';

contractSuite('over HTTP, built server in a process of its own', async (): Promise<Server> => {
  const data = temporaryFolder();
  const card = temporaryFolder();
  writeCard(card.path);
  const server = await startServer(['serve', '--port', '0', '--data', data.path, '--pack', tinyPack]);
  const { hangUp, ...transport } = await httpTransport(server.url);
  return {
    ...transport,
    recordings: realpathSync(card.path),
    close: async () => {
      hangUp();
      await server.stop();
      data.remove();
      card.remove();
    },
  };
});
