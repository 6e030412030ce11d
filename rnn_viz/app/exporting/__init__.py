"""Taking along what is seen: pictures, tables, a report."""
