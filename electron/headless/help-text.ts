export const helpText = `Songsight hears which birds sing in a folder of recordings and paints them from the sound.

  songsight analyse <folder>   once through the folder, then end
    --report <file.csv>        write the species report: one row per species
    --detections <file.csv>    write the detections: one row per detection
    --pictures all|best|none   paint every detection, the best per species and recording, or none
    --threshold <0 to 1>       score a clip needs to count, for all species
    --steps <n>                steps per picture; more is slower
    --json                     print the result as JSON on standard output

  songsight watch <folder>     go on watching the folder and listen to what arrives, until Ctrl+C
  songsight serve [folder]     the window in a browser of this computer; the address is printed
    --port <n>                 default 4173; 0 takes any free port

Every command
    --data <folder>            where songsight.db and pictures/ lie; without it a folder of your user account
    --pack <folder>            another model pack than the one that came with Songsight
    --help, --version

--pictures, --threshold and --steps are remembered in the data folder, like changes made in the window.
Recordings are only read, never changed. An interrupted run goes on where it stopped when it is started again.

Exit codes: 0 every file done, 1 Songsight could not work, 2 wrong usage, 3 some files failed (they are listed).
`;
