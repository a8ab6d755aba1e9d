"""Training code of Songsight: recordings and photos in, a model pack for the app out."""
