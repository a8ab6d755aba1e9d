/** What is said of a part of a folder's recordings, as the tasks of a cluster take them. */
export const partSentences = {
  'part-no-scheduler': {
    en: 'No scheduler says which part this is. Name it, for example --part 3/64, or start it as a task of an array: SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX and JOB_COMPLETION_INDEX are understood.',
    de: 'Kein Scheduler sagt, welcher Teil das ist. Nennen Sie ihn, zum Beispiel --part 3/64, oder starten Sie ihn als Aufgabe eines Arrays: SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX und JOB_COMPLETION_INDEX werden verstanden.',
    es: 'Ningún planificador indica qué parte es esta. Indíquela, por ejemplo --part 3/64, o iníciela como tarea de un array: se entienden SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX y JOB_COMPLETION_INDEX.',
  },
  'part-no-count': {
    en: '{{variable}} says which part this is, but not how many there are. Add --parts, for example --parts 64.',
    de: '{{variable}} sagt, welcher Teil das ist, aber nicht, wie viele es gibt. Ergänzen Sie --parts, zum Beispiel --parts 64.',
    es: '{{variable}} indica qué parte es esta, pero no cuántas hay. Añada --parts, por ejemplo --parts 64.',
  },
  'part-other-count': {
    en: 'The array has {{tasks}} tasks, but --parts says {{parts}}. To start some tasks again, name each part, for example --part "$SLURM_ARRAY_TASK_ID/64".',
    de: 'Das Array hat {{tasks}} Aufgaben, --parts sagt aber {{parts}}. Um einige Aufgaben noch einmal zu starten, nennen Sie jeden Teil, zum Beispiel --part "$SLURM_ARRAY_TASK_ID/64".',
    es: 'El array tiene {{tasks}} tareas, pero --parts dice {{parts}}. Para repetir algunas tareas, indique cada parte, por ejemplo --part "$SLURM_ARRAY_TASK_ID/64".',
  },
  'part-gaps': {
    en: 'The tasks of this SLURM array do not follow one another, so they are not all the parts. Name each part, for example --part "$SLURM_ARRAY_TASK_ID/64".',
    de: 'Die Aufgaben dieses SLURM-Arrays folgen nicht aufeinander, sind also nicht alle Teile. Nennen Sie jeden Teil, zum Beispiel --part "$SLURM_ARRAY_TASK_ID/64".',
    es: 'Las tareas de este array de SLURM no son consecutivas, así que no son todas las partes. Indique cada parte, por ejemplo --part "$SLURM_ARRAY_TASK_ID/64".',
  },
  'part-out-of-range': {
    en: 'There is no part {{number}} of {{parts}}.',
    de: 'Es gibt keinen Teil {{number}} von {{parts}}.',
    es: 'No existe la parte {{number}} de {{parts}}.',
  },
  'part-bad-variable': {
    en: '{{variable}} is “{{text}}”, which is not a whole number.',
    de: '{{variable}} ist „{{text}}“, also keine ganze Zahl.',
    es: '{{variable}} es «{{text}}», que no es un número entero.',
  },
  'part-folder-unreadable': {
    en: 'The folder {{folder}} cannot be read, so its recordings would be missing from every part. Allow reading there, or move it aside.',
    de: 'Der Ordner {{folder}} ist nicht lesbar, seine Aufnahmen würden also in jedem Teil fehlen. Erlauben Sie dort das Lesen, oder legen Sie ihn beiseite.',
    es: 'No se puede leer la carpeta {{folder}}, así que sus grabaciones faltarían en todas las partes. Permita leerla o apártela.',
  },
  'file-list-unreadable': {
    en: 'The file list {{path}} cannot be read.',
    de: 'Die Dateiliste {{path}} ist nicht lesbar.',
    es: 'No se puede leer la lista de archivos {{path}}.',
  },
  'file-list-damaged': {
    en: '{{path}} is not a whole file list of Songsight (line {{line}}). Have “songsight cluster” write it again.',
    de: '{{path}} ist keine vollständige Dateiliste von Songsight (Zeile {{line}}). Lassen Sie sie von „songsight cluster“ noch einmal schreiben.',
    es: '{{path}} no es una lista de archivos completa de Songsight (línea {{line}}). Haga que «songsight cluster» la escriba de nuevo.',
  },
} as const;
