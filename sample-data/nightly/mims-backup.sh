#!/bin/sh
# One backup of the store each night; the newest 14 are kept. Copy to /usr/local/bin/mims-backup, and put your own public
# key in: age-keygen -o school-backup.key makes one. That file opens the backups, so keep it on no computer of the store.
set -eu
umask 077
recipient=age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
folder=/var/lib/mims/backups
/usr/local/bin/mims --store /var/lib/mims/store backup "$folder/$(date +%F).backup" --force --recipient "$recipient" --quiet >/dev/null
# The names are days, so the last by name are the newest. Nothing goes before tonight's is there.
ls "$folder"/*.backup | sort -r | tail -n +15 | while read -r old; do rm -- "$old"; done
