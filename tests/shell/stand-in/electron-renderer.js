// What a sandboxed preload gets from `require('electron')`, over the harness. Runs in the page before anything else.
function standInRequire(name) {
  if (name !== 'electron') throw new Error(`A sandboxed preload cannot require ${name}`);
  const listeners = new Map();
  const sends = new EventSource('/stand-in/sends');
  sends.onmessage = ({ data }) => {
    const [channel, ...values] = JSON.parse(data);
    for (const listener of listeners.get(channel) ?? []) listener({}, ...values);
  };
  return {
    contextBridge: { exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: api }) },
    webUtils: { getPathForFile: (file) => window.standInPaths?.[file.name] ?? '' },
    ipcRenderer: {
      on: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
      off: (channel, listener) => listeners.get(channel)?.delete(listener),
      invoke: async (channel, ...values) => {
        const body = JSON.stringify({ channel, values });
        const { value, thrown } = await (await fetch('/stand-in/invoke', { method: 'POST', body })).json();
        if (thrown !== undefined) throw new Error(thrown);
        return value;
      },
    },
  };
}
