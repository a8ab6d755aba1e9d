export const helpText = `Songsight hears which birds sing in a folder of recordings and paints them from the sound.

  songsight analyse <folder>   once through the folder, then end
    --report <file.csv>        write the species report: one row per species
    --detections <file.csv>    write the detections: one row per detection
    --overwrite                replace tables of the same name; without it a number is added to the new ones
    --pictures all|best|none   paint every detection, the best per species and recording, or none
    --threshold <0 to 1>       score a clip needs to count, for all species
    --steps <n>                steps per picture; more is slower
    --channel <which>          left, right, mix, each (every channel by itself) or a number counted from 1
    --name-pattern <pattern>   how file names tell their time, e.g. SITE_YYYYMMDD_HHMMSS; * is anything, ? one letter
    --json                     print the result as JSON on standard output

  songsight watch <folder>     go on watching the folder and listen to what arrives, until Ctrl+C
  songsight serve [folder]     the window in a browser of this computer; the address is printed
    --port <n>                 default 4173; 0 takes any free port

  songsight inspect <path>...  what files say of themselves: sound, start and where it was read, recorder, doubts
    --json                     the same as JSON, one entry per file; files that cannot be read are entries with a warning
    --data <folder>            go by the stations of this data folder
    --name-pattern <pattern>   as for analyse
  songsight clock <folder>     how the clock of a folder's recordings stands
    --first <date and time>    the first recording began then ("2026-05-23 04:30"); the others keep their distance
    --shift <[-][d]h:mm[:ss]>  move all starts, e.g. +2:00 or "-1d 6:00"
    --undo                     take the last correction of this folder back

  songsight export             write what was found in a format for other programs
    --format <name>            report-html, report-pdf, report-csv, detections-csv, detections-parquet, raven,
                               audacity, kaleidoscope, ebird, darwin-core, camtrap-dp, json, clips or spectrograms
    --out <folder>             where to; made when it is not there
    --station <name>, --species <name>[,<name>], --from <day>, --to <day>
    --threshold <0 to 1>       only scores from there on; --reviewed-only for what a person has reviewed
    --title, --holder, --licence <text>   of a report or data set
    --language en|de|es        of a report, and of the numbers and times in CSV tables
    --separator comma|semicolon|tab, --decimal point|comma, --times iso|spreadsheet   of CSV tables
    --guessed-times            eBird and Darwin Core: take detections, too, whose time is only that of the file
    --overwrite                replace files of the same name; without it a number is added to the new ones
    --sound wav|flac           of clips; --margin <seconds> of sound around each of them
    --json                     print what was written as JSON

  songsight data               what lies in the data folder and how much room it takes
    data check                 read the whole database and say whether it is whole
    data backup [--to <folder>]  copy the database into backups/ or another folder
    data restore <backup>      put a backup, by name or path, in the database's place; what was there is kept
    data pictures --budget <amount> [--remove]  what would go to keep pictures within e.g. 2GB
    data link <old> <new>      a folder of recordings was renamed or moved
    data missing               files that are not where they were
    --json                     the answer as JSON

  songsight models             the models there are, which one listens, and the published ones
    models get <name>          download a published one; --accept-licence accepts its licence, once
    models import <path>       bring one along: a .tflite, an .onnx, a .zip or a folder; --labels <file>
    models check <path>        can Songsight use this? keeps nothing
    models use <name>          listen with it from now on
    models remove <name>       take one away; what it heard stays

Every command
    --data <folder>            where songsight.db and pictures/ lie; without it a folder of your user account
    --pack <folder>            another model pack than the chosen one, for this run
    --analysts <number>        recordings listened to side by side; as many as cores and memory bear unless said
    --help, --version

--pictures, --threshold, --steps, --channel and --name-pattern are remembered in the data folder, like changes made in the window.
Recordings are only read, never changed. An interrupted run goes on where it stopped when it is started again.

Exit codes: 0 every file done, 1 Songsight could not work, 2 wrong usage, 3 some files failed (they are listed).
`;
