"""How often one client may ask the API, counted before anything else is done for him."""
