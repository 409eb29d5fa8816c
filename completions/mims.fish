complete --keep-order --exclusive --command mims --arguments "(MIMS_COMPLETE=fish mims -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
