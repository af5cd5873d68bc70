"""Charts as plain SVG text: no script, readable in light, dark and print."""
