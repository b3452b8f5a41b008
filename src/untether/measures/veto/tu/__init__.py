"""Solution concepts of games given by a table of worths: coalitions are bitmasks, bit i is player i."""
