"""Languages as data: loading, checking and compiling the packs."""
