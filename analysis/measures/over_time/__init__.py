"""Uses followed over time: rates, steps, and how far two vocabularies lie apart."""
