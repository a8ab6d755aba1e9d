import type { germanRange } from '../german/range.ts';

export const spanishRange: Readonly<Record<keyof typeof germanRange, string>> = {
  'All its names have to be given again.': 'Habría que volver a indicar todos los nombres.',
  'Expected species': 'Especies esperables',
  'Detections of species that are not to be expected are held back. They are kept and listed here.':
    'Las detecciones de especies no esperables se retienen. Se conservan y aparecen aquí.',
  'Place and season': 'Lugar y época',
  'No model here knows where species live, so nothing is filtered by range. BirdNET 2.4 brings one along.':
    'Ningún modelo instalado sabe dónde viven las especies, así que no se filtra por distribución. BirdNET 2.4 incluye uno.',
  '{{n}} of {{all}} recordings have no coordinates and are not filtered.':
    '{{n}} de {{all}} grabaciones no tienen coordenadas y no se filtran.',
  'Set them at their station': 'Indicarlas en su estación',
  'Ranges by {{model}}.': 'Distribución según {{model}}.',
  'Held back': 'Retenido',
  'Species lists': 'Listas de especies',
  'Range filter': 'Filtro de distribución',
  'Holds back species that do not live at the station’s coordinates in the week of the recording; at any time of the year where its date is not sure.':
    'Retiene las especies que no viven en las coordenadas de la estación en la semana de la grabación; si su fecha no es segura, las que no viven allí en ninguna época del año.',
  'Least likelihood': 'Probabilidad mínima',
  'Species less likely than this are held back. The usual value is 0.03.':
    'Las especies menos probables se retienen. El valor habitual es 0,03.',
  'Show besides birds': 'Mostrar además de las aves',
  'Frogs and toads': 'Ranas y sapos',
  Insects: 'Insectos',
  Mammals: 'Mamíferos',
  'By place and week': 'Por lugar y semana',
  'By place, any time of year': 'Por lugar, todo el año',
  'No range filter': 'Sin filtro de distribución',
  'Unlikely here': 'Improbable aquí',
  'Not on the list': 'No está en la lista',
  'Not a bird': 'No es un ave',
  'Nothing is held back.': 'No hay nada retenido.',
  'Confirm a clip, and it is shown like any other.': 'Si confirma un fragmento, se muestra como cualquier otro.',
  Why: 'Motivo',
  'Best score': 'Mejor puntuación',
  Likelihood: 'Probabilidad',
  'A list of only these species takes the place of the range filter: what is on it is shown however unlikely it is.':
    'Una lista de «solo estas especies» sustituye al filtro de distribución: lo que figura en ella se muestra por improbable que sea.',
  'All stations': 'Todas las estaciones',
  'Only these species': 'Solo estas especies',
  'All but these species': 'Todas menos estas especies',
  List: 'Lista',
  'In force: {{species}}.': 'Vigente: {{species}}.',
  'Remove list': 'Quitar la lista',
  'Names of species': 'Nombres de especies',
  'One a line, scientific or common. Also a table from eBird, or a species list of BirdNET.':
    'Uno por línea, científico o común. También una tabla de eBird o una lista de especies de BirdNET.',
  '{{species}} found.': 'Se han encontrado {{species}}.',
  'Not known to this model: {{names}}. Choose the species that is meant, or leave it out.':
    'Este modelo no conoce {{names}}. Elija la especie a la que se refiere o déjelo fuera.',
  'nothing like it': 'nada parecido',
  'Save list': 'Guardar la lista',
  'Most likely from {{week}}: {{likelihood}}': 'Más probable desde el {{week}}: {{likelihood}}',
  '{{detections}} held back': '{{detections}} retenidas',
  'Range filter, species lists, and which animals are shown besides birds.':
    'Filtro de distribución, listas de especies y qué animales se muestran además de las aves.',
  'Open expected species': 'Abrir especies esperables',
  'Likelihood through the year': 'Probabilidad a lo largo del año',
  'Held back: {{why}}': 'Retenida: {{why}}',
  'How likely there and then: {{likelihood}}.': 'Probabilidad en ese lugar y momento: {{likelihood}}.',
  'To review next': 'Para revisar a continuación',
  'Unlikely there and then': 'Improbables en ese lugar y momento',
  'Held back and counted nowhere until you confirm them.': 'Retenidas y sin contar hasta que usted las confirme.',
  'likelihood {{likelihood}}': 'probabilidad {{likelihood}}',
  'Not confirmed by anybody yet': 'Aún sin confirmar por nadie',
};
