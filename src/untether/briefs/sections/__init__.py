"""The sections of a brief: one idea, one module, each `build(ledger, actor, year) -> Section`."""
