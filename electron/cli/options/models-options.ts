import path from 'node:path';
import { absolute, common, type Common, type Values } from './read-values.ts';
import type { SongCommand } from './song-command.ts';

/** What is done with models. */
export type ModelsAction =
  | { readonly kind: 'list' }
  | { readonly kind: 'check' | 'import'; readonly path: string; readonly labels: string | null }
  | { readonly kind: 'get'; readonly id: string; readonly accept: boolean }
  | { readonly kind: 'export'; readonly id: string; readonly to: string | null }
  | { readonly kind: 'use' | 'remove'; readonly id: string };

export type ModelsOptions = Common & {
  readonly command: 'models';
  readonly action: ModelsAction;
  readonly json: boolean;
};

/** `songsight models`, by its older name `packs`, too. */
export function addModels(program: SongCommand, found: (options: ModelsOptions) => void): void {
  const group = program
    .below('models', 'help-models')
    .alias('packs')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  const tell = (action: ModelsAction, values: Values): void =>
    found({ command: 'models', ...common(values), action, json: values['json'] === true });

  const list = group.below('list', 'help-models-list', { isDefault: true });
  list.action(() => tell({ kind: 'list' }, list.optsWithGlobals()));
  const get = named(group, 'get', 'help-models-get').has('--accept-licence', 'help-models-accept-licence');
  get.action((id: string) => {
    const values: Values = get.optsWithGlobals();
    tell({ kind: 'get', id, accept: values['acceptLicence'] === true }, values);
  });
  for (const kind of ['import', 'check'] as const) {
    const command = group
      .below(kind, `help-models-${kind}`)
      .needs('value-path', 'help-argument-model-file')
      .takes('--labels', 'value-file', 'help-models-labels');
    command.action((file: string) => {
      const values: Values = command.optsWithGlobals();
      tell({ kind, path: path.resolve(file), labels: absolute(values['labels']) }, values);
    });
  }
  const out = named(group, 'export', 'help-models-export').takes('--to', 'value-folder', 'help-models-to');
  out.action((id: string) => {
    const values: Values = out.optsWithGlobals();
    tell({ kind: 'export', id, to: absolute(values['to']) }, values);
  });
  for (const kind of ['use', 'remove'] as const) {
    const command = named(group, kind, `help-models-${kind}`);
    command.action((id: string) => tell({ kind, id }, command.optsWithGlobals()));
  }
}

function named(
  group: SongCommand,
  name: string,
  about: 'help-models-get' | 'help-models-use' | 'help-models-remove' | 'help-models-export',
): SongCommand {
  return group.below(name, about).needs('value-name', 'help-argument-model');
}
