"""Weights by questions: how much the whole way from worst to best counts on each issue (swing weights)."""
