"""A thin face: serves what briefs and measures return, reckons nothing."""
