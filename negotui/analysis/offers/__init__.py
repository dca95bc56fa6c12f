"""The talk itself: what each offer is worth, what kind of move it was, and what to say."""
