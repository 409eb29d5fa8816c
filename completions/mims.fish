# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_mims_global_optspecs
    string join \n store= color= q/quiet h/help V/version
end

function __fish_mims_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_mims_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_mims_using_subcommand
    set -l cmd (__fish_mims_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c mims -n "__fish_mims_needs_command" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_needs_command" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_needs_command" -s V -l version -d 'Print version'
complete -c mims -n "__fish_mims_needs_command" -f -a "init" -d 'Make a store: the school\'s name, its stage, and the vault for temporary passwords'
complete -c mims -n "__fish_mims_needs_command" -f -a "import" -d 'Create and update accounts from a class list'
complete -c mims -n "__fish_mims_needs_command" -f -a "undo" -d 'Take a batch back, as far as nobody has signed in since'
complete -c mims -n "__fish_mims_needs_command" -f -a "stickers" -d 'Make login stickers for the Kidz Organiser, or slips for the form teachers'
complete -c mims -n "__fish_mims_needs_command" -f -a "reset" -d 'Give students new temporary passwords'
complete -c mims -n "__fish_mims_needs_command" -f -a "status" -d 'Show who has come how far: the funnel by class, students as rows, or one student\'s card'
complete -c mims -n "__fish_mims_needs_command" -f -a "report" -d 'Write the nightly report: a dated folder with a page, files for scripts and spreadsheets, and pages to chase with'
complete -c mims -n "__fish_mims_needs_command" -f -a "edit" -d 'Correct what is known of a student'
complete -c mims -n "__fish_mims_needs_command" -f -a "disable" -d 'Close accounts: leavers, or accounts that somebody else has got hold of'
complete -c mims -n "__fish_mims_needs_command" -f -a "enable" -d 'Open closed accounts again'
complete -c mims -n "__fish_mims_needs_command" -f -a "generate" -d 'Make temporary passwords without an account'
complete -c mims -n "__fish_mims_needs_command" -f -a "audit" -d 'Read the audit log: who did what, and whether the log was changed'
complete -c mims -n "__fish_mims_needs_command" -f -a "vault" -d 'Look after the key that opens temporary passwords for printing'
complete -c mims -n "__fish_mims_needs_command" -f -a "settings" -d 'The school\'s choices: list, get or set them'
complete -c mims -n "__fish_mims_needs_command" -f -a "completions" -d 'Print the completion script for a shell'
complete -c mims -n "__fish_mims_needs_command" -f -a "man" -d 'Print a manual page'
complete -c mims -n "__fish_mims_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand init" -l school -d 'The school\'s name, printed on every sticker' -r
complete -c mims -n "__fish_mims_using_subcommand init" -l stage -d 'The school\'s stage: primary or secondary' -r
complete -c mims -n "__fish_mims_using_subcommand init" -l new-passphrase-file -d 'A file whose first line becomes the passphrase of the vault key' -r -F
complete -c mims -n "__fish_mims_using_subcommand init" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand init" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand init" -s y -l yes -d 'Ask nothing; what is not given takes its default'
complete -c mims -n "__fish_mims_using_subcommand init" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand import" -l class -d 'The class of a list that does not tell it' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l map -d 'Which heading is which column: name, class, register-no, student-ref, login-id, email or form-teacher' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l worksheet -d 'The worksheet of a workbook to read [default: all that have a name column]' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l year -d 'The school year [default: the year in a heading or title, else this year]' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l encoding -d 'How the text is encoded, if it is not UTF-8, such as windows-1252; check the names in the plan' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l rejects -d 'Where the rows left out go, with the reason, to be mended and imported' -r -F
complete -c mims -n "__fish_mims_using_subcommand import" -l leavers -d 'What becomes of accounts whose students are not on the list any more' -r -f -a "ask\t'Ask; without a question they stay open'
keep\t'They stay open'
disable\t'They are closed; none is ever deleted'"
complete -c mims -n "__fish_mims_using_subcommand import" -l rename -d 'A name on the list that belongs to a known account, such as `tan_kai_jun=TAN KAI JUN ALVIN`' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l expect -d 'Do only the plan with this number, as a dry run showed it' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l valid -d 'How long new temporary passwords work, in days (14d) [default: the setting password.valid-days]' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l until -d 'The last day on which new temporary passwords work (2027-02-15)' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l style -d 'Three words and three digits, or twelve letters and digits' -r -f -a "words\t''
characters\t''"
complete -c mims -n "__fish_mims_using_subcommand import" -l stickers -d 'Make a PDF of stickers for the new accounts' -r -F
complete -c mims -n "__fish_mims_using_subcommand import" -l sheet -d 'The label sheet, by its maker\'s name; list shows all; custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY describes another one in mm [default: L7160]' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l start-at -d 'Start at this label of the first sheet, counted along the rows' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l nudge -d 'Shift everything to the right and down, in mm, from -3 to 3 (0.5,-1)' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l sort -d 'By class and register number, or by name [default: class]' -r -f -a "class\t''
name\t''"
complete -c mims -n "__fish_mims_using_subcommand import" -l template -d 'Stickers as the school wants them: a TOML file of boxes; show prints the built-in one to start from' -r -F
complete -c mims -n "__fish_mims_using_subcommand import" -l key -d 'The vault key, when it is kept outside the store' -r -F
complete -c mims -n "__fish_mims_using_subcommand import" -l passphrase-file -d 'A file whose first line is the passphrase of the vault key' -r -F
complete -c mims -n "__fish_mims_using_subcommand import" -l school -d 'The school\'s name, printed on every sticker' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l stage -d 'The school\'s stage: primary or secondary' -r
complete -c mims -n "__fish_mims_using_subcommand import" -l new-passphrase-file -d 'A file whose first line becomes the passphrase of the vault key' -r -F
complete -c mims -n "__fish_mims_using_subcommand import" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand import" -l skip-bad -d 'Leave out rows that cannot be taken, and import the others'
complete -c mims -n "__fish_mims_using_subcommand import" -l dry-run -d 'Show the plan and stop'
complete -c mims -n "__fish_mims_using_subcommand import" -s y -l yes -d 'Do what the plan says without asking'
complete -c mims -n "__fish_mims_using_subcommand import" -l accept-many -d 'Go on though many students are missing or unknown'
complete -c mims -n "__fish_mims_using_subcommand import" -l new-sheet-per-class -d 'Start each class on a new sheet'
complete -c mims -n "__fish_mims_using_subcommand import" -l outlines -d 'Draw the edges of the labels, for a look on plain paper'
complete -c mims -n "__fish_mims_using_subcommand import" -l force -d 'Replace the PDF if it is there already'
complete -c mims -n "__fish_mims_using_subcommand import" -l init -d 'Make the store first, if there is none'
complete -c mims -n "__fish_mims_using_subcommand import" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand undo" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand undo" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand undo" -l except-used -d 'Leave out students who have signed in, or were changed by a later batch, and take back the rest'
complete -c mims -n "__fish_mims_using_subcommand undo" -l dry-run -d 'Show what would be done and stop'
complete -c mims -n "__fish_mims_using_subcommand undo" -s y -l yes -d 'Do it without asking'
complete -c mims -n "__fish_mims_using_subcommand undo" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand stickers" -s o -l output -d 'The PDF to make' -r -F
complete -c mims -n "__fish_mims_using_subcommand stickers" -l print -d 'Print at once, on this printer or the default one; no file is made' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l sheet -d 'The label sheet, by its maker\'s name; list shows all; custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY describes another one in mm [default: L7160]' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l start-at -d 'Start at this label of the first sheet, counted along the rows' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l nudge -d 'Shift everything to the right and down, in mm, from -3 to 3 (0.5,-1)' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l sort -d 'By class and register number, or by name [default: class]' -r -f -a "class\t''
name\t''"
complete -c mims -n "__fish_mims_using_subcommand stickers" -l template -d 'Stickers as the school wants them: a TOML file of boxes; show prints the built-in one to start from' -r -F
complete -c mims -n "__fish_mims_using_subcommand stickers" -l format -d 'How to write the rows of --sheet list' -r -f -a "table\t'For eyes'
csv\t'For spreadsheets'
json\t'One array of objects'
ndjson\t'One object a line'"
complete -c mims -n "__fish_mims_using_subcommand stickers" -l key -d 'The vault key, when it is kept outside the store' -r -F
complete -c mims -n "__fish_mims_using_subcommand stickers" -l passphrase-file -d 'A file whose first line is the passphrase of the vault key' -r -F
complete -c mims -n "__fish_mims_using_subcommand stickers" -l class -d 'Students of this class (3 Integrity); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l level -d 'Students of this level (P3); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l year -d 'Students whose class is of this school year' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l batch -d 'Students that this batch created or changed' -r
complete -c mims -n "__fish_mims_using_subcommand stickers" -l status -d 'Students of this status; may be given more than once' -r -f -a "issued\t''
reset\t''
expired\t''
own-password\t''
enrolled\t''
locked\t''
disabled\t''"
complete -c mims -n "__fish_mims_using_subcommand stickers" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand stickers" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand stickers" -l preview -d 'Show on the terminal what the stickers say, passwords masked'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l show -d 'Show the passwords in the preview; needs the vault key and goes into the audit log'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l slips -d 'Slips by class for the form teachers instead of stickers: A4, to be cut, each class with a cover'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l no-cover -d 'Leave out the covers of the slips'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l split -d 'Login IDs and passwords on separate stickers, in FILE-login.pdf and FILE-password.pdf; the second bear class and register number and no name'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l test-page -d 'A page for plain paper that shows whether printer and label sheet agree'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l force -d 'Replace the PDF if it is there already'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l new-sheet-per-class -d 'Start each class on a new sheet'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l outlines -d 'Draw the edges of the labels, for a look on plain paper'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l not-printed -d 'Everybody who was not printed yet'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l again -d 'Also those who were printed before, with the same password (a printer fault)'
complete -c mims -n "__fish_mims_using_subcommand stickers" -l all -d 'Everybody'
complete -c mims -n "__fish_mims_using_subcommand stickers" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand stickers" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand reset" -l from -d 'A file of requests, - for standard input: a login ID, or class and register number, one student a line' -r -F
complete -c mims -n "__fish_mims_using_subcommand reset" -l reason -d 'Why; goes into the audit log' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l valid -d 'How long new temporary passwords work, in days (14d) [default: the setting password.valid-days]' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l until -d 'The last day on which new temporary passwords work (2027-02-15)' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l style -d 'Three words and three digits, or twelve letters and digits' -r -f -a "words\t''
characters\t''"
complete -c mims -n "__fish_mims_using_subcommand reset" -l slips -d 'Make a PDF of slips for the form teachers; the passwords are not shown here' -r -F
complete -c mims -n "__fish_mims_using_subcommand reset" -l stickers -d 'Make a PDF of stickers; the passwords are not shown here' -r -F
complete -c mims -n "__fish_mims_using_subcommand reset" -l sheet -d 'The label sheet, by its maker\'s name; list shows all; custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY describes another one in mm [default: L7160]' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l start-at -d 'Start at this label of the first sheet, counted along the rows' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l nudge -d 'Shift everything to the right and down, in mm, from -3 to 3 (0.5,-1)' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l sort -d 'By class and register number, or by name [default: class]' -r -f -a "class\t''
name\t''"
complete -c mims -n "__fish_mims_using_subcommand reset" -l template -d 'Stickers as the school wants them: a TOML file of boxes; show prints the built-in one to start from' -r -F
complete -c mims -n "__fish_mims_using_subcommand reset" -l class -d 'Students of this class (3 Integrity); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l level -d 'Students of this level (P3); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l year -d 'Students whose class is of this school year' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l batch -d 'Students that this batch created or changed' -r
complete -c mims -n "__fish_mims_using_subcommand reset" -l status -d 'Students of this status; may be given more than once' -r -f -a "issued\t''
reset\t''
expired\t''
own-password\t''
enrolled\t''
locked\t''
disabled\t''"
complete -c mims -n "__fish_mims_using_subcommand reset" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand reset" -s y -l yes -d 'Do not ask before resetting more than one'
complete -c mims -n "__fish_mims_using_subcommand reset" -l no-cover -d 'Leave out the covers of the slips'
complete -c mims -n "__fish_mims_using_subcommand reset" -l force -d 'Replace the PDF if it is there already'
complete -c mims -n "__fish_mims_using_subcommand reset" -l new-sheet-per-class -d 'Start each class on a new sheet'
complete -c mims -n "__fish_mims_using_subcommand reset" -l outlines -d 'Draw the edges of the labels, for a look on plain paper'
complete -c mims -n "__fish_mims_using_subcommand reset" -l all -d 'Everybody'
complete -c mims -n "__fish_mims_using_subcommand reset" -l also-own -d 'Also those of a selection who have an own password already'
complete -c mims -n "__fish_mims_using_subcommand reset" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand status" -l format -d 'How to write rows' -r -f -a "table\t'For eyes'
csv\t'For spreadsheets'
json\t'One array of objects'
ndjson\t'One object a line'"
complete -c mims -n "__fish_mims_using_subcommand status" -l class -d 'Students of this class (3 Integrity); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand status" -l level -d 'Students of this level (P3); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand status" -l year -d 'Students whose class is of this school year' -r
complete -c mims -n "__fish_mims_using_subcommand status" -l batch -d 'Students that this batch created or changed' -r
complete -c mims -n "__fish_mims_using_subcommand status" -l status -d 'Students of this status; may be given more than once' -r -f -a "issued\t''
reset\t''
expired\t''
own-password\t''
enrolled\t''
locked\t''
disabled\t''"
complete -c mims -n "__fish_mims_using_subcommand status" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand status" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand status" -l students -d 'One row for each student instead of each class'
complete -c mims -n "__fish_mims_using_subcommand status" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand report" -s o -l output -d 'The folder that gets a folder for each day' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand report" -l fail-over -d 'End with exit code 3 when one of these conditions holds, such as \'expired>0,pending>10%\'' -r
complete -c mims -n "__fish_mims_using_subcommand report" -l format -d 'What to write to standard output; text is for a mail, and with --quiet empty when nothing changed' -r -f -a "table\t'The numbers beside those of the night before'
text\t'The summary for a mail'
json\t'The same as summary.json'"
complete -c mims -n "__fish_mims_using_subcommand report" -l prometheus -d 'Also write the numbers for Prometheus, for the node exporter\'s textfile collector; replaces its own file' -r -F
complete -c mims -n "__fish_mims_using_subcommand report" -l class -d 'Students of this class (3 Integrity); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand report" -l level -d 'Students of this level (P3); may be given more than once' -r
complete -c mims -n "__fish_mims_using_subcommand report" -l year -d 'Students whose class is of this school year' -r
complete -c mims -n "__fish_mims_using_subcommand report" -l batch -d 'Students that this batch created or changed' -r
complete -c mims -n "__fish_mims_using_subcommand report" -l status -d 'Students of this status; may be given more than once' -r -f -a "issued\t''
reset\t''
expired\t''
own-password\t''
enrolled\t''
locked\t''
disabled\t''"
complete -c mims -n "__fish_mims_using_subcommand report" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand report" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand report" -l force -d 'Replace today\'s folder if it is there already'
complete -c mims -n "__fish_mims_using_subcommand report" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand edit" -l name -d 'The right name' -r
complete -c mims -n "__fish_mims_using_subcommand edit" -l class -d 'The right class, of the same year' -r
complete -c mims -n "__fish_mims_using_subcommand edit" -l register-no -d 'The right register number' -r
complete -c mims -n "__fish_mims_using_subcommand edit" -l student-ref -d 'The right student reference' -r
complete -c mims -n "__fish_mims_using_subcommand edit" -l login-id -d 'Another login ID; nobody gets the one before again' -r
complete -c mims -n "__fish_mims_using_subcommand edit" -l recovery-email -d 'Another recovery e-mail address' -r
complete -c mims -n "__fish_mims_using_subcommand edit" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand edit" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand edit" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand disable" -l reason -d 'Why; goes into the audit log' -r
complete -c mims -n "__fish_mims_using_subcommand disable" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand disable" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand disable" -s y -l yes -d 'Do not ask when there is more than one'
complete -c mims -n "__fish_mims_using_subcommand disable" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand disable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand enable" -l reason -d 'Why; goes into the audit log' -r
complete -c mims -n "__fish_mims_using_subcommand enable" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand enable" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand enable" -s y -l yes -d 'Do not ask when there is more than one'
complete -c mims -n "__fish_mims_using_subcommand enable" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand enable" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand generate" -s n -l number -d 'How many' -r
complete -c mims -n "__fish_mims_using_subcommand generate" -l for -d 'Whose name must not show up in it' -r
complete -c mims -n "__fish_mims_using_subcommand generate" -l style -d 'Three words and three digits, or twelve letters and digits' -r -f -a "words\t''
characters\t''"
complete -c mims -n "__fish_mims_using_subcommand generate" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand generate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand generate" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -f -a "log" -d 'Every change and every printing, oldest first'
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -f -a "verify" -d 'Recompute the chain of hashes'
complete -c mims -n "__fish_mims_using_subcommand audit; and not __fish_seen_subcommand_from log verify help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from log" -l format -d 'How to write the rows' -r -f -a "table\t'For eyes'
csv\t'For spreadsheets'
json\t'One array of objects'
ndjson\t'One object a line'"
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from log" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from log" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from verify" -l head -d 'A head that was noted or printed earlier; the log has to hold it still' -r
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from verify" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from verify" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "log" -d 'Every change and every printing, oldest first'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "verify" -d 'Recompute the chain of hashes'
complete -c mims -n "__fish_mims_using_subcommand audit; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand vault; and not __fish_seen_subcommand_from passphrase help" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand vault; and not __fish_seen_subcommand_from passphrase help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand vault; and not __fish_seen_subcommand_from passphrase help" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand vault; and not __fish_seen_subcommand_from passphrase help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand vault; and not __fish_seen_subcommand_from passphrase help" -f -a "passphrase" -d 'Put the vault key behind a passphrase, or change or remove the passphrase'
complete -c mims -n "__fish_mims_using_subcommand vault; and not __fish_seen_subcommand_from passphrase help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l key -d 'The vault key, when it is kept outside the store' -r -F
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l passphrase-file -d 'A file whose first line is the passphrase of the vault key' -r -F
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l new-passphrase-file -d 'A file whose first line becomes the passphrase; an empty line removes it' -r -F
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from passphrase" -s h -l help -d 'Print help'
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "passphrase" -d 'Put the vault key behind a passphrase, or change or remove the passphrase'
complete -c mims -n "__fish_mims_using_subcommand vault; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -f -a "list" -d 'Every setting with its value, default and meaning'
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -f -a "get" -d 'The value of one setting'
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -f -a "set" -d 'Change one setting'
complete -c mims -n "__fish_mims_using_subcommand settings; and not __fish_seen_subcommand_from list get set help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from list" -l format -d 'How to write the rows' -r -f -a "table\t'For eyes'
csv\t'For spreadsheets'
json\t'One array of objects'
ndjson\t'One object a line'"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from list" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from get" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from get" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from set" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from set" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "list" -d 'Every setting with its value, default and meaning'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "get" -d 'The value of one setting'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "set" -d 'Change one setting'
complete -c mims -n "__fish_mims_using_subcommand settings; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand completions" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand completions" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand man" -l store -d 'The store\'s folder [default: the user\'s local data folder]' -r -f -a "(__fish_complete_directories)"
complete -c mims -n "__fish_mims_using_subcommand man" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal that wants it (`NO_COLOR` and `CLICOLOR_FORCE` are heard)'
always\t'Always'
never\t'Never'"
complete -c mims -n "__fish_mims_using_subcommand man" -s q -l quiet -d 'Leave out status lines; answers, warnings and errors stay'
complete -c mims -n "__fish_mims_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "init" -d 'Make a store: the school\'s name, its stage, and the vault for temporary passwords'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "import" -d 'Create and update accounts from a class list'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "undo" -d 'Take a batch back, as far as nobody has signed in since'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "stickers" -d 'Make login stickers for the Kidz Organiser, or slips for the form teachers'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "reset" -d 'Give students new temporary passwords'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "status" -d 'Show who has come how far: the funnel by class, students as rows, or one student\'s card'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "report" -d 'Write the nightly report: a dated folder with a page, files for scripts and spreadsheets, and pages to chase with'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "edit" -d 'Correct what is known of a student'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "disable" -d 'Close accounts: leavers, or accounts that somebody else has got hold of'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "enable" -d 'Open closed accounts again'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "generate" -d 'Make temporary passwords without an account'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "audit" -d 'Read the audit log: who did what, and whether the log was changed'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "vault" -d 'Look after the key that opens temporary passwords for printing'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "settings" -d 'The school\'s choices: list, get or set them'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "completions" -d 'Print the completion script for a shell'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "man" -d 'Print a manual page'
complete -c mims -n "__fish_mims_using_subcommand help; and not __fish_seen_subcommand_from init import undo stickers reset status report edit disable enable generate audit vault settings completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c mims -n "__fish_mims_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "log" -d 'Every change and every printing, oldest first'
complete -c mims -n "__fish_mims_using_subcommand help; and __fish_seen_subcommand_from audit" -f -a "verify" -d 'Recompute the chain of hashes'
complete -c mims -n "__fish_mims_using_subcommand help; and __fish_seen_subcommand_from vault" -f -a "passphrase" -d 'Put the vault key behind a passphrase, or change or remove the passphrase'
complete -c mims -n "__fish_mims_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "list" -d 'Every setting with its value, default and meaning'
complete -c mims -n "__fish_mims_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "get" -d 'The value of one setting'
complete -c mims -n "__fish_mims_using_subcommand help; and __fish_seen_subcommand_from settings" -f -a "set" -d 'Change one setting'
