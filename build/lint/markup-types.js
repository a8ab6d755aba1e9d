// Before the parser of markup is loaded: it answers TypeScript's questions for a `.svelte` file from the script it has read
// anyway, so that one program serves all of them instead of being made anew for each (a third of the processor's time).
process.env['SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'] ??= '1';
