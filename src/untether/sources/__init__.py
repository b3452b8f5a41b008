"""One folder per source: its card and its reader; fetching lives here."""
