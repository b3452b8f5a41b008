"""`python -m untether`."""

from untether.cli.main import run

run()
