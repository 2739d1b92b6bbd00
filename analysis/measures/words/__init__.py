"""Words of groups compared: counts, keyness, concordance, collocates, dispersion."""
