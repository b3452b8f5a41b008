"""From bytes to a text with its title, day, outlet and the outlet that it quotes."""

from untether.sources.pages.page import Page
from untether.sources.pages.reading import read_page

__all__ = ["Page", "read_page"]
