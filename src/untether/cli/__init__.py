"""A thin face: one module per verb: parse, call, print, exit code."""
