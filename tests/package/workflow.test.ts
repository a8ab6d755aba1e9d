import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { expect, it } from 'vitest';
import { project } from '../field/field-folder.ts';

const folder = path.join(project, '.github/workflows');

/** GitHub's own parser: it knows every key, every context and the grammar of expressions. */
async function troublesOf(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map((error) => error.message);
}

it.each(readdirSync(folder))('the workflow %s is well formed', async (name) => {
  expect(await troublesOf(name, readFileSync(path.join(folder, name), 'utf8'))).toEqual([]);
});

it('the check finds what is wrong', async () => {
  const wrong = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - rum: echo ${{ gitub.ref }}\n';
  expect((await troublesOf('wrong.yml', wrong)).length).toBeGreaterThan(0);
});
