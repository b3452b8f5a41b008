"""Untether: who depends on whom, who holds a veto, and who is breaking free."""

__version__ = "0.1.0"
