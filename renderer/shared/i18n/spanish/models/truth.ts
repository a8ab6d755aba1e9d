/** A model held against others, and reviews of several people or by station and day. */
export const spanishTruth = {
  '90 % right from': '90 % correctas desde',
  '95 %: {{low}} to {{high}}': '95 %: de {{low}} a {{high}}',
  'Agreement by species': 'Concordancia por especie',
  'Agreement of two': 'Concordancia entre dos',
  'Annotations of': 'Anotaciones de',
  'Average precision': 'Precisión media',
  Both: 'Ambos',
  'Choose tables …': 'Elegir tablas …',
  Curve: 'Curva',
  'Curve of {{species}}': 'Curva de {{species}}',
  'Folder with their sound files, if recordings were renamed':
    'Carpeta con sus archivos de sonido, si se renombraron grabaciones',
  'Found by the clock: {{recordings}}. Check that they are of the same recorder.':
    'Encontradas por la hora: {{recordings}}. Compruebe que son de la misma grabadora.',
  'Hold the model against what people heard, or against what another model detected in the same recordings.':
    'Contraste el modelo con lo que oyeron personas o con lo que otro modelo detectó en las mismas grabaciones.',
  'Import tables of other programs': 'Importar tablas de otros programas',
  Imported: 'Importado',
  'Importing …': 'Importando …',
  Kappa: 'Kappa',
  'Known by their content: {{recordings}}': 'Reconocidas por su contenido: {{recordings}}',
  'Labels that no species has: {{count}}': 'Etiquetas que no tiene ninguna especie: {{count}}',
  'Measure a model': 'Medir un modelo',
  'Name of the person or model': 'Nombre de la persona o del modelo',
  'Name their folders in the table, or the folder with their sound files, and import it again.':
    'Indique sus carpetas en la tabla o la carpeta con sus archivos de sonido e impórtela de nuevo.',
  'Names that several recordings have: {{count}}': 'Nombres que tienen varias grabaciones: {{count}}',
  One: 'Uno',
  'Only {{name}}': 'Solo {{name}}',
  Precision: 'Precisión',
  'Precision and recall by species': 'Precisión y exhaustividad por especie',
  'Precision and recall of {{species}}': 'Precisión y exhaustividad de {{species}}',
  'Precision {{precision}}, recall {{recall}}': 'Precisión {{precision}}, exhaustividad {{recall}}',
  'Raven, Audacity, BirdNET-Analyzer, BirdNET-Pi, BirdNET-Go, Kaleidoscope, Chirpity, or any table with recording, start, end and label. Drop them here or choose them.':
    'Raven, Audacity, BirdNET-Analyzer, BirdNET-Pi, BirdNET-Go, Kaleidoscope, Chirpity o cualquier tabla con recording, start, end y label. Suéltelas aquí o elíjalas.',
  Recall: 'Exhaustividad',
  'Recordings that are not here: {{count}}': 'Grabaciones que no están aquí: {{count}}',
  Shared: 'Compartido',
  'The model against what is to be heard': 'El modelo frente a lo que se oye',
  'The model gave it no score in these recordings.': 'El modelo no le dio ninguna puntuación en estas grabaciones.',
  'The name of the file': 'El nombre del archivo',
  'The other': 'El otro',
  'There is no recording that both of them know.': 'No hay ninguna grabación que conozcan ambos.',
  'They are': 'Son',
  'What a person heard': 'Lo que oyó una persona',
  'What another model detected': 'Lo que detectó otro modelo',
  'What was imported': 'Lo que se importó',
  'no threshold does it': 'ningún umbral lo logra',
  'not defined': 'no definido',
  '{{clips}} clips of {{recordings}}, each taken as annotated from its beginning to its end.':
    '{{clips}} fragmentos de {{recordings}}, cada una considerada anotada de principio a fin.',
  'The threshold in force decides what is detected.': 'El umbral vigente decide qué se detecta.',
  'Every imported detection counts.': 'Cuenta cada detección importada.',
  Measured: 'Se mide',
  '{{name}} does not know it': '{{name}} no la conoce',
  '{{name}} is larger than 10 MB: import it with songsight annotations import.':
    '{{name}} supera los 10 MB: impórtelo con songsight annotations import.',
  '{{rows}} of them imported before': '{{rows}} de ellas ya importadas',
  '{{rows}} rows': '{{rows}} filas',
  '{{rows}} rows of {{recordings}}': '{{rows}} filas de {{recordings}}',
  '{{stretches}} stretches of {{seconds}} s in {{recordings}} that both know. Kappa is agreement beyond chance: 1 is full agreement, 0 is chance.':
    '{{stretches}} tramos de {{seconds}} s en {{recordings}} que ambos conocen. Kappa es la concordancia más allá del azar: 1 es concordancia total, 0 es azar.',
  'Is it here?': '¿Está aquí?',
  'Is it here? By station and visit': '¿Está aquí? Por estación y visita',
  'For each station and visit the best clips, until one is confirmed or all are reviewed. The table for occupancy models is made of these answers.':
    'Para cada estación y visita, los mejores fragmentos, hasta que uno se confirme o se hayan revisado todos. Con estas respuestas se hace la tabla para modelos de ocupación.',
  'Days of a visit': 'Días de una visita',
  'There is no detection yet to review.': 'Todavía no hay ninguna detección que revisar.',
  'No station has recordings': 'Ninguna estación tiene grabaciones',
  'Give recordings a station and a time first: Stations and clocks.':
    'Asigne antes a las grabaciones una estación y una hora: Estaciones y relojes.',
  Progress: 'Progreso',
  '{{done}} of {{all}} visits with clips answered, {{confirmed}} confirmed':
    '{{done}} de {{all}} visitas con fragmentos respondidas, {{confirmed}} confirmadas',
  'no clip': 'ningún fragmento',
  confirmed: 'confirmada',
  'not finished': 'sin terminar',
  'reviewed, not confirmed': 'revisada, no confirmada',
  '{{station}}, {{day}}: {{state}}, {{reviewed}} of {{clips}} clips reviewed':
    '{{station}}, {{day}}: {{state}}, {{reviewed}} de {{clips}} fragmentos revisados',
  'Stations and visits': 'Estaciones y visitas',
  '1 confirmed · 0 nothing detected, or reviewed and not confirmed · ? not finished · NA not recorded. PgUp and PgDn go from visit to visit.':
    '1 confirmada · 0 nada detectado, o revisada y no confirmada · ? sin terminar · NA sin grabar. RePág y AvPág llevan de visita en visita.',
  'Every visit has its answer.': 'Cada visita tiene su respuesta.',
  'clip {{at}} of {{all}}': 'fragmento {{at}} de {{all}}',
  'Several reviewers': 'Varios revisores',
  'A second pass that does not see the first, how far reviewers agree, and what they differ on.':
    'Una segunda pasada que no ve la primera, hasta dónde concuerdan los revisores y en qué difieren.',
  'You review as {{name}}.': 'Usted revisa como {{name}}.',
  'Second review': 'Segunda revisión',
  'You see what the model detected and others have reviewed, and nothing of what they said.':
    'Verá lo que detectó el modelo y otros han revisado, y nada de lo que dijeron.',
  'Begin the second review': 'Empezar la segunda revisión',
  'Nothing is left: you have reviewed all that others have.':
    'No queda nada: ha revisado todo lo que otros han revisado.',
  '{{done}} given, {{left}} left': '{{done}} dados, {{left}} pendientes',
  'no name': 'sin nombre',
  Agreement: 'Concordancia',
  'Agreement of reviewers': 'Concordancia de los revisores',
  'No detection has been judged by two reviewers on their own yet.':
    'Ninguna detección ha sido juzgada aún por dos revisores por separado.',
  'Kappa is agreement beyond chance: 1 is full agreement, 0 is chance. It is not defined where both always said the same one thing.':
    'Kappa es la concordancia más allá del azar: 1 es concordancia total, 0 es azar. No está definido donde ambos dijeron siempre lo mismo.',
  Reviewers: 'Revisores',
  'The same': 'Iguales',
  'To be settled: {{count}}': 'Por resolver: {{count}}',
  'Disputed detections': 'Detecciones en disputa',
  'Settle {{species}}': 'Resolver {{species}}',
  'Other copies of the season': 'Otras copias de la temporada',
  'Write all reviews into a file, and take those of another copy. Nothing is overwritten: what differs is kept and listed to be settled.':
    'Escriba todas las revisiones en un archivo e incorpore las de otra copia. Nada se sobrescribe: lo que difiere se conserva y se enumera para resolverlo.',
  'File to write, on the computer that runs Songsight':
    'Archivo que se escribe, en el ordenador donde funciona Songsight',
  'Write reviews': 'Escribir revisiones',
  'Merge reviews of another copy …': 'Incorporar revisiones de otra copia …',
  'That file is larger than 10 MB: merge it with songsight reviews merge.':
    'Ese archivo supera los 10 MB: incorpórelo con songsight reviews merge.',
  '{{taken}} taken, {{known}} known already': '{{taken}} incorporadas, {{known}} ya conocidas',
  'Not here or not analysed: {{names}}. Merge again when they are.':
    'No están aquí o sin analizar: {{names}}. Incorpórelas de nuevo cuando lo estén.',
} as const;
