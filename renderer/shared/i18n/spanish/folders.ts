/** Folders and the work on them, the first page a person sees, and what the pictures are. */
export const spanishFolders = {
  'Drop a folder; its path is asked for next, for a browser does not tell it. A sound file is looked for in the season.':
    'Suelte una carpeta; después se pregunta por su ruta, porque el navegador no la indica. Un archivo de sonido se busca en la temporada.',
  'Where does it lie?': '¿Dónde está?',
  'A browser does not say where “{{name}}” lies. Put its path before its name.':
    'El navegador no indica dónde está «{{name}}». Escriba la ruta delante del nombre.',
  '“{{name}}” is a file. Songsight watches folders: give the path of the one it lies in.':
    '«{{name}}» es un archivo. Songsight vigila carpetas: indique la ruta de la carpeta en la que está.',
  'Add a folder': 'Añadir una carpeta',
  'Path of the folder on the computer that runs Songsight': 'Ruta de la carpeta en el equipo donde funciona Songsight',
  'A browser may not show you folders, so the path has to be typed or pasted.':
    'Un navegador no puede mostrar carpetas; hay que escribir o pegar la ruta.',
  'Watch this folder': 'Vigilar esta carpeta',
  'Drop a folder to watch it, or a sound file to find what sounds like it':
    'Suelte aquí una carpeta para vigilarla, o un archivo de sonido para encontrar lo que se le parece',
  'Watched folders': 'Carpetas vigiladas',
  'Paused in {{file}}': 'En pausa en {{file}}',
  'Analysing {{file}}': 'Analizando {{file}}',
  'Progress of {{file}}': 'Progreso de {{file}}',
  Resume: 'Reanudar',
  'Stop watching this folder. Its results stay.': 'Dejar de vigilar esta carpeta. Sus resultados se conservan.',
  'Stop watching {{name}}': 'Dejar de vigilar {{name}}',
  Recordings: 'Grabaciones',
  '{{done}} done, {{waiting}} waiting,': '{{done}} hechas, {{waiting}} en espera,',
  'Not measured yet': 'Aún sin medir',
  '{{provider}} not used: {{reason}}': 'No se usa {{provider}}: {{reason}}',
  'Starting …': 'Iniciando …',
  'No folder watched': 'Ninguna carpeta vigilada',
  Paused: 'En pausa',
  'Folder unavailable': 'Carpeta no disponible',
  'Looking for recordings': 'Buscando grabaciones',
  Painting: 'Pintando imágenes',
  Watching: 'Vigilando',
  'Not available. Is the card or drive connected?': 'No disponible. ¿Está conectada la tarjeta o el disco?',
  'This folder is paused': 'Esta carpeta está en pausa',
  'Watching, before the others': 'Vigilando, antes que las demás',
  'Model not loaded yet': 'Modelo aún sin cargar',
  'Looking for recordings: {{files}} so far': 'Buscando grabaciones: {{files}} hasta ahora',
  '{{n}} painted': '{{n}} pintadas',
  '{{n}} done': '{{n}} hechas',
  '{{n}} waiting': '{{n}} en espera',
  '{{n}} failed': '{{n}} fallidos',
  '{{n}} missing': '{{n}} faltan',
  'Graphics card (CUDA)': 'Tarjeta gráfica (CUDA)',
  'Graphics card (DirectML)': 'Tarjeta gráfica (DirectML)',
  '{{n}}× real time': '{{n}}× tiempo real',
  'Choose a folder of recordings': 'Elija una carpeta con grabaciones',
  'An AudioMoth or Song Meter card, a copy of one, or any folder with sound files. Your recordings are only read, never changed, and nothing leaves this computer.':
    'Una tarjeta de AudioMoth o Song Meter, una copia o cualquier carpeta con archivos de sonido. Sus grabaciones solo se leen, nunca se cambian, y nada sale de este equipo.',
  'Choose the folder': 'Elija la carpeta',
  'WAV, FLAC, MP3, OGG and M4A, in any number of subfolders. New files are picked up automatically.':
    'WAV, FLAC, MP3, OGG y M4A, en cualquier número de subcarpetas. Los archivos nuevos se recogen automáticamente.',
  'See which species were detected when, play the clips, confirm or reject them, and export the results.':
    'Vea qué especies se detectaron y cuándo, reproduzca los fragmentos, confírmelos o rechácelos y exporte los resultados.',
  'Every picture is generated from sound:': 'Cada imagen se genera a partir del sonido:',
  'All names': 'Todos los nombres',
  'This model knows {{species}}. It cannot identify any other species.':
    'Este modelo conoce {{species}}. No puede identificar ninguna otra especie.',
  'Songsight takes a few seconds of sound, turns them into a spectrogram and lets a model paint a small picture of the bird that probably sang. Nobody took it, and no camera was there. The bird in the picture never sat like that; its plumage, branch and light are the model’s invention.':
    'Songsight toma unos segundos de sonido, los convierte en un espectrograma y deja que un modelo pinte una pequeña imagen del ave que probablemente cantaba. Nadie la fotografió ni había cámara alguna. El ave de la imagen nunca se posó así; su plumaje, su rama y su luz son invención del modelo.',
  'What they are good for': 'Para qué sirven',
  'They give every clip a face, so that you find it again among thousands: the same clip always gets the same picture, and another clip another one.':
    'Dan una cara a cada fragmento, con la que se encuentra de nuevo entre miles: el mismo fragmento recibe siempre la misma imagen, y otro fragmento otra distinta.',
  'Where the model that paints knows the detected species by name, it is told that name beside the sound: the picture then shows that species even where the detection is mistaken.':
    'Si el modelo que pinta conoce por su nombre la especie detectada, recibe ese nombre además del sonido: la imagen muestra entonces esa especie aunque la detección esté equivocada.',
  'What they are not': 'Lo que no son',
  'They are never evidence. Do not send one to a records committee, do not identify a bird from one, and do not publish one without its label. The evidence is the recording: open the clip, look at its spectrogram and play it.':
    'Nunca son una prueba. No envíe ninguna a un comité de rarezas, no identifique un ave con ellas ni publique una sin su etiqueta. La prueba es la grabación: abra el fragmento, mire su espectrograma y reprodúzcalo.',
  'How you can tell': 'Cómo reconocerlas',
  'Wherever Songsight shows such a picture, it carries the label above. The file carries it too, with the species, the model, the seed, the steps, the recording and the second at which the clip begins, so that the same picture can be painted again.':
    'Dondequiera que Songsight muestra una de estas imágenes, lleva la etiqueta de arriba. El archivo también la lleva, con la especie, el modelo, la semilla, los pasos, la grabación y el segundo en que empieza el fragmento, de modo que puede pintarse de nuevo.',
  'The model in use': 'El modelo en uso',
  'Fingerprint {{hash}}': 'Huella {{hash}}',
} as const;
