"""Layout: where cards, links and page breaks go. Geometry only; nothing here knows HTML or SVG."""
