"""`python -m apigen`."""

from apigen.cli import main

main()
