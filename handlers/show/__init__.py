"""Values to text, tables, buttons and pictures."""
