"""Shipped worlds as tables, so that the first command needs no download."""
