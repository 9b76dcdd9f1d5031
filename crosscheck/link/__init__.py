"""Linking: claims of one fact find each other, whatever they say and in whatever script."""
