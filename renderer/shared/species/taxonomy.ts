/**
 * Families in the order of the eBird/Clements checklist with their genera, as far as monitoring in Europe and North America
 * needs them. Packs carry no taxonomy, so a genus that is not here comes after these, by its name.
 */
const families: readonly string[] = [
  'Struthio',
  'Rhea',
  'Dromaius Casuarius',
  'Apteryx',
  'Dendrocygna Anser Branta Cygnus Alopochen Tadorna Cairina Aix Sibirionetta Spatula Mareca Anas Netta Aythya Polysticta ' +
    'Somateria Histrionicus Melanitta Clangula Bucephala Mergellus Lophodytes Mergus Nomonyx Oxyura',
  'Ortalis Penelope Crax',
  'Numida',
  'Oreortyx Colinus Callipepla Cyrtonyx',
  'Meleagris Bonasa Tetrastes Centrocercus Dendragapus Tympanuchus Canachites Lagopus Tetrao Lyrurus Perdix Syrmaticus ' +
    'Phasianus Chrysolophus Pavo Gallus Francolinus Coturnix Alectoris',
  'Phoenicopterus',
  'Tachybaptus Podilymbus Podiceps Aechmophorus',
  'Columba Patagioenas Streptopelia Spilopelia Geopelia Columbina Leptotila Zenaida',
  'Pterocles Syrrhaptes',
  'Otis Chlamydotis Tetrax',
  'Crotophaga Geococcyx Clamator Coccyzus Cuculus',
  'Chordeiles Nyctidromus Phalaenoptilus Antrostomus Caprimulgus',
  'Cypseloides Streptoprocne Chaetura Aeronautes Tachymarptis Apus',
  'Colibri Eugenes Lampornis Calothorax Archilochus Calypte Selasphorus Cynanthus Basilinna Amazilia Saucerottia Leucolia',
  'Coturnicops Crex Rallus Porzana Gallinula Fulica Porphyrio Paragallinula Laterallus Zapornia',
  'Aramus',
  'Antigone Grus Anthropoides',
  'Burhinus',
  'Himantopus Recurvirostra',
  'Haematopus',
  'Pluvialis Vanellus Eudromias Charadrius Anarhynchus',
  'Jacana',
  'Bartramia Numenius Limosa Arenaria Calidris Limnodromus Lymnocryptes Scolopax Gallinago Xenus Phalaropus Actitis Tringa',
  'Glareola',
  'Stercorarius',
  'Alle Uria Alca Cepphus Brachyramphus Synthliboramphus Ptychoramphus Aethia Cerorhinca Fratercula',
  'Rissa Pagophila Xema Chroicocephalus Hydrocoloeus Rhodostethia Leucophaeus Ichthyaetus Larus Onychoprion Sternula ' +
    'Gelochelidon Hydroprogne Chlidonias Sterna Thalasseus Rynchops',
  'Phaethon',
  'Gavia',
  'Phoebastria Thalassarche',
  'Oceanites',
  'Hydrobates',
  'Fulmarus Pterodroma Calonectris Ardenna Puffinus',
  'Ciconia Mycteria',
  'Fregata',
  'Sula Morus',
  'Anhinga',
  'Microcarbo Urile Nannopterum Phalacrocorax Gulosus',
  'Pelecanus',
  'Botaurus Ixobrychus Nyctanassa Nycticorax Egretta Butorides Ardeola Bubulcus Ardea',
  'Eudocimus Plegadis Threskiornis Geronticus Platalea',
  'Coragyps Cathartes Gymnogyps',
  'Pandion',
  'Elanus Gypaetus Neophron Pernis Elanoides Gyps Circaetus Clanga Hieraaetus Aquila Circus Accipiter Astur Tachyspiza ' +
    'Milvus Haliaeetus Ictinia Rostrhamus Parabuteo Geranoaetus Buteo',
  'Tyto',
  'Psiloscops Otus Megascops Bubo Surnia Glaucidium Micrathene Athene Strix Asio Aegolius',
  'Trogon',
  'Upupa',
  'Alcedo Halcyon Ceryle Megaceryle Chloroceryle',
  'Merops',
  'Coracias',
  'Jynx Melanerpes Sphyrapicus Picoides Dendrocoptes Dryobates Dendrocopos Leuconotopicus Colaptes Dryocopus Campephilus ' +
    'Picus',
  'Caracara Falco',
  'Psittacula Agapornis Myiopsitta Brotogeris Amazona Psittacara',
  'Pachyramphus',
  'Camptostoma Myiarchus Pitangus Myiodynastes Tyrannus Mitrephanes Contopus Empidonax Sayornis Pyrocephalus',
  'Vireo',
  'Oriolus',
  'Lanius',
  'Perisoreus Psilorhinus Cyanocorax Gymnorhinus Cyanocitta Aphelocoma Garrulus Cyanopica Pica Nucifraga Pyrrhocorax ' +
    'Coloeus Corvus',
  'Auriparus Remiz',
  'Periparus Lophophanes Poecile Cyanistes Parus Baeolophus',
  'Eremophila Calandrella Melanocorypha Lullula Alauda Galerida',
  'Panurus',
  'Cisticola',
  'Iduna Hippolais Acrocephalus',
  'Locustella Helopsaltes',
  'Riparia Tachycineta Progne Stelgidopteryx Ptyonoprogne Hirundo Delichon Petrochelidon Cecropis',
  'Pycnonotus',
  'Phylloscopus',
  'Cettia',
  'Psaltriparus Aegithalos',
  'Sylvia Curruca Chamaea',
  'Corthylio Regulus',
  'Bombycilla',
  'Phainopepla',
  'Sitta',
  'Tichodroma',
  'Certhia',
  'Polioptila',
  'Salpinctes Catherpes Troglodytes Nannus Cistothorus Thryothorus Thryomanes Campylorhynchus',
  'Sturnus Pastor Acridotheres',
  'Dumetella Toxostoma Oreoscoptes Mimus',
  'Cinclus',
  'Sialia Myadestes Catharus Hylocichla Turdus Ixoreus',
  'Muscicapa Cercotrichas Erithacus Luscinia Calliope Tarsiger Ficedula Phoenicurus Monticola Saxicola Oenanthe',
  'Passer Petronia Montifringilla',
  'Prunella',
  'Motacilla Anthus',
  'Fringilla Coccothraustes Carpodacus Pinicola Pyrrhula Leucosticte Haemorhous Bucanetes Rhodospiza Chloris Linaria ' +
    'Acanthis Loxia Carduelis Serinus Spinus',
  'Calcarius Rhynchophanes Plectrophenax',
  'Emberiza',
  'Peucaea Ammodramus Arremonops Amphispizopsis Amphispiza Chondestes Calamospiza Spizella Spizelloides Passerella Junco ' +
    'Zonotrichia Artemisiospiza Pooecetes Ammospiza Centronyx Passerculus Melospiza Melozone Aimophila Pipilo',
  'Icteria',
  'Xanthocephalus Dolichonyx Sturnella Icterus Agelaius Molothrus Euphagus Quiscalus',
  'Seiurus Helmitheros Parkesia Vermivora Mniotilta Protonotaria Limnothlypis Leiothlypis Oporornis Geothlypis Setophaga ' +
    'Basileuterus Cardellina Myioborus',
  'Piranga Cardinalis Pheucticus Passerina Spiza',
  'Sporophila',
];

const places = new Map(families.flatMap((genera) => genera.split(' ')).map((genus, place) => [genus, place]));

function place(scientificName: string): number {
  return places.get(scientificName.split(' ')[0] ?? '') ?? Number.MAX_SAFE_INTEGER;
}

/** From ducks to buntings as a field guide has them; what the list above does not know comes last, by its scientific name. */
export function byTaxonomy(a: { scientificName: string }, b: { scientificName: string }): number {
  return place(a.scientificName) - place(b.scientificName) || a.scientificName.localeCompare(b.scientificName, 'la');
}
