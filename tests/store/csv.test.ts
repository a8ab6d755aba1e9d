import { expect, test } from 'vitest';
import { csvLine, rounded } from '#store/export-rows/csv.ts';
import { detectionsCsv } from '#store/export-rows/detections-csv.ts';
import { speciesReportCsv } from '#store/export-rows/species-report-csv.ts';
import { exportedDetection } from './exported-detection.ts';

const row = exportedDetection;

test('cells are quoted as RFC 4180 says', () => {
  expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', 'cr\r\nlf', '', null, 1.5])).toBe(
    'plain,"a,b","say ""hi""","two\nlines","cr\r\nlf",,,1.5\r\n',
  );
});

test('texts that a spreadsheet would run are guarded, numbers are not', () => {
  expect(csvLine(['=1+2', '+49', '-x', '@SUM(A1)', '\tx', '=a,b', '=HYPERLINK("u")', -3.5, 'a=b'])).toBe(
    `'=1+2,'+49,'-x,'@SUM(A1),'\tx,"'=a,b","'=HYPERLINK(""u"")",-3.5,a=b\r\n`,
  );
  expect(csvLine(['\rx'])).toBe(`"'\rx"\r\n`);
});

test('numbers have no more decimals than they need', () => {
  expect([rounded(0.9, 4), rounded(1 / 3, 4), rounded(3, 3)].join()).toBe('0.9,0.3333,3');
});

test('detections: BOM, header, CRLF, offsets, and empty cells where nothing is known', () => {
  const nobody = { state: null, comment: null, callType: null, individuals: null, reviewer: null, reviewedAt: null };
  const nowhere = {
    recorderId: null,
    wallMs: null,
    offsetMinutes: null,
    station: null,
    latitude: null,
    longitude: null,
  };
  const unknown = { ...row, ...nobody, ...nowhere, timeSource: 'unknown' as const, pictureFile: null };
  const zoneless = { ...row, offsetMinutes: null, recordingPath: 'Jürg, Zürich.wav', machineCommonName: '=cmd' };
  const drawn = { boxStartSeconds: 3.5, boxEndSeconds: 4.25, lowHz: 1800, highHz: 5200.5, tags: 'dawn; duet' };
  const western = { ...row, ...drawn, offsetMinutes: -210, state: 'relabelled' as const, correctedSeconds: 3600 };
  const picture = 'pictures/ab/abcd.png,"painted from sound, not a photograph"';
  const judged = 'two males,song,2,Anna,2026-05-03T08:00:00.000Z,Oak Ridge,51.5,9.25,audiomoth-comment';
  expect([...detectionsCsv([row, unknown, zoneless, western])].join('')).toBe(
    '\uFEFFrecording,recorder_id,start_time,end_time,start_s,end_s,scientific_name,common_name,score,model_name,model_hash,review,picture,' +
      'picture_note,machine_scientific_name,machine_common_name,comment,call_type,individuals,reviewer,reviewed_at,station,latitude,longitude,time_source,clock_corrected_s,time_guessed,utc_offset_min,box_start_s,box_end_s,low_hz,high_hz,tags\r\n' +
      `site A/20260501_053000.WAV,24F319046035A5D3,2026-05-01T05:30:03.000+02:00,2026-05-01T05:30:09.000+02:00,3,9,Turdus merula,Common Blackbird,0.9123,songsight-ten,abc,confirmed,${picture},Turdus merula,Common Blackbird,${judged},0,false,120,,,,,\r\n` +
      'site A/20260501_053000.WAV,,,,3,9,Turdus merula,Common Blackbird,0.9123,songsight-ten,abc,,,,Turdus merula,Common Blackbird,,,,,,,,,unknown,0,false,,,,,,\r\n' +
      `"Jürg, Zürich.wav",24F319046035A5D3,2026-05-01T05:30:03.000,2026-05-01T05:30:09.000,3,9,Turdus merula,Common Blackbird,0.9123,songsight-ten,abc,confirmed,${picture},Turdus merula,'=cmd,${judged},0,false,,,,,,\r\n` +
      `site A/20260501_053000.WAV,24F319046035A5D3,2026-05-01T05:30:03.000-03:30,2026-05-01T05:30:09.000-03:30,3,9,Turdus merula,Common Blackbird,0.9123,songsight-ten,abc,relabelled,${picture},Turdus merula,Common Blackbird,${judged},3600,false,-210,3.5,4.25,1800,5200.5,dawn; duet\r\n`,
  );
});

test('species report: hours, reviewed share and the verdicts', () => {
  const species = {
    scientificName: 'Turdus merula',
    commonName: 'Common Blackbird',
    detections: 8,
    recordings: 3,
    days: 2,
    first: { local: '2026-05-01T05:30:00.000', offsetMinutes: 0 },
    last: { local: '2026-05-02T21:10:00.000', offsetMinutes: null },
    hours: [5, 6, 21],
    bestScore: 0.98765,
    medianScore: 0.7,
    confirmed: 1,
    rejected: 1,
    unsure: 0,
    stations: ['Brook', 'Oak Ridge'],
    guessedTimes: 2,
  };
  expect([...speciesReportCsv([species])].join('')).toBe(
    '\uFEFFscientific_name,common_name,detections,recordings,days,first_time,last_time,hours_of_day,best_score,median_score,reviewed_share,confirmed,rejected,unsure,stations,guessed_times\r\n' +
      'Turdus merula,Common Blackbird,8,3,2,2026-05-01T05:30:00.000+00:00,2026-05-02T21:10:00.000,5 6 21,0.9877,0.7,0.2222,1,1,0,Brook; Oak Ridge,2\r\n',
  );
});

test('a style of the language: separator, decimal comma and times that a spreadsheet takes', () => {
  const german = { separator: ';', decimal: ',', times: 'spreadsheet' } as const;
  const [head = '', line = ''] = [...detectionsCsv([{ ...row, recordingPath: 'a;b, c.wav' }], german)];
  expect(head.split(';')).toHaveLength(33);
  expect(line).toContain('"a;b, c.wav";24F319046035A5D3;2026-05-01 05:30:03;2026-05-01 05:30:09;3;9;');
  expect(line).toContain(';0,9123;');
  expect(line).toContain(';51,5;9,25;');
  expect(line).toContain(';false;120;;;;;\r\n');
  expect(csvLine([1.5, 'a\tb', 'c,d'], { separator: '\t', decimal: '.', times: 'iso' })).toBe('1.5\t"a\tb"\tc,d\r\n');
  expect(csvLine([1.5, 2], { separator: ',', decimal: ',', times: 'iso' })).toBe('"1,5",2\r\n');
});

test('a time that is only the disk’s says so, until somebody sets the clock right', () => {
  const cell = (change: object): string | undefined =>
    [...detectionsCsv([{ ...row, ...change }])][1]?.split(',').at(-7);
  expect(cell({ timeSource: 'modified-time' })).toBe('true');
  expect(cell({ timeSource: 'modified-time', correctedSeconds: 60 })).toBe('false');
  expect(cell({ timeSource: 'file-name' })).toBe('false');
});
