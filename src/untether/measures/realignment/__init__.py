"""Who moves, from whom to whom, since when: pure kernels."""
