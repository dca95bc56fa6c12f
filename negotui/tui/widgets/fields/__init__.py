"""An editor for each type of field, behind one message: Typed(field, text)."""
