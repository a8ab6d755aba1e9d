import type { ExportFormat } from '#contract/exports.ts';
import type { Message } from '../shared/i18n/t.ts';

export type FormatWords = {
  readonly format: ExportFormat;
  readonly title: Message;
  readonly words: Message;
  /** What it asks for besides the filters. */
  readonly wants: readonly ('visits' | 'title' | 'holder' | 'licence' | 'sound' | 'margin' | 'table' | 'guessed')[];
};

/** Formats in the groups in which they are offered. */
export const formatGroups: readonly { readonly title: Message; readonly formats: readonly FormatWords[] }[] = [
  {
    title: 'Reports',
    formats: [
      {
        format: 'report-html',
        title: 'Report',
        words: 'One page with map, species, charts, pictures, spectrograms and method. Opens in any browser.',
        wants: ['title'],
      },
      {
        format: 'report-pdf',
        title: 'Report (PDF)',
        words: 'The same on two sheets of paper, with a list of all species behind where there are many.',
        wants: ['title'],
      },
      {
        format: 'report-csv',
        title: 'Species table (CSV)',
        words: 'One row per species: detections, days, first and last time, hours, scores, reviews, stations.',
        wants: ['table'],
      },
      {
        format: 'digest-html',
        title: 'What is new (digest)',
        words: 'One page for a week: new and returned species, unlikely ones, troubles, what to review next.',
        wants: ['title'],
      },
      {
        format: 'detections-csv',
        title: 'Detections (CSV)',
        words: 'One row per detection with time, station, score, review. Opens in Excel, LibreOffice, R and Python.',
        wants: ['table'],
      },
      {
        format: 'detections-parquet',
        title: 'Detections (Parquet)',
        words: 'The same columns, small and quick, for DuckDB, R (arrow) and pandas.',
        wants: [],
      },
      {
        format: 'occupancy',
        title: 'Occupancy tables (R)',
        words: 'Per species a table of sites and visits (0, 1, NA), effort, and a script for unmarked and spOccupancy.',
        wants: ['visits'],
      },
      {
        format: 'indices-csv',
        title: 'Acoustic indices (CSV)',
        words: 'One row per minute of sound: ACI, ADI, BI, NDSI and H, for R and Python.',
        wants: ['table'],
      },
    ],
  },
  {
    title: 'Audio software',
    formats: [
      {
        format: 'raven',
        title: 'Raven',
        words: 'Selection table and list file. Open the list in Raven, then the table: the boxes lie on the sound.',
        wants: [],
      },
      { format: 'audacity', title: 'Audacity', words: 'One label track per recording.', wants: [] },
      {
        format: 'kaleidoscope',
        title: 'Kaleidoscope',
        words: 'Results that Kaleidoscope opens, with your labels as MANUAL ID.',
        wants: [],
      },
      {
        format: 'clips',
        title: 'Sound clips',
        words: 'Each detection as WAV or FLAC, all channels, with the recorder’s notes and GUANO kept.',
        wants: ['sound', 'margin'],
      },
      {
        format: 'spectrograms',
        title: 'Spectrograms (PNG)',
        words: 'Each detection as a picture with axes in kHz and seconds.',
        wants: ['margin'],
      },
    ],
  },
  {
    title: 'Biodiversity databases',
    formats: [
      {
        format: 'ebird',
        title: 'eBird',
        words: 'Record format for eBird’s import, one line per species and hour, of what a person has confirmed.',
        wants: ['guessed'],
      },
      {
        format: 'darwin-core',
        title: 'Darwin Core archive',
        words: 'Occurrences for GBIF and OBIS, machine and human identifications told apart.',
        wants: ['title', 'holder', 'licence', 'guessed'],
      },
      {
        format: 'camtrap-dp',
        title: 'Camtrap DP',
        words: 'Data package with deployments, media and observations.',
        wants: ['title', 'holder', 'licence'],
      },
      { format: 'json', title: 'JSON', words: 'Everything known of each detection, a line each.', wants: [] },
    ],
  },
];

export const allFormats: readonly FormatWords[] = formatGroups.flatMap((group) => group.formats);

export const licences: readonly { readonly value: string; readonly label: string | null }[] = [
  { value: '', label: null },
  { value: 'https://creativecommons.org/publicdomain/zero/1.0/', label: 'CC0 (public domain)' },
  { value: 'https://creativecommons.org/licenses/by/4.0/', label: 'CC BY 4.0' },
  { value: 'https://creativecommons.org/licenses/by-nc/4.0/', label: 'CC BY-NC 4.0' },
];
