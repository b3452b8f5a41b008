"""The coder's words and rules, kept as tables with an example for each rule."""
