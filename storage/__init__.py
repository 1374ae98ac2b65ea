"""Words of the trade, tables, queries, who may see which row, the one commit."""
