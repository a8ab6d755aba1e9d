import type { Analyst, AnalystFacts } from '#analysis/process/analyst.ts';

/** An analyst together with what it said of itself when it was opened. */
export type Described = { readonly analyst: Analyst; readonly facts: AnalystFacts };
