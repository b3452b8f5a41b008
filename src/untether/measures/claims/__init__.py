"""What a text asserts against what the ledger holds."""
