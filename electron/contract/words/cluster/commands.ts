/** What the command line says of parts, of merging and of clusters: its help, and what it prints. */
export const clusterCommandSentences = {
  'value-part': { en: 'part', de: 'Teil', es: 'parte' },
  'help-merge': {
    en: 'join data folders into one: parts of a cluster, or the laptops of several teams',
    de: 'Datenordner zu einem zusammenführen: Teile eines Clusters oder die Laptops mehrerer Teams',
    es: 'unir carpetas de datos en una: partes de un clúster o los portátiles de varios equipos',
  },
  'help-argument-sources': {
    en: 'data folders to join; they are only read',
    de: 'Datenordner, die zusammengeführt werden; sie werden nur gelesen',
    es: 'carpetas de datos que se unen; solo se leen',
  },
  'help-merge-into': {
    en: 'data folder that they are joined into; made where it is missing',
    de: 'Datenordner, in den sie zusammengeführt werden; wird angelegt, wenn er fehlt',
    es: 'carpeta de datos en la que se unen; se crea si falta',
  },
  'help-cluster': {
    en: 'write the jobs that analyse a folder on a cluster',
    de: 'die Jobs schreiben, die einen Ordner auf einem Cluster auswerten',
    es: 'escribir los trabajos que analizan una carpeta en un clúster',
  },
  'help-cluster-slurm': {
    en: 'for SLURM: an array job with one task a part, and a job that merges them',
    de: 'für SLURM: ein Array-Job mit einer Aufgabe je Teil, und ein Job, der sie zusammenführt',
    es: 'para SLURM: un trabajo en array con una tarea por parte, y un trabajo que las une',
  },
  'help-cluster-parts': {
    en: 'number of parts',
    de: 'Anzahl der Teile',
    es: 'número de partes',
  },
  'help-cluster-out': {
    en: 'folder for the jobs, their logs and the data; on a disk that all machines of the cluster see',
    de: 'Ordner für die Jobs, ihre Protokolle und die Daten; auf einer Festplatte, die alle Rechner des Clusters sehen',
    es: 'carpeta para los trabajos, sus registros y los datos; en un disco que vean todas las máquinas del clúster',
  },
  'help-cluster-cpus': {
    en: 'cores of a task, 4 unless said',
    de: 'Kerne je Aufgabe, sonst 4',
    es: 'núcleos por tarea, 4 si no se indica',
  },
  'help-cluster-command': {
    en: 'how Songsight is called on the cluster, where it is not as here, e.g. "apptainer exec songsight.sif songsight"',
    de: 'wie Songsight auf dem Cluster aufgerufen wird, wenn nicht wie hier, z. B. "apptainer exec songsight.sif songsight"',
    es: 'cómo se llama a Songsight en el clúster, si no es como aquí, p. ej. "apptainer exec songsight.sif songsight"',
  },
  'help-analyse-part': {
    en: 'analyse only this part of a folder, e.g. 3/64; auto takes the part from SLURM, AWS Batch or Kubernetes',
    de: 'nur diesen Teil eines Ordners auswerten, z. B. 3/64; auto nimmt den Teil von SLURM, AWS Batch oder Kubernetes',
    es: 'analizar solo esta parte de una carpeta, p. ej. 3/64; auto la toma de SLURM, AWS Batch o Kubernetes',
  },
  'help-analyse-parts': {
    en: 'how many parts there are, where the scheduler does not tell, as with Kubernetes',
    de: 'wie viele Teile es gibt, wenn der Scheduler es nicht sagt, wie bei Kubernetes',
    es: 'cuántas partes hay, si el planificador no lo dice, como en Kubernetes',
  },
  'help-analyse-file-list': {
    en: 'share out the files of this list, as “songsight cluster” writes it, in place of those that lie there now',
    de: 'die Dateien dieser Liste aufteilen, wie „songsight cluster“ sie schreibt, statt derer, die jetzt dort liegen',
    es: 'repartir los archivos de esta lista, como la escribe «songsight cluster», en lugar de los que hay ahora',
  },
  'usage-part': {
    en: '--part takes a part like 3/64, or auto, not “{{given}}”.',
    de: '--part nimmt einen Teil wie 3/64, oder auto, nicht „{{given}}“.',
    es: '--part lleva una parte como 3/64, o auto, no «{{given}}».',
  },
  'usage-part-one-folder': {
    en: '--part takes one folder, not several and no files.',
    de: '--part nimmt genau einen Ordner, nicht mehrere und keine Dateien.',
    es: '--part lleva una sola carpeta, no varias ni archivos.',
  },
  'usage-part-alone': {
    en: '{{option}} needs --part.',
    de: '{{option}} braucht --part.',
    es: '{{option}} necesita --part.',
  },
  'usage-missing-merge': {
    en: 'Name the data folders to join, e.g. songsight merge part-1 part-2 --into season.',
    de: 'Nennen Sie die Datenordner, z. B. songsight merge part-1 part-2 --into Saison.',
    es: 'Indique las carpetas de datos, p. ej. songsight merge part-1 part-2 --into temporada.',
  },
  'usage-missing-cluster': {
    en: 'Name the folder of recordings, e.g. songsight cluster --slurm recordings --parts 64 --out run.',
    de: 'Nennen Sie den Ordner mit Aufnahmen, z. B. songsight cluster --slurm Aufnahmen --parts 64 --out run.',
    es: 'Indique la carpeta de grabaciones, p. ej. songsight cluster --slurm grabaciones --parts 64 --out run.',
  },
  'merge-progress': {
    en: '{{folder}}: {{done}} of {{all}} recordings',
    de: '{{folder}}: {{done}} von {{all}} Aufnahmen',
    es: '{{folder}}: {{done}} de {{all}} grabaciones',
  },
  'merge-source-done': {
    en: '{{folder}}: new recordings: {{recordings}}, known: {{known}}, detections: {{detections}}, verdicts: {{reviews}}, pictures: {{pictures}}.',
    de: '{{folder}}: neue Aufnahmen: {{recordings}}, bekannte: {{known}}, Nachweise: {{detections}}, Urteile: {{reviews}}, Bilder: {{pictures}}.',
    es: '{{folder}}: grabaciones nuevas: {{recordings}}, conocidas: {{known}}, detecciones: {{detections}}, veredictos: {{reviews}}, imágenes: {{pictures}}.',
  },
  'merge-source-upgrade': {
    en: '{{folder}} is of an older Songsight; its copy is brought up to date: step {{step}} of {{all}}.',
    de: '{{folder}} stammt von einem älteren Songsight; die Kopie davon wird auf den neuen Stand gebracht: Schritt {{step}} von {{all}}.',
    es: '{{folder}} es de un Songsight anterior; se actualiza su copia: paso {{step}} de {{all}}.',
  },
  'merge-source-before': {
    en: '{{folder}}: merged before, nothing new.',
    de: '{{folder}}: schon zusammengeführt, nichts Neues.',
    es: '{{folder}}: ya combinada, nada nuevo.',
  },
  'merge-source-embeddings_one': {
    en: '{{folder}}: merged before; the search by sound now knows {{count}} more recording of it.',
    de: '{{folder}}: schon zusammengeführt; die Suche nach Klang kennt nun {{count}} Aufnahme mehr daraus.',
    es: '{{folder}}: ya combinada; la búsqueda por sonido conoce ahora {{count}} grabación más de ella.',
  },
  'merge-source-embeddings_other': {
    en: '{{folder}}: merged before; the search by sound now knows {{count}} more recordings of it.',
    de: '{{folder}}: schon zusammengeführt; die Suche nach Klang kennt nun {{count}} Aufnahmen mehr daraus.',
    es: '{{folder}}: ya combinada; la búsqueda por sonido conoce ahora {{count}} grabaciones más de ella.',
  },
  'merge-source-lost_one': {
    en: '{{folder}}: the file of {{count}} picture is not there; the picture is painted again, or comes with a later merge.',
    de: '{{folder}}: Die Datei von {{count}} Bild fehlt; das Bild wird neu gemalt oder kommt mit einem späteren Zusammenführen.',
    es: '{{folder}}: falta el archivo de {{count}} imagen; se pintará de nuevo o llegará con una combinación posterior.',
  },
  'merge-source-lost_other': {
    en: '{{folder}}: the files of {{count}} pictures are not there; the pictures are painted again, or come with a later merge.',
    de: '{{folder}}: Die Dateien von {{count}} Bildern fehlen; die Bilder werden neu gemalt oder kommen mit einem späteren Zusammenführen.',
    es: '{{folder}}: faltan los archivos de {{count}} imágenes; se pintarán de nuevo o llegarán con una combinación posterior.',
  },
  'merge-source-waiting_one': {
    en: '{{folder}}: {{count}} file still waits to be analysed there. Finish it and merge again.',
    de: '{{folder}}: {{count}} Datei wartet dort noch auf die Auswertung. Schließen Sie sie ab und führen Sie noch einmal zusammen.',
    es: '{{folder}}: {{count}} archivo aún espera su análisis allí. Termínelo y vuelva a combinar.',
  },
  'merge-source-waiting_other': {
    en: '{{folder}}: {{count}} files still wait to be analysed there. Finish them and merge again.',
    de: '{{folder}}: {{count}} Dateien warten dort noch auf die Auswertung. Schließen Sie sie ab und führen Sie noch einmal zusammen.',
    es: '{{folder}}: {{count}} archivos aún esperan su análisis allí. Termínelos y vuelva a combinar.',
  },
  'merge-source-failed': {
    en: '{{folder}} was left out: {{reason}}',
    de: '{{folder}} wurde ausgelassen: {{reason}}',
    es: '{{folder}} se dejó fuera: {{reason}}',
  },
  'merge-conflicts_one': {
    en: '{{count}} thing is said differently:',
    de: '{{count}} Angabe ist verschieden:',
    es: '{{count}} dato difiere:',
  },
  'merge-conflicts_other': {
    en: '{{count}} things are said differently:',
    de: '{{count}} Angaben sind verschieden:',
    es: '{{count}} datos difieren:',
  },
  'merge-conflicts-more': {
    en: 'and {{more}} more; --json lists all of them.',
    de: 'und {{more}} weitere; --json nennt alle.',
    es: 'y {{more}} más; --json los enumera todos.',
  },
  'cluster-no-recordings': {
    en: 'There are no recordings in {{folder}}.',
    de: 'In {{folder}} sind keine Aufnahmen.',
    es: 'No hay grabaciones en {{folder}}.',
  },
  'cluster-already-there': {
    en: '{{path}} is there already. Name another folder with --out, or move this one aside.',
    de: '{{path}} gibt es schon. Nennen Sie mit --out einen anderen Ordner, oder legen Sie diesen beiseite.',
    es: '{{path}} ya existe. Indique otra carpeta con --out o aparte esta.',
  },
  'cluster-not-written': {
    en: 'The jobs could not be written to {{path}} ({{detail}}).',
    de: 'Die Jobs konnten nicht nach {{path}} geschrieben werden ({{detail}}).',
    es: 'No se pudieron escribir los trabajos en {{path}} ({{detail}}).',
  },
  'cluster-name-break': {
    en: 'The path {{path}} holds a line break, which no job script can name. Rename the folder.',
    de: 'Der Pfad {{path}} enthält einen Zeilenumbruch, den kein Job-Skript nennen kann. Benennen Sie den Ordner um.',
    es: 'La ruta {{path}} contiene un salto de línea que ningún script puede nombrar. Cambie el nombre de la carpeta.',
  },
  'cluster-name-log': {
    en: 'The path {{path}} holds a quotation mark or a backslash, which SLURM cannot read in the name of a log. Give --out another folder.',
    de: 'Der Pfad {{path}} enthält ein Anführungszeichen oder einen umgekehrten Schrägstrich, die SLURM im Namen einer Protokolldatei nicht lesen kann. Geben Sie mit --out einen anderen Ordner an.',
    es: 'La ruta {{path}} contiene comillas o una barra invertida, que SLURM no puede leer en el nombre de un registro. Indique otra carpeta con --out.',
  },
  'cluster-explained': {
    en: '{{files}} recordings, {{parts}} parts of {{least}} to {{most}} MB. Start them with:\n  bash {{submit}}\nOne task of the array analyses one part into {{data}}. A task that is requeued, or started again, continues where it stopped; nothing is analysed twice. When all tasks have ended the parts are merged into {{season}}. The job scripts are yours to change: partition, time, memory. What a part or the merge printed lies in {{logs}}. To repeat one part: sbatch --array=7 {{analyse}}; then merge again: sbatch {{merge}}.',
    de: '{{files}} Aufnahmen, {{parts}} Teile von {{least}} bis {{most}} MB. Starten Sie sie mit:\n  bash {{submit}}\nEine Aufgabe des Arrays wertet einen Teil nach {{data}} aus. Eine Aufgabe, die wieder eingereiht oder noch einmal gestartet wird, macht dort weiter, wo sie aufgehört hat; nichts wird zweimal ausgewertet. Sind alle Aufgaben beendet, werden die Teile nach {{season}} zusammengeführt. Die Job-Skripte dürfen Sie ändern: Partition, Zeit, Speicher. Was ein Teil oder das Zusammenführen ausgegeben hat, liegt in {{logs}}. Einen Teil wiederholen: sbatch --array=7 {{analyse}}; dann noch einmal zusammenführen: sbatch {{merge}}.',
    es: '{{files}} grabaciones, {{parts}} partes de {{least}} a {{most}} MB. Inícielas con:\n  bash {{submit}}\nCada tarea del array analiza una parte en {{data}}. Una tarea que vuelve a la cola o se inicia de nuevo continúa donde se detuvo; nada se analiza dos veces. Cuando todas las tareas han terminado, las partes se unen en {{season}}. Puede cambiar los scripts: partición, tiempo, memoria. Lo que imprimió cada parte o la unión está en {{logs}}. Para repetir una parte: sbatch --array=7 {{analyse}}; después vuelva a unir: sbatch {{merge}}.',
  },
  'cluster-array-limit': {
    en: 'The SLURM here will not take an array of {{parts}} tasks, only of up to {{tasks}} (MaxArraySize = {{size}}): write the run again, into another folder, with --parts {{tasks}} or fewer.',
    de: 'Das SLURM hier nimmt kein Array mit {{parts}} Aufgaben an, nur bis {{tasks}} (MaxArraySize = {{size}}): Schreiben Sie den Lauf noch einmal, in einen anderen Ordner, mit --parts {{tasks}} oder weniger.',
    es: 'El SLURM de aquí no acepta un array de {{parts}} tareas, solo de hasta {{tasks}} (MaxArraySize = {{size}}): vuelva a escribir los scripts, en otra carpeta, con --parts {{tasks}} o menos.',
  },
  'slurm-note-task': {
    en: 'One part of the recordings. Safe to requeue: a part continues where it stopped.',
    de: 'Ein Teil der Aufnahmen. Darf wieder eingereiht werden: Ein Teil macht dort weiter, wo er aufgehört hat.',
    es: 'Una parte de las grabaciones. Puede volver a la cola: continúa donde se detuvo.',
  },
  'slurm-note-time': {
    en: 'Three minutes before the time is over the task stops at a whole recording and is queued again.',
    de: 'Drei Minuten vor Ablauf der Zeit hält die Aufgabe nach einer ganzen Aufnahme an und wird wieder eingereiht.',
    es: 'Tres minutos antes de agotarse el tiempo, la tarea se detiene en una grabación completa y vuelve a la cola.',
  },
  'slurm-note-exit': {
    en: 'Some files cannot be analysed, such as empty ones: they are listed, and the task has done its work.',
    de: 'Manche Dateien lassen sich nicht auswerten, etwa leere: Sie werden aufgelistet, und die Aufgabe ist erledigt.',
    es: 'Algunos archivos no se pueden analizar, como los vacíos: se enumeran, y la tarea ha cumplido.',
  },
  'slurm-note-killed': {
    en: 'A task that was killed, as for want of memory, is queued again up to three times.',
    de: 'Eine Aufgabe, die abgebrochen wurde, etwa aus Mangel an Speicher, wird bis zu dreimal wieder eingereiht.',
    es: 'Una tarea que fue interrumpida, por ejemplo por falta de memoria, vuelve a la cola hasta tres veces.',
  },
  'slurm-note-merge': {
    en: 'Joins the parts into one data folder. Can be started again at any time.',
    de: 'Führt die Teile zu einem Datenordner zusammen. Kann jederzeit noch einmal gestartet werden.',
    es: 'Une las partes en una carpeta de datos. Puede iniciarse de nuevo en cualquier momento.',
  },
} as const;
