"""The steps of closing the day, one panel each; `day_close` puts them on one line."""
