import path from 'node:path';
import type { AnnotationKind } from '#contract/search/annotations.ts';
import { absolute, absolutes, common, oneOf, textOf, type Common, type Values } from '../read-values.ts';
import type { SongCommand } from '../song-command.ts';

/** What is done with tables of other programs. */
type AnnotationsAction =
  | { readonly kind: 'list' }
  | { readonly kind: 'remove'; readonly name: string }
  | {
      readonly kind: 'import';
      readonly tables: readonly string[];
      readonly as: AnnotationKind;
      readonly name: string;
      readonly sounds: string | null;
    };

/** `songsight annotations`: annotations and detections of other models, imported from tables. */
export type AnnotationsOptions = Common & {
  readonly command: 'annotations';
  readonly action: AnnotationsAction;
  readonly json: boolean;
};

const kinds = ['annotations', 'detections'] as const;

export function addAnnotations(program: SongCommand, found: (options: AnnotationsOptions) => void): void {
  const group = program
    .below('annotations', 'help-annotations')
    .takes('--pack', 'value-folder', 'help-option-pack')
    .has('--json', 'help-option-json');
  const tell = (action: AnnotationsAction, values: Values): void =>
    found({ command: 'annotations', ...common(values), action, json: values['json'] === true });
  const list = group.below('list', 'help-annotations-list', { isDefault: true });
  list.action(() => tell({ kind: 'list' }, list.optsWithGlobals()));
  const take = group
    .below('import', 'help-annotations-import')
    .needs('value-file', 'help-argument-annotations', 'many')
    .takes('--as', kinds, 'help-annotations-as')
    .takes('--name', 'value-name', 'help-annotations-name')
    .takes('--sounds', 'value-folder', 'help-annotations-sounds');
  take.action((files: readonly string[]) => {
    const values: Values = take.optsWithGlobals();
    const tables = absolutes(files);
    const name = textOf(values['name']) ?? path.basename(tables[0] ?? '').replace(/\.[^.]+$/, '');
    const as = oneOf('--as', values['as'], kinds) ?? 'annotations';
    tell({ kind: 'import', tables, as, name: name.slice(0, 100), sounds: absolute(values['sounds']) }, values);
  });
  const remove = group.below('remove', 'help-annotations-remove').needs('value-name', 'help-annotations-name');
  remove.action((name: string) => tell({ kind: 'remove', name }, remove.optsWithGlobals()));
}
