"""Small REST services over seeded data, which answer the same tomorrow as today."""
