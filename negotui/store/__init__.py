"""Negotiations in a SQLite file. The only folder that knows SQL; it must not know a guide, a screen or a clock."""
