"""A text in English, Russian or Belarusian becomes coded events and claims with their spans."""
