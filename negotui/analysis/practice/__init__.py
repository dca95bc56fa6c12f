"""Practising: a counterpart drawn from one's own guesses, who offers, accepts and walks away. Exact, and repeatable by a seed."""
