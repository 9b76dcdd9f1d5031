"""A run record in the formats of other tools, one module for each family of formats."""
