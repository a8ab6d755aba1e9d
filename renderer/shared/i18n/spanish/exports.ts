/** What is taken home: formats, filters, where to. */
export const spanishExports = {
  'Nothing fits these filters: the files would hold their headings and nothing else.':
    'Nada cumple estos filtros: los archivos solo tendrían sus encabezados.',
  '{{confirmed}} confirmed, {{rejected}} rejected, {{unsure}} unsure, {{rest}} judged by nobody.':
    '{{confirmed}} confirmadas, {{rejected}} rechazadas, {{unsure}} dudosas, {{rest}} sin revisar.',
  '{{n}} without a known time.': '{{n}} sin hora conocida.',
  '{{n}} at no station.': '{{n}} sin estación.',
  'All; rejected ones are marked': 'Todas; las rechazadas van marcadas',
  'Only what a person judged': 'Solo lo revisado por una persona',
  'Only what nobody judged': 'Solo lo que nadie ha revisado',
  'Score from': 'Puntuación desde',
  'Take it with you. Nothing is changed here; recordings are only read.':
    'Para llevar. Aquí no se cambia nada; las grabaciones solo se leen.',
  '{{n}} recordings are still waiting and not in it yet.':
    '{{n}} grabaciones esperan todavía y aún no están incluidas.',
  What: 'Qué',
  Where: 'Dónde',
  'Export finished': 'Exportación terminada',
  '{{files}} written, {{size}}': '{{files}} escritos, {{size}}',
  Copied: 'Copiada',
  'Copy the path': 'Copiar la ruta',
  'and {{n}} more': 'y {{n}} más',
  'A new folder in the data folder': 'Una carpeta nueva en la carpeta de datos',
  'A new folder is made in the data folder of Songsight. Type another one to write there.':
    'Se crea una carpeta nueva en la carpeta de datos de Songsight. Escriba otra para guardar allí.',
  'Nothing in this folder is replaced unasked. A folder that is watched for recordings is refused.':
    'En esta carpeta no se sustituye nada sin preguntar. No se admite una carpeta vigilada en busca de grabaciones.',
  'Export {{what}}': 'Exportar {{what}}',
  'Nothing to export under these filters.': 'Nada que exportar con estos filtros.',
  '{{done}} of {{all}} detections': '{{done}} de {{all}} detecciones',
  Stop: 'Detener',
  'FLAC (smaller, same sound)': 'FLAC (más pequeño, mismo sonido)',
  Title: 'Título',
  'Species report': 'Informe de especies',
  'Whom the data belongs to': 'A quién pertenecen los datos',
  Licence: 'Licencia',
  'None said': 'Sin indicar',
  'Sound files': 'Archivos de sonido',
  'Seconds before and after': 'Segundos antes y después',
  'To read': 'Para leer',
  Report: 'Informe',
  'One page with map, species, charts, pictures, spectrograms and method. Opens in any browser.':
    'Una página con mapa, especies, gráficos, imágenes, espectrogramas y método. Se abre en cualquier navegador.',
  'Species table (CSV)': 'Tabla de especies (CSV)',
  'One row per species: detections, days, first and last time, hours, scores, reviews, stations.':
    'Una fila por especie: detecciones, días, primera y última hora, horas, puntuaciones, revisiones, estaciones.',
  'Detections (CSV)': 'Detecciones (CSV)',
  'One row per detection with time, station, score, review. Opens in Excel, LibreOffice, R and Python.':
    'Una fila por detección con hora, estación, puntuación y revisión. Para Excel, LibreOffice, R y Python.',
  'For other programs for sound': 'Para otros programas de sonido',
  Raven: 'Raven',
  'Selection table and list file. Open the list in Raven, then the table: the boxes lie on the sound.':
    'Tabla de selección y lista de archivos. Abra la lista en Raven y luego la tabla: los recuadros caen sobre el sonido.',
  Audacity: 'Audacity',
  'One label track per recording.': 'Una pista de etiquetas por grabación.',
  Kaleidoscope: 'Kaleidoscope',
  'Results that Kaleidoscope opens, with your labels as MANUAL ID.':
    'Resultados que abre Kaleidoscope, con sus etiquetas como MANUAL ID.',
  'Sound clips': 'Fragmentos de sonido',
  'Each detection as WAV or FLAC, all channels, with the recorder’s notes and GUANO kept.':
    'Cada detección en WAV o FLAC, todos los canales, con las notas de la grabadora y GUANO.',
  'Spectrograms (PNG)': 'Espectrogramas (PNG)',
  'Each detection as a picture with axes in kHz and seconds.': 'Cada detección como imagen con ejes en kHz y segundos.',
  'For databases of nature': 'Para bases de datos de naturaleza',
  eBird: 'eBird',
  'Record format for eBird’s import, one line per species and hour, of what a person has confirmed.':
    'Formato Record para importar en eBird, una línea por especie y hora, solo lo confirmado por una persona.',
  'Darwin Core archive': 'Archivo Darwin Core',
  'Occurrences for GBIF and OBIS, machine and human identifications told apart.':
    'Presencias para GBIF y OBIS, con identificaciones de máquina y de persona separadas.',
  'Camtrap DP': 'Camtrap DP',
  'Data package with deployments, media and observations.': 'Paquete de datos con despliegues, medios y observaciones.',
  JSON: 'JSON',
  'Everything known of each detection, a line each.': 'Todo lo que se sabe de cada detección, una línea por cada una.',
  'Report (PDF)': 'Informe (PDF)',
  'The same on two sheets of paper, with a list of all species behind where there are many.':
    'Lo mismo en dos hojas de papel; si hay muchas especies, sigue una lista de todas.',
  'Detections (Parquet)': 'Detecciones (Parquet)',
  'The same columns, small and quick, for DuckDB, R (arrow) and pandas.':
    'Las mismas columnas, en poco espacio y con rapidez, para DuckDB, R (arrow) y pandas.',
  'Take detections, too, whose time is only the time of the file':
    'Incluir también detecciones cuya hora es solo la del archivo',
  'Write the new one beside it': 'Escribir el nuevo al lado',
  'Replace what is there': 'Sustituir lo que hay',
  'Between the columns': 'Entre las columnas',
  Comma: 'Coma',
  Semicolon: 'Punto y coma',
  Tab: 'Tabulador',
  Numbers: 'Números',
  Times: 'Horas',
  '2026-05-01T05:30:03+02:00, for programs': '2026-05-01T05:30:03+02:00, para programas',
  '2026-05-01 05:30:03, for spreadsheets': '2026-05-01 05:30:03, para hojas de cálculo',
  '{{n}} files_one': '{{n}} archivo',
  '{{n}} files_other': '{{n}} archivos',
  '{{n}} names_one': '{{n}} nombre',
  '{{n}} names_other': '{{n}} nombres',
  '{{n}} attempts_one': '{{n}} intento',
  '{{n}} attempts_other': '{{n}} intentos',
  '{{n}} pictures_one': '{{n}} imagen',
  '{{n}} pictures_other': '{{n}} imágenes',
} as const;
