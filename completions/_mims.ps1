
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'mims' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'mims'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'mims' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make a store: the school''s name, its stage, and the vault for temporary passwords')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Create and update accounts from a class list')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Create an account for one newcomer, without a class list')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take a batch back, as far as nobody has signed in since')
            [CompletionResult]::new('stickers', 'stickers', [CompletionResultType]::ParameterValue, 'Make login stickers for the Kidz Organiser, or slips for the form teachers')
            [CompletionResult]::new('sheets', 'sheets', [CompletionResultType]::ParameterValue, 'List the label sheets, print a test page, or write the template of a sticker')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Give students new temporary passwords')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show who has come how far: the funnel by class, students as rows, or one student''s card')
            [CompletionResult]::new('find', 'find', [CompletionResultType]::ParameterValue, 'Find students by a part of what is known of them')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Write the nightly report: a dated folder with a page, files for scripts and spreadsheets, and pages to chase with')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Correct what is known of a student, or the name of a class')
            [CompletionResult]::new('disable', 'disable', [CompletionResultType]::ParameterValue, 'Close accounts: leavers, or accounts that somebody else has got hold of')
            [CompletionResult]::new('enable', 'enable', [CompletionResultType]::ParameterValue, 'Open closed accounts again')
            [CompletionResult]::new('unlock', 'unlock', [CompletionResultType]::ParameterValue, 'Open accounts and self-service resets that wrong tries have closed')
            [CompletionResult]::new('portal', 'portal', [CompletionResultType]::ParameterValue, 'The students'' portal as web pages')
            [CompletionResult]::new('directory', 'directory', [CompletionResultType]::ParameterValue, 'Keep an LDAP directory in step, so that the account opens laptops and web tools')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write accounts as a file for Google Workspace, Microsoft Entra ID, Zoom and others')
            [CompletionResult]::new('generate', 'generate', [CompletionResultType]::ParameterValue, 'Make temporary passwords without an account, or check one')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Look whether the store is sound: every page, every row, the audit log, the pepper and the vault key')
            [CompletionResult]::new('backup', 'backup', [CompletionResultType]::ParameterValue, 'Copy the whole store into one file, closed with a passphrase or for age keys')
            [CompletionResult]::new('restore', 'restore', [CompletionResultType]::ParameterValue, 'Bring a backup back, into a new folder')
            [CompletionResult]::new('audit', 'audit', [CompletionResultType]::ParameterValue, 'Read the audit log: who did what, and whether the log was changed')
            [CompletionResult]::new('vault', 'vault', [CompletionResultType]::ParameterValue, 'Look after the key that opens temporary passwords for printing')
            [CompletionResult]::new('settings', 'settings', [CompletionResultType]::ParameterValue, 'The school''s choices: list, get or set them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Explain a command, or one of the topics below')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            break
        }
        'mims;init' {
            [CompletionResult]::new('--school', '--school', [CompletionResultType]::ParameterName, 'The school''s name, printed on every sticker')
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, 'The school''s stage: primary or secondary')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase of the vault key')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Ask nothing; what is not given takes its default')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Ask nothing; what is not given takes its default')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;import' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Whose accounts the lists are of; staff lists have a department column, or --class')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'The class of a list that does not tell it')
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Which heading is which column: name, class, level, register-no, student-ref, login-id, email or form-teacher')
            [CompletionResult]::new('--worksheet', '--worksheet', [CompletionResultType]::ParameterName, 'The worksheet of a workbook to read [default: all that have a name column]')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'The school year [default: the one in the class''s heading, a title or the file''s name, else that of the accounts]')
            [CompletionResult]::new('--encoding', '--encoding', [CompletionResultType]::ParameterName, 'How the text is encoded, if it is not UTF-8, such as windows-1252; check the names in the plan')
            [CompletionResult]::new('--rejects', '--rejects', [CompletionResultType]::ParameterName, 'Where the rows left out go, with the reason, to be mended and imported')
            [CompletionResult]::new('--leavers', '--leavers', [CompletionResultType]::ParameterName, 'What becomes of accounts whose students are not on the list any more')
            [CompletionResult]::new('--rename', '--rename', [CompletionResultType]::ParameterName, 'A name on the list that belongs to a known account, such as `tan_kai_jun=TAN KAI JUN ALVIN`')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'A name on the list that is a newcomer''s, though it is or nearly is that of somebody with an account')
            [CompletionResult]::new('--rename-class', '--rename-class', [CompletionResultType]::ParameterName, 'A class that has another name now, such as `3R=3 Respect`')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Do only the plan with this number, as a dry run showed it')
            [CompletionResult]::new('--valid', '--valid', [CompletionResultType]::ParameterName, 'How many days new temporary passwords work, from today (14d) [default: the setting password.valid-days, from the first school day on]')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day on which new temporary passwords work (2027-02-15)')
            [CompletionResult]::new('--style', '--style', [CompletionResultType]::ParameterName, 'Three words and three digits, or twelve letters and digits')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--stickers', '--stickers', [CompletionResultType]::ParameterName, 'Make a PDF of stickers for the new accounts; when there is nothing to do, for those not printed yet')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Write the new passwords in clear into a file for another system: google=FILE, entra=FILE or scim=FILE')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--school', '--school', [CompletionResultType]::ParameterName, 'The school''s name, printed on every sticker')
            [CompletionResult]::new('--stage', '--stage', [CompletionResultType]::ParameterName, 'The school''s stage: primary or secondary')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase of the vault key')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--skip-bad', '--skip-bad', [CompletionResultType]::ParameterName, 'Leave out rows that cannot be taken, and import the others')
            [CompletionResult]::new('--accept-many', '--accept-many', [CompletionResultType]::ParameterName, 'Go on though the list looks like the wrong one')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the plan and stop')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do what the plan says without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do what the plan says without asking')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a file that is there already')
            [CompletionResult]::new('--init', '--init', [CompletionResultType]::ParameterName, 'Make the store first, if there is none')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;add' {
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'The class; staff have a department')
            [CompletionResult]::new('--register-no', '--register-no', [CompletionResultType]::ParameterName, 'The register number; nobody else in the class may have it')
            [CompletionResult]::new('--no', '--no', [CompletionResultType]::ParameterName, 'The register number; nobody else in the class may have it')
            [CompletionResult]::new('--student-ref', '--student-ref', [CompletionResultType]::ParameterName, 'The student reference')
            [CompletionResult]::new('--login-id', '--login-id', [CompletionResultType]::ParameterName, 'The login ID that the student has from another school [default: made of the name]')
            [CompletionResult]::new('--recovery-email', '--recovery-email', [CompletionResultType]::ParameterName, 'The recovery e-mail address')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'The school year of the class [default: the newest one with open accounts]')
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Whose account it is')
            [CompletionResult]::new('--expect', '--expect', [CompletionResultType]::ParameterName, 'Do only the plan with this number, as a dry run showed it')
            [CompletionResult]::new('--valid', '--valid', [CompletionResultType]::ParameterName, 'How many days new temporary passwords work, from today (14d) [default: the setting password.valid-days, from the first school day on]')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day on which new temporary passwords work (2027-02-15)')
            [CompletionResult]::new('--style', '--style', [CompletionResultType]::ParameterName, 'Three words and three digits, or twelve letters and digits')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--stickers', '--stickers', [CompletionResultType]::ParameterName, 'Make a PDF of stickers for the new accounts; when there is nothing to do, for those not printed yet')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Write the new passwords in clear into a file for another system: google=FILE, entra=FILE or scim=FILE')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'It is another child than the one with that name, or nearly that name, who has an account')
            [CompletionResult]::new('--new-class', '--new-class', [CompletionResultType]::ParameterName, 'Make the class, if nobody is in it yet')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the plan and stop')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do what the plan says without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do what the plan says without asking')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a file that is there already')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;undo' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--except-used', '--except-used', [CompletionResultType]::ParameterName, 'Leave out students who have signed in, or were changed by a later batch, and take back the rest')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done and stop')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;stickers' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The PDF to make; - is standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The PDF to make; - is standard output')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print at once, on this printer or the default one; no file is made')
            [CompletionResult]::new('--sheet', '--sheet', [CompletionResultType]::ParameterName, 'Another label sheet than the school''s, this once; its stickers look as built in')
            [CompletionResult]::new('--start-at', '--start-at', [CompletionResultType]::ParameterName, 'Start at this label of the first sheet, counted along the rows')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'By class and register number, or by name [default: class]')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'Students of this class (3 Integrity); may be given more than once')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Students of this level (P3); may be given more than once')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'Students whose class is of this school year')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Students that this batch created or changed')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Students of this status; may be given more than once')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--preview', '--preview', [CompletionResultType]::ParameterName, 'Show on the terminal what the stickers say, passwords masked')
            [CompletionResult]::new('--show', '--show', [CompletionResultType]::ParameterName, 'Show the passwords in the preview; needs the vault key and goes into the audit log')
            [CompletionResult]::new('--slips', '--slips', [CompletionResultType]::ParameterName, 'Slips by class for the form teachers instead of stickers: A4, to be cut, each class with a cover')
            [CompletionResult]::new('--no-cover', '--no-cover', [CompletionResultType]::ParameterName, 'Leave out the covers of the slips')
            [CompletionResult]::new('--login-only', '--login-only', [CompletionResultType]::ParameterName, 'Login IDs without passwords, for all who are selected and have an account that is open; they look as built in')
            [CompletionResult]::new('--split', '--split', [CompletionResultType]::ParameterName, 'Login IDs and passwords on separate stickers, in FILE-login.pdf and FILE-password.pdf; the second bear class and register number and no name, and both look as built in')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the PDF if it is there already')
            [CompletionResult]::new('--new-sheet-per-class', '--new-sheet-per-class', [CompletionResultType]::ParameterName, 'Start each class on a new sheet, not behind labels that name it')
            [CompletionResult]::new('--outlines', '--outlines', [CompletionResultType]::ParameterName, 'Draw the edges of the labels, for a look on plain paper')
            [CompletionResult]::new('--not-printed', '--not-printed', [CompletionResultType]::ParameterName, 'Everybody who was not printed yet')
            [CompletionResult]::new('--again', '--again', [CompletionResultType]::ParameterName, 'Also those who were printed before, with the same password (a printer fault)')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everybody')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;sheets' {
            [CompletionResult]::new('--test-page', '--test-page', [CompletionResultType]::ParameterName, 'Make a PDF for plain paper that shows whether printer and label sheet agree; - is standard output')
            [CompletionResult]::new('--print-test-page', '--print-test-page', [CompletionResultType]::ParameterName, 'Print that page at once, on this printer or the default one')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Write the built-in sticker as a TOML file of boxes; - is standard output')
            [CompletionResult]::new('--sheet', '--sheet', [CompletionResultType]::ParameterName, 'The sheet that the page or the template is for [default: the school''s]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the rows of the list')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace the file if it is there already')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;reset' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'A file of requests, - for standard input: CSV, XLSX or ODS with a login ID, or class and register number, a row')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; goes into the audit log')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--valid', '--valid', [CompletionResultType]::ParameterName, 'How many days new temporary passwords work, from today (14d) [default: the setting password.valid-days, from the first school day on]')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'The last day on which new temporary passwords work (2027-02-15)')
            [CompletionResult]::new('--style', '--style', [CompletionResultType]::ParameterName, 'Three words and three digits, or twelve letters and digits')
            [CompletionResult]::new('--slips', '--slips', [CompletionResultType]::ParameterName, 'Make a PDF of slips for the form teachers; the passwords are not shown here')
            [CompletionResult]::new('--stickers', '--stickers', [CompletionResultType]::ParameterName, 'Make a PDF of stickers; the passwords are not shown here')
            [CompletionResult]::new('--export', '--export', [CompletionResultType]::ParameterName, 'Write the new passwords in clear into a file for another system: google=FILE, entra=FILE or scim=FILE')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'Students of this class (3 Integrity); may be given more than once')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Students of this level (P3); may be given more than once')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'Students whose class is of this school year')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Students that this batch created or changed')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Students of this status; may be given more than once')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask before resetting more than one')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask before resetting more than one')
            [CompletionResult]::new('--no-cover', '--no-cover', [CompletionResultType]::ParameterName, 'Leave out the covers of the slips')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a file that is there already')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everybody')
            [CompletionResult]::new('--also-own', '--also-own', [CompletionResultType]::ParameterName, 'Also those of a selection who have an own password already')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;status' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only students to whom something happened since this day, or since the last nightly report (last)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write rows')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order the rows by these fields; a minus sign in front puts the largest first (-enrolled)')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'Students of this class (3 Integrity); may be given more than once')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Students of this level (P3); may be given more than once')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'Students whose class is of this school year')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Students that this batch created or changed')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Students of this status; may be given more than once')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--students', '--students', [CompletionResultType]::ParameterName, 'One row for each student instead of each class')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;find' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write rows')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order the rows by these fields; a minus sign in front puts the largest first (-enrolled)')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;report' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The folder that gets a folder for each day')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The folder that gets a folder for each day')
            [CompletionResult]::new('--fail-over', '--fail-over', [CompletionResultType]::ParameterName, 'End with exit code 3 when one of these conditions holds, such as ''expired>0,enrolled<90%''')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'What to write to standard output; text is for a mail, and with --quiet empty when nothing changed')
            [CompletionResult]::new('--prometheus', '--prometheus', [CompletionResultType]::ParameterName, 'Also write the numbers for Prometheus, for the node exporter''s textfile collector; replaces its own file')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'Students of this class (3 Integrity); may be given more than once')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Students of this level (P3); may be given more than once')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'Students whose class is of this school year')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Students that this batch created or changed')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Students of this status; may be given more than once')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace today''s folder if it is there already and holds nothing but a report')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;edit' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'The right name')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'The right class, of the same year')
            [CompletionResult]::new('--register-no', '--register-no', [CompletionResultType]::ParameterName, 'The right register number; nobody else in the class may have it')
            [CompletionResult]::new('--no', '--no', [CompletionResultType]::ParameterName, 'The right register number; nobody else in the class may have it')
            [CompletionResult]::new('--student-ref', '--student-ref', [CompletionResultType]::ParameterName, 'The right student reference')
            [CompletionResult]::new('--login-id', '--login-id', [CompletionResultType]::ParameterName, 'Another login ID; nobody gets the one before again')
            [CompletionResult]::new('--recovery-email', '--recovery-email', [CompletionResultType]::ParameterName, 'Another recovery e-mail address')
            [CompletionResult]::new('--rename-class', '--rename-class', [CompletionResultType]::ParameterName, 'Another name for a class, such as `3R=3 Respect`; all its students and the form teacher go along')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'The school year of the class [default: the newest one with open accounts]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask when there is more than one student')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask when there is more than one student')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;disable' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; goes into the audit log')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask when there is more than one')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask when there is more than one')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;enable' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; goes into the audit log')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to say what was done')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do not ask when there is more than one')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do not ask when there is more than one')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;unlock' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why; goes into the audit log')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;portal' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Serve the portal until it is stopped with Ctrl-C')
            break
        }
        'mims;portal;serve' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Where to listen: an address with a port, or the path of a Unix socket')
            [CompletionResult]::new('--behind-proxy', '--behind-proxy', [CompletionResultType]::ParameterName, 'A proxy speaks HTTPS and passes requests on; these networks are believed about the address of a browser [default: this computer]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the portal in the browser of this computer: the help desk of a school')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;directory' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Choose the directory, and make the units in it that hold the accounts')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Write what the programs around it need: server, web page, laptops')
            [CompletionResult]::new('plan', 'plan', [CompletionResultType]::ParameterValue, 'Show what would be written, and write nothing')
            [CompletionResult]::new('sync', 'sync', [CompletionResultType]::ParameterValue, 'Write what has changed since the last time')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show how far each server is')
            break
        }
        'mims;directory;init' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'The servers, in the order in which they are tried: ldapi:/// on this computer, ldaps:// on another one')
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'The entry above the students of this school; made if it is not there')
            [CompletionResult]::new('--bind-dn', '--bind-dn', [CompletionResultType]::ParameterName, 'As whom to sign in; without it the server sees by its socket who asks')
            [CompletionResult]::new('--secret-file', '--secret-file', [CompletionResultType]::ParameterName, 'A file with the secret for --bind-dn in its first line, readable by you alone')
            [CompletionResult]::new('--ca', '--ca', [CompletionResultType]::ParameterName, 'The certificate of the authority that a server behind ldaps:// has to have')
            [CompletionResult]::new('--uid-offset', '--uid-offset', [CompletionResultType]::ParameterName, 'For Linux laptops: a student''s user number is this and the student''s own number')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--take-over', '--take-over', [CompletionResultType]::ParameterName, 'Go on although the directory follows another store, or a later state of this one: this store is right')
            [CompletionResult]::new('--off', '--off', [CompletionResultType]::ParameterName, 'Keep no directory in step any more; what it says stays as it is')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;directory;config' {
            [CompletionResult]::new('--base', '--base', [CompletionResultType]::ParameterName, 'The entry above the students of this school [default: that of mims directory init]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;directory;plan' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write rows')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order the rows by these fields; a minus sign in front puts the largest first (-enrolled)')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;directory;sync' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Compare every entry of every server, not only what has changed')
            [CompletionResult]::new('--accept-many', '--accept-many', [CompletionResultType]::ParameterName, 'Close accounts in the directory, however many they are')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;directory;status' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write rows')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, in this order')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order the rows by these fields; a minus sign in front puts the largest first (-enrolled)')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;export' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file to make; for School Data Sync the folder')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file to make; for School Data Sync the folder')
            [CompletionResult]::new('--split', '--split', [CompletionResultType]::ParameterName, 'Several files of at most so many accounts, FILE-1.csv and so on: some systems give up on long ones')
            [CompletionResult]::new('--class', '--class', [CompletionResultType]::ParameterName, 'Students of this class (3 Integrity); may be given more than once')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Students of this level (P3); may be given more than once')
            [CompletionResult]::new('--year', '--year', [CompletionResultType]::ParameterName, 'Students whose class is of this school year')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Students that this batch created or changed')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Students of this status; may be given more than once')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--skip-bad', '--skip-bad', [CompletionResultType]::ParameterName, 'Leave out students whom the system would not take, and go on; each is named')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that are there already')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everybody whose account is open')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;generate' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'How many')
            [CompletionResult]::new('--number', '--number', [CompletionResultType]::ParameterName, 'How many')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Whose name must not show up in it')
            [CompletionResult]::new('--style', '--style', [CompletionResultType]::ParameterName, 'Three words and three digits, or twelve letters and digits')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the rules that --check shows')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Make none: judge the one on standard input by every rule, or ask for it')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;check' {
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the faults')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;backup' {
            [CompletionResult]::new('--recipient', '--recipient', [CompletionResultType]::ParameterName, 'The public key of somebody who may open it, as age-keygen shows it; may be given more than once')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase that opens it')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase that opens it')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The age key of one of its recipients')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--verify', '--verify', [CompletionResultType]::ParameterName, 'Look through a backup that was made before: does it open, and is the store in it sound?')
            [CompletionResult]::new('--without-key', '--without-key', [CompletionResultType]::ParameterName, 'Leave out the vault key, which then has to be kept elsewhere')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a backup that is there already')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;restore' {
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase that opens it')
            [CompletionResult]::new('--identity', '--identity', [CompletionResultType]::ParameterName, 'The age key of one of its recipients')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;audit' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Every change and every printing, oldest first')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Recompute the chain of hashes')
            break
        }
        'mims;audit;log' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the rows')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;audit;verify' {
            [CompletionResult]::new('--head', '--head', [CompletionResultType]::ParameterName, 'A head that was noted or printed earlier; the log has to hold it still')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;vault' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('passphrase', 'passphrase', [CompletionResultType]::ParameterValue, 'Put the vault key behind a passphrase, or change or remove the passphrase')
            [CompletionResult]::new('rotate', 'rotate', [CompletionResultType]::ParameterValue, 'Make a new key, and seal the open temporary passwords to it; copies of the old one open nothing more')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy the key for another operator, behind a passphrase or for an age key; --key uses the copy')
            [CompletionResult]::new('replace', 'replace', [CompletionResultType]::ParameterValue, 'Make a new key where the old one is lost or its passphrase forgotten; open passwords need a reset then')
            break
        }
        'mims;vault;passphrase' {
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase; an empty line removes it')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;vault;rotate' {
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase; an empty line removes it')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;vault;copy' {
            [CompletionResult]::new('--recipient', '--recipient', [CompletionResultType]::ParameterName, 'The public key of somebody who may open it, as age-keygen shows it; may be given more than once')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase that opens it')
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The vault key, when it is kept outside the store')
            [CompletionResult]::new('--passphrase-file', '--passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line is the passphrase of the vault key')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;vault;replace' {
            [CompletionResult]::new('--key', '--key', [CompletionResultType]::ParameterName, 'The new vault key, when it is to be kept outside the store')
            [CompletionResult]::new('--new-passphrase-file', '--new-passphrase-file', [CompletionResultType]::ParameterName, 'A file whose first line becomes the passphrase; an empty line removes it')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('-y', '-y', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Do it without asking')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;settings' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Every setting with its value, default and meaning')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'The value of one setting')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change one setting')
            break
        }
        'mims;settings;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write the rows')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;settings;get' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;settings;set' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'mims;help' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;completions' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'mims;man' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'The store''s folder [default: the user''s local data folder]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'The same as --color never')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Leave out status lines; answers, warnings and errors stay')
            [CompletionResult]::new('--now-is-right', '--now-is-right', [CompletionResultType]::ParameterName, 'This computer''s clock is right, whatever the store''s newest entry says')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
