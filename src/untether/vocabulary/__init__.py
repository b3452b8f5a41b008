"""The words all rooms share: actors, layers, commodities, units, codes and the frozen records."""
