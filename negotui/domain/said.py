"""What somebody says at the table, typed in a line: the terms first, the exact words in quotation marks after them."""

from __future__ import annotations


def split_quoted_words(text: str) -> tuple[str, str]:
    """Splits a typed offer into its terms and the exact words in quotation marks after them, or empty."""
    for mark, end in (('"', '"'), ("“", "”")):
        terms, quote, words = text.partition(mark)
        if quote:
            return terms.strip().rstrip(";,"), words.strip().removesuffix(end)
    return text, ""
