import type { ExportTask } from '../export-task.ts';
import { escaped } from '../xml-text.ts';

type Days = { readonly first: string | null; readonly last: string | null };

// eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
const notStated = 'not stated';

/** What a data set says of itself in the Ecological Metadata Language 2.1.1, as GBIF reads it. */
export function emlText({ options, source }: ExportTask, { first, last }: Days): string {
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  const title = escaped(options.title ?? 'Detections of wildlife sound');
  const party = `<organizationName>${escaped(options.holder ?? notStated)}</organizationName>`;
  const { model, now } = source;
  const how =
    model === null
      ? ''
      : // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
        ` Clips of ${model.windowSeconds} s were classified by ${escaped(model.title)} ${escaped(model.version)} in Songsight ${escaped(source.version)}.`;
  const coverage =
    first === null || last === null
      ? ''
      : `
    <coverage><temporalCoverage><rangeOfDates>
      <beginDate><calendarDate>${first}</calendarDate></beginDate>
      <endDate><calendarDate>${last}</calendarDate></endDate>
    </rangeOfDates></temporalCoverage></coverage>`;
  // eslint-disable-next-line words/spoken -- text of a data file, which is English whoever reads it
  return `<?xml version="1.0" encoding="UTF-8"?>
<eml:eml xmlns:eml="eml://ecoinformatics.org/eml-2.1.1" packageId="songsight-${now}" system="Songsight" scope="system" xml:lang="en">
  <dataset>
    <title>${title}</title>
    <creator>${party}</creator>
    <metadataProvider>${party}</metadataProvider>
    <pubDate>${now.slice(0, 10)}</pubDate>
    <language>en</language>
    <abstract><para>Detections of species in field recordings. A machine named them; people have checked those whose identificationVerificationStatus is ValidatedByHuman.</para></abstract>
    <intellectualRights><para>${escaped(options.licence ?? notStated)}</para></intellectualRights>${coverage}
    <contact>${party}</contact>
    <methods><methodStep><description><para>Passive acoustic monitoring.${how}</para></description></methodStep></methods>
  </dataset>
</eml:eml>
`;
}
