"""Named overrides on a network: what if this route is cut, that bypass built."""
