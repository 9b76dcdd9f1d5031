"""Public sets of numerals, sums and days that nobody here wrote, read through adapters: `python -m bench.public`."""
