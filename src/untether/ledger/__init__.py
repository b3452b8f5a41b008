"""The one place that remembers: statements, evidence, coverage and issues."""
