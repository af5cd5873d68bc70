"""The views: from a request to a page model to an answer."""
