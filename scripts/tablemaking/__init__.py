"""Making the world tables and the name files of the packs from curated rows and CLDR."""
