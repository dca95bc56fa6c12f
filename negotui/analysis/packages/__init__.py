"""Packages: whole deals worked out for both sides, exactly. Nothing lists every package there is, and nothing makes a float."""
