"""A state's or a route's story: sentences from measurements, footnotes from evidence."""
