"""What a specialist looks for first: each module reckons one kind of finding, with its size, for the headline."""
