"""Numbers from the ledger: dependence, veto, realignment and the check of claims."""
