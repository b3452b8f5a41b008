"""Games from files and their solutions: whatever form a game has, one question and one answer."""
