export const spanishSettings = {
  'A clip counts from this score on. Empty: each species has the model’s own. Works on what was heard already, too.':
    'Un fragmento cuenta a partir de este valor. Vacío: cada especie tiene el del modelo. Vale también para lo ya escuchado.',
  'A detection counts from its threshold on. Nothing is deleted and nothing is listened to again when it changes.':
    'Una detección cuenta a partir de su umbral. Al cambiarlo no se borra nada ni se vuelve a escuchar nada.',
  'A file is taken when its size has not changed for this long.':
    'Un archivo se toma cuando su tamaño no ha cambiado durante este tiempo.',
  'Apple CoreML': 'Apple CoreML',
  'As the system': 'Como el sistema',
  Polling: 'Sondeo periódico',
  'Best available': 'Lo mejor disponible',
  'Best of each species and recording': 'Las mejores de cada especie y grabación',
  Channel: 'Canal',
  'Channel 1 (left)': 'Canal 1 (izquierdo)',
  'Channel 2 (right)': 'Canal 2 (derecho)',
  'Channel 3': 'Canal 3',
  'Channel 4': 'Canal 4',
  'Choose one from your own verdicts': 'Elija uno a partir de sus propios veredictos',
  'Counting what each threshold would leave …': 'Contando lo que dejaría cada umbral …',
  DDIM: 'DDIM',
  'DDPM (reference, slow)': 'DDPM (referencia, lento)',
  'DPM-Solver++ (fast)': 'DPM-Solver++ (rápido)',
  Dark: 'Oscuro',
  'Data folder': 'Carpeta de datos',
  Deutsch: 'Deutsch',
  English: 'English',
  Español: 'Español',
  'Estimated from {{looked}} of {{recordings}} recordings.':
    'Estimado a partir de {{looked}} de {{recordings}} grabaciones.',
  'Every change is saved at once.': 'Cada cambio se guarda al momento.',
  'Every detection': 'Todas las detecciones',
  'Graphics card (WebGPU)': 'Tarjeta gráfica (WebGPU)',
  Guidance: 'Guía',
  'Heard as well: {{names}}.': 'Se oyen además: {{names}}.',
  'How a picture is worked out of noise. The fast one needs about 20 steps.':
    'Cómo se obtiene una imagen del ruido. El rápido necesita unos 20 pasos.',
  'File watching': 'Vigilancia de archivos',
  'Clips per batch': 'Fragmentos por lote',
  'How many clips the model is given at once. More can be faster on a graphics processor and takes more memory.':
    'Cuántos fragmentos recibe el modelo a la vez. Más puede ser más rápido en un procesador gráfico y ocupa más memoria.',
  'How much neighbouring 3-second clips share. More finds birds at clip borders and takes longer.':
    'Cuánto comparten fragmentos vecinos de 3 segundos. Más encuentra aves en los bordes y tarda más.',
  'How strictly the picture follows the sound: 1 is plain, 3 usual, above 8 colours burn out.':
    'Con qué rigor sigue la imagen al sonido: 1 es sencillo, 3 lo habitual; por encima de 8 los colores se queman.',
  Language: 'Idioma',
  'Leaves {{after}} detections of {{species}} species; now there are {{before}} of {{speciesNow}}.':
    'Quedan {{after}} detecciones de {{species}} especies; ahora hay {{before}} de {{speciesNow}}.',
  Light: 'Claro',
  'Light, dark, or whatever the system says.': 'Claro, oscuro o lo que diga el sistema.',
  Listening: 'Escucha',
  'Mix of all channels': 'Mezcla de todos los canales',
  'Model’s own': 'Del modelo',
  'More steps take longer and change little above 30.': 'Más pasos tardan más y cambian poco por encima de 30.',
  'NVIDIA card (CUDA)': 'Tarjeta NVIDIA (CUDA)',
  'Network drives often do not report new files; asking again and again finds them.':
    'Las unidades de red a menudo no avisan de archivos nuevos; preguntar una y otra vez los encuentra.',
  'No longer heard: {{names}}.': 'Ya no se oyen: {{names}}.',
  'No pictures': 'Ninguna imagen',
  'Not saved: a number from {{min}} to {{max}} is needed.':
    'No se ha guardado: hace falta un número de {{min}} a {{max}}.',
  'Of the window, its numbers and dates. Exported tables stay English, so that programs can read them.':
    'De la ventana, sus números y fechas. Las tablas exportadas siguen en inglés para que los programas las lean.',
  'Only when asked': 'Solo cuando se pide',
  'Open stations and clocks': 'Abrir estaciones y relojes',
  'Overlap of clips, seconds': 'Solapamiento de fragmentos, segundos',
  Pictures: 'Imágenes',
  'Pictures are painted after the listening, when there is time.':
    'Las imágenes se pintan tras la escucha, cuando hay tiempo.',
  'Processor (CPU)': 'Procesador (CPU)',
  'Reading the settings …': 'Leyendo los ajustes …',
  Reviewer: 'Persona que revisa',
  'Runs on': 'Se ejecuta en',
  Sampler: 'Método',
  Saved: 'Guardado',
  'Species with a threshold of your own below keep it.': 'Las especies con un umbral propio (abajo) lo conservan.',
  Steps: 'Pasos',
  'Take the model’s own again: {{n}} detections': 'Volver a los del modelo: {{n}} detecciones',
  'The model’s own': 'El del modelo',
  'This Songsight': 'Este Songsight',
  'Threshold for all species': 'Umbral para todas las especies',
  Thresholds: 'Umbrales',
  'Try one threshold for all': 'Pruebe un umbral para todas',
  'Use {{threshold}} for all species': 'Usar {{threshold}} para todas las especies',
  Version: 'Versión',
  'Wait for a finished file, seconds': 'Esperar a que el archivo esté completo, segundos',
  'System notifications': 'Notificaciones del sistema',
  'Processor for analysis. The one in use is shown in the sidebar.':
    'Procesador para el análisis. El que está en uso se muestra en la barra lateral.',
  'When recordings have been listened to, this shows what a threshold would leave.':
    'Cuando se hayan escuchado grabaciones, aquí se verá lo que dejaría un umbral.',
  'Where recorders stood, their time zone, and what to do when a clock was wrong.':
    'Dónde estaban las grabadoras, su zona horaria y qué hacer si un reloj iba mal.',
  'Which microphone of a stereo recording is listened to.': 'Qué micrófono de una grabación estéreo se escucha.',
  'Which pictures are painted': 'Qué imágenes se pintan',
  'Windows graphics (DirectML)': 'Gráficos de Windows (DirectML)',
  'You and this window': 'Usted y esta ventana',
  'Your name or initials, written beside each review.': 'Su nombre o iniciales, junto a cada revisión.',
  'Your threshold for {{name}}': 'Su umbral para {{name}}',
  Yours: 'Suyo',
  'Yours wins over everything else. Left empty, a species takes the threshold for all species, else the model’s own.':
    'El suyo prevalece. Si queda vacío, vale el de todas las especies y, si no, el del modelo.',
  none: 'ninguno',
  'or go on reviewing': 'o siga revisando',
  'Each channel by itself': 'Cada canal por separado',
  'Longest detection, seconds': 'Detección más larga, segundos',
  'A bird that sings on and on is one detection up to this length; then the next one begins. Empty: no limit.':
    'Un ave que canta sin pausa es una sola detección hasta esta duración; después empieza la siguiente. Vacío: sin límite.',
  'no limit': 'sin límite',
  'How file names tell their time': 'Cómo indican la hora los nombres de archivo',
  'The usual recorders’ names are known. For others a pattern such as SITE_YYYYMMDD_HHMMSS: SITE and * are any letters, ? is one.':
    'Se conocen los nombres de las grabadoras habituales. Para otras, un patrón como SITE_YYYYMMDD_HHMMSS: SITE y * son letras cualesquiera, ? es una.',
  'Not saved: the pattern must say a date, an hour and minutes.':
    'No se guardó: el patrón debe indicar fecha, hora y minutos.',
} as const;
