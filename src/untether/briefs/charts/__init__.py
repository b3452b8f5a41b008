"""Small charts that need no library: SVG for a page, blocks of characters for a terminal."""
