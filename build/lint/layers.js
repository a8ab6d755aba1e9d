import path from 'node:path';

/**
 * Who may import whom: the table of electron/README.md, as data. A folder may always import itself. `node` allows the
 * modules of Node; `packages` are exact names. A folder that is not listed here (tests, build) is free.
 */
const layers = {
  'electron/contract': { ours: [], node: false, packages: ['valibot'] },
  'electron/analysis': {
    ours: ['electron/contract'],
    node: true,
    packages: [
      'valibot',
      'onnxruntime-node',
      'fflate',
      'fast-png',
      '@wasm-audio-decoders/flac',
      '@wasm-audio-decoders/ogg-vorbis',
      'mpg123-decoder',
      'ogg-opus-decoder',
      'node-web-audio-api',
    ],
  },
  'electron/store': { ours: ['electron/contract'], node: true, packages: ['better-sqlite3'] },
  'electron/engine': {
    ours: ['electron/contract', 'electron/analysis', 'electron/store'],
    node: true,
    packages: ['chokidar', 'fflate', 'hyparquet-writer', 'mqtt'],
  },
  'electron/transports': { ours: ['electron/contract', 'electron/engine'], node: true, packages: [] },
  'electron/cli': {
    ours: ['electron/contract', 'electron/engine', 'electron/transports'],
    node: true,
    packages: ['commander'],
  },
  'electron/shell': {
    ours: ['electron/contract', 'electron/engine', 'electron/transports'],
    node: true,
    packages: ['electron', 'electron-updater'],
  },
  renderer: {
    ours: ['electron/contract'],
    node: false,
    packages: [
      'svelte',
      'i18next',
      'suncalc',
      'marked',
      'd3-geo',
      'topojson-client',
      'topojson-specification',
      'geojson',
      'world-atlas',
    ],
  },
};

/** The layer a file lies in, or null when it lies in none. Paths are relative to the project, with forward slashes. */
function layerOf(file) {
  return Object.keys(layers).find((layer) => file.startsWith(`${layer}/`)) ?? null;
}

/** `svelte/store` -> `svelte`, `@scope/name/file` -> `@scope/name`. */
function packageName(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/** What is imported: a file of ours, a module of Node or a package. */
function target(file, specifier) {
  const alias = /^#([a-z]+)\/(.+)$/.exec(specifier);
  if (alias)
    return {
      kind: 'ours',
      file: alias[1] === 'renderer' ? `renderer/${alias[2]}` : `electron/${alias[1]}/${alias[2]}`,
    };
  if (specifier.startsWith('.')) {
    return { kind: 'ours', file: path.posix.normalize(`${path.posix.dirname(file)}/${specifier}`) };
  }
  if (specifier.startsWith('node:')) return { kind: 'node' };
  return { kind: 'package', name: packageName(specifier) };
}

/**
 * Why `file` may not import `specifier`, as a sentence, or null when it may. Type-only imports count like any other.
 * @param {string} file path relative to the project, with forward slashes
 * @param {string} specifier as it stands in the import
 * @returns {string | null}
 */
export function layerBreach(file, specifier) {
  const layer = layerOf(file);
  if (layer === null) return null;
  const rule = layers[layer];
  const wanted = target(file, specifier);
  if (wanted.kind === 'node') return rule.node ? null : `${layer} runs without Node; it may not import ${specifier}.`;
  if (wanted.kind === 'package') {
    return rule.packages.includes(wanted.name)
      ? null
      : `${layer} may not import the package "${wanted.name}". See electron/README.md.`;
  }
  const other = layerOf(wanted.file);
  if (other === layer || (other !== null && rule.ours.includes(other))) return null;
  return `${layer} may not import from ${other ?? wanted.file}. See electron/README.md.`;
}

/** ESLint rule around `layerBreach`. */
export const layersRule = {
  meta: { type: 'problem', schema: [], messages: { breach: '{{ why }}' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node) => {
      if (typeof node?.value !== 'string') return;
      const why = layerBreach(file, node.value);
      if (why !== null) context.report({ node, messageId: 'breach', data: { why } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      CallExpression: (node) => {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') check(node.arguments[0]);
      },
    };
  },
};
