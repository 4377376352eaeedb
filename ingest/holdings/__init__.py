"""What the archive holds of a government, year by year, and what of it has to be read anew."""
