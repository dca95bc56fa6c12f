"""What their offers say of what they want: my guess, changed by it. Always a range, and silent where little is to be read."""
