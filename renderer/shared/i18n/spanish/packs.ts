export const spanishPacks = {
  Models: 'Modelos',
  'A model pack says which species can be heard, and paints them where it has a painter. What a pack heard stays with it when another one is chosen.':
    'Un paquete de modelo dice qué especies se pueden oír y las pinta si tiene pintor. Lo que oyó un paquete queda con él aunque se elija otro.',
  'Nothing is listened to. What was heard before is all there. Choose another model.':
    'No se escucha nada. Todo lo oído antes sigue ahí. Elija otro modelo.',
  'Looking through the models …': 'Revisando los modelos …',
  'In use': 'En uso',
  'Listen with this one': 'Escuchar con este',
  Remove: 'Quitar',
  'New recordings are listened to with it.': 'Las grabaciones nuevas se escuchan con él.',
  'The recordings in watched folders that it has not heard are listened to again. Until then they are shown by what was heard before.':
    'Las grabaciones de las carpetas vigiladas que aún no ha oído se escuchan de nuevo. Hasta entonces muestran lo oído antes.',
  'Leave it': 'Dejarlo así',
  'Paints its species itself.': 'Pinta él mismo sus especies.',
  'Paints nothing itself; Songsight’s own painter paints {{n}} of its species.':
    'No pinta nada; el pintor de Songsight pinta {{n}} de sus especies.',
  'No pictures: neither it nor Songsight’s own painter knows how its species look.':
    'Sin imágenes: ni él ni el pintor de Songsight saben cómo son sus especies.',
  'clips of {{seconds}} s at {{rate}} Hz': 'fragmentos de {{seconds}} s a {{rate}} Hz',
  'Shown by what it heard': 'Mostradas según lo que oyó',
  'About this model': 'Sobre este modelo',
  'Import a model': 'Importar un modelo',
  'A .tflite or .onnx file of BirdNET, Perch or BirdNET-Analyzer, a .zip or folder of them, or a model pack. The labels file beside it is found automatically.':
    'Un archivo .tflite u .onnx de BirdNET, Perch o BirdNET-Analyzer, un .zip o una carpeta con ellos, o un paquete de modelo. La lista de especies que está al lado se encuentra automáticamente.',
  Check: 'Comprobar',
  'Or choose the file': 'O elija el archivo',
  'Looking at it …': 'Mirándolo …',
  'Labels file, where it lies elsewhere': 'Lista de especies, si está en otro lugar',
  Import: 'Importar',
  'Imported. It stands in the list above and is used when you choose it.':
    'Importado. Está en la lista de arriba y se usa cuando lo elija.',
  'Get a model': 'Obtener un modelo',
  'Downloaded from its makers when you ask for it, checked, and kept on this computer.':
    'Se descarga de sus autores cuando usted lo pide, se comprueba y se guarda en este equipo.',
  Worldwide: 'Todo el mundo',
  Region: 'Región',
  '{{n}} classes, {{size}}, clips of {{seconds}} s': '{{n}} clases, {{size}}, fragmentos de {{seconds}} s',
  'with ranges of species': 'con distribución de las especies',
  'for non-commercial use, with attribution.': 'para uso no comercial, con atribución.',
  'commercial use allowed, with attribution.': 'uso comercial permitido, con atribución.',
  'Changed versions must keep this licence.': 'Las versiones modificadas deben mantener esta licencia.',
  'Makers, citation and offline': 'Autores, cita y sin conexión',
  'No connection here? Fetch this on another computer, carry it over, and import it below:':
    '¿Sin conexión aquí? Descargue esto en otro equipo, tráigalo e impórtelo abajo:',
  'Use it': 'Usarlo',
  'Pause download': 'Pausar la descarga',
  'Resume download': 'Reanudar la descarga',
  'Cancel download': 'Cancelar la descarga',
  'Checking and converting …': 'Comprobando y convirtiendo …',
  Get: 'Obtener',
  'Accept {{licence}} and get': 'Aceptar {{licence}} y obtener',
} as const;
