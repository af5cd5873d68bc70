"""The whole public site as static files for a CDN."""
