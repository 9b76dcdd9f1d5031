"""Reading claims out of an article, by the rules of its language's pack."""
