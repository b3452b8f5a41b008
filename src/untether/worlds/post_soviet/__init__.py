"""The post-Soviet starter world: twelve states, their routes, flows and ties, each row with its source."""
