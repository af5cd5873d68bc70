"""The public tracker: pages, embeds, feeds and the API."""
