"""Negotiations in a SQLite file. The only folder that knows SQL; it knows no guide, no screen and no clock."""
