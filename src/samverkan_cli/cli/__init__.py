"""The commands: one file each. Parse, call, show, exit code; nothing else."""
