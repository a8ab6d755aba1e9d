// A reading thread that ends at its first call, as a crash in a native module would end it.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => process.exit(3));
