"""Packages: whole deals worked out for both sides, exactly. Must not list every package there is, nor make a float."""
