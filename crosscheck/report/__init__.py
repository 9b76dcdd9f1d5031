"""A run record made readable: run files, the claim graph, the report's pages, and exports.

Heavy imports stay in the modules.
"""
