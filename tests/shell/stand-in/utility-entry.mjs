// node --import in the child: what Electron puts at `process.parentPort` of a utility process, over Node's own channel.
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
port.postMessage = (message) => process.send?.(message);
process.on('message', (data) => port.emit('message', { data, ports: [] }));
// A utility process has no Node channel of its own.
process.parentPort = port;
