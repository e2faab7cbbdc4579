"""`python -m samverkan_cli`."""

from __future__ import annotations

from samverkan_cli.cli.main import main

main()
