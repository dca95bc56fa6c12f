"""Trying the plan: my opening, steps and limits in many talks with counterparts drawn from my own guesses."""
