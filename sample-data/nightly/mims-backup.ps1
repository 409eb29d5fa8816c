# The same for Windows, to be run each night by the Task Scheduler:
#   schtasks /Create /TN "MIMS backup" /SC DAILY /ST 21:00 /TR "powershell -File \"C:\Program Files\mims\mims-backup.ps1\""
$recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'
$folder = "$env:LOCALAPPDATA\mims\backups"
$today = Join-Path $folder "$(Get-Date -Format yyyy-MM-dd).backup"
& 'C:\Program Files\mims\mims.exe' --store "$env:LOCALAPPDATA\mims\store" backup $today --force --recipient $recipient --quiet
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Get-ChildItem $folder -Filter *.backup | Sort-Object Name -Descending | Select-Object -Skip 14 | Remove-Item
