/** Why a graphics processor is not used. `{{file}}` is a model's file, `{{how}}` how a process ended, `{{detail}}` another program's own words. */
export const providerSentences = {
  'provider-software-vulkan': {
    en: 'The Vulkan driver here draws on the CPU, which is slower than the CPU itself.',
    de: 'Der Vulkan-Treiber rechnet hier auf dem Prozessor und ist langsamer als der Prozessor selbst.',
    es: 'El controlador de Vulkan usa aquí la CPU y es más lento que la propia CPU.',
  },
  'provider-no-gpu': {
    en: 'No graphics processor was found.',
    de: 'Es wurde kein Grafikprozessor gefunden.',
    es: 'No se encontró ningún procesador gráfico.',
  },
  'provider-no-cuda': {
    en: 'The CUDA part of ONNX Runtime is not installed.',
    de: 'Der CUDA-Teil von ONNX Runtime ist nicht installiert.',
    es: 'La parte de CUDA de ONNX Runtime no está instalada.',
  },
  'provider-no-webgpu': {
    en: 'This build of ONNX Runtime has no WebGPU.',
    de: 'Diese Fassung von ONNX Runtime enthält kein WebGPU.',
    es: 'Esta versión de ONNX Runtime no incluye WebGPU.',
  },
  'provider-not-here': {
    en: 'ONNX Runtime does not offer it on this kind of computer.',
    de: 'ONNX Runtime bietet ihn auf dieser Art von Rechner nicht an.',
    es: 'ONNX Runtime no lo ofrece en este tipo de equipo.',
  },
  'provider-wrong-numbers': {
    en: '{{file}}: its numbers differ from those of the CPU.',
    de: '{{file}}: Die Zahlen weichen von denen des Prozessors ab.',
    es: '{{file}}: sus números difieren de los de la CPU.',
  },
  'provider-slower': {
    en: '{{file}}: it is slower here than the CPU ({{own}} ms against {{cpu}} ms).',
    de: '{{file}}: Er ist hier langsamer als der Prozessor ({{own}} ms gegenüber {{cpu}} ms).',
    es: '{{file}}: aquí es más lento que la CPU ({{own}} ms frente a {{cpu}} ms).',
  },
  'provider-no-number': {
    en: '{{file}}: it answered with something that is not a number.',
    de: '{{file}}: Er antwortete mit etwas, das keine Zahl ist.',
    es: '{{file}}: respondió con algo que no es un número.',
  },
  'provider-failed-at-work': {
    en: '{{file}}: it failed in the middle of the work ({{detail}}).',
    de: '{{file}}: Er hat mitten in der Arbeit versagt ({{detail}}).',
    es: '{{file}}: falló en mitad del trabajo ({{detail}}).',
  },
  'provider-not-loaded': {
    en: '{{file}} could not be loaded ({{detail}}).',
    de: '{{file}} ließ sich nicht laden ({{detail}}).',
    es: 'No se pudo cargar {{file}} ({{detail}}).',
  },
  'provider-crashed-trying': {
    en: 'The process that analyses recordings crashed when it was tried ({{how}}). Choose it again in the settings to try once more.',
    de: 'Der Prozess, der Aufnahmen auswertet, ist bei dem Versuch abgestürzt ({{how}}). Wählen Sie ihn in den Einstellungen erneut, um es noch einmal zu versuchen.',
    es: 'El proceso que analiza las grabaciones se cerró al probarlo ({{how}}). Elíjalo de nuevo en los ajustes para volver a intentarlo.',
  },
  'provider-crashed-working': {
    en: 'The process that analyses recordings crashed in the middle of the work ({{how}}). Choose it again in the settings to try once more.',
    de: 'Der Prozess, der Aufnahmen auswertet, ist mitten in der Arbeit abgestürzt ({{how}}). Wählen Sie ihn in den Einstellungen erneut, um es noch einmal zu versuchen.',
    es: 'El proceso que analiza las grabaciones se cerró en mitad del trabajo ({{how}}). Elíjalo de nuevo en los ajustes para volver a intentarlo.',
  },
  'provider-crashed-songsight': {
    en: 'Songsight ended unexpectedly when it was tried last. Choose it again in the settings to try once more.',
    de: 'Songsight wurde beim letzten Versuch unerwartet beendet. Wählen Sie ihn in den Einstellungen erneut, um es noch einmal zu versuchen.',
    es: 'Songsight se cerró de forma inesperada la última vez que se probó. Elíjalo de nuevo en los ajustes para volver a intentarlo.',
  },
  'analyst-memory': {
    en: 'it needed more than {{gigabytes}} GB of memory',
    de: 'er brauchte mehr als {{gigabytes}} GB Arbeitsspeicher',
    es: 'necesitó más de {{gigabytes}} GB de memoria',
  },
  'analyst-exit-code': { en: 'exit code {{code}}', de: 'Exit-Code {{code}}', es: 'código de salida {{code}}' },
} as const;
