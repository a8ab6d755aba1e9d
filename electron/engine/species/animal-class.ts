import type { OtherAnimals } from '#contract/species.ts';

/**
 * Genera of animals that are no birds, as far as models of bird sound know any: all of BirdNET 2.4's, and those that are loud in
 * Europe and the Americas. Names of genera are facts; checked against the labels of BirdNET 2.4 in a test.
 */
const genera: Readonly<Record<OtherAnimals, string>> = {
  frogs: `Acris Agalychnis Alytes Anaxyrus Boana Bombina Bufo Bufotes Dendropsophus Discoglossus Dryophytes Eleutherodactylus
    Engystomops Epidalea Gastrophryne Hyla Hyliola Hypopachus Hypsiboas Incilius Leptodactylus Limnodynastes Litoria Lithobates
    Pelobates Pelodytes Pelophylax Physalaemus Pseudacris Rana Rhinella Scaphiopus Scinax Smilisca Spea Xenopus Crinia
    Lissotriton Ascaphus Craugastor Pristimantis Hylodes Osteopilus Trachycephalus`,
  insects: `Acheta Allonemobius Amblycorypha Anaxipha Apis Atlanticus Bicolorana Bombus Chorthippus Cicada Cicadetta Conocephalus
    Cyrtoxipha Decticus Diceroprocta Eunemobius Euconocephalus Gampsocleis Gomphocerippus Gomphocerus Gryllodes Gryllotalpa
    Gryllus Hapithus Leptophyes Lyristes Magicicada Meconema Mecopoda Megatibicen Melanogryllus Metrioptera Microcentrum
    Miogryllus Modicogryllus Myrmeleotettix Nemobius Neoconocephalus Neonemobius Neotibicen Oecanthus Okanagana Omocestus
    Orchelimum Orocharis Orphulella Phaneroptera Pholidoptera Phyllopalpus Platycleis Polysarcus Pseudochorthippus Pterophylla
    Roeseliana Ruspolia Scudderia Stenobothrus Stethophyma Tettigonia Tibicina Velarifictorus Ephippiger Barbitistes Isophya
    Stauroderus Chrysochraon Euthystira Tylopsis Yersinella`,
  mammals: `Alces Alouatta Apodemus Ateles Barbastella Bos Callithrix Callosciurus Canis Capreolus Cebus Cervus Cynomys Dama Eptesicus
    Equus Erinaceus Felis Glis Hylobates Lasiurus Leopardus Lepus Lutra Lynx Macaca Marmota Martes Meles Muntiacus Mustela Myodes
    Myotis Nomascus Nyctalus Ochotona Odocoileus Otospermophilus Ovis Pan Panthera Papio Pipistrellus Plecotus Procyon Puma
    Rangifer Rattus Rhinolophus Sciurus Sus Symphalangus Tadarida Tamias Tamiasciurus Tursiops Urocyon Ursus Vespertilio Vulpes
    Zalophus Callospermophilus Urocitellus Neotamias Glaucomys`,
};

const classes = new Map(
  (['frogs', 'insects', 'mammals'] as const).flatMap((name) =>
    genera[name].split(/\s+/).map((genus): [string, OtherAnimals] => [genus, name]),
  ),
);

/** What an animal is by its genus; everything that is not known to be something else is a bird. */
export function animalClass(scientificName: string): OtherAnimals | 'birds' {
  return classes.get(scientificName.split(' ')[0] ?? '') ?? 'birds';
}
