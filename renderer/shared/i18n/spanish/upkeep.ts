/** Data folder, backups, room, missing and failed files. */
export const spanishUpkeep = {
  'There is no backup yet.': 'Aún no hay copias de seguridad.',
  'Do not restore': 'No restaurar',
  Restore: 'Restaurar',
  'Storage and backups': 'Almacenamiento y copias de seguridad',
  'Backups of the database': 'Copias de seguridad de la base de datos',
  'A backup holds everything but the pictures, which can be painted again, your own photos, and the recordings, which stay where they are. The analysis continues meanwhile.':
    'Una copia de seguridad contiene todo salvo las imágenes, que pueden pintarse de nuevo, sus propias fotos y las grabaciones, que quedan donde están. El análisis continúa entretanto.',
  '{{backup}} takes the database’s place when Songsight is closed and opened again. What is there now is kept.':
    '{{backup}} sustituirá a la base de datos al cerrar y volver a abrir Songsight. Lo que hay ahora se guarda.',
  'Another folder, such as a second disk': 'Otra carpeta, por ejemplo en otro disco',
  'In the data folder': 'En la carpeta de datos',
  'Back up now': 'Crear copia ahora',
  'Check the database': 'Comprobar la base de datos',
  'Copying …': 'Copiando …',
  'Reading the whole database …': 'Leyendo toda la base de datos …',
  'Written: {{file}}.': 'Guardada: {{file}}.',
  'Looking into the data folder …': 'Leyendo la carpeta de datos …',
  'Storage used in the data folder.': 'Espacio usado en la carpeta de datos.',
  'Storage used in the data folder. {{free}} are free on this disk.':
    'Espacio usado en la carpeta de datos. Quedan {{free}} libres en este disco.',
  'Recordings lie where you put them and are not counted.':
    'Las grabaciones están donde usted las puso y no se cuentan.',
  'More about {{name}}': 'Más sobre {{name}}',
  More: 'Más',
  'Resume this folder': 'Reanudar esta carpeta',
  'This folder first': 'Esta carpeta primero',
  'Not before the others': 'No antes que las demás',
  'Pause this folder': 'Pausar esta carpeta',
  'Remove waiting recordings from the queue': 'Quitar de la cola las grabaciones en espera',
  'Try the failed files again': 'Reintentar los archivos fallidos',
  'The folder was moved': 'La carpeta se movió',
  'Where it is now': 'Dónde está ahora',
  'Link it again': 'Volver a vincular',
  'Missing files': 'Archivos que faltan',
  'No longer where they were: {{files}}.': 'Ya no están donde estaban: {{files}}.',
  'Their results are kept. If a folder was renamed or moved, link it again with “The folder was moved” in its menu; single files are recognised by their content wherever they turn up in a watched folder.':
    'Sus resultados se conservan. Si una carpeta cambió de nombre o de lugar, vuelva a vincularla con «La carpeta se movió» en su menú; los archivos sueltos se reconocen por su contenido allí donde aparezcan en una carpeta vigilada.',
  'In {{folder}}.': 'En {{folder}}.',
  'Not saved: a number of megabytes from 1 on is needed.':
    'No se ha guardado: hace falta un número de megabytes a partir de 1.',
  'Picture storage limit (MB)': 'Límite de almacenamiento de imágenes (MB)',
  'When it is full, pictures of the worst unreviewed detections go first; they can be painted again. Recordings, detections and reviews are never touched. Empty: no limit.':
    'Al alcanzarlo, se quitan primero las imágenes de las peores detecciones sin revisar; pueden pintarse de nuevo. Las grabaciones, detecciones y revisiones no se tocan. Vacío: sin límite.',
  'No limit': 'Sin límite',
  'Keep within {{size}}': 'Limitar a {{size}}',
  'Leave all as they are': 'Dejarlas todas como están',
  Database: 'Base de datos',
  'Backups and kept copies': 'Copias de seguridad y versiones conservadas',
  '{{files}} among the pictures, not from this database': '{{files}} entre las imágenes, ajenos a esta base de datos',
  'Your photos, logs and the rest': 'Sus fotos, registros y lo demás',
  'Nothing would be removed: the pictures take {{size}}.': 'No se quitaría nada: las imágenes ocupan {{size}}.',
  '{{going}} ({{size}}) would be removed, those of the worst detections first. {{staying}} of reviewed detections or painted on request are always kept.':
    'Se quitarían {{going}} ({{size}}), primero las de las peores detecciones. De detecciones revisadas o pintadas a petición, siempre se conservan: {{staying}}.',
  'Nothing was detected in it.': 'No se detectó nada en él.',
  'Kept: {{detections}}.': 'Se conservan: {{detections}}.',
  'The same recording is now at {{path}}.': 'La misma grabación está ahora en {{path}}.',
  Backup: 'Copia de seguridad',
  'Kept before an update': 'Guardada antes de una actualización',
  'Kept before a restore': 'Guardada antes de restaurar',
  'Damaged, kept before a repair': 'Dañada, guardada antes de reparar',
  'Try all again': 'Reintentar todos',
  'No failed files': 'Ningún archivo con errores',
  'A file that cannot be analysed is listed here with the reason. It never holds up the others.':
    'Un archivo que no se puede analizar aparece aquí con el motivo. Nunca detiene a los demás.',
  '{{files}} could not be analysed. The rest were; recordings are unchanged.':
    'No se han podido analizar: {{files}}. El resto sí; las grabaciones no han cambiado.',
  'In {{folder}} · {{attempts}}, last on {{when}}': 'En {{folder}} · {{attempts}}, el último el {{when}}',
  'Try again: {{file}}': 'Reintentar: {{file}}',
  'Try again': 'Reintentar',
  'Your data is being brought up to date': 'Sus datos se están actualizando',
  'It was last used with an older Songsight. This happens once; with a large season it can take a few minutes.':
    'La última vez se usaron con un Songsight anterior. Esto ocurre una sola vez; con una temporada grande puede tardar unos minutos.',
  'The database is copied first.': 'Primero se copia la base de datos.',
  'Done. Songsight is starting …': 'Listo. Songsight se está iniciando …',
  'A copy of the database stays in the folder “backups”. If you close this window now, nothing is lost: it begins anew with the next start.':
    'Una copia de la base de datos queda en la carpeta «backups». Si cierra ahora esta ventana no se pierde nada: empezará de nuevo la próxima vez.',
  'Your data could not be brought up to date': 'No se pudieron actualizar sus datos',
  'Nothing in the database was changed. Put right what is in the way and try again, or close this window.':
    'No se ha cambiado nada en la base de datos. Corrija el problema e inténtelo de nuevo, o cierre esta ventana.',
} as const;
