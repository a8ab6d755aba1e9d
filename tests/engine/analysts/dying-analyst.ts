// An analyst process whose graphics processor kills it, where the test says so: `trial` when it is tried, `work` when it
// listens. Everything around it is real: the server of messages, the process, its death.
import type { AnalystCall } from '#analysis/process/analyst-messages.ts';
import type { Analyst, AnalystFacts, AnalystHooks, AnalystOptions } from '#analysis/process/analyst.ts';
import { AnalystServer } from '#analysis/process/serve-analyst.ts';
import { FakeAnalyst, fakePack } from './fake-analyst.ts';

const diesAt = process.argv[2];

async function open(options: AnalystOptions, hooks: AnalystHooks): Promise<Analyst> {
  const avoided = options.avoid?.find(({ provider }) => provider === 'webgpu');
  if (avoided === undefined) {
    await hooks.trying('webgpu');
    if (diesAt === 'trial') process.kill(process.pid, 'SIGKILL');
    await hooks.trying(null);
  }
  const used = avoided === undefined ? 'webgpu' : 'cpu';
  const refused = avoided === undefined ? [] : [avoided];
  const facts: AnalystFacts = { pack: fakePack, provider: { used, wanted: options.provider, refused } };
  const dies = diesAt === 'always' || (diesAt === 'work' && used === 'webgpu');
  const analyst = new FakeAnalyst({ before: () => void (dies && process.kill(process.pid, 'SIGKILL')) });
  analyst.describe = () => Promise.resolve(facts);
  return analyst;
}

const server = new AnalystServer({
  open,
  prepare: () => Promise.reject(new Error('Nothing is prepared here.')),
  occur: () => Promise.reject(new Error('Nothing is known of places here.')),
  post: (message) => void process.send?.(message),
  log: (thrown) => console.error(thrown),
});
process.on('message', (message) => void server.hear(message as AnalystCall));
process.on('disconnect', () => process.exit(0));
