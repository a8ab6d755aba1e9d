/** Folders and the work on them, the first page a person sees, and what the pictures are. */
export const spanishFolders = {
  'Add a folder': 'Añadir una carpeta',
  'Path of the folder on the computer that runs Songsight': 'Ruta de la carpeta en el equipo donde funciona Songsight',
  'A browser may not show you folders, so the path has to be typed or pasted.':
    'Un navegador no puede mostrar carpetas; la ruta se escribe o se pega.',
  'Watch this folder': 'Vigilar esta carpeta',
  'A browser does not say where a folder lies. Add it by its path instead.':
    'Un navegador no dice dónde está una carpeta. Añádala por su ruta.',
  'Drop a folder to watch it': 'Suelte una carpeta para vigilarla',
  'Watched folders': 'Carpetas vigiladas',
  'Paused in {{file}}': 'En pausa en {{file}}',
  'Listening to {{file}}': 'Escuchando {{file}}',
  'How far {{file}} is listened to': 'Cuánto se ha escuchado de {{file}}',
  'Go on': 'Seguir',
  'Stop watching this folder. Its results stay.': 'Dejar de vigilar esta carpeta. Sus resultados se quedan.',
  'Stop watching {{name}}': 'Dejar de vigilar {{name}}',
  Recordings: 'Grabaciones',
  '{{done}} done, {{waiting}} waiting,': '{{done}} hechas, {{waiting}} en espera,',
  'Not measured yet': 'Aún sin medir',
  '{{provider}} not used: {{reason}}': '{{provider}} no usada: {{reason}}',
  'Starting …': 'Iniciando …',
  'No folder watched': 'Ninguna carpeta vigilada',
  Paused: 'En pausa',
  'Folder unavailable': 'Carpeta no disponible',
  'Looking for recordings': 'Buscando grabaciones',
  Painting: 'Pintando',
  Watching: 'Vigilando',
  'Out of reach. Is the card or drive connected?': 'Fuera de alcance. ¿Está conectada la tarjeta o el disco?',
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
  'Point Songsight at a folder of recordings': 'Muestre a Songsight una carpeta de grabaciones',
  'An AudioMoth or Song Meter card, a copy of one, or any folder with sound files. Your recordings are only read, never changed, and nothing leaves this computer.':
    'Una tarjeta de AudioMoth o Song Meter, una copia o cualquier carpeta con archivos de sonido. Sus grabaciones solo se leen, nunca se cambian, y nada sale de este equipo.',
  'Choose the folder': 'Elija la carpeta',
  'WAV, FLAC, MP3, OGG and M4A, in any number of subfolders. New files are picked up automatically.':
    'WAV, FLAC, MP3, OGG y M4A, en cualquier número de subcarpetas. Los archivos nuevos se recogen automáticamente.',
  'See who sang when, listen to the clips, confirm or reject, and take the tables with you as CSV.':
    'Vea quién cantó cuándo, escuche los fragmentos, confirme o rechace y llévese las tablas en CSV.',
  'Every picture is generated from sound:': 'Cada imagen se genera a partir del sonido:',
  'This model knows {{species}}. It cannot identify any other species.':
    'Este modelo conoce {{species}}. No puede identificar ninguna otra especie.',
  'Songsight listens to a few seconds of sound, turns them into a spectrogram and lets a model paint a small picture of the bird that it believes was singing. Nobody took it. No camera was there. The bird in the picture never sat like that, and its plumage, branch and light are the model’s invention.':
    'Songsight escucha unos segundos de sonido, los convierte en un espectrograma y deja que un modelo pinte una pequeña imagen del ave que cree que cantaba. Nadie la tomó. No había cámara. El ave de la imagen nunca se posó así; su plumaje, su rama y su luz son invención del modelo.',
  'What they are good for': 'Para qué sirven',
  'They let you look through thousands of clips quickly: a page of similar pictures is a page of similar sounds, and a picture that looks like nothing often means that the sound was unclear.':
    'Permiten repasar miles de fragmentos con rapidez: una página de imágenes parecidas es una página de sonidos parecidos, y una imagen que no parece nada suele indicar que el sonido no era claro.',
  'What they are not': 'Lo que no son',
  'They are never evidence. Do not send one to a records committee, do not identify a bird from one, and do not publish one without its label. The evidence is the recording: open the clip, look at its spectrogram and listen.':
    'Nunca son una prueba. No envíe ninguna a un comité de rarezas, no identifique un ave con ellas ni publique una sin su etiqueta. La prueba es la grabación: abra el fragmento, mire su espectrograma y escuche.',
  'How you can tell': 'Cómo reconocerlas',
  'Wherever Songsight shows such a picture, it carries the label above. The file carries it too, with the species, the model, the seed, the steps, the recording and the second at which the clip begins, so that the same picture can be painted again.':
    'Dondequiera que Songsight muestra una de estas imágenes, lleva la etiqueta de arriba. El archivo también la lleva, con la especie, el modelo, la semilla, los pasos, la grabación y el segundo en que empieza el fragmento, de modo que puede pintarse de nuevo.',
  'The model at work': 'El modelo en uso',
  'Fingerprint {{hash}}': 'Huella {{hash}}',
} as const;
