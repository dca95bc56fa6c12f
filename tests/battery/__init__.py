"""What a workbook has to survive, tried on the real program from outside: `python -m tests.battery`, `make battery`."""
